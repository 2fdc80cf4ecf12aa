"""Dates, times and money in running text take the form of the target locale, and no other value.

In dates.txt a case is a source, its translation, what that becomes, a full stop; `# en → pt-BR`
sets the languages; other lines with `#` are remarks.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from babel.dates import format_date, format_skeleton, format_time
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from transnews import drafting, glossary
from transnews.drafting import Direction
from transnews.engines.fake import FakeEngine
from transnews.model import Alignment, Hypothesis, Key, Message, Role, Span
from transnews.quantities import moments
from transnews.quantities.date_forms import forms
from transnews.quantities.moments import Kind
from transnews.quantities.setting import localize

FIXTURE = Path(__file__).parent / "fixtures" / "quantities" / "dates.txt"
LANGUAGES = ("en", "pt", "es", "fr", "de", "it", "nl", "pl", "ru", "uk")
LOCALES = (*LANGUAGES, "en-GB", "pt-PT", "fr-CA", "de-AT", "es-MX")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TONGUES = st.sampled_from(LANGUAGES)
TARGETS = st.sampled_from(LOCALES)
# What models make of a date; the month's name is the source's or the target's.
SHAPES = (
    *("{M} {d}, {y}", "{M} {d} {y}", "{d} {M} {y}", "{d} {M}, {y}", "{d}. {M} {y}", "{M} {d}"),
    *("{d} de {M} de {y}", "{d} de {M}", "{d} {M}", "the {d} of {M} {y}", "{d} of {M}", "{M} {y}"),
    *("{d:02} {M} {y}", "{M} {d}th, {y}", "{M} {d}º {y}"),
)
AROUND = ("{}", "x {} y", "x {}.", "x ({}) y", "x, {}, y", "X {} Y", "x {}: 24 y", "x “{}” y")


def cases() -> Iterator[tuple[str, ...]]:
    languages: tuple[str, ...] = ()
    lines: list[str] = []
    for line in FIXTURE.read_text("utf-8").splitlines():
        if match := re.fullmatch(r"# (\w\w) → ([\w-]+)", line):
            languages = match.groups()
        elif line == ".":
            yield *languages, *lines
            lines = []
        elif not line.startswith("#"):
            lines.append(line)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def days(text: str, language: str) -> list[tuple[int | None, int | None, int | None]]:
    found = moments.find(text, language)
    return [(m.day, m.month, m.year) for m in found if m.kind is Kind.DATE]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case[-1])
def test_running_text_has_the_dates_and_times_of_the_locale(case: tuple[str, ...]) -> None:
    ours, theirs, source, target, expected = case
    found = localize(source, target, ours, theirs)
    assert plain(found) == expected
    assert localize(source, found, ours, theirs) == found


@settings(max_examples=600)
@given(
    *(DAYS, TONGUES, TARGETS, st.sampled_from(SHAPES), st.booleans(), st.booleans()),
    st.sampled_from(AROUND),
)
def test_a_date_keeps_day_month_and_year(
    day: date, ours: str, theirs: str, shape: str, left: bool, capital: bool, around: str
) -> None:
    written = format_date(day, "long", ours)
    source = f"Xyz {written}, xyz."
    assume(days(source, ours) == [(day.day, day.month, day.year)])
    name = forms(ours if left else theirs).months[day.month - 1]
    name = name.capitalize() if capital else name
    said = shape.format(M=name, d=day.day, y=day.year)
    target = around.format(said)
    done = localize(source, target, ours, theirs)
    assert localize(source, done, ours, theirs) == done
    figures = sorted(map(int, re.findall(r"\d+", target)))
    assert sorted(map(int, re.findall(r"\d+", done))) == figures
    same = {(day.day, day.month, day.year), (day.day, day.month, None), (None, day.month, day.year)}
    read = days(done, theirs)
    assert set(read) <= same
    assert {said for said in days(target, theirs) if said[0]} <= set(read)
    if re.sub(r"\W", "", done.casefold()) != re.sub(r"\W", "", target.casefold()):
        assert read


@settings(max_examples=300)
@given(DAYS, TONGUES, TARGETS)
def test_a_date_that_the_locale_writes_stays(day: date, ours: str, theirs: str) -> None:
    babel = theirs.replace("-", "_")
    source = f"Xyz {format_date(day, 'long', ours)}, xyz."
    for skeleton in ("yMMMMd", "MMMMd", "yMMMM"):
        try:
            written = format_skeleton(skeleton, day, fuzzy=False, locale=babel)
        except KeyError:
            written = format_date(day, "long", babel)
        if day.day == 1 and "d" in skeleton and primary_first(theirs) not in (None, "1"):
            written = re.sub(r"\b1(?=\s)", primary_first(theirs) or "1", written)
        target = f"xyz {written} xyz."
        assert localize(source, target, ours, theirs) == target


def primary_first(tag: str) -> str | None:
    """Return how the locale writes the first of a month."""
    return forms(tag).first[0]


@settings(max_examples=300)
@given(st.times(), TARGETS, st.sampled_from(("p.m.", "PM", "pm", "p. m.")))
def test_a_time_keeps_hour_and_minute(moment: time, theirs: str, half: str) -> None:
    moment = moment.replace(hour=moment.hour % 12 + 12)
    said = f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02} {half}"
    source, target = f"It was at {said} here.", f"xyz {said} xyz."
    if theirs.startswith("en"):
        source = f"Era às {moment.hour}h{moment.minute:02} aqui."
        target = f"xyz {moment.hour}h{moment.minute:02} xyz."
    done = localize(source, target, "pt" if theirs.startswith("en") else "en", theirs)
    assert localize(source, done, "en", theirs) == done
    (found,) = (m for m in moments.find(done, theirs) if m.kind is Kind.TIME)
    assert (found.hours[0], found.minute) == (moment.hour, moment.minute)
    right = format_time(moment, "short", locale=theirs.replace("-", "_"))
    assert right in done or done == target


@settings(max_examples=200)
@given(DAYS, TARGETS)
def test_what_is_kept_and_what_the_source_does_not_say_stays(day: date, theirs: str) -> None:
    said = f"{forms('en').months[day.month - 1]} {day.day}, {day.year}"
    target = f"xyz {said} xyz, 6:40 p.m."
    source = f"It was on {said} at 6:40 p.m."
    assert localize("It was so.", target, "en", theirs) == target
    assert localize(source, target, "en", theirs, [said, "6:40 p.m."]) == target
    quoted = f'xyz "{said} here" xyz'
    assert localize(f"It was “{said} here” then.", quoted, "en", theirs) == quoted


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (
            "On <b>Aug. 22, 2025</b> he",
            "Em Agosto 22, 2025 ele",
            "Em <b>22 de agosto de 2025</b> ele",
        ),
        ("At <b>6:40 p.m.</b> he", "Às 6:40 p.m. ele", "Às <b>18:40</b> ele"),
        ("For <b>€24.50</b> he", "Por 24.50 € ele", "Por <b>€ 24,50</b> ele"),
    ],
)
def test_a_tag_stands_on_the_date_that_was_set(text: str, said: str, expected: str) -> None:
    assert drafted(text, said, "pt").replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("locale", "said", "expected"),
    [
        ("fr", 'Oui: "10%" et 1,234.5; €24.50!', "Oui~: «~10~%~» et 1^234,5^; 24,50~€^!"),
        ("fr-CA", 'Oui: "10%" et 1,234.5; €24.50!', "Oui~: «~10~%~» et 1~234,5; 24,50~€!"),
        ("de", 'Ja: "10%" und 1,234.5; €24.50!', "Ja: „10~%“ und 1.234,5; 24,50~€!"),
        ("es", 'Sí: "10%" y 1,234.5; €24.50!', "Sí: “10~%” y 1.234,5; 24,50~€!"),
        ("pt", 'Sim: "10 %" e 1,234.5; €24.50!', "Sim: “10%” e 1.234,5; €24,50!"),
    ],
)
def test_numbers_money_marks_and_spaces_are_set_together(
    locale: str, said: str, expected: str
) -> None:
    found = drafted("Yes: “10%” and 1,234.5; €24.50!", said, locale)
    assert found.replace("\u00a0", "~").replace("\u202f", "^") == expected


def drafted(text: str, said: str, locale: str) -> str:
    """Return the draft of an HTML text; each word of *said* comes from the one in its place."""
    empty = glossary.matcher(glossary.Glossary(()), "en", locale)
    way = Direction("en", locale, "html", empty, frozenset())
    plan = drafting.message_plan(Message(Key("", text), Role.PARAGRAPH), way)
    (piece,) = plan.pieces
    ours, theirs = (
        tuple(Span(*match.span()) for match in re.finditer(r"\S+", side))
        for side in (piece.wording.sent, said)
    )
    weights = tuple(
        tuple(float(min(row, len(ours) - 1) == column) for column in range(len(ours)))
        for row in range(len(theirs))
    )
    answer = Hypothesis(said, -1.0, Alignment(ours, theirs, weights))
    (result,) = drafting.draft([(plan, way)], FakeEngine({piece.wording.sent: (answer,)}), {})
    return result.draft.text
