"""What is published is fit to be, says truthfully what it is, and is held back with its reasons."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import build, checks, formats, layout, review, source
from transnews.build import Aids
from transnews.config import Build, Settings
from transnews.config.kinds import REQUIREMENTS
from transnews.errors import BuildError
from transnews.model import Article, Block, Finding, Key, Severity
from transnews.review import Entry

PATH = PurePath("articles/a.md")
PLACES = layout.places(Settings(), PATH, "pt")
MARKDOWN = "# Ships wait\n\nThe ship carried 40 tons.\n\nSomebody in the port saw it go.\n"
GOOD = {
    "Ships wait": "Navios esperam",
    "The ship carried 40 tons.": "O navio levou 40 toneladas.",
    "Somebody in the port saw it go.": "Alguém no porto viu a partida.",
}
WRONG = {"The ship carried 40 tons.": "O navio levou 14 toneladas."}


def article(text: str = MARKDOWN, path: PurePath = PATH) -> Article:
    kind = formats.format_of(path)
    blocks = source.roles(formats.parse(text, kind), "en", kind)
    return Article(path, kind, text, "en", blocks)


def entry(key: Key, msgstr: str, state: str = "reviewed") -> str:
    lines = ["#, fuzzy"] if state in ("draft", "outdated") else []
    lines += ['#| msgid "Another text."'] if state == "outdated" else []
    lines += [f"msgctxt {json.dumps(key.context)}"] if key.context else []
    lines += [f"msgid {json.dumps(key.text, ensure_ascii=False)}"]
    said = "" if state == "missing" else msgstr
    return "\n".join([*lines, f"msgstr {json.dumps(said, ensure_ascii=False)}"])


def catalog(
    of: Article,
    states: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
    translator: str = "Ana Silva <ana@example.org>",
) -> review.Catalog:
    """Return a PO file; *states* and *texts* by source text, reviewed and right if not said."""
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"POT-Creation-Date: 2026-01-31 10:00+0000\\n"\n"Last-Translator: {translator}\\n"\n'
    )
    said = GOOD | dict(texts or {})
    entries = [
        entry(key, said.get(key.text, key.text), (states or {}).get(key.text, "reviewed"))
        for key in dict.fromkeys(map(build.key, of.blocks))
    ]
    return review.parse("\n\n".join([head, *entries]) + "\n", "a.po")


def inspect(block: Block, said: Entry) -> Iterable[Finding]:
    return checks.run(checks.Subject(block.text, said.msgstr, "en", "pt"))


def made(
    of: Article,
    po: review.Catalog,
    wanted: Build | None = None,
    offers: Mapping[Key, str] | None = None,
) -> str:
    chosen = replace(Settings(), build=wanted or Build())
    return build.variant(of, po, "pt", PLACES, chosen, Aids(inspect, offers or {})).text


def held(of: Article, po: review.Catalog, wanted: Build, offers: Mapping[Key, str] = {}) -> str:
    with pytest.raises(BuildError) as refused:
        made(of, po, wanted, offers)
    return str(refused.value).removeprefix("locales/pt/a.md: held back: ")


def facts(text: str) -> dict[str, str]:
    head = text.split("---\n")[1]
    return {key: value.strip('"') for key, value in (x.split(": ", 1) for x in head.splitlines())}


SHIP = "The ship carried 40 tons."
OFFER = {Key("", SHIP): "O navio levou 40 toneladas, diz a máquina."}


def test_what_may_be_required_is_the_headline_and_every_check() -> None:
    names = {check.__module__.rpartition(".")[2] for check in checks.CHECKS}
    assert set(REQUIREMENTS) == names | {"headline"}


def test_a_refusal_says_what_is_missing_and_how_much() -> None:
    of, everything = article(), Build(min_reviewed=80, require=("headline", "numbers"))
    states = {"Ships wait": "draft", SHIP: "draft"}
    assert held(of, catalog(of, states, WRONG), everything) == (
        "50 % of its words are reviewed, 80 % are required; headline not reviewed;"
        ' numbers: 40 has become 14 (entry "The ship carried 40 tons.")'
    )
    assert held(of, catalog(of, {SHIP: "outdated", "Ships wait": "missing"}), Build()) == (
        "1 without a translation (run transnews translate);"
        " 1 outdated (the article changed; review them in locales/pt/a.po)"
    )


def test_a_check_is_heeded_in_reviewed_texts_too_and_only_if_it_is_required() -> None:
    of = article()
    po = catalog(of, texts=WRONG)
    assert "14 toneladas" in made(of, po, Build(require=("headline", "names")))
    assert held(of, po, Build(require=("numbers",))).startswith("numbers: ")


def test_the_share_of_reviewed_words_is_exact_at_its_edge() -> None:
    of = article()
    po = catalog(of, {SHIP: "draft"})  # 5 of 14 words are left
    made(of, po, Build(min_reviewed=64))
    assert held(of, po, Build(min_reviewed=65)).startswith("64 % of its words are reviewed")


def test_by_the_source_a_text_that_is_not_fit_is_shown_as_the_article_has_it() -> None:
    of, wanted = article(), Build(require=("numbers",), fallback="source")
    for states, texts in (({SHIP: "outdated"}, {}), ({SHIP: "missing"}, {}), ({}, WRONG)):
        text = made(of, catalog(of, states, texts), wanted)
        assert f"\n{SHIP}\n" in text
        assert "viu a partida" in text
        said = facts(text)
        assert (said["translation"], said["reviewed"]) == ("partly reviewed", "2 of 3")
        assert said["untranslated"] == "1 of 3"
        assert said.get("source-changed") == (
            "2026-01-31" if "outdated" in states.values() else None
        )


def test_nothing_stands_in_for_what_the_article_lacks_as_a_whole() -> None:
    of = article()
    for wanted in (
        Build(require=("headline",)),
        Build(min_reviewed=99),
        Build(require_review=True),
    ):
        assert held(of, catalog(of, {"Ships wait": "outdated"}), replace(wanted, fallback="source"))
    nothing = dict.fromkeys(GOOD, "missing")
    assert "nothing of it could be shown" in held(
        of, catalog(of, nothing), Build(fallback="source")
    )


def test_by_the_draft_an_outdated_text_is_shown_as_the_machine_offers_it_if_that_is_fit() -> None:
    of, wanted = article(), Build(require=("numbers",), fallback="draft")
    po = catalog(of, {SHIP: "outdated"})
    text = made(of, po, wanted, OFFER)
    assert "diz a máquina" in text
    assert facts(text)["source-changed"] == "2026-01-31"
    assert facts(text)["notice"].endswith(
        "O artigo original foi alterado depois da primeira tradução."
    )
    assert held(of, po, wanted).startswith("1 outdated")
    wrong = {Key("", SHIP): WRONG[SHIP]}
    assert held(of, po, wanted, wrong) == f'numbers: 40 has become 14 (entry "{SHIP}")'


def test_who_reviewed_is_told_if_the_po_file_says_it_and_something_is_reviewed() -> None:
    of = article()
    assert facts(made(of, catalog(of)))["reviewed-by"] == "Ana Silva"
    for nobody in ("FULL NAME <EMAIL@ADDRESS>", "Automatically generated", "", "<a@b.org>"):
        assert "reviewed-by" not in facts(made(of, catalog(of, translator=nobody)))
    assert "reviewed-by" not in facts(made(of, catalog(of, dict.fromkeys(GOOD, "draft"))))


def test_what_the_article_says_under_the_name_of_a_fact_is_not_ours() -> None:
    of = article(f"---\nnotice: Sponsored\n---\n\n{MARKDOWN}")
    assert facts(made(of, catalog(of, {SHIP: "draft"})))["notice"] == "Sponsored"


PAGE = (
    "<html><head><title>Ships wait</title></head><body><article><h1>Ships wait</h1>"
    '<p>The ship carried 40 tons.</p><p><img src="a" alt="A pier">Somebody in the port saw it go.'
    "</p></article><footer>End</footer></body></html>"
)


def test_readers_of_a_page_are_told_in_its_head_and_on_request_in_its_text() -> None:
    of = article(PAGE, PurePath("articles/a.html"))
    po = catalog(of, {SHIP: "draft"})
    told = "Este artigo foi traduzido automaticamente e só foi revisto em parte."
    meta = f'<meta name="translation-notice" content="{told}">'
    visible = f'<p class="translation-notice" lang="pt">{told}</p></article>'
    for where, in_head, in_text in (
        ("facts", True, False),
        ("text", True, True),
        ("none", False, False),
    ):
        text = made(of, po, Build(notice=where))
        assert (meta in text, visible in text) == (in_head, in_text)
    assert "translation-notice" not in made(of, catalog(of), Build(notice="text"))


def test_what_a_page_shows_in_the_language_of_its_source_says_so_where_it_can() -> None:
    of = article(PAGE, PurePath("articles/a.html"))
    states = {SHIP: "missing", "Ships wait": "missing", "A pier": "missing"}
    text = made(of, catalog(of, states), Build(fallback="source"))
    assert f'<p><span lang="en" dir="ltr">{SHIP}</span></p>' in text
    assert '<h1><span lang="en" dir="ltr">Ships wait</span></h1>' in text
    assert "<title>Ships wait</title>" in text
    assert 'alt="A pier">Alguém no porto' in text


@pytest.mark.parametrize(
    ("name", "text", "end"),
    [
        ("a.md", MARKDOWN, "\n\n*{}*\n"),
        ("a.md", MARKDOWN.rstrip(), "\n\n*{}*"),
        ("a.md", f"{MARKDOWN}\n- Grain\n- Coal\n", "\n\n*{}*\n"),
        ("a.md", f"{MARKDOWN}\n> Grain\n", "\n\n*{}*\n"),
        ("a.md", f"{MARKDOWN}\n```\ncode\n", "code\n"),
        ("a.txt", MARKDOWN.replace("# ", ""), "\n\n{}\n"),
        ("a.txt", MARKDOWN.replace("# ", "").replace("\n", "\r\n"), "\r\n\r\n{}\r\n"),
    ],
)
def test_the_sentence_for_readers_is_a_paragraph_of_its_own_or_is_left_out(
    name: str, text: str, end: str
) -> None:
    of = article(text, PurePath("articles") / name)
    po = catalog(of, {SHIP: "draft"})
    without, shown = (made(of, po, Build(notice=where)) for where in ("facts", "text"))
    told = "Este artigo foi traduzido automaticamente e só foi revisto em parte."
    assert shown.endswith(end.format(told))
    assert shown.startswith(without.rstrip("\r\n"))
    kind = of.format
    before, after = ([b.text for b in formats.parse(t, kind)] for t in (without, shown))
    assert after[: len(before)] == before


# The law: whatever stands in the PO file and whatever is asked for, what is published is fit, and
# what is fit is published.

STATES = st.sampled_from(["reviewed", "draft", "outdated", "missing"])
WANTED = st.builds(
    Build,
    require_review=st.booleans(),
    min_reviewed=st.sampled_from([0, 30, 50, 80, 100]),
    require=st.sets(st.sampled_from(["headline", "numbers", "quotes"])).map(tuple),
    fallback=st.sampled_from(["hold", "source", "draft"]),
    notice=st.sampled_from(["facts", "text", "none"]),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Article, dict[str, str], dict[str, str], Build, dict[Key, str]]:
    numbers = draw(st.lists(st.integers(20, 99), min_size=1, max_size=4, unique=True))
    sources = {f"The ship carried {n} tons." for n in numbers}
    right = {f"The ship carried {n} tons.": f"O navio levou {n} toneladas." for n in numbers}
    said = {s: right[s] if draw(st.integers(0, 3)) else "O navio levou 7 toneladas." for s in right}
    of = article("# Ships wait\n\n" + "\n\n".join(sorted(sources)) + "\n")
    states = {text: draw(STATES) for text in (*sorted(sources), "Ships wait")}
    offered = [s for s in sorted(sources) if draw(st.booleans())]
    offers = {
        Key("", s): draw(st.sampled_from([right[s], "O navio levou 8 toneladas."])) for s in offered
    }
    return of, states, said, draw(WANTED), offers


Case = tuple[Article, dict[str, str], dict[str, str], Build, dict[Key, str]]


@given(cases())
@settings(max_examples=250)
def test_what_is_published_is_fit(case: Case) -> None:
    of, states, said, wanted, offers = case
    po = catalog(of, states, said)
    try:
        text = made(of, po, wanted, offers)
    except BuildError:
        return
    assert text == made(of, po, wanted, offers)
    shown = [block.text for block in formats.parse(text, "markdown")][: len(of.blocks)]
    reviewed = []
    for block, got in zip(of.blocks, shown, strict=True):
        state = states[block.text]
        if got == block.text:
            assert wanted.fallback == "source"
            continue
        assert (state == "outdated") <= (wanted.fallback == "draft")
        offer = offers.get(Key("", block.text))
        assert got == (offer if state == "outdated" else (GOOD | said)[block.text])
        found = {
            f.check
            for f in inspect(block, Entry(build.key(block), got))
            if f.severity is Severity.ERROR
        }
        assert not found & set(wanted.require)
        reviewed += [block] * (state == "reviewed")
    words = sum(len(block.text.split()) for block in reviewed)
    assert 100 * words >= wanted.min_reviewed * sum(len(b.text.split()) for b in of.blocks)
    assert (len(reviewed) == len(of.blocks)) >= wanted.require_review
    assert (of.blocks[0] in reviewed) >= ("headline" in wanted.require)
    _is_told_truthfully(text, of, states, len(reviewed), wanted)


def _is_told_truthfully(
    text: str, of: Article, states: Mapping[str, str], reviewed: int, wanted: Build
) -> None:
    head, everything = facts(text), len(of.blocks)
    assert head["reviewed"] == f"{reviewed} of {everything}"
    assert (head["translation"] == "reviewed") == (reviewed == everything)
    assert (head["translation"] == "machine") == (reviewed == 0)
    assert ("source-changed" in head) == ("outdated" in states.values())
    assert ("notice" in head) == (reviewed < everything and wanted.notice != "none")
    more = len(formats.parse(text, "markdown")) - everything
    assert more == (reviewed < everything and wanted.notice == "text")


@given(cases())
@settings(max_examples=100)
def test_what_is_reviewed_and_right_is_published_whatever_is_required(case: Case) -> None:
    of, _, said, wanted, _ = case
    right = {text: f"O navio levou {text.split()[3]} toneladas." for text in said}
    assert facts(made(of, catalog(of, texts=right), wanted))["translation"] == "reviewed"


@given(cases())
@settings(max_examples=100)
def test_by_default_only_what_is_missing_or_outdated_holds_a_variant_back(case: Case) -> None:
    of, states, said, _, _ = case
    po = catalog(of, states, said)
    if {"missing", "outdated"} & set(states.values()):
        held(of, po, Build())
    else:
        made(of, po, Build())
