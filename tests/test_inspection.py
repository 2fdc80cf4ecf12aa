"""`transnews check`: what stands in the PO files, judged by whose it is, and how it is told.

`golden/check/project` has a fault of most kinds; beside it lies what is found, in each format.
"""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from transnews import cli, config, glossary, inspection, markup, review, trace
from transnews.checks import exempt, weighed
from transnews.cli.findings import data, found, github, junit, text
from transnews.config.schema import ChecksTable
from transnews.drafting import Direction
from transnews.errors import ConfigError, TransnewsError
from transnews.inspection import Inspected, Problem
from transnews.model import Finding, Key, Severity, Span
from transnews.qa import tags
from transnews.qa.comparing import compare
from transnews.qa.persons import softened
from transnews.trace import Trace, TraceEntry

if TYPE_CHECKING:
    from transnews.cli.findings.found import Found

GOLDEN = Path(__file__).parent / "golden" / "check"
SCHEMA = Path(__file__).parent / "fixtures" / "inspection" / "junit.xsd"
HEAD = 'msgid ""\nmsgstr ""\n"Language: pt\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def _found(project: Path, paths: Sequence[str] = ()) -> "Found":
    settings = config.load(project)
    return found.gather(inspection.inspect_all(project, settings, paths, settings.locales))


def _project(folder: Path, entry: str, article: str = "The ship left on Monday.") -> Path:
    """Return a project with one article and its PO file."""
    (folder / "articles").mkdir()
    (folder / "articles" / "a.md").write_text(f"---\nlang: en\n---\n\n{article}\n", "utf-8")
    (folder / "locales" / "pt").mkdir(parents=True)
    (folder / "locales" / "pt" / "a.po").write_text(f"{HEAD}\n{entry}", "utf-8")
    return folder


def _told(project: Path) -> list[str]:
    """Return what is found but that there is no variant."""
    problems = _found(project).problems
    return [f"{p.severity}: {p.check}: {p.message}" for p in problems if p.check != "variant"]


def _entry(msgstr: str, msgid: str = "The ship left on Monday.", above: str = "") -> str:
    return f'{above}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


# How it is told


@pytest.mark.parametrize(
    ("render", "name"),
    [
        (text.render, "found.txt"),
        (data.render, "found.json"),
        (github.render, "found.github"),
        (junit.render, "found.xml"),
    ],
)
def test_each_format_is_as_the_golden_file(render: "Callable[[Found], str]", name: str) -> None:
    assert render(_found(GOLDEN / "project")) == (GOLDEN / name).read_text("utf-8")


def test_the_golden_project_has_a_fault_of_most_kinds() -> None:
    kinds = {problem.check for problem in _found(GOLDEN / "project").problems}
    assert kinds >= {"names", "numbers", "markup", "spaces", "po", "header", "orphan", "ignore"}
    assert kinds >= {"missing", "unused", "fuzzy", "variant", "language"}


PROBLEMS = st.builds(
    Problem,
    st.text(max_size=9),
    st.sampled_from(["pt", "uk"]),
    st.text(max_size=9),
    st.integers(1, 9),
    st.sampled_from(inspection.NAMES),
    st.sampled_from(Severity),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.none() | st.builds(Key, st.sampled_from(["", "headline"]), st.text(max_size=9)),
)


@given(st.lists(PROBLEMS, max_size=6))
def test_whatever_is_found_junit_validates_and_counts_right(problems: list[Problem]) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    all_found = found.gather(Inspected(p.article, p.locale, p.path, 1, (p,)) for p in problems)
    tree = etree.fromstring(junit.render(all_found).encode())
    schema.assertValid(tree)
    assert len(tree.findall(".//failure")) == all_found.count(Severity.ERROR)
    assert sum(int(suite.get("tests", "")) for suite in tree) == len(problems)


@given(st.lists(PROBLEMS, max_size=6))
def test_whatever_is_found_github_gets_one_line_for_each(problems: list[Problem]) -> None:
    all_found = found.gather(Inspected(p.article, p.locale, p.path, 1, (p,)) for p in problems)
    lines = github.render(all_found).split("\n")[:-1]
    assert len(lines) == len(problems)
    for line in lines:
        assert re.match(r"::(error|warning) file=[^,:]*,line=\d+,title=\w+::", line)


# Severities, exemptions


