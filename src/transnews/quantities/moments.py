"""Dates and times in running text: `August 22`, `22 de agosto de 2025`, `6:40 p.m.`, `18h40`.

A year alone is a number, and not found here; nor is a number word (`five o'clock`). For languages
outside `LANGUAGES` nothing is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from transnews.languages import primary
from transnews.localize.calendars import fold
from transnews.model import Span
from transnews.quantities import back
from transnews.quantities.almanac import LANGUAGES, Almanac, almanac
from transnews.quantities.clock import Clock, clocks

__all__ = ["LANGUAGES", "Kind", "Moment", "find"]


class Kind(StrEnum):
    """What a moment says."""

    DATE = "date"
    """A day and a month, or a month and a year, or all three."""
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time in a text; None where it does not say."""

    span: Span
    """Several days of one month have a moment each, which do not overlap."""
    kind: Kind
    sure: bool = True
    """False where the words may mean something else: `March` alone, `18h`, pt `segunda`."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    """All four digits of it."""
    swapped: bool = False
    """Day and month may be the other way round: `05/08/2025` in English."""
    weekday: int | None = None
    """Monday 0 to Sunday 6."""
    hours: tuple[int, ...] = ()
    """0 to 23; `6:40` is `(6, 18)`, as written first, then the other half of the day."""
    minute: int | None = None
    """None as well for a full hour without minutes: `5 p.m.`."""


# A name of a month alone is a month after these; else it may be a person, or a verb.
_BEFORE_MONTH = {
    "en": re.compile(
        r"\b(?:in|since|until|till|by|last|next|this|of|early|late|mid|through|from|every|during|between"
        r"|before|after|around|to)[\s-]$",
        re.IGNORECASE,
    ),
    "de": re.compile(r"\b(?:im|seit|bis|ende|anfang|mitte|vom|zum|ab|letzten)\s$", re.IGNORECASE),
}
_IN = re.compile(r"\b[Ii]n\s$")
_CAPITAL = re.compile(r"[A-Z][\w'’]*\s$")
_BEFORE_WEEKDAY = re.compile(
    r"\b(?:on|since|until|by|last|next|this|every|from|before|after|late|early)\s$", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"(?<![\w./:,-])(?:(?P<y>(?:1[6-9]|2[01])\d\d)(?P<a>[./-])(?P<m>\d{1,2})(?P=a)(?P<d>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<b>[./-])(?P<second>\d{1,2})(?P=b)(?P<year>(?:1[6-9]|2[01])\d\d|\d\d)"
    r"|(?P<left>\d{1,2})/(?P<right>\d{1,2}))(?![\w/:-]|[.,]\d)",
    re.ASCII,
)


@lru_cache(maxsize=2048)  # checks, ladder and setting all ask for the same sentences
def find(text: str, language: str) -> tuple[Moment, ...]:
    """Return the dates and times of a running text, in order of their place.

    >>> [(m.kind.value, m.day, m.month, m.hours) for m in find("Am 22. August, 18.40 Uhr", "de")]
    [('date', 22, 8, ()), ('time', None, None, (18,))]
    """
    if primary(language) not in LANGUAGES:
        return ()
    book = almanac(primary(language))
    found = [*_dates(text, book, language), *_weekdays(text, book, language)]
    if re.search(r"\d", text):
        found += _numeric(text, language)
    taken = [moment.span for moment in found]
    found += (_time(c) for c in clocks(text, language) if not _meets(c.span, taken))
    return tuple(sorted(found, key=lambda moment: moment.span))


def _meets(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.stop and other.start < span.stop for other in others)


def _time(clock: Clock) -> Moment:
    return Moment(clock.span, Kind.TIME, clock.sure, hours=clock.hours, minute=clock.minute)


def _dates(text: str, book: Almanac, language: str) -> Iterator[Moment]:
    for match in book.dates.finditer(text):
        name = fold(match["month"])
        month, year = dict(book.months)[name], int(match["year"]) if match["year"] else None
        if days := _days(match, text, book.first):
            # `Mar 12`, `12 set`: short forms are sure where the month has its capital or its dot.
            sure = name not in book.short or bool(match["dot"] or year) or language[:2] == "en"
            for day, span in days:
                yield Moment(span, Kind.DATE, sure, day, month, year)
        elif year or match["dot"] or name not in book.short or match["month"][0].isupper():
            span = Span(match.start("month"), match.end("year" if year else "month"))
            kind = Kind.DATE if year else Kind.MONTH
            sure = _sure_month(match, book, language)
            yield Moment(span, kind, bool(year) or sure, None, month, year)


def _days(match: re.Match[str], text: str, first: str) -> list[tuple[int, Span]]:
    """Return the days beside a month; the one next to it has the month in its span."""
    groups = match.groupdict()
    side = "before" if groups["before"] else "after"
    listed = groups.get(side)
    # `In August 22 people` has no day.
    if not listed or (side == "after" and back.look(_IN, text, match.start())):
        return []
    offset = match.start(side)
    found = [
        (int(day[1]) if day[1] else 1, Span(day.start() + offset, day.end() + offset))
        for day in re.finditer(rf"(\d{{1,2}})|{first or '(?!)'}", listed)
    ]
    if not all(1 <= day <= 31 for day, _ in found):
        return []
    stop = match.end() - text[: match.end()].endswith(".")
    found[-1] = found[-1][0], Span(found[-1][1].start, stop)
    if side == "after":
        found[0] = found[0][0], Span(match.start("month"), found[0][1].stop)
    return found


def _sure_month(match: re.Match[str], book: Almanac, language: str) -> bool:
    name, cue = match["month"], _BEFORE_MONTH.get(primary(language))
    if fold(name) in book.doubtful | book.short:
        return False
    if not cue:
        return name.islower()
    return back.look(cue, match.string, match.start("month")) is not None


def _weekdays(text: str, book: Almanac, language: str) -> Iterator[Moment]:
    numbers = dict(book.weekdays)
    for match in book.days.finditer(text):
        if number := match.groupdict().get("number"):
            yield Moment(Span(*match.span()), Kind.WEEKDAY, False, weekday=int(number) - 2)
            continue
        name = fold(match["name"])
        sure = name not in book.doubtful and _sure_weekday(match, text, language)
        yield Moment(Span(*match.span()), Kind.WEEKDAY, sure, weekday=numbers[name])


def _sure_weekday(match: re.Match[str], text: str, language: str) -> bool:
    """Say if a weekday is no part of a name: `Sunday Times`, `Santo Domingo`."""
    if primary(language) == "en":
        at, after = match.start(), text[match.end() : match.end() + 2]
        in_name = back.look(_CAPITAL, text, at) or re.match(r"\s[A-Z]", after)
        return not in_name or back.look(_BEFORE_WEEKDAY, text, at) is not None
    return primary(language) == "de" or match[0].islower()


def _numeric(text: str, language: str) -> Iterator[Moment]:
    english = primary(language) == "en"
    for match in _NUMERIC.finditer(text):
        span = Span(*match.span())
        if match["y"]:
            day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
        elif match["left"]:
            day, month, year = int(match["left"]), int(match["right"]), None
        else:
            day, month, year = int(match["first"]), int(match["second"]), int(match["year"])
            year += 2000 if year < 100 else 0
        if english and not match["y"] and month > 12:
            day, month = month, day
        swapped = english and not match["y"] and day <= 12
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Moment(span, Kind.DATE, len(match[0]) > 8, day, month, year, swapped)
