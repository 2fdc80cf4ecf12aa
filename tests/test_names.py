"""The names of a text, found by their capitals; whether two words are one name."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import names


def found(text: str, language: str, seen: frozenset[str] = frozenset()) -> list[str]:
    return [span.of(text) for span in names.find(text, language, seen)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Yesterday President Donald Trump met Ms. Swinney-Baird in Paris, Texas.",
         ["Donald Trump", "Swinney-Baird", "Paris", "Texas"]),
        ("en", "The lawyers of L'Oreal, Boots and the Bank of England met on Tuesday.",
         ["L'Oreal", "Boots", "Bank of England"]),
        ("en", "He paid US$5 to Arizona Sen. Jeff Flake's office.", ["Jeff Flake"]),
        ("en", "British and Russian voters chose the European Parliament.",
         ["European Parliament"]),
        ("pt", "Segundo o presidente Marcelo Rebelo de Sousa, a Galp fica em Lisboa.",
         ["Marcelo Rebelo de Sousa", "Galp", "Lisboa"]),
        ("fr", "Le maire de l'Étoile a vu Mme Dupont.", ["Étoile", "Dupont"]),
        ("de", "Der Kanzler traf Angela Merkel in der Stadt.", ["Angela Merkel"]),
        ("ru", "Вчера президент видел Ивана Петрова в Москве.", ["Ивана Петрова", "Москве"]),
        ("ja", "東京", []),
    ],
)  # fmt: skip
def test_names_are_runs_of_words_with_capitals(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(text, language) == expected


def test_the_first_word_of_a_sentence_counts_only_if_it_is_known_to_be_a_name() -> None:
    text = "Flake voted. Boots closed. NATO met."
    assert found(text, "en") == ["NATO"]
    assert found(text, "en", names.known(["Then Jeff Flake spoke"], "en")) == ["Flake", "NATO"]


def test_a_headline_with_capitals_throughout_names_nobody() -> None:
    assert found("Many Voters Watch Another Long Hearing", "en") == []


@settings(max_examples=100)
@given(st.text("ABcd .'-’Ж", max_size=40), st.sampled_from(["en", "de", "fr", "ru", "xx"]))
def test_names_lie_in_order_inside_the_text_and_begin_with_capitals(
    text: str, language: str
) -> None:
    spans = names.find(text, language)
    assert all(a.stop <= b.start for a, b in pairwise(spans))
    assert all(span.of(text)[0].isupper() and span.stop <= len(text) for span in spans)


@settings(max_examples=100)
@given(st.text("abcdAé", min_size=1, max_size=9), st.text("abcdAé", min_size=1, max_size=9))
def test_likeness_is_mutual_and_a_word_is_no_slip_of_itself(one: str, other: str) -> None:
    assert names.resembles(one, one)
    assert names.resembles(one, other) == names.resembles(other, one)
    assert not names.mistyped(one, one)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Rwanda", "Ruanda"), ("Algeria", "Argélia"), ("Center", "Centre"), ("Johnson", "Johnsona"),
     ("Education", "Educação"), ("Mississippi", "Mississipi")],
)  # fmt: skip
def test_what_languages_do_to_names_is_no_slip(name: str, other: str) -> None:
    assert not names.mistyped(name, other)