def test_the_settings_know_every_check() -> None:
    assert sorted(ChecksTable.model_fields) == sorted(inspection.NAMES)


def test_an_unknown_check_in_the_settings_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "transnews.toml").write_text('[checks]\nnumber = "off"\nnames = "loud"\n')
    with pytest.raises(ConfigError) as refused:
        config.load(tmp_path)
    assert str(refused.value).splitlines() == [
        'transnews.toml: checks.names must be "error", "warning" or "off", not "loud"',
        "transnews.toml: unknown key checks.number; did you mean checks.numbers?",
    ]


@pytest.mark.parametrize(
    ("level", "status", "told"),
    [
        ("error", 1, ["error: numbers: 12 has become 21"]),
        ("warning", 0, ["warning: numbers: 12 has become 21"]),
        ("off", 0, []),
    ],
)
def test_the_settings_say_what_a_check_counts_as(
    tmp_path: Path, level: str, status: int, told: list[str]
) -> None:
    entry = _entry("São 21 navios.", "There are 12 ships.")
    project = _project(tmp_path, entry, "There are 12 ships.")
    (project / "transnews.toml").write_text(f'[checks]\nnumbers = "{level}"\n')
    assert _told(project) == told
    assert _found(project).exit_status == status


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# transnews: ignore numbers\n", []),
        ("# Asked the desk.\n# Transnews: ignore names, numbers (they are right)\n", []),
        ("# transnews: ignore all\n", []),
        ("# transnews: ignore names\n", ["error: numbers: 12 has become 21"]),
        ("# we may ignore numbers\n", ["error: numbers: 12 has become 21"]),
    ],
)
def test_a_translator_sets_a_check_aside_for_an_entry(
    tmp_path: Path, comment: str, told: list[str]
) -> None:
    entry = _entry("São 21 navios.", "There are 12 ships.", comment)
    assert _told(_project(tmp_path, entry, "There are 12 ships.")) == told


def test_an_exemption_that_names_no_check_is_told(tmp_path: Path) -> None:
    comment = "# transnews: ignore nubmers\n# transnews: skip it\n"
    assert _told(_project(tmp_path, _entry("O navio saiu na segunda-feira.", above=comment))) == [
        "warning: ignore: no such check: nubmers; did you mean numbers?",
        "warning: ignore: no such check: skip it; it is: transnews: ignore numbers, names",
    ]


@given(st.text(st.characters(codec="utf-8")))
def test_any_comment_is_read(comment: str) -> None:
    assert exempt(comment) or not list(weighed([], {}, exempt(comment)))


# Whose text it is


def _judged(source: str, target: str, languages: tuple[str, str] = ("en", "pt")) -> list[str]:
    words = glossary.load(GOLDEN / "project" / "glossaries")
    forth, back = glossary.matcher(words, *languages), glossary.matcher(words, *languages[::-1])
    direction = Direction(*languages, "text", forth, frozenset(), back)
    findings = softened(compare(source, target, direction), source, target, direction)
    return [f"{f.severity}: {f.check}: {f.message}" for f in findings]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Winds of 40 mph hit it.", "Ventos de 65 km/h o atingiram."),
        ("It weighed 17 pounds.", "Pesava 7,7 kg."),
        ("Heat of 90 °F hit it.", "Calor de 32 °C o atingiu."),
        ("It has 76,000 hectares.", "Tem 187.000 acres."),
        ("He left. The 7 stayed.", "Os 7 ficaram. Ele saiu."),
        ("It rained. In Kyiv 3 died.", "Em Kiev 3 morreram. Chovia."),
        ("He left, they say. It is 7.", "Diz-se que saiu, e são 7."),
    ],
)
def test_what_people_may_do_is_let_pass(source: str, target: str) -> None:
    assert _judged(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Some 281 shops.", "Umas 218 lojas.", "error: numbers: 281 has become 218"),
        ("Winds of 40 mph.", "Ventos de 85 km/h.", "error: numbers: 40 has become 85"),
        ("Winds of 40 mph.", "Ventos de 65 kg.", "error: numbers: 40 has become 65"),
        ("It cost 645 of them.", "Custou muito deles.", "warning: numbers: 645 is missing"),
        ("He saw Kyiv burn.", "Ele viu a cidade arder.", "error: names: Kyiv must be Kiev"),
        (
            "He saw Kyiv burn.",
            "Ele viu a noite kievita arder.",
            "warning: names: Kyiv must be Kiev",
        ),
        (
            'He called it "spam" then.',
            'Chamou-o de "spam então.',
            'error: quotes: the quotation mark of "spam has no partner',
        ),
        (
            "He called it spam then.",
            'Chamou-o de "spam" então.',
            'warning: quotes: "spam" is not quoted in the source',
        ),
        (
            "“We go on, whatever comes,” he said.",
            "Ele disse que continuam, venha o que vier.",
            "error: quotes: “We go on, whatever comes,” has lost its quotation marks",
        ),
        (
            "He has not seen the ship.",
            "Ele viu o navio.",
            'warning: negation: "not" has no negation in the translation',
        ),
    ],
)
def test_what_people_do_by_mistake_is_told(source: str, target: str, told: str) -> None:
    assert _judged(source, target) == [told]


