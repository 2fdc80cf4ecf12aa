"""After translating: numbers, money, dates and times set as the target locale writes them.

Deterministic, idempotent, and no digit changes but in a time that goes from 12 to 24 hours or
back. What is right already is not touched; what is not certain neither.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from transnews.localize import numbers
from transnews.quantities import back, calendar_words, dating, digits, money, timing
from transnews.quantities.sides import Sides
from transnews.quantities.spelling import Edit, applied

# A word before a number with a point, as in `python 3.11`.
_VERSIONED = re.compile(r"([^\W\d_]{3,} )$")

Step = Callable[[Sides], Iterable[Edit]]


def localize(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    kept: Iterable[str] = (),
) -> str:
    r"""Return the translation *target* of *source* with its numbers as the target locale has them.

    A number left as the source writes it takes the separators of the locale; the ISO code of a
    currency that the source gives by its symbol becomes the symbol, or the word, again; a symbol
    in two pieces (`US $`) becomes one, and stands on the side where the locale has it. Dates and
    times take the order, the words and the small or large letters of the locale. Nothing changes
    inside the strings *kept*, such as an address with a number, nor in a quotation left as it is.

    >>> localize("It cost 1,234.56 dollars.", "Custou 1,234.56 dólares.", "en", "pt-BR")
    'Custou 1.234,56 dólares.'
    >>> localize("Custou 24,50 €.", "It cost EUR 24,50.", "pt", "en")
    'It cost €24.50.'
    >>> localize("On Aug. 22 at 6:40 p.m.", "Em Agosto 22 às 6:40 p.m.", "en", "pt")
    'Em 22 de agosto às 18:40.'
    """
    for changes in steps(Sides(source, target, source_language, target_language, tuple(kept))):
        target = applied(target, changes)
    return target


def steps(sides: Sides) -> Iterator[tuple[Edit, ...]]:
    """Yield the changes to a translation, each time to the text that those before have made."""
    for step in _STEPS:
        changes = sides.free(step(sides))
        if changes:
            yield changes
            sides = replace(sides, target=applied(sides.target, changes))


def _separators(sides: Sides) -> Iterator[Edit]:
    """Yield the numbers left as the source writes them."""
    ours, theirs = sides.ours, sides.theirs
    texts = {amount.number.of(sides.source) for amount in money.figures(sides.source, ours)}
    sure = {text: digits.read(text, ours) for text in texts if digits.sloppy(text, ours) is None}
    for amount in money.figures(sides.target, theirs) if sure else ():
        number = amount.number.of(sides.target)
        right = numbers.localize(number, theirs, theirs) is not None
        if number not in sure or (right and digits.read(number, theirs) in sure.values()):
            continue
        if money.is_plain(amount) and _is_version(sides, amount.number.start, number):
            continue
        new = numbers.localize(number, ours, theirs)
        if new and new != number:
            yield amount.number, new


def _is_version(sides: Sides, at: int, number: str) -> bool:
    """Tell whether a number with a point follows a word that the source has before it as well."""
    word = back.look(_VERSIONED, sides.target, at)
    phrase = word[1] + number if word else ""
    return bool(re.search(rf"\b{re.escape(phrase)}(?!\w)", sides.source)) and "." in phrase


_STEPS: tuple[Step, ...] = (
    money.whole_signs,
    _separators,
    money.codes,
    money.order,
    calendar_words.edits,
    dating.edits,
    timing.edits,
)
