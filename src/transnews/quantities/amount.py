"""A number in a running text, and what it shares with the numbers beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from transnews.model import Span
from transnews.quantities.currencies import Codes

# What stands between two numbers that may share a unit: a dash, a word like `to`, `and`.
_JOINED = re.compile(r"\s?[-–—/]\s?|,?\s[^\W\d_]{1,4}\s|,?\s[^\W\d_]{1,4}\s[^\W\d_]{1,3}\s")


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text."""

    span: Span
    """With its scale and its unit."""
    values: tuple[Decimal, ...]
    """What it may mean: `100m` is 100 or 100 million. Without sign; the likeliest first."""
    form: Form
    number: Span
    """The digits alone, or all the number words."""
    scale: Decimal = Decimal(1)
    """By what words or letters multiply: a million in `£3m`."""
    ordinal: bool = False
    negative: bool = False
    percent: bool = False
    """Percent or percentage points."""
    currency: Codes = frozenset()
    """ISO 4217 codes; it is one of them. Empty without a currency."""
    sure_currency: bool = False
    """False where there is none, or where the word has another meaning (`pounds`)."""
    shared: bool = False
    """The unit is written at its neighbour: `30 and 43 %`."""
    sloppy: Decimal | None = None
    """What it would be with an English comma, where that may have been meant: pt `3,400`."""
    certain: bool = True
    """False for what may be no number at all or counts loosely: `A4`, `one`, `million`, `V`."""


def share(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Give a number the unit and the scale that its neighbour has: `30 to 43 million euros`."""
    for at, amount in enumerate(amounts):
        left = amounts[at - 1] if at else None
        right = amounts[at + 1] if at + 1 < len(amounts) else None
        if right and _JOINED.fullmatch(text, amount.span.stop, right.span.start):
            amount = _like(amount, right)
        if left and re.fullmatch(r"\s?[-–]\s?", text[left.span.stop : amount.span.start]):
            amount = _like(amount, left)
            if amount.number.stop - amount.number.start == 2 and len(left.number.of(text)) == 4:
                century = left.values[0] // 100 * 100
                amount = replace(amount, values=(*amount.values, century + amount.values[0]))
        yield amount


def _like(amount: Amount, other: Amount) -> Amount:
    """Let *amount* have the unit of its neighbour if it has none, and perhaps the scale."""
    if not (amount.percent or amount.currency) and (other.percent or other.currency):
        amount = replace(amount, percent=other.percent, currency=other.currency, shared=True)
    if other.scale > 1 == amount.scale:
        extra = tuple(value * other.scale for value in amount.values)
        amount = replace(amount, values=(*amount.values, *extra))
    return amount