def test_the_second_sentence_is_looked_at_by_itself() -> None:
    source, target = "It rained. He did not go.", "Não choveu. Ele foi."
    assert [line.split(":")[1] for line in _judged(source, target)] == [" negation", " negation"]


def test_a_name_that_the_article_keeps_elsewhere_is_missed(tmp_path: Path) -> None:
    texts = ("Ms Kavanaugh won.", "Then Kavanaugh left.")
    po = _entry("A senhora Kavanaugh ganhou.", texts[0]) + "\n" + _entry("Depois saiu.", texts[1])
    told = _told(_project(tmp_path, po, "\n\n".join(texts)))
    assert told == ["warning: proper: Kavanaugh is missing"]


def test_a_draft_of_the_machine_keeps_what_was_found_when_it_was_made(tmp_path: Path) -> None:
    msgstr = "O navio saiu na segunda-feira."
    project = _project(tmp_path, _entry(msgstr, above="#, fuzzy\n"))
    finding = Finding("dropped", Severity.ERROR, '"of it" is left out', Span(0, 1))
    key = Key("", "The ship left on Monday.")
    made = TraceEntry(key, review.digest(msgstr), "argos", "", None, (finding,), ())
    written = trace.write(Trace("articles/a.md", "", "en", "pt", "argos", (made,)))
    (project / "locales" / "pt" / "a.trace.json").write_text(written, "utf-8")
    assert _told(project) == ['error: dropped: "of it" is left out']
    (project / "locales" / "pt" / "a.po").write_text(f"{HEAD}\n{_entry(msgstr)}", "utf-8")
    assert _told(project) == [], "a person has accepted it"


# Files and characters


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (_entry("O navio saiu  na segunda."), "warning: spaces: several spaces in a row"),
        (_entry(" O navio saiu na segunda."), "warning: spaces: begins with a space"),
        (_entry("O navio saiu na segunda. "), "warning: spaces: ends with a space"),
        (
            _entry("O navio saiu na segunda.\\n"),
            "error: newlines: ends with a line break, unlike the source",
        ),
        (
            _entry("O navio XQ1 saiu na segunda."),
            'error: characters: "XQ1", a placeholder, is left over',
        ),
        (
            _entry("O navio\\a saiu na segunda."),
            "error: characters: a character that nobody sees: U+0007 (control character)",
        ),
        (_entry("", above="#, fuzzy\n"), "warning: fuzzy: marked as a draft, and empty"),
        (_entry("O **navio saiu na segunda."), "error: markup: ** has no partner and stands"),
        (_entry("O <b>navio saiu na segunda."), "error: markup: the tag <b> without its other"),
        (
            _entry("<<<<<<< HEAD\\nO navio saiu na segunda."),
            'error: characters: "<<<<<<< HEAD", a conflict marker of a merge, is left over',
        ),
    ],
)
def test_what_no_text_should_have(tmp_path: Path, entry: str, told: str) -> None:
    assert told in "\n".join(_told(_project(tmp_path, entry)))


def _marked(source: str, target: str, kind: str) -> list[str]:
    ours, theirs = markup.take_out(source, kind), markup.take_out(target, kind)
    return [f"{f.severity}: {f.message}" for f in tags.check(ours, theirs, kind == "markdown")]


