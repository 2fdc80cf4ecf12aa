"""Dates: read those that a source writes, write them as the target locale does.

Read strictly, by the month and weekday tables of CLDR (Babel): day, month and year must all
be there and nothing else, only one day may be meant, and it must exist.
`docs/localize.md` has the measurement that speaks for reading by the tables.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from transnews.languages import primary
from transnews.localize.calendars import Words, fold, words
from transnews.model import Span

# A four-digit number outside is rather a Persian or a Buddhist year, or no year.
_YEARS = range(1600, 2200)

_YEAR_FIRST = re.compile(r"(\d{4})([./-]) ?(\d{1,2})\2 ?(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})", re.ASCII)
_EAST_ASIAN = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일號号]", re.ASCII)
# In running text a date stands alone: not in an address, a version, a time stamp.
_IN_TEXT = re.compile(
    r"(?<![\w./:-])(?:\d{4}([./-])\d{2}\1\d{2}|\d{1,2}([./-])\d{1,2}\2\d{4})(?![\w/:-]|\.\d)",
    re.ASCII,
)


def localize(text: str, source: str, target: str) -> str | None:
    """Return a text that is wholly a date in the target locale's long form, else None.

    The weekday is written if the source has one.

    >>> localize("2025.08.22", "en", "pt")
    '22 de agosto de 2025'
    >>> localize("Friday, August 22, 2025", "en", "de")
    'Freitag, 22. August 2025'

    A numeric date of a source in plain ``en`` is read only if it is the same day for British
    and American readers:

    >>> localize("05/08/2025", "en", "pt"), localize("05/08/2025", "en-GB", "pt")
    (None, '5 de agosto de 2025')

    A weekday that does not fit means that something is wrong: None.
    """
    from babel.dates import format_date

    found = _readings(fold(text), source)
    if len(found) != 1:
        return None
    day, weekday = found.pop()
    return format_date(day, format="full" if weekday else "long", locale=_babel(target))


def find(text: str, language: str) -> tuple[Span, ...]:
    """Return where numeric dates stand in running text.

    Year first, or in the order that the language uses; clear ones only, see `localize`.

    >>> find("Signed on 2025-08-22 in Rome.", "en")
    (Span(start=10, stop=20),)
    """
    matches = _IN_TEXT.finditer(text)
    return tuple(Span(*m.span()) for m in matches if _one(set(_numeric(m[0], language))))


def short(text: str, target: str, source: str = "") -> str:
    """Return a numeric date as the target locale writes it in numbers, the year in full.

    What is no clear numeric date stays as it is. Without a *source* only dates whose year comes
    first are clear.

    >>> short("2025.08.22", "pt"), short("2025-08-22", "de"), short("2025-08-22", "en-US")
    ('22/08/2025', '22.08.2025', '8/22/2025')
    """
    from babel.dates import format_date

    day = _one(set(_numeric(text, source)))
    return format_date(day, _short_pattern(target), _babel(target)) if day else text


@cache
def _short_pattern(tag: str) -> str:
    from babel import Locale

    pattern = str(Locale.parse(tag, sep="-").date_formats["short"].pattern)
    return re.sub(r"y+", "y", pattern)


def _babel(tag: str) -> str:
    return tag.replace("-", "_")


def _one(days: set[date]) -> date | None:
    return days.pop() if len(days) == 1 else None


def _readings(text: str, tag: str) -> set[tuple[date, bool]]:
    """Return each day that a folded text may wholly mean, and whether a weekday is named."""
    known = words(tag)
    if re.search(r"\d\.$", text) and not known.full_stop:
        return set()  # a sentence rather than a date
    if plain := set(_days(text, tag, known)):
        return {(day, False) for day in plain}
    named = (
        (text.replace(name, " ", 1), number) for name, number in known.weekdays if name in text
    )
    return {
        (day, True)
        for rest, number in named
        for day in _days(rest, tag, known)
        if day.weekday() == number
    }


def _days(text: str, tag: str, known: Words) -> Iterator[date]:
    for pattern in (_EAST_ASIAN, _YEAR_FIRST, _YEAR_LAST):
        if match := pattern.search(text):
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            if _numbers(rest, known) == []:
                yield from _numeric(match[0], tag)
            return
    for name, month in known.months:
        if name in text:
            numbers = sorted(_numbers(text.replace(name, " ", 1), known) or (), key=len)
            if [len(number) for number in numbers] in ([1, 4], [2, 4]):
                yield from _day(int(numbers[1]), month, int(numbers[0]))


def _numbers(text: str, known: Words) -> list[str] | None:
    """Return the numbers of a text that has else nothing but fillers and light punctuation.

    >>> _numbers("22 de de 2025", words("pt")), _numbers("3 of 5 today", words("en"))
    (['22', '2025'], None)
    """
    tokens = re.findall(r"[0-9]+|[^\W\d_]+|\S", text)
    numbers = [token for token in tokens if token.isdecimal()]
    others = (token for token in tokens if not token.isdecimal())
    return numbers if all(o in known.fillers or o in ".,،-/'º°" for o in others) else None


def _numeric(text: str, tag: str) -> Iterator[date]:
    """Yield each day that a numeric date may mean in the language, none without a language."""
    if match := _EAST_ASIAN.fullmatch(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3]))
    elif match := _YEAR_FIRST.fullmatch(text):
        yield from _day(int(match[1]), int(match[3]), int(match[4]))
    elif tag and (match := _YEAR_LAST.fullmatch(text)):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        order = words(tag).order
        # Both orders are in use where English has no region, and where the year comes first.
        either = tag == "en" or order == "ymd" or (primary(tag), tag[-2:]) == ("en", "CA")
        if either or order == "dmy":
            yield from _day(year, second, first)
        if either or order == "mdy":
            yield from _day(year, first, second)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    if year in _YEARS:
        try:
            yield date(year, month, day)
        except ValueError:
            return
