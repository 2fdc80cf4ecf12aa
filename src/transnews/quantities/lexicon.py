"""The words that numbers are made of, by language: number_words.tsv, and where they stand.

The table is made by scripts/make_number_words.py. Languages that write the words of a number
together (de, it, nl) have them cut apart here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from transnews.languages import primary
from transnews.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_UK_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[\s\u00ad\u2011-]{0,2}")
_FOLD = str.maketrans("ё", "е", "'’ʼ")
_TOGETHER = {
    "de": re.compile("hundert|tausend"),
    "it": re.compile("cento|mila|mille"),
    "nl": re.compile("honderd|duizend"),
}
"""What a number written together of several words has in it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded for look-up."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or a fixed group of words counts."""

    kind: str
    """cardinal, ordinal, scale, short, collective, half or joiner, as the script says."""
    value: Decimal


def words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of *text* as the table has them: folded, without apostrophes inside."""
    pattern = _UK_WORD if language.startswith("uk") else _WORD
    return tuple(
        Word(_folded(match[0]), Span(match.start(), match.end()))
        for match in pattern.finditer(text)
    )


def beginnings(tokens: Sequence[Word], language: str) -> list[int]:
    """Return where among *tokens* a number may begin."""
    first, together = _first_words(primary(language)), _TOGETHER.get(primary(language))
    return [
        at
        for at, token in enumerate(tokens)
        if token.text in first or (together and together.search(token.text))
    ]


def longest(
    text: str,
    tokens: Sequence[Word],
    at: int,
    language: str,
) -> tuple[int, tuple[Entry, ...]]:
    """Return how many tokens the longest entry at *at* takes, and the entries it stands for."""
    entries = _lexicon(primary(language))
    for size in (4, 3, 2):
        if at + size <= len(tokens):
            key = tuple(token.text for token in tokens[at : at + size])
            if key in entries and all(touch(text, tokens, at + n) for n in range(1, size)):
                return size, (entries[key],)
    word = tokens[at].text
    if entry := entries.get((word,)):
        return 1, (entry,)
    together = _TOGETHER.get(primary(language))
    if together and together.search(word):
        return 1, _cut(word, entries)
    return 0, ()


def _cut(word: str, entries: Mapping[tuple[str, ...], Entry]) -> tuple[Entry, ...]:
    """Cut a number written together into its words; empty if it is none."""
    if not word:
        return ()
    for size in range(len(word), 1, -1):
        entry = entries.get((word[:size],)) or entries.get((word[:size] + "-",))
        if entry and entry.kind in ("cardinal", "scale", "bound", "ordinal", "joiner"):
            rest = _cut(word[size:], entries)
            if rest or size == len(word):
                return (entry, *rest)
    return ()


def touch(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Tell whether nothing but a space or a hyphen parts the token from the one before."""
    return bool(_GAP.fullmatch(text, tokens[at - 1].span.stop, tokens[at].span.start))


def _folded(word: str) -> str:
    return word.casefold().translate(_FOLD)


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(key[0] for key in _lexicon(language))


@cache
def _lexicon(language: str) -> Mapping[tuple[str, ...], Entry]:
    table = files("transnews.quantities").joinpath("number_words.tsv").read_text("utf-8")
    entries: dict[tuple[str, ...], Entry] = {}
    for line in table.splitlines():
        if line.startswith(f"{language}\t"):
            _, kind, value, forms = line.split("\t")
            for form in forms.split("|"):
                key = tuple(_folded(form + "-" * (kind == "bound")).split())
                # A scale of the everyday table replaces the cardinal of the rules: `mil`.
                if kind == "scale" or key not in entries:
                    entries[key] = Entry(kind, Decimal(value))
    return entries