@pytest.mark.parametrize(
    ("kind", "source", "target"),
    [
        ("markdown", "A **b** c", "__B__ a"),
        ("markdown", '[a](https://x.org/y_(z) "t")', '[b](<https://x.org/y_(z)> "u")'),
        ("markdown", "![a](i.png) `x`", "`x` ![b](i.png)"),
        ("html", 'A <a href="u" title="t">b</a> <b>c</b>', "<em>C</em> <a href='u'>b</a>"),
        ("html", "a&nbsp;b<br>", "a b<br/>"),
        ("text", "a ** b", "a b"),
    ],
)
def test_markup_may_move_and_be_spelt_otherwise(kind: str, source: str, target: str) -> None:
    assert _marked(source, target, kind) == []


@pytest.mark.parametrize(
    ("kind", "source", "target", "told"),
    [
        ("markdown", "[a](u)", "b", "error: the link to u is lost"),
        ("markdown", "[a](u)", "[b](v)", "warning: the link to u has become the link to v"),
        ("markdown", "[a](u)", "[b]( u", "error: the link to u is lost"),
        ("markdown", "a `x y`", "a `z`", "error: `x y` has become `z`"),
        ("markdown", "a *b*", "a b", "warning: emphasis is lost"),
        ("html", '<a href="u">a</a>', "<a>a</a>", "error: the link to u has become a link is"),
        ("html", "a <i>b</i>", "a <i>b", "error: the tag <i> without its other half"),
        ("html", "a <sub>2</sub>", "a 2", "error: <sub> is lost"),
    ],
)
def test_markup_that_is_lost_or_changed_is_told(
    kind: str, source: str, target: str, told: str
) -> None:
    assert told in "\n".join(_marked(source, target, kind))


def test_a_span_stands_on_the_msgstr_with_its_markup(tmp_path: Path) -> None:
    source = "See [**the** list](https://x.org) &amp; the 12 *ships*."
    target = "Veja [**a** lista](https://x.org) &amp; os *21* navios."
    project = _project(tmp_path, _entry(target, source), source)
    spans = {p.check: p.span for p in _found(project).problems if p.span}
    assert spans["numbers"].of(target) == "21"


def test_an_article_is_told_once_and_the_rest_goes_on(tmp_path: Path) -> None:
    project = shutil.copytree(GOLDEN / "project", tmp_path / "p")
    (project / "articles" / "empty.md").write_text("")
    result = _found(project)
    assert [str(failure) for failure in result.failures] == [
        "articles/empty.md: empty: there is no text to translate"
    ]
    assert len(result.problems) == len(_found(GOLDEN / "project").problems)
    assert result.exit_status == 1


def test_a_variant_that_the_po_file_does_not_make_is_told(tmp_path: Path) -> None:
    project = _project(tmp_path, _entry("O navio saiu na segunda-feira."))
    assert [p.message for p in _found(project).problems] == [
        "locales/pt/a.md is not there; run transnews build"
    ]
    _run("--project", str(project), "build")
    assert _found(project).problems == ()
    (project / "locales" / "pt" / "a.md").write_text("edited by hand\n")
    assert [p.message for p in _found(project).problems] == [
        "locales/pt/a.md is not what the PO file makes; run transnews build"
    ]


def test_an_article_never_translated_is_told_if_it_is_named(tmp_path: Path) -> None:
    project = _project(tmp_path, _entry("O navio saiu na segunda-feira."))
    shutil.rmtree(project / "locales")
    assert _found(project).problems == ()
    named = _found(project, [str(project / "articles" / "a.md")])
    assert [p.message for p in named.problems] == ["not there yet; run transnews translate --to pt"]


# The command


def _run(*words: str) -> int:
    try:
        return int(cli.cli.main(list(words), standalone_mode=False) or 0)
    except TransnewsError as error:
        return error.exit_status


def test_the_command_ends_with_1_on_errors_and_0_on_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = _project(tmp_path, _entry("O navio saiu na segunda-feira. "))
    assert _run("--project", str(project), "check") == 0
    assert "warning: spaces" in capsys.readouterr().out
    assert _run("--project", str(GOLDEN / "project"), "check", "--to", "es") == 1


def test_the_command_writes_a_file_and_prints_the_sums(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "found.json"
    assert _run("--project", str(GOLDEN / "project"), "check", "--json", "-o", str(out)) == 1
    assert capsys.readouterr().out.endswith("files\n")
    assert json.loads(out.read_text("utf-8"))["exit_status"] == 1


def test_the_command_takes_one_format(tmp_path: Path) -> None:
    assert _run("--project", str(tmp_path), "check", "--json", "--format", "junit") == 2
