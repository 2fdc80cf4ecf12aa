"""What an editor sees of an article: all of it, and partners by what they say."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import build, config, files, galley, glossary, layout, markup, pipeline, source
from transnews.drafting import Direction
from transnews.engines.fake import FakeEngine
from transnews.galley import Opened
from transnews.galley.aligning import beads
from transnews.galley.diffing import diff
from transnews.galley.hits import hits
from transnews.galley.pairing import Sides, spread
from transnews.galley.showing import show
from transnews.galley.values import Galley, Hit, Row, Sentence, Text
from transnews.model import Key, Severity, Span
from transnews.report import Report
from transnews.status import Stage

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "galley" / "ships.txt"

ARTICLE = """---
lang: en
title: Kallas promises 3.5 million euros
correction: The fleet has 12 ships, not 11.
---

# Kallas promises 3.5 million euros

On August 22 the **EU** met in [Kyiv](https://example.org/kyiv). “We pay 3.5 million euros,” said \
Kaja Kallas. Marta Okonkwo came at 6:40 p.m.

The talks will continue. Nobody ran `ls` for 20 minutes.

## Later

> Two ports opened in Lagos.

A port opened.

A port opened.

The mayor of Rostov left.
"""
ANSWERS = {
    "pt": {
        "Kallas promises 3.5 million euros": "Kallas promete 3,5 milhões de euros",
        "On August 22 the EU met in Kyiv.": "A UE reuniu-se em Kiev em 22 de agosto.",
        "“We pay 3.5 million euros,” said Kaja Kallas.": (
            "“Nós pagamos 3,5 milhões de euros”, disse Kaja Kallas."
        ),
        "Marta Okonkwo came at 6:40 p.m.": "Marta Okonkwo veio às 18h40.",
        "The talks will continue.": "As conversações continuarão.",
        "The talks will not continue.": "As conversações não continuarão.",
        "Nobody ran XQ1 for 20 minutes.": "Ninguém executou XQ1 durante 20 minutos.",
        "Later": "Mais tarde",
        "Two ports opened in Lagos.": "Dois portos abriram em Lagos.",
        "A port opened.": "Um porto abriu.",
        "The mayor of Rostov left.": "O presidente da Câmara de Rostov saiu.",
        "The fleet has 12 ships, not 11.": "A frota tem 12 navios, não 11.",
    },
    "ar": {
        "On August 22 the EU met in Kyiv.": "اجتمع الاتحاد الأوروبي في كييف في 22 أغسطس.",
        "“We pay 3.5 million euros,” said Kaja Kallas.": "قالت كايا كالاس: “ندفع 3.5 مليون يورو”.",
        "Marta Okonkwo came at 6:40 p.m.": "وصلت Marta Okonkwo في الساعة 18:40.",
    },
}
GLOSSARY = """id,type,en,pt,ar
eu,body,EU,UE|União Europeia,الاتحاد الأوروبي
kyiv,place,Kyiv,Kiev,كييف
kallas,person,Kaja Kallas|Kallas,Kaja Kallas|Kallas,كايا كالاس|كالاس
port,term,port|ports,porto|portos,ميناء
"""


def translate(folder: Path) -> None:
    chosen = config.load(folder)
    job = pipeline.Job(folder, chosen, (), chosen.locales, None)
    pipeline.run(
        job, lambda one, other: (f"{one}→{other}", FakeEngine(ANSWERS[other])), Report().add
    )


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one article, drafted into Portuguese and Arabic."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    files.write_text(tmp_path / "transnews.toml", 'locales = ["pt", "ar"]\n')
    files.write_text(tmp_path / "articles" / "ships.md", ARTICLE)
    files.write_text(tmp_path / "glossaries" / "names.csv", GLOSSARY)
    translate(tmp_path)
    return tmp_path


def opened(project: Path, name: str = "articles/ships.md", locale: str = "pt") -> Opened:
    chosen = config.load(project)
    article = source.load(project, Path(name), reading=chosen.formats)
    return galley.opened(project, chosen, article, locale)


def seen(project: Path, locale: str = "pt") -> Galley:
    return galley.set_out(opened(project, locale=locale))


def row(page: Galley, start: str) -> Row:
    [found] = [one for one in page.rows if one.source.text.startswith(start)]
    return found


def partners(one: Row) -> list[tuple[str, str]]:
    """Return what lights what, ``+`` between several; what has no partner has an empty one."""
    numbers = sorted({hit.partner for hit in (*one.source.hits, *one.target.hits)} - {0})
    both = [(_said(one.source, number), _said(one.target, number)) for number in numbers]
    alone = [(hit.span.of(one.source.text), "") for hit in one.source.hits if not hit.partner]
    return (
        both + alone + [("", h.span.of(one.target.text)) for h in one.target.hits if not h.partner]
    )


def _said(text: Text, number: int) -> str:
    return " + ".join(hit.span.of(text.text) for hit in text.hits if hit.partner == number)


def well_made(one: Row) -> None:
    """See that all spans lie inside of their texts, and that partners stand on both sides."""
    for text in (one.source, one.target):
        spans = [hit.span for hit in text.hits] + [run.span for run in text.runs]
        assert all(0 <= span.start < span.stop <= len(text.text) for span in spans)
        nested([hit.span for hit in text.hits])
    assert {h.partner for h in one.source.hits} - {0} == {h.partner for h in one.target.hits} - {0}
    for sentence in one.sentences:
        assert 0 <= sentence.source.start < sentence.source.stop <= len(one.source.text)
        assert 0 <= sentence.target.start < sentence.target.stop <= len(one.target.text)
    for before, after in pairwise(one.sentences):
        assert before.source.stop <= after.source.start
        assert before.target.stop <= after.target.start
    spans = [remark.span for remark in one.remarks if remark.span]
    assert all(0 <= span.start < span.stop <= len(one.target.text) for span in spans)
    ranks = [remark.severity is not Severity.ERROR for remark in one.remarks]
    assert ranks == sorted(ranks)
    for changes, now in ((one.since_draft, one.target), (one.since_source, one.source)):
        assert not changes or "".join(change.now for change in changes) == now.text


def nested(spans: Sequence[Span]) -> None:
    for one in spans:
        for other in spans:
            apart = one.stop <= other.start or other.stop <= one.start
            inside = one.start <= other.start and other.stop <= one.stop
            around = other.start <= one.start and one.stop <= other.stop
            assert apart or inside or around
    assert len({*spans}) == len(spans)


def told(page: Galley) -> str:
    """Return a galley as a person reads it."""
    lines = [f"{page.title} · {page.po} · {page.words_left} of {page.words} words left"]
    lines += [f"  {one.severity}: {one.message}" for one in page.remarks]
    for one in page.rows:
        waits = ", waits" if one.waits else ""
        role = f"{one.role} {one.level}" if one.level else one.role
        lines += ["", f"{one.number}. {role} · {one.stage}{waits}"]
        lines += [f"  | {one.source.text}", f"  | {one.target.text}"]
        lines += [f"  {ours or '–'} = {theirs or '–'}" for ours, theirs in partners(one)]
        for style, span in ((run.style, run.span) for run in one.target.runs):
            lines.append(f"  {style}: {span.of(one.target.text)}")
        for remark in one.remarks:
            at = f" “{remark.span.of(one.target.text)}”" if remark.span else ""
            lines.append(f"  {remark.severity}: {remark.check}: {remark.message}{at}")
        for name, changes in (("draft", one.since_draft), ("source", one.since_source)):
            if changes:
                marked = (c.now if c.was == c.now else f"[-{c.was}-]{{+{c.now}+}}" for c in changes)
                lines.append(f"  since the {name}: {''.join(marked)}")
        if one.offer:
            lines.append(f"  offer: {one.offer}")
    return "\n".join(lines) + "\n"


def read_by_a_person(project: Path) -> None:
    po = project / "locales/pt/ships.po"
    edit(
        po,
        ("Ninguém executou `ls` durante 20 minutos.", "Ninguém correu `ls` durante 30 minutos."),
        ('#, fuzzy\nmsgctxt "heading"', 'msgctxt "heading"'),
    )
    text = po.read_text("utf-8").replace('#, fuzzy\nmsgid "A port', 'msgid "A port')
    po.write_text(text.replace("Um porto abriu.", "Abriu um porto."), "utf-8")


def grown_old(project: Path) -> None:
    """Let a person read some of it, and the article change after that."""
    read_by_a_person(project)
    po = project / "locales/pt/ships.po"
    text = po.read_text("utf-8")
    at = text.index('msgid "The mayor')
    po.write_text(text[:at].removesuffix("#, fuzzy\n") + text[at:], "utf-8")
    edit(project / "articles/ships.md", ("The talks will continue", "The talks will not continue"))
    edit(project / "articles/ships.md", ("of Rostov left", "of Rostov did not leave"))
    translate(project)


def test_what_an_editor_sees_is_the_golden_page(project: Path) -> None:
    grown_old(project)
    page = seen(project)
    assert told(page) == GOLDEN.read_text("utf-8")
    assert page.correction == "The fleet has 12 ships, not 11."
    assert page.engine == "fake 1"
    assert page.blocked.startswith("2 outdated")
    for one in page.rows:
        well_made(one)


@pytest.mark.parametrize("locale", ["pt", "ar"])
def test_each_message_is_one_row_in_the_order_of_the_article(project: Path, locale: str) -> None:
    page = seen(project, locale)
    chosen = config.load(project)
    blocks = source.load(project, Path("articles/ships.md"), reading=chosen.formats).blocks
    keys = [build.key(block) for block in blocks]
    assert [one.key for one in page.rows] == list(dict.fromkeys(keys))
    assert [one.again for one in page.rows] == [keys.count(one.key) - 1 for one in page.rows]
    assert sorted(one.number for one in page.rows) == list(range(1, len(page.rows) + 1))
    assert page.counts.messages == len(page.rows)


def test_a_row_stands_in_the_file_where_it_says(project: Path) -> None:
    lines = (project / "locales/pt/ships.po").read_text("utf-8").split("\n")
    for one in seen(project).rows:
        entry = lines[one.line - 1 :]
        entry = entry[: entry.index("")]
        assert any(one.key.text[:30] in line for line in entry)


def test_in_a_language_without_a_calendar_figures_are_partners(project: Path) -> None:
    one = row(seen(project, "ar"), "On August 22")
    well_made(one)
    found = partners(one)
    assert ("Kaja Kallas", "كايا كالاس") in found
    assert ("22", "22") in found
    assert ("3.5 million euros", "3.5") in found
    assert ("“We pay 3.5 million euros,”", "”ندفع 3.5 مليون يورو“") in found
    assert ("Marta Okonkwo", "Marta Okonkwo") in found
    assert [run.span.of(one.target.text) for run in one.target.runs] == [
        "الاتحاد الأوروبي",
        "كييف",
    ]


def test_a_score_belongs_to_what_the_model_wrote_and_a_person_left(project: Path) -> None:
    before = row(seen(project), "The talks")
    assert [one.score is None for one in before.sentences] == [False, False]
    read_by_a_person(project)
    after = row(seen(project), "The talks")
    assert [one.score for one in after.sentences] == [before.sentences[0].score, None]


def test_what_a_person_changed_is_told_also_where_the_sentences_do_not_say_it(
    project: Path,
) -> None:
    po = project / "locales/pt/ships.po"
    edit(po, ("milhões de euros”, disse", "milhões de euros”, afirmou"))
    one = row(seen(project), "On August 22")
    assert one.stage is Stage.EDITED
    changed = [(c.was, c.now) for c in one.since_draft if c.was != c.now]
    assert changed == [("disse", "afirmou")]


def test_a_trace_of_an_older_version_has_only_the_drafts_that_its_sentences_say(
    project: Path,
) -> None:
    path = project / "locales/pt/ships.trace.json"
    value = json.loads(path.read_text("utf-8"))
    for entry in value["entries"]:
        entry.pop("draft", None)
    path.write_text(json.dumps(value), "utf-8")
    po = project / "locales/pt/ships.po"
    edit(po, ("milhões de euros”, disse", "milhões de euros”, afirmou"))
    edit(po, ("Dois portos abriram", "Abriram dois portos"))
    page = seen(project)
    assert row(page, "On August 22").since_draft == ()
    assert row(page, "Two ports").since_draft != ()


# What is typed


def test_what_is_typed_is_judged_as_if_it_stood_in_the_file(project: Path) -> None:
    desk = opened(project)
    key = Key("", "A port opened.")
    typed = galley.row(desk, key, "Um porto abriu em 5 dias.", fuzzy=False)
    edit(project / "locales/pt/ships.po", ("Um porto abriu.", "Um porto abriu em 5 dias."))
    text = (project / "locales/pt/ships.po").read_text("utf-8")
    start = text.index('msgid "A port')
    (project / "locales/pt/ships.po").write_text(
        text[:start].removesuffix("#, fuzzy\n") + text[start:], "utf-8"
    )
    [saved] = [one for one in seen(project).rows if one.key == key]
    assert [remark.message for remark in typed.remarks] == ["5 is not in the source"]
    assert typed.stage is Stage.REVIEWED
    assert (typed.target, typed.remarks, typed.sentences, typed.since_draft) == (
        *(saved.target, saved.remarks, saved.sentences, saved.since_draft),
    )


def test_what_is_not_typed_is_as_in_the_file(project: Path) -> None:
    grown_old(project)
    desk = opened(project)
    assert [galley.row(desk, one.key) for one in galley.set_out(desk).rows] == list(
        galley.set_out(desk).rows
    )


def test_an_emptied_text_is_missing(project: Path) -> None:
    one = galley.row(opened(project), Key("", "A port opened."), "", fuzzy=True)
    assert (one.stage, one.waits, one.sentences, one.target.hits) == (Stage.MISSING, True, (), ())
    assert [remark.check for remark in one.remarks] == ["missing"]


def test_a_message_that_the_article_has_not_cannot_be_typed(project: Path) -> None:
    with pytest.raises(KeyError):
        galley.row(opened(project), Key("", "Nothing."), "Nada.")


# Files that are broken, or not there


def test_without_a_po_file_all_is_missing(project: Path) -> None:
    (project / "locales/pt/ships.po").unlink()
    page = seen(project)
    assert {one.stage for one in page.rows} == {Stage.MISSING}
    assert {(one.number, one.line) for one in page.rows} == {(0, 0)}
    [remark] = page.remarks
    assert "run transnews translate --to pt" in remark.message


def test_a_broken_po_file_is_told_and_hides_no_source(project: Path) -> None:
    edit(project / "locales/pt/ships.po", ('msgstr "Mais tarde"', 'msgstr "Mais tarde'))
    page = seen(project)
    [remark] = page.remarks
    assert (remark.check, remark.severity) == ("po", Severity.ERROR)
    assert {one.stage for one in page.rows} == {Stage.MISSING}
    assert row(page, "Later").source.text == "Later"


def test_a_broken_trace_is_told_and_its_drafts_count_as_a_persons(project: Path) -> None:
    (project / "locales/pt/ships.trace.json").write_text("{", "utf-8")
    page = seen(project)
    assert [remark.check for remark in page.remarks] == ["trace"]
    assert {one.stage for one in page.rows} == {Stage.EDITED}
    assert all(one.score is None for each in page.rows for one in each.sentences)


def test_a_retracted_article_is_shown_and_blocked(project: Path) -> None:
    edit(project / "articles/ships.md", ("lang: en\n", "lang: en\nretracted: wrong fleet\n"))
    page = seen(project)
    assert (page.retracted, page.blocked) == (
        "wrong fleet",
        "the article is retracted: wrong fleet",
    )


# The sample project


def samples() -> list[tuple[str, str]]:
    chosen = config.load(ROOT)
    paths = [path for path in layout.articles(ROOT, chosen, ()) if isinstance(path, PurePath)]
    pairs = ((path.as_posix(), locale) for path in paths for locale in chosen.locales)
    places = layout.places
    return [(p, to) for p, to in pairs if (ROOT / places(chosen, Path(p), to).po).exists()]


@pytest.mark.parametrize(("name", "locale"), samples())
def test_the_samples_are_shown_whole(name: str, locale: str) -> None:
    page = galley.set_out(opened(ROOT, name, locale))
    assert {one.stage for one in page.rows} <= {Stage.DRAFT, Stage.REVIEWED, Stage.ACCEPTED}
    for one in page.rows:
        well_made(one)
        assert not one.since_source
        numbers = [h for h in one.source.hits if h.kind in ("number", "date", "quote")]
        assert all(hit.partner for hit in numbers), one.source.text


def test_the_samples_have_a_sentence_for_each_sentence() -> None:
    desk = opened(ROOT, "articles/2025-10-02-harbor-tariffs.txt")
    one = row(galley.set_out(desk), "The fee, €38")
    shown = [(s.source.of(one.source.text), s.target.of(one.target.text)) for s in one.sentences]
    assert [ours[:12] for ours, _ in shown] == [
        "The fee, €38",
        "NATO has gua",
        "“Nobody doub",
        "“We doubt th",
    ]
    assert [theirs[:6] for _, theirs in shown] == ["A taxa", "A NATO", "“Ningu", "“Nós d"]
    assert all(s.score is not None for s in one.sentences)


# Laws

FRAGMENTS = """the o de “ ” « » " ( ) . , ! ships Kallas Kaja EU UE Lisboa Lisbon Marta Okonkwo
3 3,5 3.5 1,200 million milhões 20% August agosto 22 6:40 p.m. 18h40 Monday segunda-feira € $5 «Yes»
XX Київ Зеленський 東京 \ue000"""
WORDS = st.sampled_from([*FRAGMENTS.split(), "\n"])
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=30)
CONCEPTS = "id,type,en,pt\neu,body,EU,UE\nkallas,person,Kaja Kallas|Kallas,Kaja Kallas|Kallas\n"


def direction(source_language: str, locale: str) -> Direction:
    words = glossary.Glossary(glossary.parse(CONCEPTS, "names.csv"))
    forth = glossary.matcher(words, source_language, locale)
    back = glossary.matcher(words, locale, source_language)
    return Direction(source_language, locale, "text", forth, frozenset(), back)


WAYS = {way: direction(*way) for way in (("en", "pt"), ("pt", "en"), ("uk", "ar"), ("en", "zh"))}


@given(TEXTS, TEXTS, st.sampled_from([*WAYS]))
@settings(max_examples=150)
def test_highlights_lie_inside_and_partners_stand_on_both_sides(
    ours: str, theirs: str, way: tuple[str, str]
) -> None:
    whole = (Sentence(Span(0, len(ours)), Span(0, len(theirs)), None),) if ours and theirs else ()
    found = hits(Sides(ours, theirs, way, whole), WAYS[way], (frozenset(), frozenset()))
    for text, side in zip((ours, theirs), found, strict=True):
        assert all(0 <= hit.span.start < hit.span.stop <= len(text) for hit in side)
        nested([hit.span for hit in side])
    assert _numbers(found[0]) == _numbers(found[1])
    kinds = {hit.partner: hit.kind for hit in found[0] if hit.partner}
    assert all(kinds[hit.partner] == hit.kind for hit in found[1] if hit.partner)


def _numbers(side: Sequence[Hit]) -> set[int]:
    return {hit.partner for hit in side} - {0}


@given(TEXTS)
@settings(max_examples=60)
def test_in_a_text_beside_itself_everything_partners_itself(text: str) -> None:
    whole = (Sentence(Span(0, len(text)), Span(0, len(text)), None),) if text else ()
    way = direction("en", "en-GB")
    ours, theirs = hits(Sides(text, text, ("en", "en-GB"), whole), way, (frozenset(), frozenset()))
    assert ours == theirs
    assert all(hit.partner for hit in ours)


@given(TEXTS, TEXTS)
@settings(max_examples=150)
def test_a_diff_joins_to_what_was_and_to_what_is(was: str, now: str) -> None:
    changes = diff(was, now)
    assert bool(changes) == (was != now)
    assert not changes or "".join(change.was for change in changes) == was
    assert not changes or "".join(change.now for change in changes) == now
    assert all(change.was or change.now for change in changes)


@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=5))
@settings(max_examples=60)
def test_sentences_are_paired_in_order_and_once(ours: list[str], theirs: list[str]) -> None:
    found = beads(ours, theirs)
    assert all(a < b <= len(ours) and c < d <= len(theirs) for a, b, c, d in found)
    assert all(one[1] <= two[0] and one[3] <= two[2] for one, two in pairwise(found))


SPOTS = st.lists(st.integers(0, 99), min_size=1, max_size=6, unique=True).map(sorted)


@given(SPOTS, SPOTS)
@settings(max_examples=60)
def test_mentions_of_one_name_are_all_spread_and_in_order(
    ours: list[int], theirs: list[int]
) -> None:
    whole = (Sentence(Span(0, 100), Span(0, 100), None),)
    sides = Sides("x" * 100, "x" * 100, ("en", "pt"), whole)
    one, other = ([Span(at, at + 1) for at in side] for side in (ours, theirs))
    found = list(spread(sides, one, other))
    assert all(left and right for left, right in found)
    assert [span for left, _ in found for span in left] == one
    assert [span for _, right in found for span in right] == other


@given(st.lists(st.sampled_from(["**a** ", "`c` ", "[l](u) ", "b", " ", "![i](u)", "<br>", "é"])))
@settings(max_examples=60)
def test_what_is_shown_has_no_character_that_nobody_sees(pieces: list[str]) -> None:
    shown = show(markup.take_out("".join(pieces), "markdown"))
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in shown.text)
    assert all(0 <= run.span.start < run.span.stop <= len(shown.text) for run in shown.runs)
    for at in range(len(shown.plain.text)):
        if not "\ue000" <= shown.plain.text[at] <= "\uf8ff":
            assert shown.span(Span(at, at + 1)).of(shown.text) == shown.plain.text[at]
