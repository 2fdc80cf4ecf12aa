"""The review page: what it shows, that it shows it whole, and when it is written."""

import base64
import hashlib
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml import Element

from transnews import cli, config, preview
from transnews.galley.values import (
    Change,
    Galley,
    Hit,
    Kind,
    Remark,
    Row,
    Run,
    Sentence,
    Style,
    Text,
)
from transnews.model import Key, Severity, Span
from transnews.preview.weaving import Thread, visible, weave
from transnews.status import Counts, Stage

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "preview" / "page.html"

# A galley with one of everything.

FIRST = Row(
    Key("headline", "Grain ships sail after 11 days"),
    number=1,
    line=17,
    role="headline",
    level=1,
    stage=Stage.DRAFT,
    source=Text("Grain ships sail after 11 days", hits=[Hit(Span(23, 25), Kind.NUMBER, 1)]),
    target=Text("Navios partem depois de 12 dias", hits=[Hit(Span(24, 26), Kind.NUMBER, 1)]),
    msgstr="Navios partem depois de 12 dias",
    fuzzy=True,
    remarks=[
        Remark("numbers", Severity.ERROR, "11 became 12", Span(24, 26)),
        Remark("dropped", Severity.WARNING, "“Grain” may be missing", None),
    ],
    sentences=[Sentence(Span(0, 30), Span(0, 31), -1.2)],
    notes=["look (numbers): 11 became 12", "short, please"],
)
SECOND = Row(
    Key("", "The **port** of Odesa has 2 ships."),
    number=2,
    line=29,
    role="paragraph",
    level=0,
    stage=Stage.OUTDATED,
    source=Text(
        "The port of Odesa has 2 ships.",
        [Run(Span(4, 8), Style.STRONG)],
        [Hit(Span(12, 17), Kind.NAME, 1, "Odessa | Odesa")],
    ),
    target=Text("O porto de Odessa tem 3 navios.", (), [Hit(Span(11, 17), Kind.NAME, 1)]),
    msgstr="O **porto** de Odessa tem 3 navios.",
    fuzzy=True,
    since_source=[
        Change("The port of Odesa has ", "The port of Odesa has "),
        Change("3", "2"),
        Change(" ships.", " ships."),
    ],
    offer="O **porto** de Odessa tem 2 navios.",
    notes=["name: Odesa → Odessa | Odesa", "draft of the new text: O **porto** …"],
    comment="ask the desk",
)
THIRD = Row(
    Key("list-item", "No fee."),
    number=3,
    line=40,
    role="list-item",
    level=0,
    stage=Stage.REVIEWED,
    source=Text("No fee."),
    target=Text("Sem taxa."),
    msgstr="Sem taxa.",
    fuzzy=False,
    since_draft=[Change("Não", "Sem"), Change(" taxa.", " taxa.")],
)
FOURTH = Row(
    Key("", "The end."), 0, 0, "paragraph", 0, Stage.MISSING, Text("The end."), Text(""), "", False
)
GALLEY = Galley(
    article="articles/grain.md",
    title="Grain ships sail after 11 days",
    language="en",
    locale="pt",
    po="locales/pt/grain.po",
    variant="locales/pt/grain.md",
    rows=[FIRST, SECOND, THIRD, FOURTH],
    counts=Counts(missing=1, draft=1, outdated=1, reviewed=1),
    words=1417,
    words_left=1415,
    correction="It was 11 days, not 12.",
    remarks=[Remark("header", Severity.WARNING, "no Language", None)],
    blocked="1 text is outdated",
    engine="argos en_pt 1.9",
    reviewed_by="Inês Duarte",
)


def parsed(html: str) -> turbohtml.Document:
    return turbohtml.parse(html)


def one(where: turbohtml.Document | Element, selector: str) -> Element:
    found = where.select(selector)
    assert len(found) == 1, (selector, found)
    return found[0]


def words(where: turbohtml.Document | Element, selector: str) -> list[str]:
    return [" ".join(element.text.split()) for element in where.select(selector)]


# What is shown.


def test_the_page_is_the_golden_one() -> None:
    html = preview.page(GALLEY, index="../index.html", made_from="sha256:0")
    html = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1…\3", html)
    html = re.sub(r"sha256-[^']{44}", "sha256-…", html)
    assert html == GOLDEN.read_text("utf-8")


def test_a_page_is_the_same_each_time() -> None:
    assert preview.page(GALLEY) == preview.page(GALLEY)


