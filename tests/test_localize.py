"""Each rule of localize/ has a fixture file of its name; its laws are tested over everything."""

from pathlib import Path

import pytest

from transnews.localize import dashes, dates, ends, numbers, quotes, set_typography, spacing
from transnews.model import Span

FIXTURES = Path(__file__).parent / "fixtures" / "localize"
SHOWN = str.maketrans({"~": "\u00a0", "^": "\u202f", "⌘": "\ue000"})


def cases(name: str) -> list[list[str]]:
    lines = (FIXTURES / f"{name}.txt").read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("# ")]
    return [[field.translate(SHOWN) for field in row] for row in rows]


@pytest.mark.parametrize("case", cases("dates"), ids=" | ".join)
def test_a_date_takes_the_long_form_of_the_locale(case: list[str]) -> None:
    direction, text, expected = case
    assert (dates.localize(text, *direction.split(" > ")) or "none") == expected


@pytest.mark.parametrize("case", cases("numbers"), ids=" | ".join)
def test_a_number_takes_the_marks_of_the_locale(case: list[str]) -> None:
    direction, text, expected = case
    assert (numbers.localize(text, *direction.split(" > ")) or "none") == expected


@pytest.mark.parametrize("case", cases("quotes"), ids=" | ".join)
def test_quotation_marks_are_those_of_the_locale(case: list[str]) -> None:
    target, text, expected = case
    assert quotes.localize(text, target) == expected
    assert quotes.localize(expected, target) == expected


@pytest.mark.parametrize("case", cases("spacing"), ids=" | ".join)
def test_spaces_are_those_of_the_locale(case: list[str]) -> None:
    target, text, expected = case
    assert spacing.localize(text, target) == expected
    assert spacing.localize(expected, target) == expected


@pytest.mark.parametrize("case", cases("dashes"), ids=" | ".join)
def test_dashes_answer_those_of_the_source(case: list[str]) -> None:
    target, source, text, expected = case
    assert dashes.localize(text, source, target) == expected
    assert dashes.localize(expected, source, target) == expected


@pytest.mark.parametrize("case", cases("ends"), ids=" | ".join)
def test_a_sentence_ends_as_its_source(case: list[str]) -> None:
    language, source, text, expected = case
    language = language.strip("-")
    assert ends.localize(source, text, language) == expected
    assert ends.localize(source, expected, language) == expected


@pytest.mark.parametrize("case", cases("typography"), ids=" | ".join)
def test_typography_is_set_in_one_go(case: list[str]) -> None:
    target, source, text, expected = case
    assert set_typography(text, source, target) == expected
    assert set_typography(expected, source, target) == expected


def test_every_fixture_is_used() -> None:
    used = {"dates", "numbers", "quotes", "spacing", "dashes", "ends", "typography"}
    assert {path.stem for path in FIXTURES.iterdir()} == used


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Signed 2025.08.22 and 2025-08-23.", "en", ["2025.08.22", "2025-08-23"]),
        ("am 22.08.2025 in Wien, am 32.08.2025 nicht", "de", ["22.08.2025"]),
        ("on 05/08/2025, or 22/08/2025", "en", ["22/08/2025"]),
        ("on 05/08/2025", "en-GB", ["05/08/2025"]),
        ("2025-08-22T10:00, /2025/08/22/, v2025.08.22, 2025.08.22.1, 2025.13.45", "en", []),
        ("IP 192.168.2025, 1404-05-31, 2025.8.2, tel. 22-08-2025-1", "en", []),
    ],
)
def test_numeric_dates_are_found_in_running_text(
    text: str, language: str, found: list[str]
) -> None:
    assert [span.of(text) for span in dates.find(text, language)] == found


def test_a_found_span_counts_code_points() -> None:
    assert dates.find("😀 2025.08.22", "en") == (Span(2, 12),)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("pt", "22/08/2025"),
        ("pt-PT", "22/08/2025"),
        ("de", "22.08.2025"),
        ("fr", "22/08/2025"),
        ("fr-CA", "2025-08-22"),
        ("en", "8/22/2025"),
        ("en-GB", "22/08/2025"),
        ("ru", "22.08.2025"),
        ("uk", "22.08.2025"),
        ("sv", "2025-08-22"),
        ("cs", "22.08.2025"),
        ("ja", "2025/08/22"),
    ],
)
def test_a_numeric_date_within_a_sentence_stays_numeric(target: str, expected: str) -> None:
    assert dates.short("2025.08.22", target) == expected
    assert dates.short("22/08/2025", target, "pt") == expected
    assert dates.short("22/08/2025", target) == "22/08/2025", "the order is not known"
