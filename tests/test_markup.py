"""Inline markup: out of a text, back into it, and onto its translation."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from transnews.alignment import words
from transnews.errors import ArticleError
from transnews.markup import in_source, in_text, put_back, take_out, transfer
from transnews.model import Mark, Plain, Span

FIXTURES = Path(__file__).parent / "fixtures" / "markup"
CIRCLES = {ord("①") + i: 0xE000 + i for i in range(5)} | {ord("␣"): 0xA0}
SHOWN = {private: circle for circle, private in CIRCLES.items()}


def cases(name: str) -> list[list[str]]:
    """Return the cases of a fixture file, in lines; ① is the first atom, ␣ a no-break space."""
    text = (FIXTURES / name).read_text("utf-8")
    return [case.split("\n") for case in text.removesuffix("\n===\n").split("\n===\n")]


@pytest.mark.parametrize("case", cases("take_out.txt"), ids=lambda case: case[1])
def test_markup_becomes_marks_on_the_plain_text(case: list[str]) -> None:
    format_, source, text, marks = case
    plain = take_out(source, format_)
    shown = [
        f"{mark.open}·{mark.span.of(plain.text)}·{mark.close}" if mark.close else mark.open
        for mark in plain.marks
    ]
    assert plain.text.translate(SHOWN) == text
    assert " ".join(shown).translate(SHOWN) == marks
    assert put_back(plain, format_) == source


@pytest.mark.parametrize("case", cases("transfer.txt"), ids=lambda case: case[1])
def test_markup_goes_to_the_words_that_correspond(case: list[str]) -> None:
    format_, source, target, places, expected, *messages = case
    target = target.translate(CIRCLES)
    plain = take_out(source, format_)
    known = dict(place.split(" > ") for place in places.translate(CIRCLES).split("; ") if place)

    def project(span: Span) -> Span | None:
        found = known.get(span.of(plain.text))
        start = target.index(found) if found else 0
        return Span(start, start + len(found)) if found else None

    marked, doubts = transfer(plain, target, project, format_)
    assert put_back(marked, format_).translate(SHOWN) == expected
    assert [doubt.translate(SHOWN) for doubt in doubts] == messages


def test_a_label_that_the_document_defines_is_an_atom() -> None:
    text = "[He] saw [the  Report] of *[Reuters]*"
    plain = take_out(text, "markdown", ["the report", "Reuters"])
    assert plain.text == "[He] saw \ue000 of \ue001"
    assert put_back(plain, "markdown") == text
    marked, _ = transfer(plain, "[Ele] viu a \ue001 e \ue000", lambda _: None, "markdown")
    assert put_back(marked, "markdown") == "[Ele] viu a *[Reuters]* e [the  Report]"


def test_a_private_character_of_the_source_is_an_atom() -> None:
    for format_ in ("markdown", "html", "text"):
        plain = take_out("a\ue123b", format_)
        assert plain == Plain("a\ue000b", (Mark(Span(1, 2), "\ue123", atom=True),))
    assert take_out("&#xE000;", "html").marks == (Mark(Span(0, 1), "&#xE000;", atom=True),)


def test_atoms_beyond_the_private_characters_are_refused() -> None:
    assert len(take_out("<br>" * 6400, "html").text) == 6400
    with pytest.raises(ArticleError, match="6400"):
        take_out("<br>" * 6401, "html")


def test_escapes_are_put_only_where_they_are_needed() -> None:
    for text in ("2 * 3 * 4", "a_b_c", "[He] said", "R&D < 3", "5 > 4!", "(a) ~5", r"C:\new"):
        assert put_back(Plain(text), "markdown") == text
    assert put_back(Plain("*a* 2 * 3"), "markdown") == r"\*a* 2 * 3"
    assert put_back(Plain(r"\*"), "markdown") == r"\\*"
    assert put_back(Plain("a & b &amp; <i>"), "html") == "a & b &amp;amp; &lt;i>"
    assert put_back(Plain("*a* &amp; <i>"), "text") == "*a* &amp; <i>"


# --- laws ----------------------------------------------------------------------------------------

FRAGMENTS = r"""
* ** _ __ ~~ ~ ~~~ ` `` ``` [ ] ]( ](u) ][r] [] ![ ! <b> </b> <i/class=x> </i> <br> <code> </code>
<!-- <!--c--> <https://a.b> [^1] \ \* &amp; &nbsp; &nbsp &ampx & a Kallas é 😀 # - 1. > | = --- ( )
<span/translate=no> </span> <a/href='x'> </a> < <? </
"""
TANGLES = st.lists(
    st.sampled_from([*FRAGMENTS.split(), *" \n\r\t\0\u0301\u2028\ue000", "    "]), max_size=14
)
FORMATS = st.sampled_from(["markdown", "html", "text"])


@settings(max_examples=600, deadline=None)
@given(TANGLES.map("".join) | st.text(max_size=40), FORMATS)
def test_putting_back_what_was_taken_out_gives_the_source(text: str, format_: str) -> None:
    assert put_back(take_out(text, format_), format_) == text


@settings(max_examples=300, deadline=None)
@given(TANGLES.map("".join), FORMATS)
def test_any_text_can_be_written_so_that_it_is_read_as_it_is(text: str, format_: str) -> None:
    text = "".join(x for x in text if not "\ue000" <= x <= "\uf8ff")
    assert take_out(put_back(Plain(text), format_), format_).text == text


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["**", "__", "](u)", "&amp;", "`c`", *"*_ab é.(][\\  "])))
def test_plain_text_is_what_another_parser_shows(fragments: list[str]) -> None:
    """The oracle is markdown-it; code is left out of both."""
    from markdown_it import MarkdownIt

    text = "x " + "".join(fragments) + " x"
    assume("][" not in text)  # markdown-it is not told that the label is defined
    (inline,) = MarkdownIt("commonmark").parseInline(text)
    shown = "".join(each.content for each in inline.children or () if each.type.startswith("text"))
    plain = "".join(x for x in take_out(text, "markdown").text if x != "\n")
    kept = [x for x in plain if not "\ue000" <= x <= "\uf8ff"]
    # A link around nothing but a space is an atom.
    assert re.sub(r"\s", "", "".join(kept)) == re.sub(r"\s", "", shown)


WORDS = st.sampled_from(
    ["uma", "casa", "de", "l'eau", "(só)", "«fim»", "R&D", "2*3", "東京", "a.", "_x"]
)
PAIRS = {
    "markdown": [("*", "*"), ("**", "**"), ("[", "](u)"), ("~~", "~~"), ("<b>", "</b>")],
    "html": [("<b>", "</b>"), ("<i>", "</i>"), ("<a href='u'>", "</a>"), ("<u>", "</u>")],
}
ATOMS = {"markdown": ["`code`", "[^1]", "![i](j)", "<br>"], "html": ["<br>", "<code>x</code>"]}

LINK_IN_LINK = re.compile(r"<a ((?!</a>).)*<a ")


def documents(format_: str) -> st.SearchStrategy[str]:
    """Return texts of words, atoms and well-nested pairs."""
    leaves = st.sampled_from(["word", "two words", "end.", '"quoted"', *ATOMS[format_]])

    def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=3).map(" ".join)
        pairs = st.tuples(st.sampled_from(PAIRS[format_]), several)
        return pairs.map(lambda pair: f"{pair[0][0]}{pair[1]}{pair[0][1]}")

    parts = st.lists(st.recursive(leaves, wrapped, max_leaves=6), min_size=1, max_size=4)
    return parts.map(" and ".join).filter(lambda text: not LINK_IN_LINK.search(text))


MARKED = st.sampled_from(["markdown", "html"]).flatmap(
    lambda format_: st.tuples(st.just(format_), documents(format_))
)


def somewhere(size: int, seed: int) -> Callable[[Span], Span | None]:
    """Return a projection that is anywhere in a text of *size*, or None, always the same."""

    def project(span: Span) -> Span | None:
        start = (span.start * 31 + span.stop * 17 + seed) % (size + 1)
        stop = min(start + (seed * span.stop) % 9, size)
        return Span(start, stop) if (seed + span.start) % 4 else None

    return project


def opens(plain: Plain) -> Counter[str]:
    """Count the pairs and atoms by how they open; where ``_`` cannot stand, ``*`` does."""
    return Counter(mark.open.replace("_", "*") for mark in plain.marks if mark.close or mark.atom)


@settings(max_examples=500, deadline=None)
@given(MARKED, st.lists(WORDS, max_size=8), st.integers(0, 1000), st.randoms())
def test_the_markup_of_a_translation_reads_back_as_that_of_the_source(
    marked: tuple[str, str], target_words: list[str], seed: int, chance: Random
) -> None:
    format_, source = marked
    plain = take_out(source, format_)
    # Flanking may tear a pair of tags apart; one and the other may meet again elsewhere.
    assume(not any(mark.atom and mark.open in ("<b>", "</b>") for mark in plain.marks))
    atoms = [mark.span.of(plain.text) for mark in plain.marks if mark.atom and seed % 3]
    pieces = [*target_words, *atoms]
    chance.shuffle(pieces)
    target = " ".join(pieces)
    result, messages = transfer(plain, target, somewhere(len(target), seed), format_)
    lost = [message.split(" ")[0] for message in messages if ": lost, the" in message]
    assert sum(opens(plain).values()) == sum(opens(result).values()) + len(lost)
    assert opens(result) <= opens(plain)
    assert "otherwise" not in "".join(messages)
    assert take_out(put_back(result, format_), format_) == result
    if not lost and seed % 3:
        assert [x for x in result.text if not "\ue000" <= x <= "\uf8ff"] == [
            x for x in target if not "\ue000" <= x <= "\uf8ff"
        ]
    assert well_placed(result)


def well_placed(plain: Plain) -> bool:
    """Say whether no pair is empty, begins or ends at white space or within a word, or crosses."""
    pairs = [mark.span for mark in plain.marks if mark.close]
    inside = {at for word in words(plain.text) for at in range(word.start + 1, word.stop)}
    return all(
        span.of(plain.text).strip() == span.of(plain.text) != ""
        and not {span.start, span.stop} & inside
        and not any(span.start < other.start < span.stop < other.stop for other in pairs)
        for span in pairs
    )


@settings(max_examples=200, deadline=None)
@given(MARKED)
def test_a_text_that_needs_no_translation_keeps_its_markup(marked: tuple[str, str]) -> None:
    format_, source = marked
    plain = take_out(source, format_)
    assume(all(words(mark.span.of(plain.text)) for mark in plain.marks if mark.close))
    result, messages = transfer(plain, plain.text, lambda span: span, format_)
    assert put_back(result, format_) == source
    assert messages == ()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["**{}**", "[{}](u)", "<b>{}</b>", "{}"]), min_size=1, max_size=6),
    st.integers(0, 1000),
    st.integers(6, 10),
)
def test_no_pair_is_lost_where_the_translation_has_words_for_all(
    shapes: list[str], seed: int, size: int
) -> None:
    plain = take_out(" x ".join(shape.format("word") for shape in shapes), "markdown")
    target = " ".join(f"w{i}" for i in range(size))
    result, messages = transfer(plain, target, somewhere(len(target), seed), "markdown")
    assert opens(result) == opens(plain)
    assert not [message for message in messages if "lost" in message]


def test_a_text_as_long_as_an_article_takes_no_detour() -> None:
    """Thousands of characters that may be markup are read a bounded number of times."""
    text = "*a* [b](c) <d> & " * 100
    assert take_out(put_back(Plain(text), "markdown"), "markdown").text == text
    nested = "<b>" * 500 + "x" + "</b>" * 500
    assert put_back(take_out(nested, "html"), "html") == nested


def test_a_pair_that_lost_its_own_words_to_the_pair_in_it_is_a_guess() -> None:
    plain = take_out("A bold [link with *emphasis*](/x) inside", "markdown")
    target = "Um link em negrito com ênfase dentro"
    place = Span(target.index("ênfase"), target.index(" dentro"))
    marked, doubts = transfer(plain, target, lambda _: place, "markdown")
    assert put_back(marked, "markdown") == "Um link em negrito com [*ênfase*](/x) dentro"
    assert doubts == ("[link with emphasis](/x): its place in the translation is a guess",)


@given(TANGLES.map("".join) | st.text(max_size=40), FORMATS, st.integers(0, 40), st.integers(1, 9))
def test_a_stretch_is_found_in_the_source_and_from_there_in_the_text(
    text: str, format_: str, start: int, size: int
) -> None:
    plain = take_out(text, format_)
    start %= len(plain.text) or 1
    span = Span(start, min(start + size, len(plain.text)))
    assume(span.start < span.stop)
    raw = in_source(plain, span)
    assert 0 <= raw.start < raw.stop <= len(text)
    back = in_text(plain, raw)
    assert back is not None
    assert back.start <= span.start
    assert span.stop <= back.stop
    long = any(not (m.atom or m.close) and m.span.stop - m.span.start > 1 for m in plain.marks)
    assert long or back == span


@given(TANGLES.map("".join), FORMATS, st.integers(0, 20), st.integers(0, 9))
def test_what_is_only_markup_is_no_stretch_of_the_text(
    text: str, format_: str, start: int, size: int
) -> None:
    plain = take_out(text, format_)
    inside = in_text(plain, Span(start, start + size))
    places = [in_source(plain, Span(at, at + 1)) for at in range(len(plain.text))]
    met = [at for at, raw in enumerate(places) if raw.start < start + size and start < raw.stop]
    assert inside == (Span(met[0], met[-1] + 1) if met else None)
