"""Times of day in running text: `6:40 p.m.`, `18h40`, `17 Uhr`, `às 5 da tarde`, `noon`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transnews.languages import primary
from transnews.model import Span
from transnews.quantities.clock_words import (
    AFTERNOON,
    AT,
    CLOCK_BEFORE,
    CLOCK_BEHIND,
    EVENING,
    HOURS,
    LATER,
    MIDNIGHT,
    MORNING,
    NOON,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text."""

    span: Span
    hours: tuple[int, ...]
    """As written, then the other half of the day if the text leaves it open."""
    minute: int | None
    sure: bool
    """False where the words may mean something else, as a duration: `18h`, `24 horas`."""


_RANGE = re.compile(
    r"\s?[-–—/]\s?|\s(?:and|to|or|until|e|a|às|y|et|à|und|bis|en|tot|do|и|до|і|й)\s"
)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    parts = "|".join(
        f"(?P<{name}>{table[language]})"
        for name, table in (("am", MORNING), ("pm", AFTERNOON), ("late", EVENING))
    )
    before, behind, long = (
        table.get(language, "(?!)") for table in (CLOCK_BEFORE, CLOCK_BEHIND, HOURS)
    )
    hour = r"(?<![\w$€£])(?<!\d[.,:/])(?P<hour>\d{1,2})"
    minute = r"(?:(?P<sep>[:.]|\s?[hH]\s?|u)(?P<minute>[0-5]\d)(?![\d:]|\.\d|\s?(?:min|s)\b))?"
    zone = r"(?P<zoned>[0-5]\d(?=\s?(?:GMT|UTC|local time)))?"
    return re.compile(
        rf"(?:(?<!\w)(?:(?P<clock>{before})|(?P<at>{AT[language]}))\s)?"
        rf"{hour}{minute}{zone}"
        rf"(?:\s?(?:(?P<unit>{behind})|(?P<long>{long}))"
        r"(?!\w)(?:\s(?P<after>[0-5]\d)(?!\w|[.,]\d))?)?"
        r"(?:\s?(?P<half>[ap])\.?\s?m(?!\w)\.?)?"
        rf"(?:,?\s(?:{parts})(?!\w))?(?![\w%€$]|[:.,]\d)",
        re.IGNORECASE,
    )


@cache
def _words(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<noon>{NOON[language]})|(?P<midnight>{MIDNIGHT[language]}))(?!\w)"
    )


@cache
def _parts(language: str) -> re.Pattern[str]:
    tables = (MORNING, AFTERNOON, EVENING)
    return re.compile("|".join(rf"(?<!\w)(?:{t[language]})(?!\w)" for t in tables))


def clocks(text: str, language: str) -> Iterator[Clock]:
    """Yield the times of day in a text, as a rule in order.

    >>> [(c.hours, c.minute) for c in clocks("from 6 to 8:15 p.m.", "en")]
    [((18,), None), ((20,), 15)]
    """
    language = primary(language)
    for match in _words(language).finditer(text):
        yield Clock(Span(*match.span()), (12,) if match["noon"] else (0,), None, False)
    before: re.Match[str] | None = None
    for match in _pattern(language).finditer(text) if re.search(r"\d", text) else ():
        if clock := _clock(match):
            if (
                before
                and not _clock(before)
                and _RANGE.fullmatch(text[before.end() : match.start()])
            ):
                yield from _earlier(before, match)
            yield clock
        before = match


def says_part_of_day(text: str, language: str) -> bool:
    """Say if a text has words such as `in the evening`, wherever they stand.

    >>> says_part_of_day("Eram seis da tarde", "pt")
    True
    """
    return bool(_parts(primary(language)).search(text))


def says_later(text: str, language: str) -> bool:
    """Say if a text has a word for a time after noon, in whatever form.

    >>> says_later("À noite, por volta das 8h30", "pt"), says_later("Às 8h30", "pt")
    (True, False)
    """
    return bool(re.search(LATER[primary(language)], text, re.IGNORECASE))


def _clock(match: re.Match[str]) -> Clock | None:
    said = match.groupdict()
    hour, minute = int(match["hour"]), said["minute"] or said["zoned"] or said["after"]
    exact = said["half"] or said["am"] or said["pm"] or said["late"]
    split = (said["sep"] or ".").strip() != "."
    sure = said["half"] or said["clock"] or said["unit"] or said["zoned"] or split or said["after"]
    sure = sure or ((exact or said["long"]) and said["at"]) or (exact and said["long"])
    if not (sure or exact or said["long"] or (said["sep"] and said["at"])):
        return None
    if hour > 24 or (said["half"] and not 1 <= hour <= 12):
        return None
    span = Span(match.start("hour"), match.end())
    return Clock(span, _hours(match, hour), int(minute) if minute else None, bool(sure))


def _earlier(match: re.Match[str], later: re.Match[str]) -> Iterator[Clock]:
    """Yield the `6` of `6 to 8 p.m.`."""
    hour = int(match["hour"])
    if hour <= 12 and not match["sep"]:
        yield Clock(Span(match.start("hour"), match.end()), _hours(later, hour), None, False)


def _hours(match: re.Match[str], hour: int) -> tuple[int, ...]:
    """Return the hours of the day that an hour may mean."""
    if hour > 12 or match["hour"][0] == "0":
        return (hour % 24,)
    if match["half"]:
        return (hour % 12 + (12 if match["half"] in "pP" else 0),)
    if match["pm"]:
        return (hour % 12 + 12,)
    if match["am"]:
        return (hour,) if hour < 12 else (12, 0)
    if match["late"]:
        return (hour % 12 + 12,) if 5 <= hour < 12 else (hour % 12,)
    return (hour, (hour + 12) % 24)
