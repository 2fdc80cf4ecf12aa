"""Numbers in digits: where they stand in a running text, and what they are worth in a language."""

import re
from decimal import Decimal

from transnews.localize.numbers import decimal_mark

_SPACES = " \u00a0\u2009\u202f"
NUMBER = re.compile(
    rf"(?<![0-9])(?<![0-9][.,])[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+|['’][0-9]{3}(?![0-9]))*"
)
"""Digits with what may stand between them. Ends before the full stop of a sentence."""

# Groups of three, or of two and three as India writes them; one mark throughout.
_GROUPED = (
    r"[0-9]{1,3}(?:(?P<g>[^0-9])[0-9]{3})(?:(?P=g)[0-9]{3})*|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
)


def read(number: str, language: str) -> Decimal | None:
    """Return what *number*, a match of `NUMBER`, is worth for a reader of *language*.

    Where the separators of the language make no sense of it, it is read as another language
    would: `283.82` is no German grouping, so it has a decimal point. None where nothing makes
    sense of it (`12.05.2018`, `1.2.3`).

    >>> [read(number, "en") for number in ("1,234.56", "1.000", "24,50", "1.2.3")]
    [Decimal('1234.56'), Decimal('1.000'), Decimal('24.50'), None]
    >>> read("1.000", "pt"), read("76 000", "pt"), read("283.82", "pt")
    (Decimal('1000'), Decimal('76000'), Decimal('283.82'))
    """
    if number.isdecimal():
        return Decimal(number)
    mark = decimal_mark(language)
    value = _by(number, mark)
    return _by(number, "." if mark == "," else ",") if value is None else value


def sloppy(number: str, language: str) -> Decimal | None:
    """Return what *number* is by the English comma, where *language* has a decimal comma.

    News from English keeps its commas often enough: `uma multa de 3,400 hryvnia`.

    >>> sloppy("3,400", "pt"), sloppy("3,40", "pt"), sloppy("3,400", "en")
    (Decimal('3400'), None, None)
    """
    meant = decimal_mark(language) == "," and re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", number)
    return Decimal(number.replace(",", "")) if meant else None


def _by(number: str, mark: str) -> Decimal | None:
    """Return the value if *mark* is the decimal mark and nothing else is."""
    whole, _, fraction = number.partition(mark)
    if not (whole.isdecimal() or re.fullmatch(_GROUPED, whole)) or mark in fraction:
        return None
    if (fraction and not fraction.isdecimal()) or number.endswith(mark):
        return None
    return Decimal("".join(filter(str.isdecimal, whole)) + ("." + fraction if fraction else ""))
