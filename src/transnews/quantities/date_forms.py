"""How a locale writes dates in running text: the patterns and names of CLDR, and running.tsv.

A pattern is a text with `D` for the day, `O` for its ordinal ending, `M` for the month, `S` for
its short form and `Y` for the year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transnews.languages import primary
from transnews.quantities import back

INFLECTED = ("pl", "ru", "uk")
"""A month without a day has case forms there."""
_GOES_ON = re.compile(r"[\w,;)\]%’'][ \u00a0\u202f]+$")
BEFORE = re.compile(r"([^\W\d_][\w’'-]*)\s$")
AFTER = re.compile(r"\s([^\W\d_][\w’'-]*)")


@dataclass(frozen=True, slots=True)
class Forms:
    """How a locale writes dates in running text."""

    full: Mapping[tuple[bool, bool], str]
    """The pattern to write, by whether day and year are said."""
    right: tuple[str, ...]
    """All patterns that are right."""
    months: tuple[str, ...]
    """January to December beside a day."""
    alone: tuple[str, ...]
    """The same without a day."""
    short: tuple[str, ...]
    """Short forms, without their dot."""
    weekdays: tuple[str, ...]
    """Monday to Sunday."""
    first: tuple[str, ...]
    """How the first of a month is written, the form to write first."""
    plural: Mapping[str, str]
    """What an article before one hour is before several: `à`, `às`."""


_SKELETONS = ("yMMMMd", "MMMMd", "yMMMM", "yMMMd", "MMMd", "yMMM")


@cache
def forms(tag: str) -> Forms:
    """Return how the locale *tag* writes dates.

    >>> forms("pt").full[True, True], forms("en-GB").full[True, False], forms("ru").full[True, True]
    ('D de M de Y', 'D M', 'D M Y г.')
    """
    from babel import Locale

    locale = Locale.parse(tag, sep="-")
    known = {name: pattern.pattern for name, pattern in locale.datetime_skeletons.items()}
    known.setdefault("yMMMMd", locale.date_formats["long"].pattern)
    patterns = {name: _pattern(known[name]) for name in _SKELETONS if name in known}
    row = _row(tag)
    months, days = locale.months["format"], locale.days["format"]["wide"]
    return Forms(
        {
            (True, True): patterns["yMMMMd"],
            (True, False): patterns["MMMMd"],
            (False, True): patterns["yMMMM"],
        },
        (*patterns.values(), *filter(None, row[0].split("|"))),
        tuple(months["wide"][n] for n in range(1, 13)),
        tuple(locale.months["stand-alone"]["wide"][n] for n in range(1, 13)),
        tuple(months["abbreviated"][n].rstrip(".") for n in range(1, 13)),
        tuple(days[n] for n in range(7)),
        tuple(row[1].split()),
        dict(pair.split("=") for pair in row[2].split()),
    )


def starts(text: str, at: int) -> bool:
    """Tell whether what stands at a place of a text begins a sentence, a quotation, a line.

    >>> starts("Em agosto", 3), starts("Agosto", 0), starts("“Agosto", 1)
    (False, True, True)
    """
    return back.look(_GOES_ON, text, at) is None


def _pattern(cldr: str) -> str:
    """Return a pattern of CLDR as `Forms` has it.

    >>> _pattern("d 'de' MMMM 'de' y"), _pattern("LLLL y\u202f'г'.")
    ('D de M de Y', 'M Y г.')
    """
    fields = {"d": "D", "MMMM": "M", "LLLL": "M", "MMM": "S", "LLL": "S", "y": "Y"}
    parts = (match[0] for match in re.finditer(r"'[^']*'|([a-zA-Z])\1*|.", cldr))
    return " ".join("".join(fields.get(part, part.strip("'")) for part in parts).split())


@cache
def _rows() -> Mapping[str, tuple[str, str, str]]:
    table = files("transnews.quantities").joinpath("running.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line[0] != "#")
    return {cells[0]: (cells[1], cells[2], cells[3]) for cells in rows}


def _row(tag: str) -> tuple[str, str, str]:
    rows = _rows()
    return rows.get(tag) or rows[primary(tag)]
