"""From a message to its draft: each step by its fixture file, the whole by its laws."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import drafting, glossary, markup
from transnews.drafting import Direction, Drafted, names, plan, protect, wording
from transnews.drafting.rebase import rebase
from transnews.engines import Engine
from transnews.engines.characters import CANDIDATES, simplify
from transnews.engines.fake import FakeEngine, diagonal
from transnews.glossary import Matcher
from transnews.localize import set_typography
from transnews.localize.quotes import neutralize
from transnews.model import Hypothesis, Key, Message, Role, Span

ROOT = Path(__file__).parents[1]
FIXTURES = Path(__file__).parent / "fixtures" / "drafting"
UNKNOWN = "«»“”„…—’"
ATOM = {ord("⌘"): 0xE000}


class Echo:
    """An engine that says what it hears."""

    signature = "echo"

    def unknown(self, characters: object) -> frozenset[str]:
        return frozenset()

    def translate(
        self, texts: list[str] | tuple[str, ...], *, align: bool = False, hypotheses: int = 1
    ) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(text, 0.0, diagonal(text, text)),) for text in texts]


def cases(name: str) -> list[list[str]]:
    """Return the lines of a fixture file in their fields; ⌘ is an atom."""
    lines = (FIXTURES / name).read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("# ")]


@cache
def matcher(source: str, target: str) -> Matcher:
    return glossary.matcher(glossary.load(ROOT / "glossaries"), source, target)


def direction(
    source: str = "en", target: str = "pt", format_: str = "markdown", unknown: str = UNKNOWN
) -> Direction:
    return Direction(source, target, format_, matcher(source, target), frozenset(unknown))


def message(text: str, role: Role = Role.PARAGRAPH, way: Direction | None = None) -> Message:
    way = way or direction()
    plain = markup.take_out(text, way.format)
    return Message(Key("", text), role, glossary.find(way.matcher, plain.text))


def draft(
    text: str, engine: Engine, way: Direction | None = None, role: Role = Role.PARAGRAPH
) -> Drafted:
    way = way or direction()
    taken = drafting.message_plan(message(text, role, way), way)
    (result,) = drafting.draft([(taken, way)], engine, {})
    return result


# Wording


def send(text: str, way: Direction | None = None) -> wording.Wording:
    way = way or direction()
    guarded = protect.find(text, way.source, way.target, lambda tag: tag)
    terms = glossary.find(way.matcher, text)
    return wording.send(text, guarded, way.unknown, way.source, terms)


@pytest.mark.parametrize("case", cases("wording.txt"), ids=" | ".join)
def test_the_engine_hears_whole_quotations_and_no_shouting(case: list[str]) -> None:
    text, sent = case
    worded = send(text)
    assert worded.sent == sent
    assert neutralize(wording.receive(text, sent, worded, "pt")) == neutralize(
        simplify(text, frozenset(UNKNOWN))
    )


@pytest.mark.parametrize("case", cases("first_letter.txt"), ids=" | ".join)
def test_the_first_letter_is_that_of_the_source_unless_it_is_a_name(case: list[str]) -> None:
    language, source, said, expected, *forms = case
    assert wording.first_letter(source, said, language, forms) == expected
    assert wording.receive(source, said, wording.Wording(source), language, forms) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('"E assim é", disse.', 'E assim é", disse.'),
        ('E assim é", disse.', 'E assim é", disse.'),
        ("“E assim é”, disse.", "E assim é”, disse."),
        ("E assim é, disse.", "E assim é, disse."),
    ],
)
def test_a_lent_mark_is_taken_back_if_the_engine_kept_it(said: str, expected: str) -> None:
    worded = send("And so it is», he said.")
    assert wording.receive("And so it is», he said.", said, worded, "pt") == expected


quoted = st.lists(
    st.sampled_from([*"«»“”„\"'’.,:;!?…—- ", "aa", "Bb", "CC", "é", "12", " x ", "\ue000", "XQ1"])
).map(lambda parts: " ".join("".join(parts).split()))


@given(quoted, st.sampled_from(["", UNKNOWN, "".join(CANDIDATES)]))
@settings(max_examples=300, deadline=None)
def test_an_engine_that_copies_gives_the_sentence_back(text: str, unknown: str) -> None:
    way = direction(unknown=unknown)
    worded = send(text, way)
    said = wording.receive(text, worded.sent, worded, "pt")
    known = simplify(text, way.unknown)
    assert "".join(neutralize(said).split()) == "".join(neutralize(known).split())
    assert unknown or "".join(said.split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["the", "Port", "it's", "5", "UE", "é"]), min_size=1))
def test_wording_leaves_a_text_without_quotes_and_shouting_alone(parts: list[str]) -> None:
    text = " ".join([*parts, "end"])
    assert send(text) == wording.Wording(text)


# Protection


@pytest.mark.parametrize("case", cases("protect.txt"), ids=" | ".join)
def test_what_no_model_may_touch_is_hidden_and_shown(case: list[str]) -> None:
    way = direction(*case[0].split(" > "))
    text, hidden, shown = (field.translate(ATOM) for field in case[1:])
    guarded = protect.find(text, way.source, way.target, lambda tag: plan._known_tag(tag, way))
    assert protect.hide(text, guarded) == hidden
    assert protect.show(hidden, guarded) == shown
    assert protect.without(text, guarded) == re.sub(r"XQ\d", "", hidden)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("veja xq1 e XQ2.", "veja x.org e @ab."),
        ("veja XQ 1 e X Q2.", "veja x.org e @ab."),
        ("veja XQ2 e XQ1 e XQ2.", "veja @ab e x.org e."),
        ("veja XQ3 XQ1.", "veja x.org."),
        ("veja.", "veja."),
    ],
)
def test_a_placeholder_is_filled_once_however_it_comes_back(said: str, expected: str) -> None:
    text = "see x.org and @ab."
    assert protect.show(said, protect.find(text, "en", "pt", str)) == expected


@given(
    st.lists(
        st.sampled_from(
            ["x.org", "@ab", "#Aa", "XQ1", "xq 2", "a@b.co", "2025.08.22", "a", "\ue000", ". ", " "]
        )
    )
)
@settings(max_examples=200, deadline=None)
def test_hidden_and_shown_is_the_same_where_forms_are_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    guarded = tuple(
        protect.Protected(p.kind, p.span, p.source, p.source)
        for p in protect.find(text, "en", "pt", str)
    )
    assert [p.span.of(text) for p in guarded] == [p.source for p in guarded]
    if not re.search("xq 2", text):
        assert protect.show(protect.hide(text, guarded), guarded) == text


# Plans


@pytest.mark.parametrize("case", cases("settled.txt"), ids=" | ".join)
def test_what_has_no_words_never_reaches_the_engine(case: list[str]) -> None:
    role, text, expected = case
    engine = FakeEngine()
    result = draft(text, engine, role=Role(role))
    assert result.draft.text == expected
    assert result.draft.signature == ""
    assert not engine.calls


def test_tags_that_the_glossary_does_not_know_are_translated_by_their_words() -> None:
    engine = FakeEngine({"Climate Change": "Mudança climática."})
    result = draft("#News #ClimateChange", engine, role=Role.TAG)
    assert result.draft.text == "#Notícias #MudançaClimática"
    assert engine.calls == [("Climate Change",)]


blocks = st.lists(
    st.sampled_from(
        [
            "He came. ",
            "U.S. ",
            "a, b; ",
            "«So? ",
            "so» ",
            "**",
            "[x](y) ",
            "`c`",
            "#Tag ",
            "x.org ",
            "word " * 70,
        ]
    )
).map("".join)


@given(blocks, st.sampled_from(list(Role)))
@settings(max_examples=100, deadline=None)
def test_the_pieces_of_a_plan_are_the_text(text: str, role: Role) -> None:
    taken = drafting.message_plan(message(text, role), direction())
    assert "".join(p.source + p.gap for p in taken.pieces) == taken.plain.text
    for piece in taken.pieces:
        assert len(piece.source) <= plan.LONGEST
        assert (piece.settled is None) == bool(piece.wording.sent) or piece.tag
