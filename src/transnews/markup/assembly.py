"""How lexemes become a `Plain`: which tags belong together, and what is an atom as a whole.

In single passes, so that thousands of tags within each other cost no more than side by side.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from transnews.errors import ArticleError
from transnews.markup.lexemes import FIRST_ATOM, LAST_ATOM, Kind, Lexeme
from transnews.model import Mark, Plain, Span

_NOTE = re.compile(r"[\W\d]*\w?[\W\d]*")
_LONGEST_NOTE = 12
"""Lexemes of the mark of a note, its tags included."""


def assemble(lexemes: Iterable[Lexeme]) -> Plain:
    """Build the plain text and its marks.

    Raises:
        ArticleError: more than 6400 atoms.
    """
    text: list[str] = []
    marks: list[Mark] = []
    opened: list[int] = []
    size = atoms = 0
    for lexeme in _pair(tuple(lexemes)):
        shown = lexeme.text
        if lexeme.kind is Kind.ATOM:
            shown = _character(atoms)
            atoms += 1
        elif lexeme.kind is Kind.OPEN:
            opened.append(len(marks))
        elif lexeme.kind is Kind.CLOSE:
            at = opened.pop()
            span = Span(marks[at].span.start, size)
            marks[at] = replace(marks[at], span=span, close=lexeme.source)
            continue
        if lexeme.kind is not Kind.TEXT or lexeme.source != lexeme.text:
            span = Span(size, size + len(shown))
            marks.append(Mark(span, lexeme.source, atom=lexeme.kind is Kind.ATOM))
        text.append(shown)
        size += len(shown)
    return Plain("".join(text), tuple(marks))


def _character(number: int) -> str:
    if number > LAST_ATOM - FIRST_ATOM:
        raise ArticleError(
            "more than 6400 pieces of inline code, images and the like in one text; "
            "part it into paragraphs"
        )
    return chr(FIRST_ATOM + number)


@dataclass(slots=True)
class _Open:
    """The tags that are open, by their indices: all, those of a name, those of Markdown."""

    all: list[int] = field(default_factory=list)
    named: dict[str, list[int]] = field(default_factory=dict)
    own: list[int] = field(default_factory=list)
    """Delimiters of Markdown, which no HTML tag reaches out of."""

    def enter(self, at: int, name: str) -> None:
        if name == "a":  # ends the link that it stands in
            self.named.pop(name, None)
        self.all.append(at)
        self.named.setdefault(name, []).append(at)
        if not name[0].isalpha():
            self.own.append(at)

    def leave(self, name: str, lexemes: Sequence[Lexeme]) -> int | None:
        """Leave the innermost tag *name* and all in it; return it, None if it is not open."""
        places = self.named.get(name)
        barrier = self.own[-1] if self.own else -1
        if not places or places[-1] < barrier:
            return None
        partner = places[-1]
        while self.all and self.all[-1] >= partner:
            at = self.all.pop()
            same = self.named.get(lexemes[at].name)
            if same and same[-1] == at:
                same.pop()
            if self.own and self.own[-1] == at:
                self.own.pop()
        return partner


def _pair(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """Make atoms of tags without a partner and of elements that are whole or hold no text."""
    partners = _partners(lexemes)
    shown = _shown(lexemes, partners)
    result: list[Lexeme] = []
    at = 0
    while at < len(lexemes):
        lexeme, stop = lexemes[at], partners.get(at, at)
        if lexeme.kind in (Kind.OPEN, Kind.CLOSE) and stop == at:
            lexeme = replace(lexeme, kind=Kind.ATOM)
        elif stop > at and (
            lexeme.whole or shown[stop] == shown[at] or _is_note(lexemes, at, stop)
        ):
            lexeme = Lexeme(Kind.ATOM, "".join(each.source for each in lexemes[at : stop + 1]))
            at = stop
        result.append(lexeme)
        at += 1
    return result


def _is_note(lexemes: Sequence[Lexeme], start: int, stop: int) -> bool:
    """Tell whether an element is the mark of a note (``<sup><a href="#n1">[1]</a></sup>``).

    Or a figure that is raised or lowered, as in *km²* and *CO₂*.
    """
    if stop - start > _LONGEST_NOTE or lexemes[start].name not in ("a", "*Link", "sub", "sup"):
        return False
    names = {lexeme.name for lexeme in lexemes[start:stop] if lexeme.kind is Kind.OPEN}
    shown = "".join(lexeme.text for lexeme in lexemes[start:stop])
    if names <= {"sub", "sup"}:
        return shown.isdecimal()
    return "sup" in names and bool(_NOTE.fullmatch(shown))


def _partners(lexemes: Sequence[Lexeme]) -> dict[int, int]:
    """Return the other half of each tag that has one, by their indices."""
    partners: dict[int, int] = {}
    opened = _Open()
    for at, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.OPEN:
            opened.enter(at, lexeme.name)
        elif lexeme.kind is Kind.CLOSE:
            partner = opened.leave(lexeme.name, lexemes)
            if partner is not None:
                partners |= {partner: at, at: partner}
    return partners


def _shown(lexemes: Sequence[Lexeme], partners: dict[int, int]) -> list[int]:
    """Return how many texts a reader sees before each lexeme, outside elements that are whole."""
    shows, until = [0], 0
    for at, lexeme in enumerate(lexemes):
        if lexeme.whole:
            until = max(until, partners.get(at, 0))
        shows.append(lexeme.kind is Kind.TEXT and at >= until and bool(lexeme.text.strip()))
    return list(accumulate(shows))
