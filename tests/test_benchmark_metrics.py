"""The benchmarks' own judges: they decide what counts, so they are held to cases worked by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counting import lost, pairs, quoted
from forms import found
from term_metrics import Example, edits, exact_match, one_minus_term, ter, window_overlap

WORDS = st.lists(st.sampled_from("abcde"), max_size=7)


# Forms of a name


@pytest.mark.parametrize(
    ("form", "text", "times"),
    [
        ("Gales", "Galesa", 0),
        ("País de Gales", "o país de Gales", 1),
        ("Índia", "a índia", 0),
        ("país de gales", "o País de Gales", 0),
        ("Côte d'Ivoire", "a Côte d’Ivoire e Côte d'Ivoire", 2),
        ("China", "guerra EUA-China", 1),
        ("EUA", "E.U.A.", 0),
    ],
)
def test_a_form_counts_as_a_whole_word_and_only_a_phrase_may_begin_small(
    form: str, text: str, times: int
) -> None:
    assert len(found((form,), text)) == times


def test_a_form_within_another_counts_once() -> None:
    assert len(found(("Gales", "País de Gales"), "País de Gales")) == 1


# Numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("1,000 people", "1.000 pessoas"),
        ("10,000 people", "10 mil pessoas"),
        ("226,000 people", "226\u00a0000 pessoas"),
        ("$3.5 million", "3,5 milhões de dólares"),
        ("$2bn", "2 bilhões de dólares"),
        ("$2bn", "2 mil milhões de dólares"),
        ("£3m", "3 milhões de libras"),
        ("5 cats", "cinco gatos"),
        ("35 cats", "trinta e cinco gatos"),
        ("the 21st century", "o século XXI"),
        ("the 1980s", "os anos 80"),
        ("the 1700s", "o século XVIII"),
        ("on 09/11", "em 9 de novembro"),
        ("at 3 p.m.", "às 15h"),
        ("at 10.30", "às 10h30"),
        ("at 11:00", "às 11h"),
        ("won 2-1", "venceu por 2–1"),
        ("version 1.2.3", "versão 1.2.3"),
    ],
)
def test_a_number_is_kept_when_its_value_is(source: str, target: str) -> None:
    assert lost(source, target, ("en", "pt")) == []


@pytest.mark.parametrize(
    ("source", "target", "gone"),
    [
        ("226,000 people", "226.000 mil pessoas", ["226,000"]),
        ("$3.5 million", "3,5 bilhões de dólares", ["3.5"]),
        ("€283.82", "€ 28,82", ["283.82"]),
        ("US$11,000", "US$11,000", ["11,000"]),
        ("3.142", "3.142", ["3.142"]),
        ("from 16% to 34%", "de 16% a 344%", ["34"]),
        ("2 cats and 2 dogs", "2 gatos e cães", ["2"]),
        ("645 miles (1040 km)", "1040 km", ["645"]),
        ("at 3 a.m.", "às 15h", ["3"]),
    ],
)
def test_a_number_is_lost_when_its_value_is(source: str, target: str, gone: list[str]) -> None:
    assert lost(source, target, ("en", "pt")) == gone


def test_portuguese_abbreviations_of_scale_are_read() -> None:
    assert lost("US$ 110 mi e US$ 2 bi", "$110 million and $2 billion", ("pt", "en")) == []
    assert lost("110 mi", "110 miles", ("pt", "en")) == []


def test_a_source_with_the_other_languages_separators_is_understood() -> None:
    assert lost("3,400 hryvnia", "3,400 hryvnia", ("pt", "en")) == []


# Quotation marks


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('He said "one" and "two".', 2),
        ('"He said "one" and "two," he said."', 3),
        ("«Um», disse.", 1),
        ("(“one”)", 1),
        ('“He said "one"”', 2),
        ('He said "one.', 0),
        ("“He said ‘one’ and didn’t.”", 2),
        ("‘One’ and “two”", 1),
        ("none", 0),
    ],
)
def test_pairs_are_counted_whatever_their_kind_and_none_if_one_is_alone(
    text: str, number: int
) -> None:
    assert pairs(text) == number


def test_a_pair_is_written_in_each_style_and_stays_a_pair() -> None:
    text = 'He "insists on the "first" step" now.'
    assert quoted(text, "«»") == "He «insists on the «first» step» now."
    assert {pairs(quoted(text, style)) for style in ('""', "“”", "«»")} == {2}


# Metrics of terminology


def test_each_occurrence_of_a_term_needs_a_form_of_its_own() -> None:
    twice = (("Kiev", "Kyiv"), ("Kiev", "Kyiv"))
    assert exact_match([Example("Kiev", "", twice)]) == 0.5
    assert exact_match([Example("Kiev, Kyiv", "", twice)]) == 1.0


def test_the_window_holds_words_on_both_sides_without_punctuation() -> None:
    example = Example("foi a Kiev, ontem só", "ele foi a Kiev ontem", (("Kiev",),))
    # The reference has "foi a … ontem" around the name; the translation all three.
    assert window_overlap([example], 2) == 1.0
    # With three it has "ele foi a … ontem", of which "ele" is not there.
    assert window_overlap([example], 3) == 0.75


def test_a_term_that_is_lost_has_no_surroundings_and_one_the_reference_lacks_does_not_count() -> (
    None
):
    lost_term = Example("foi lá", "foi a Kiev", (("Kiev",),))
    no_term = Example("foi a Kiev", "foi lá", (("Kiev",),))
    assert window_overlap([lost_term, no_term], 2) == 0.0
    assert window_overlap([no_term], 2) == 0.0


def test_an_edit_of_a_term_costs_twice() -> None:
    assert one_minus_term([Example("vi Kyev hoje", "vi Kiev hoje", (("Kiev",),))]) == pytest.approx(
        1 / 3
    )
    assert one_minus_term([Example("vi Kiev logo", "vi Kiev hoje", (("Kiev",),))]) == pytest.approx(
        2 / 3
    )
    assert one_minus_term([Example("vi hoje Kiev", "vi Kiev hoje", (("Kiev",),))]) == pytest.approx(
        2 / 3
    )


@given(WORDS, WORDS)
@settings(max_examples=60)
def test_moving_blocks_never_costs_more_than_not_moving_them(
    ours: list[str], theirs: list[str]
) -> None:
    costs = [1] * len(theirs)
    assert abs(len(ours) - len(theirs)) <= ter(ours, theirs, costs) <= edits(ours, theirs, costs)[0]
    assert (ter(ours, theirs, costs) == 0) == (ours == theirs)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=8, unique=True), st.data())
@settings(max_examples=40)
def test_a_block_that_moved_costs_one(theirs: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(theirs) - 1))
    assert ter([*theirs[cut:], *theirs[:cut]], theirs, [1] * len(theirs)) == 1
