"""Dates and times of running text, as ten languages write them."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.quantities.moments import LANGUAGES, Kind, Moment, find


def one(text: str, language: str) -> Moment:
    (moment,) = find(text, language)
    return moment


def said(text: str, language: str) -> list[tuple[str, tuple[int | None, ...]]]:
    return [(m.span.of(text), (m.day, m.month, m.year)) for m in find(text, language)]


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), st.sampled_from(sorted(LANGUAGES)))
@settings(max_examples=150)
def test_a_long_date_of_any_language_is_read(day: date, language: str) -> None:
    found = find(format_date(day, "full", language), language)
    dates = [(m.day, m.month, m.year) for m in found if m.kind is Kind.DATE]
    assert dates == [(day.day, day.month, day.year)]
    assert [m.weekday for m in found if m.kind is Kind.WEEKDAY] == [day.weekday()]


@given(
    st.text(max_size=40) | st.from_regex(r"[\d :.hpmamayMarch,-]{0,30}"),
    st.sampled_from(sorted(LANGUAGES)),
)
@settings(max_examples=100)
def test_moments_lie_in_the_text_in_order(text: str, language: str) -> None:
    spans = [moment.span for moment in find(text, language)]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.stop <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("language", "text", "hours", "minute"),
    [
        ("en", "6:40 p.m.", (18,), 40),
        ("en", "6.40pm", (18,), 40),
        ("en", "12 a.m.", (0,), None),
        ("en", "5 o'clock", (5, 17), None),
        ("en", "0230 UTC", (2,), 30),
        ("pt", "18h40", (18,), 40),
        ("pt", "às 5 horas da manhã", (5,), None),
        ("es", "6:40 p. m.", (18,), 40),
        ("es", "a las 5 de la tarde", (17,), None),
        ("fr", "18 h 40", (18,), 40),
        ("de", "17 Uhr 40", (17,), 40),
        ("de", "8 Uhr abends", (20,), None),
        ("it", "ore 18.40", (18,), 40),
        ("nl", "5 uur 's middags", (17,), None),
        ("pl", "o godz. 18.40", (18,), 40),
        ("ru", "в 6 часов вечера", (18,), None),
        ("uk", "о 6-й годині вечора", (18,), None),
    ],
)
def test_times_are_read(language: str, text: str, hours: tuple[int, ...], minute: int) -> None:
    moment = one(text, language)
    assert (moment.kind, moment.hours, moment.minute) == (Kind.TIME, hours, minute)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It may march on for 24 hours, 3.50 or 2:11.60 faster, 100:30"),
        ("en", "the august body of 2025"),
        ("pt", "o mar de 12 ilhas, 3 sete"),
        ("pt", "a 2 horas e 5,30 daqui"),
        ("ru", "через 2 дня"),
        ("ja", "2025年8月22日 18:40"),
    ],
)
def test_what_is_no_moment_is_not_sure(language: str, text: str) -> None:
    assert not [m for m in find(text, language) if m.sure]


def test_a_month_needs_a_word_before_it_where_it_may_be_a_name() -> None:
    assert one("Theresa May", "en").sure is False
    assert one("since May", "en").sure
    assert one("em maio", "pt").sure


def test_a_weekday_in_a_name_is_not_sure() -> None:
    assert one("the Sunday Times", "en").sure is False
    assert one("On Sunday Trump said", "en").sure
    assert one("na segunda", "pt").sure is False
    assert one("a 2.ª feira", "pt").weekday == 0


def test_the_days_of_a_list_share_their_month() -> None:
    assert said("22-24 August", "en") == [
        ("22", (22, 8, None)),
        ("24 August", (24, 8, None)),
    ]
    assert said("August 22, 23 and 24, 2025", "en") == [
        ("August 22", (22, 8, 2025)),
        ("23", (23, 8, 2025)),
        ("24, 2025", (24, 8, 2025)),
    ]
    assert said("de 22 a 24 de agosto", "pt") == [
        ("22", (22, 8, None)),
        ("24 de agosto", (24, 8, None)),
    ]


def test_people_counted_after_a_month_are_no_day_of_it() -> None:
    assert said("In August 22 people", "en") == [("August", (None, 8, None))]


def test_the_first_hour_of_a_range_takes_the_half_of_the_second() -> None:
    assert [m.hours for m in find("from 6 to 8 p.m.", "en")] == [(18,), (20,)]


def test_numbers_of_a_date_may_be_swapped_in_english_alone() -> None:
    assert one("05/08/2025", "en").swapped
    assert not one("25/08/2025", "en").swapped
    assert one("08/25/2025", "en") == one("08/25/2025", "en-US")
    assert (one("05/08/2025", "pt").day, one("05/08/2025", "pt").swapped) == (5, False)