def test_a_row_by_itself_is_the_row_of_the_page() -> None:
    page = preview.page(GALLEY)
    assert all(preview.row(row, GALLEY) in page for row in GALLEY.rows)


def test_each_stage_is_told_by_a_word_and_a_sign() -> None:
    rows = [replace(THIRD, number=n, stage=stage) for n, stage in enumerate(Stage, 1)]
    page = parsed(preview.page(replace(GALLEY, rows=rows)))
    told = words(page, ".row .is")
    assert len(set(told)) == len(Stage)
    assert all(re.fullmatch(r"[○●✎↻✓] [a-z ]+", each) for each in told)


def test_findings_stand_on_their_words_and_below_most_serious_first() -> None:
    page = parsed(preview.page(GALLEY))
    mark = one(page, "#m1 mark")
    assert (mark.text, mark.attrs["class"], mark.attrs["data-remark"]) == (
        "12",
        ["found", "error"],
        "1",
    )
    assert words(page, "#m1 .remark") == [
        "error 11 became 12 numbers",
        "warning “Grain” may be missing dropped",
    ]


def test_what_the_page_shows_already_is_not_told_again_as_a_note() -> None:
    page = parsed(preview.page(GALLEY))
    assert words(page, ".notes li") == ["short, please"]
    assert words(page, "#m2 .offer p") == ["O **porto** de Odessa tem 2 navios."]


def test_a_line_says_how_unsure_the_model_was_and_only_under_its_own_words() -> None:
    page = parsed(preview.page(GALLEY))
    assert [one.attrs["data-heat"] for one in page.select("[data-heat]")] == ["3"]
    assert one(page, "#m1 .target .sentence").attrs["title"] == "Model: 30% sure"


def test_changes_are_open_where_the_source_changed() -> None:
    page = parsed(preview.page(GALLEY))
    since = one(page, "#m2 details.since-source")
    assert "open" in since.attrs
    assert (one(since, "del").text, one(since, "ins").text) == ("3", "2")
    assert "open" not in one(page, "#m3 details.since-draft").attrs


def test_each_column_has_its_language_and_direction() -> None:
    page = parsed(preview.page(replace(GALLEY, locale="ar")))
    for selector, told in ((".source", ("en", "ltr")), (".target", ("ar", "rtl"))):
        columns = page.select(f".row {selector}")
        assert {(each.attrs["lang"], each.attrs["dir"]) for each in columns} == {told}


def test_headings_follow_in_order_and_ids_are_unique() -> None:
    page = parsed(preview.page(GALLEY))
    levels = [int(each.tag[1]) for each in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [each.attrs["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))


# Nothing of it runs, and nothing is fetched.


def test_the_policy_allows_what_is_in_the_page_and_nothing_else() -> None:
    html = preview.page(GALLEY)
    page = parsed(html)
    said = one(page, 'meta[http-equiv="Content-Security-Policy"]').attrs["content"]
    assert isinstance(said, str)
    inlined = re.findall(r"(?s)<(?:style|script)>(.*?)</(?:style|script)>", html)
    hashes = {base64.b64encode(hashlib.sha256(x.encode()).digest()).decode() for x in inlined}
    assert set(re.findall(r"sha256-([^']+)'", said)) == hashes
    assert "default-src 'none'" in said
    assert not page.select("[style], [src], base, form, iframe, object, img")
    assert {a.attrs.get("href") for a in page.select("[href]")} == {"data:,", "#galley"}


def test_at_a_server_the_policy_is_its_own() -> None:
    editing = preview.Editing("../api/", "n0nce", "p {}", "go()")
    page = parsed(preview.page(GALLEY, editing=editing))
    assert not page.select("meta[http-equiv]")
    assert {each.attrs.get("nonce") for each in page.select("style, script")} == {"n0nce"}
    assert one(page, "main").attrs["data-api"] == "../api/"


HOSTILE = st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "<!--",
        "]]>",
        "&lt;b&gt;",
        "{{ 7 * 7 }}{% raw %}",
        "\u202eevil\u2066",
        "\x00\x08\r",
        "</style>",
        "a\n\tb",
    ]
)
TEXTS = st.lists(HOSTILE | st.text(st.characters(codec="utf-8"), max_size=9), max_size=4).map(
    "".join
)
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))


