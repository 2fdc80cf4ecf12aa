"""Before sending: money whose sign the model does not know, in words of the source language.

The starter models turn `GBP 3m` into euros or leave it, and translate `3 million pounds` well.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from transnews.languages import primary
from transnews.model import Span
from transnews.quantities import amounts, currencies
from transnews.quantities.amount import Amount, Form

Edit = tuple[Span, str]
"""A stretch of a text and what takes its place."""

# Of a thousand, a million, a billion (1e9), a trillion (1e12), as they stand after digits.
_SCALES = {
    "en": "thousand|million|billion|trillion",
    "pt": "mil|milhões|bilhões|trilhões",
    "es": "mil|millones|mil millones|billones",
    "fr": "mille|millions|milliards|billions",
    "de": "Tausend|Millionen|Milliarden|Billionen",
    "it": "mila|milioni|miliardi|mila miliardi",
    "nl": "duizend|miljoen|miljard|biljoen",
    "pl": "tysięcy|milionów|miliardów|bilionów",
    "ru": "тысяч|миллионов|миллиардов|триллионов",
    "uk": "тисяч|мільйонів|мільярдів|трильйонів",
}
_SIZES = tuple(Decimal(1000) ** power for power in range(1, 5))
_LINKS = {"pt": "de ", "es": "de ", "fr": "de ", "it": "di "}
_LETTERED = re.compile(r"\s?(?:[^\W\d_]{1,3}|mill)\.?")
"""An abbreviated scale: `m`, `bn`, `Mio.`"""


def spell(text: str, language: str, unknown: frozenset[str]) -> str:
    """Return *text* with the money whose signs are *unknown* in words of *language*.

    Digits and everything else stay as they are; so does an amount in a language or a currency
    without words in currencies.tsv.

    >>> spell("It cost £3m, or €24.50.", "en", frozenset("£€"))
    'It cost 3 million pounds, or 24.50 euros.'
    """
    return applied(text, edits(text, language, unknown))


def edits(text: str, language: str, unknown: frozenset[str]) -> tuple[Edit, ...]:
    """Return what `spell` replaces, in order: for whoever must follow spans of *text*."""
    if unknown.isdisjoint(text):
        return ()
    return tuple(_edits(text, language, unknown))


def applied(text: str, changes: Sequence[Edit]) -> str:
    """Return *text* with each change made; they are in order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for span, new in changes:
        pieces += text[done : span.start], new
        done = span.stop
    return "".join(pieces) + text[done:]


def _edits(text: str, language: str, unknown: frozenset[str]) -> Iterator[Edit]:
    found = amounts.find(text, language)
    for at, amount in enumerate(found):
        sign = _sign(text, amount, unknown)
        if not sign:
            continue
        last = amount
        for other in found[at + 1 :]:
            if other.shared and re.fullmatch(
                r"\s?[-–]\s?", text[last.span.stop : other.span.start]
            ):
                last = other
        span = Span(amount.span.start, last.span.stop)
        before = text[amount.number.start : last.number.start]
        if (new := worded(text, last, sign, language)) and _bare(before):
            yield span, before + new


def _bare(before: str) -> bool:
    """Tell whether nothing but digits and a dash stands before the last number of a range."""
    return not any(letter.isalpha() for letter in before)


def _sign(text: str, amount: Amount, unknown: frozenset[str]) -> str:
    """Return the sign of an amount of money in digits that the model does not know, or nothing."""
    if amount.form is not Form.DIGITS or not amount.currency or amount.shared:
        return ""
    sign = currencies.sign(amount.span.of(text))
    return "" if unknown.isdisjoint(sign) else sign


def worded(text: str, amount: Amount, sign: str, language: str) -> str | None:
    """Return an amount of *text* with the word for the currency *sign* in *language*.

    None if the language has no word, or where the scale is not understood.
    """
    number = amount.number.of(text)
    tail = text[amount.number.stop : amount.span.stop].replace(sign, "").strip()
    tail = re.sub(r"\b[A-Z]{3}$|(?<=\s)(?:de|di|d['’])$", "", tail).strip()
    scale = _scale(amount, tail, language)
    word = currencies.name(sign, language, plural=bool(scale) or amount.values[0] != 1)
    if scale is None or word is None:
        return None
    link = _LINKS.get(primary(language), "") if amount.values[0] >= 10**6 and scale else ""
    if link == "de " and primary(language) == "fr" and word[0] in "aeiouyé":
        link = "d'"
    return " ".join(filter(None, (number, scale, link + word)))


def _scale(amount: Amount, tail: str, language: str) -> str | None:
    """Return the scale in a whole word; empty without one, None if it is not understood."""
    if not _LETTERED.fullmatch(tail):
        return tail
    names = dict(zip(_SIZES, _SCALES.get(primary(language), "").split("|"), strict=False))
    return names.get(amount.scale)
