"""What a text must not say otherwise unnoticed."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from transnews import names
from transnews.checks import negation
from transnews.languages import primary
from transnews.model import Span
from transnews.quantities import amounts, moments

# Where names are inflected, this much of them may change at the end.
_ENDING = 3
_STEM = 4
_INFLECTING = frozenset(
    [
        *("be", "bg", "cs", "de", "el", "et", "fi", "hr", "hu", "lt"),
        *("lv", "mk", "pl", "ru", "sk", "sl", "sr", "tr", "uk"),
    ]
)
_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")


class Kind(StrEnum):
    """What sort of fact, the loudest first."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, a date, a name or a negation in a text."""

    kind: Kind
    key: str
    """The same where the same is said."""
    shown: str
    span: Span
    certain: bool = True
    """False for a word that may say a negation or a number: `lack`, `one`."""


def facts(text: str, language: str, seen: Collection[str]) -> Iterator[Fact]:
    """Yield the facts of a text; *seen* are words known to be names."""
    for span, certain in negation.found(text, language):
        yield Fact(Kind.NEGATION, "", span.of(text), span, certain)
    for span in names.find(text, language, seen):
        yield Fact(Kind.NAME, span.of(text), span.of(text), span)
    if primary(language) in moments.LANGUAGES:
        yield from _quantities(text, language)
        return
    for figures in _FIGURES.finditer(text):
        yield Fact(Kind.NUMBER, figures[0], figures[0], Span(*figures.span()))


def _quantities(text: str, language: str) -> Iterator[Fact]:
    dates = [moment for moment in moments.find(text, language) if moment.sure]
    for date in dates:
        parts = (date.day, date.month, date.year, date.weekday, date.hours, date.minute)
        yield Fact(Kind.DATE, str(parts), date.span.of(text), date.span)
    for amount in amounts.find(text, language):
        at = amount.span
        in_date = any(at.start < date.span.stop and date.span.start < at.stop for date in dates)
        # `one`, `Three`, `second` count only where another number takes their place; `una` may be
        # an article.
        article = amount.values[0] == 1 and primary(language) != "en"
        worded = amount.form is amounts.Form.WORDS and not article
        if (amount.certain or worded) and not in_date:
            unit = amount.percent, sorted(amount.currency), amount.negative
            key = f"{amount.values[0]:f} {unit}"
            yield Fact(Kind.NUMBER, key, at.of(text), at, amount.certain)


def words_said(name: str, text: str, language: str) -> list[bool]:
    """Return for each word of a name whether a text has it, perhaps in another case.

    >>> words_said("Marta Reis", "Reis spoke", "en"), words_said("Warszawa", "w Warszawie", "pl")
    ([False, True], [True])
    """
    there = set(re.findall(r"\w+", text))
    inflected = primary(language) in _INFLECTING
    return [
        word in there or (inflected and any(_same_name(word, other) for other in there))
        for word in re.findall(r"\w+", name)
    ]


def _same_name(word: str, other: str) -> bool:
    stem = word[: max(_STEM, len(word) - _ENDING)]
    return other.startswith(stem) and abs(len(word) - len(other)) <= _ENDING