@given(TEXTS, st.lists(st.builds(Thread, SPANS, st.sampled_from(["b", "i", "mark"])), max_size=6))
def test_a_text_stays_itself_whatever_is_woven_into_it(text: str, threads: list[Thread]) -> None:
    woven = one(parsed(f"<p>{weave(text, threads)}</p>"), "p")
    assert woven.text == visible(text)
    for tag in ("b", "i", "mark"):
        covered = {at for t in threads if t.tag == tag for at in range(t.span.start, t.span.stop)}
        assert _under(woven, tag) == sorted(at for at in covered if at < len(text))


def _under(where: Element, tag: str) -> list[int]:
    """Return the places in the text of *where* that stand in an element *tag*."""
    found: list[int] = []
    done = 0
    for node in where.descendants:
        if isinstance(node, turbohtml.Text):
            if node.closest(tag):
                found += range(done, done + len(node.text))
            done += len(node.text)
    return found


@st.composite
def rows(draw: st.DrawFn) -> Row:
    hits = st.lists(st.builds(Hit, SPANS, st.sampled_from(Kind), st.integers(0, 3), TEXTS))
    runs = st.lists(st.builds(Run, SPANS, st.sampled_from(Style), TEXTS))
    column = st.builds(Text, TEXTS, runs, hits)
    return Row(
        Key("", draw(TEXTS)),
        1,
        draw(st.integers(0, 99)),
        draw(st.sampled_from(["paragraph", "quote", "cell"])),
        draw(st.integers(0, 6)),
        draw(st.sampled_from(Stage)),
        draw(column),
        draw(column),
        draw(TEXTS),
        draw(st.booleans()),
        draw(
            st.lists(st.builds(Remark, TEXTS, st.sampled_from(Severity), TEXTS, st.none() | SPANS))
        ),
        draw(st.lists(st.builds(Sentence, SPANS, SPANS, st.none() | st.floats(-9, 0)))),
        since_draft=draw(st.lists(st.builds(Change, TEXTS, TEXTS), max_size=3)),
        since_source=draw(st.lists(st.builds(Change, TEXTS, TEXTS), max_size=3)),
        offer=draw(TEXTS),
        comment=draw(TEXTS),
    )


@settings(max_examples=60)
@given(rows(), TEXTS.map("x{}".format))
def test_every_text_appears_once_as_text_and_never_as_markup(row: Row, text: str) -> None:
    galley = replace(
        GALLEY, rows=[row], title=text, correction=text, retracted=text, blocked=text, po=text
    )
    html = preview.page(galley, index="index.html")
    page = parsed(html)
    shown = {
        ".source .text": row.source.text,
        ".target .text": row.target.text if row.target.text.strip() else "Not translated yet",
        "h1": text,
        ".fact.blocked dd": text,
    }
    for selector, said in shown.items():
        assert one(page, selector).text == visible(said)
    assert [each.text for each in page.select(".remark bdi")] == [
        visible(each.message) for each in row.remarks
    ]
    assert [each.text for each in page.select(".offer p")] == [visible(row.offer)][
        : bool(row.offer)
    ]
    for kind, changes in (("source", row.since_source), ("draft", row.since_draft)):
        changed = [visible(text) for c in changes if c.was != c.now for text in (c.was, c.now)]
        told = [each.text for each in page.select(f".since-{kind} :is(del, ins)")]
        assert told == [text for text in changed if text]
    assert len(page.select("script")) == 2
    assert not page.select("img, [onerror], [onmouseover], [style]")


# Files.


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two articles of the sample project, each in a locale."""
    folder = tmp_path / "project"
    for name in ("articles", "glossaries", "locales"):
        others = shutil.ignore_patterns("*grain*", "*harbor*")
        shutil.copytree(ROOT / name, folder / name, ignore=others)
    shutil.copy(ROOT / "transnews.toml", folder)
    return folder


@pytest.fixture
def command(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Run ``transnews preview``."""

    def call(*arguments: str) -> Ended:
        said = ["transnews", "--project", str(project), "preview", *arguments]
        monkeypatch.setattr(sys, "argv", said)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    return call


PAGE = "preview/pt/2025-08-22-kallas.html"
ARTICLE = "articles/2025-08-22-kallas.md"
PO = "locales/pt/2025-08-22-kallas.po"


def test_each_article_of_each_locale_gets_its_page(project: Path, command: Command) -> None:
    ended = command()
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith("3 written, 0 unchanged\n")
    found = sorted(path.relative_to(project).as_posix() for path in project.rglob("preview/*/*"))
    assert found == ["preview/en/2025-09-20-ferrovia-lisboa-porto.html", PAGE]
    page = parsed((project / PAGE).read_text("utf-8"))
    assert len(page.select(".row")) == 12
    assert one(page, ".index a").attrs["href"] == "../index.html"


