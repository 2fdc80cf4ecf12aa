"""Currencies beside a number: symbols, ISO 4217 codes, words (currencies.tsv).

Words and symbols stand for sets of codes (`$` and `dollars` for a dozen), so two mentions agree
where their sets meet.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transnews.languages import primary

Codes = frozenset[str]

# Codes that are words or names beside a number: COP 26, CUP 2018, TRY 5, MAD 2.
_NOT_CODES = {"COP", "CUP", "TRY", "MAD"}
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
_LINK = re.compile(r"\.?[\s\u00a0-]*(?:(?:de|di|of|von)\s|d['’])?")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency beside a number."""

    codes: Codes
    """ISO 4217; the mention means one of them."""
    sure: bool
    """False for a word that has another meaning: pounds weigh."""
    at: int
    """Where the mention begins (before a number) or ends (after it)."""
    symbol: str = ""
    """As written, where it is no word."""


@dataclass(frozen=True, slots=True)
class _Row:
    codes: tuple[str, ...]
    symbols: tuple[str, ...]
    weak: bool
    words: Mapping[str, tuple[str, ...]]
    """By language; the first two are singular and plural."""


def before(text: str, start: int) -> Currency | None:
    """Return the symbol or code that ends before the number at *start* of *text*.

    >>> sorted(before("US$ 5", 4).codes), before("US$ 5", 4).at
    (['USD'], 0)
    """
    window = text[max(0, start - 8) : start]
    match = _signs()[0].search(window)
    return _signed(match[1], start - len(window) + match.start(1)) if match else None


def after(text: str, stop: int, language: str) -> Currency | None:
    """Return the symbol, code or word that follows the number that ends at *stop* of *text*.

    An adjective may come between: `3 million Canadian dollars`, `100 американских долларов`.

    >>> after("3 milhões de euros", 9, "pt").codes, after("24,50 EUR", 5, "pt").codes
    (frozenset({'EUR'}), frozenset({'EUR'}))
    """
    if match := _signs()[1].match(text, stop):
        return _signed(match[1], match.end(1))
    known = _words(primary(language))
    link = _LINK.match(text, stop)
    at = link.end() if link else stop
    if at == stop:
        return None
    for place in range(3):
        word = _WORD.match(text, at)
        if not word or (place == 2 and not text[at - 2 :][:1].isalpha()):
            return None
        if found := _word(word[0].casefold(), known):
            return Currency(found[0], found[1], word.end())
        if place == 1 and not word[0][0].isupper():
            return None
        at = word.end() + 1
        if text[word.end() : at] not in (" ", "\u00a0", "-"):
            return None
    return None


def sign(text: str) -> str:
    """Return the longest symbol of the table in *text*, such as `€` or `US$`; empty if none.

    >>> sign("US$ 5"), sign("3 M€"), sign("5 kr")
    ('US$', '€', '')
    """
    known = (s for row in _rows() for s in row.symbols if not s.isalpha() and s in text)
    return max(known, key=len, default="")


def name(symbol: str, language: str, plural: bool = True) -> str | None:
    """Return the everyday word of *language* for the currency that *symbol* stands for.

    Where the table has stems alone, it is CLDR's name, after a number of five or one.

    >>> name("£", "en"), name("€", "pt", plural=False), name("$", "ja")
    ('pounds', 'euro', None)
    >>> name("₽", "ru")
    'российских рублей'
    """
    for row in _rows():
        words = row.words.get(primary(language))
        if symbol in row.symbols and words:
            if not any("*" in word for word in words):
                return words[plural and len(words) > 1]
            return _full_name(row.codes[0], language, 5 if plural else 1)
    return None


def _full_name(code: str, language: str, count: int) -> str:
    from babel.numbers import get_currency_name

    return get_currency_name(code, count, language.replace("-", "_"))


def _signed(text: str, at: int) -> Currency:
    for row in _rows():
        if text in row.symbols:
            both = {c for other in _rows() if text in other.symbols for c in other.codes}
            return Currency(frozenset(both), True, at, text)
    codes = (
        {text}
        if text.isalpha()
        else {c for row in _rows() if "$" in row.symbols for c in row.codes}
    )
    return Currency(frozenset(codes), True, at, text)


def _word(word: str, known: Mapping[str, tuple[Codes, bool]]) -> tuple[Codes, bool] | None:
    if found := known.get(word):
        return found
    ends = (known.get(word[:size] + "*") for size in range(len(word), max(1, len(word) - 5), -1))
    return next((found for found in ends if found), None)


@cache
def _words(language: str) -> Mapping[str, tuple[Codes, bool]]:
    """Return the words and stems (`доллар*`) of a language with codes and whether they are sure."""
    found: dict[str, tuple[Codes, bool]] = {}
    for row in _rows():
        for word in row.words.get(language, ()):
            codes, sure = found.get(word.casefold(), (frozenset(), True))
            found[word.casefold()] = codes | set(row.codes), sure and not row.weak
    return found


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a symbol or code before and after a number."""
    signs = {symbol for row in _rows() for symbol in row.symbols}
    signs |= {code for row in _rows() for code in row.codes} - _NOT_CODES
    lettered = "|".join(
        re.escape(s) for s in sorted(signs, key=len, reverse=True) if s[0].isalpha()
    )
    plain = "".join(s for s in signs if len(s) == 1 and not s[0].isalpha())
    either = rf"(?<![^\W_])(?:{lettered}|[A-Z]{{1,3}}\$)|[{re.escape(plain)}]"
    gap = "[ \u00a0\u2009\u202f]?"
    return (
        re.compile(rf"({either}){gap}$"),
        re.compile(
            rf"{_LINK.pattern}((?:{lettered})(?![^\W_])|[{re.escape(plain)}])(?!{gap}[0-9])"
        ),
    )


@cache
def _rows() -> tuple[_Row, ...]:
    table = files("transnews.quantities").joinpath("currencies.tsv").read_text("utf-8")
    head, *lines = (line.split("\t") for line in table.splitlines() if line[0] != "#")
    return tuple(
        _Row(
            tuple(cells[0].split()),
            tuple(cells[1].split()),
            cells[2] == "weak",
            {
                tag: tuple(cell.split())
                for tag, cell in zip(head[3:], cells[3:], strict=True)
                if cell
            },
        )
        for cells in lines
    )
