"""The words of dates in a language, from the tables of CLDR (Babel)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from transnews.languages import primary

# What people write in dates beside the patterns of CLDR: articles, ordinal endings, `year`.
_FILLERS = {
    "be": "года год г",
    "bg": "година год г",
    "ca": "de del d el",
    "da": "den d",
    "de": "den der dem am",
    "el": "της",
    "en": "the of on st nd rd th",
    "es": "el de del o",
    "fr": "le er",
    "it": "il lo",
    "nb": "den",
    "nl": "de",
    "pl": "r roku",
    "pt": "de do dia o",
    "ro": "pe",
    "ru": "года год г го",
    "sv": "den",
    "uk": "року рік р го",
}
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "\u200e": None, "\u200f": None})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of dates in one language, folded by `fold`; names with the longest first."""

    months: tuple[tuple[str, int], ...]
    """Names and short forms with their month, 1 to 12."""
    weekdays: tuple[tuple[str, int], ...]
    """Names and short forms with their day, Monday 0 to Sunday 6."""
    fillers: frozenset[str]
    """Words that say nothing: `de`, `of`, `г`."""
    full_stop: bool
    """Dates end with a full stop in this language."""
    order: str
    """Of numeric dates: `dmy`, `mdy` or `ymd`."""


def fold(text: str) -> str:
    r"""Return *text* as it is compared: case folded, plain spaces and apostrophes, no bidi marks.

    >>> fold("22 Août\xa02025")
    '22 août 2025'
    """
    return " ".join(text.casefold().translate(_MARKS).split())


@cache
def words(tag: str) -> Words:
    """Return the words of dates in the language *tag*."""
    from babel import Locale

    locale = Locale.parse(tag, sep="-")
    patterns = {size: str(form.pattern) for size, form in locale.date_formats.items()}
    return Words(
        months=_names(locale.months["format"], locale.months["stand-alone"]),
        weekdays=_names(locale.days["format"], locale.days["stand-alone"]),
        fillers=_literals(patterns.values()) | frozenset(_FILLERS.get(primary(tag), "").split()),
        full_stop=any(pattern.endswith(".") for pattern in patterns.values()),
        order=re.sub(r"(.)\1*", r"\1", re.sub(r"'[^']*'|[^dMy]", "", patterns["short"])).lower(),
    )


def _literals(patterns: Iterable[str]) -> frozenset[str]:
    """Words of date patterns that are no fields: quoted ones, and letters outside ASCII.

    >>> sorted(_literals(["d 'de' MMMM 'de' y", "y年M月d日"]))
    ['de', '年', '日', '月']
    """
    found: set[str] = set()
    for pattern in patterns:
        found.update(fold(word) for word in re.findall(r"'([^']+)'", pattern))
        found.update(re.findall(r"[^\W\d_a-z]", re.sub(r"'[^']*'", " ", pattern.lower())))
    return frozenset(found)


def _names(*contexts: object) -> tuple[tuple[str, int], ...]:
    found: dict[str, set[int]] = {}
    for context in contexts:
        for width in ("wide", "abbreviated"):
            for number, name in context[width].items():  # type: ignore[index]
                found.setdefault(fold(name).rstrip("."), set()).add(number)
    # People shorten names otherwise than CLDR: `Sept`, `сент`, `sexta`.
    shortened: dict[str, set[int]] = {}
    for name, numbers in found.items():
        for short in (name[:3], name[:4], name.split("-")[0]):
            shortened.setdefault(short, set()).update(numbers)
    clear = [(name, min(ns)) for name, ns in (shortened | found).items() if len(ns) == 1]
    return tuple(sorted(clear, key=lambda pair: (-len(pair[0]), pair)))
