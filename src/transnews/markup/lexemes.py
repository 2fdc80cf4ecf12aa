"""Lexemes of inline markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

FIRST_ATOM, LAST_ATOM = 0xE000, 0xF8FF
_ATOM = re.compile(f"[{chr(FIRST_ATOM)}-{chr(LAST_ATOM)}]")


class Kind(Enum):
    """What a lexeme is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    ATOM = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A stretch of the source; those of a text, joined, are the text."""

    kind: Kind
    source: str
    text: str = ""
    """Of a text: what its reader sees."""
    name: str = ""
    """Of a tag: its element in lower case; of a Markdown delimiter: itself."""
    whole: bool = False
    """Of an opening tag: the element is an atom with all that it holds."""


def is_atom(letter: str) -> bool:
    """Say whether *letter* is of the private use that stands for atoms."""
    return FIRST_ATOM <= ord(letter) <= LAST_ATOM


def text_lexemes(source: str, text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of *source*, which its reader sees as *text*."""
    if source != text:
        kind = Kind.ATOM if not text or _ATOM.search(text) else Kind.TEXT
        yield Lexeme(kind, source, text)
        return
    done = 0
    for atom in _ATOM.finditer(source):
        before = source[done : atom.start()]
        yield Lexeme(Kind.TEXT, before, before)
        yield Lexeme(Kind.ATOM, atom[0])
        done = atom.end()
    yield Lexeme(Kind.TEXT, source[done:], source[done:])
