"""Following words from a source text to its translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.alignment import beside, compose, function_words, project, trim, words
from transnews.model import Alignment, Span


def alignment(source: str, target: str, pairs: str) -> Alignment:
    """Align by words: ``0-1 2-0`` is source word 0 to target word 1, source word 2 to word 0."""
    ours, theirs = words(source), words(target)
    links = [tuple(map(int, pair.split("-"))) for pair in pairs.split()]
    rows = []
    for at in range(len(theirs)):
        sources = [one for one, other in links if other == at]
        rows.append(tuple(1 / len(sources) if i in sources else 0.0 for i in range(len(ours))))
    return Alignment(ours, theirs, tuple(rows))


def projected(source: str, target: str, pairs: str, marked: str) -> str | None:
    start = source.index(marked)
    span = project(alignment(source, target, pairs), Span(start, start + len(marked)))
    return span.of(target) if span else None


@pytest.mark.parametrize(
    ("source", "target", "pairs", "marked", "expected"),
    [
        ("the old house fell", "a casa velha caiu", "0-0 1-2 2-1 3-3", "old", "velha"),
        ("the old house fell", "a casa velha caiu", "0-0 1-2 2-1 3-3", "old house", "casa velha"),
        ("prime minister said", "disse o primeiro ministro", "2-0 0-2 1-3", "minister", "ministro"),
        ("one two", "drei", "0-0 1-0", "two", None),  # just half of the attention
        ("one two", "drei", "0-0 1-0", "one two", "drei"),
        ("he gave it up", "ele desistiu", "0-0 1-1 3-1", "gave it up", "desistiu"),
    ],
)
def test_a_span_goes_to_the_words_that_attend_to_it(
    source: str, target: str, pairs: str, marked: str, expected: str | None
) -> None:
    assert projected(source, target, pairs, marked) == expected


def test_a_few_words_between_are_taken_along() -> None:
    assert projected("a x y b", "A X Y B", "0-0 3-3 1-1 2-2", "a x y b") == "A X Y B"
    assert projected("ring up him", "rufe ihn jetzt an", "0-0 1-3 2-1", "ring up") == (
        "rufe ihn jetzt an"
    )


def test_words_scattered_over_the_target_have_no_place() -> None:
    target = "a b c d e f g h"
    assert projected("x y z", target, "0-0 0-7 1-3", "x") is None


def test_one_stray_piece_does_not_drag_a_span_across_the_sentence() -> None:
    target = "a b c d e f g h"
    assert projected("x y z", target, "0-0 0-1 0-7 1-4", "x") == "a b"


def test_a_span_without_pieces_has_no_place() -> None:
    assert project(alignment("a b", "c d", "0-0 1-1"), Span(1, 2)) is None
    assert project(Alignment((), (), ()), Span(0, 3)) is None


def test_sentences_side_by_side_are_aligned_each_with_its_own_offsets() -> None:
    first = alignment("Good morning", "Bom dia", "0-0 1-1")
    second = alignment("Red cars", "Carros vermelhos", "0-1 1-0")
    target = "Bom dia. Carros vermelhos."
    whole = beside([(first, 0, 0), (second, 14, 9)])
    assert whole is not None
    red = project(whole, Span(14, 17))
    assert red is not None
    assert red.of(target) == "vermelhos"
    morning = project(whole, Span(5, 12))
    assert morning is not None
    assert morning.of(target) == "dia"
    assert beside([(first, 0, 0), (None, 14, 9)]) is None, "half an alignment is none"


def test_two_hops_lead_to_where_each_leads_by_itself() -> None:
    source, target = "casa velha", "altes Haus"
    first = alignment(source, "old house", "0-1 1-0")
    # The second model cuts the middle text into other pieces: "ol" "d hou" "se".
    second = Alignment(
        (Span(0, 2), Span(2, 7), Span(7, 9)), words(target), ((0.8, 0.2, 0), (0, 0.2, 0.8))
    )
    route = compose(first, second)
    assert route.source == first.source
    assert route.target == second.target
    for marked, expected in (("casa", "Haus"), ("velha", "altes")):
        start = source.index(marked)
        span = project(route, Span(start, start + len(marked)))
        assert span is not None
        assert span.of(target) == expected


WEIGHTS = st.integers(1, 6).flatmap(
    lambda size: st.lists(
        st.lists(st.floats(0, 1), min_size=size, max_size=size), min_size=1, max_size=6
    )
)


def normalised(rows: list[list[float]]) -> Alignment:
    spans = tuple(Span(2 * i, 2 * i + 1) for i in range(max(len(rows), len(rows[0]))))
    shares = tuple(tuple(x / sum(row) if sum(row) > 0.01 else 0.0 for x in row) for row in rows)
    return Alignment(spans[: len(rows[0])], spans[: len(rows)], shares)


@given(WEIGHTS)
def test_a_composed_row_is_a_distribution_or_empty(rows: list[list[float]]) -> None:
    second = normalised(rows)
    first = normalised([[1.0, 0.5]] * len(second.source))
    route = compose(first, second)
    for row in route.weights:
        assert sum(row) == pytest.approx(1) or not any(row)
    assert len(route.weights) == len(route.target)


@given(WEIGHTS)
def test_a_step_that_changes_nothing_changes_no_place(rows: list[list[float]]) -> None:
    second = normalised(rows)
    same = tuple(
        tuple(float(i == j) for j in range(len(second.source))) for i in range(len(second.source))
    )
    route = compose(Alignment(second.source, second.source, same), second)
    for row, expected in zip(route.weights, second.weights, strict=True):
        kept = [x if x >= 0.02 else 0.0 for x in expected]
        assert row == pytest.approx([x / sum(kept) if any(kept) else 0.0 for x in kept])


@given(WEIGHTS, st.integers(0, 12), st.integers(0, 12))
def test_a_place_begins_and_ends_with_pieces_of_the_target(
    rows: list[list[float]], start: int, stop: int
) -> None:
    table = normalised(rows)
    span = project(table, Span(min(start, stop), max(start, stop)))
    if span is not None:
        assert span.start in [piece.start for piece in table.target]
        assert span.stop in [piece.stop for piece in table.target]


@pytest.mark.parametrize(
    ("marked", "target", "found", "languages", "expected"),
    [
        ("Minister", "diz o ministro", "o ministro", ("en", "pt"), "ministro"),
        ("the minister", "diz o ministro", "o ministro", ("en", "pt"), "o ministro"),
        ("Wednesday", "na quarta-feira", "na quarta-feira", ("en", "pt-BR"), "quarta-feira"),
        ("ami", "c'est l'ami", "l'ami", ("it", "fr"), "ami"),
        ("an act", "chamou de um ato", "de um ato", ("en", "pt"), "um ato"),
        ("in", "em Lisboa", "em", ("en", "pt"), "em"),  # nothing would be left
        ("Lisbon", "Lisboa e o Porto", "Lisboa e o", ("en", "pt"), "Lisboa"),
        ("Tokyo", "の東京", "の東京", ("en", "ja"), "の東京"),  # no list
        ("…", "o ministro", "o ministro", ("en", "pt"), "o ministro"),
    ],
)
def test_function_words_dragged_along_are_dropped(
    marked: str, target: str, found: str, languages: tuple[str, str], expected: str
) -> None:
    start = target.index(found)
    span = Span(start, start + len(found))
    assert trim(marked, target, span, languages).of(target) == expected


def test_function_words_are_single_words_in_lower_case() -> None:
    for language in ("en", "pt", "es", "fr", "de", "it", "nl", "pl", "ru", "uk"):
        listed = function_words(language)
        assert listed
        for word in listed:
            assert word == word.casefold()
            assert words(word) == (Span(0, len(word)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine's 1,200 new_homes", ["Ukraine", "s", "1", "200", "new_homes"]),
        ("primeiro-ministro…", ["primeiro", "ministro"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("東京へ行く", list("東京へ行く")),
        ("ภาษาไทย", list("ภาษาไทย")),
        ("한국어 뉴스", ["한국어", "뉴스"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("", []),
    ],
)
def test_words_keep_their_accents_and_letters_without_spaces_stand_alone(
    text: str, expected: list[str]
) -> None:
    assert [span.of(text) for span in words(text)] == expected