def test_what_did_not_change_is_not_written_again(project: Path, command: Command) -> None:
    command()
    before = (project / PAGE).stat().st_mtime_ns
    assert command().out == "0 written, 3 unchanged\n"
    assert (project / PAGE).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ARTICLE, "Analysts believe", "Analysts think"),
        (PO, "Analistas acreditam", "Analistas pensam"),
        (PO.replace(".po", ".trace.json"), '"replaced": ""', '"replaced": "x"'),
        ("transnews.toml", "[checks]", '[checks]\nnumbers = "off"'),
    ],
)
def test_a_page_is_written_when_what_it_shows_changed(
    project: Path, command: Command, name: str, old: str, new: str
) -> None:
    command()
    text = (project / name).read_text("utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new, 1), "utf-8")
    assert PAGE in command().out


def test_a_changed_glossary_makes_pages_anew(project: Path, command: Command) -> None:
    command()
    [table, *_] = sorted((project / "glossaries").glob("*.csv"))
    table.write_text(table.read_text("utf-8") + "\n", "utf-8")
    assert command("--to", "pt").out.startswith(f"  {PAGE}\n")


def test_the_page_of_an_article_that_is_gone_goes_too_and_nothing_else(
    project: Path, command: Command
) -> None:
    command()
    (project / "preview/pt/mine.html").write_text("<p>mine", "utf-8")
    (project / ARTICLE).unlink()
    ended = command()
    assert ended.out.startswith(f"  {PAGE}: removed\n")
    assert ended.out.endswith("1 unchanged, 1 removed\n")
    assert not (project / PAGE).exists()
    assert (project / "preview/pt/mine.html").exists()


def test_a_file_that_is_no_review_page_is_not_replaced(project: Path, command: Command) -> None:
    (project / "preview/pt").mkdir(parents=True)
    (project / PAGE).write_text("<p>mine", "utf-8")
    ended = command()
    assert ended.status == 2
    assert f"transnews: {PAGE}: stands there and is no review page" in ended.err
    assert (project / PAGE).read_text("utf-8") == "<p>mine"
    assert ended.out.endswith("2 written, 0 unchanged\n")


def test_one_bad_article_costs_its_page_and_no_other(project: Path, command: Command) -> None:
    (project / ARTICLE).write_bytes(b"\xff\xfe\xfa")
    ended = command()
    assert ended.status == 1
    assert ended.err.startswith(f"transnews: {ARTICLE}")
    assert ended.out.endswith("2 written, 0 unchanged\n")


def test_a_broken_po_file_is_said_on_its_page(project: Path, command: Command) -> None:
    (project / PO).write_text('msgid "a', "utf-8")
    assert command().status == 1
    page = parsed((project / PAGE).read_text("utf-8"))
    assert words(page, ".fact.file .check") == ["po"]
    assert {row.attrs["data-stage"] for row in page.select(".row")} == {"missing"}


def test_an_article_that_nobody_translated_has_no_page(project: Path, command: Command) -> None:
    new = project / "articles/new.md"
    new.write_text("---\nlang: en\n---\n\n# A ship came\n\nIt was late.\n", "utf-8")
    assert command("--to", "pt").status == 0
    ended = command("--to", "pt", str(new))
    assert (ended.status, ended.err) == (
        1,
        "transnews: locales/pt/new.po: not there yet; run transnews translate --to pt\n",
    )


def test_pages_are_no_articles(project: Path, command: Command) -> None:
    command()
    assert command(str(project)).out == "0 written, 2 unchanged\n"
    ended = command(str(project / PAGE))
    assert (ended.status, f"{PAGE}: a result, and no article" in ended.err) == (2, True)


def test_pages_are_not_written_through_a_link_out_of_the_project(
    project: Path, command: Command, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "preview").symlink_to(tmp_path / "elsewhere")
    ended = command()
    assert (ended.status, "a link that leads out of the project" in ended.err) == (2, True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("output", ["articles", "locales/pages", "glossaries", "models/x"])
def test_the_folder_of_the_pages_is_a_folder_apart(
    project: Path, command: Command, output: str
) -> None:
    with (project / "transnews.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[preview]\noutput = "{output}"\n')
    text = (project / "transnews.toml").read_text("utf-8").replace("[preview]\n#", "#", 1)
    (project / "transnews.toml").write_text(text, "utf-8")
    with pytest.raises(Exception, match=f"preview.output must be a folder apart, not {output}"):
        config.load(project)
