"""A text in tokens: words, atoms, punctuation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from transnews.alignment import words
from transnews.markup.lexemes import is_atom
from transnews.model import Span


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    ATOM = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, an atom, or one character of punctuation."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in tokens."""

    text: str
    all: tuple[Token, ...]

    def under(self, span: Span) -> range:
        """Return the indices of the tokens that *span* touches; they follow one another."""
        first = bisect_right(self.all, span.start, key=lambda token: token.span.stop)
        last = bisect_left(self.all, span.stop, key=lambda token: token.span.start)
        return range(first, last) if first < last else range(0)

    def span(self, place: range) -> Span:
        """Return the stretch of the text from the first to the last token of *place*."""
        return Span(self.all[place[0]].span.start, self.all[place[-1]].span.stop)

    def punctuated(self, at: int, beside: int) -> bool:
        """Say whether token *beside* is punctuation that touches token *at*, which is none."""
        kinds = (self.all[at].kind is Kind.OTHER, self.all[beside].kind is Kind.OTHER)
        first, second = sorted((self.all[at].span, self.all[beside].span))
        return kinds == (False, True) and first.stop == second.start

    def of(self, kind: Kind, place: Iterable[int]) -> list[int]:
        """Return those of *place* that are of *kind*."""
        return [at for at in place if self.all[at].kind is kind]


def fine(text: str) -> Tokens:
    """Part *text* into words, atoms and single characters of punctuation."""
    found = [Token(span, Kind.WORD) for span in words(text)]
    inside = {at for token in found for at in range(token.span.start, token.span.stop)}
    found += (
        Token(Span(at, at + 1), Kind.ATOM if is_atom(letter) else Kind.OTHER)
        for at, letter in enumerate(text)
        if at not in inside and not letter.isspace()
    )
    return Tokens(text, tuple(sorted(found, key=lambda token: token.span)))


def coarse(text: str) -> Tokens:
    """Part *text* at white space only."""
    spans = (Span(*found.span()) for found in re.finditer(r"\S+", text))
    return Tokens(text, tuple(Token(span, Kind.WORD) for span in spans))


def common(one: range, other: range) -> range:
    """Return what two intervals have in common."""
    return range(max(one.start, other.start), min(one.stop, other.stop))
