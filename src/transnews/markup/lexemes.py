"""Lexemes of inline markup, and how they become a `Plain`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from transnews.errors import ArticleError
from transnews.model import Mark, Plain, Span

FIRST_ATOM, LAST_ATOM = 0xE000, 0xF8FF


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
        kind = Kind.ATOM if not text or any(map(is_atom, text)) else Kind.TEXT
        yield Lexeme(kind, source, text)
        return
    done = 0
    for at, letter in enumerate(source):
        if is_atom(letter):
            yield Lexeme(Kind.TEXT, source[done:at], source[done:at])
            yield Lexeme(Kind.ATOM, letter)
            done = at + 1
    yield Lexeme(Kind.TEXT, source[done:], source[done:])


def assemble(lexemes: Iterable[Lexeme]) -> Plain:
    """Build the plain text and its marks.

    Raises:
        ArticleError: more than 6400 atoms.
    """
    text: list[str] = []
    marks: list[Mark] = []
    opened: list[int] = []
    size = atoms = 0
    for lexeme in _pair(lexemes):
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


def _pair(lexemes: Iterable[Lexeme]) -> list[Lexeme]:
    """Make atoms of tags without a partner and of elements that are whole or hold no text."""
    result: list[Lexeme] = []
    opened: list[int] = []
    for lexeme in lexemes:
        if lexeme.kind is Kind.CLOSE:
            depth = _partner(lexeme, result, opened)
            if depth is None:
                result.append(replace(lexeme, kind=Kind.ATOM))
                continue
            _unpair(result, opened[depth + 1 :])
            start = opened[depth]
            del opened[depth:]
            result.append(lexeme)
            if result[start].whole or not _shows(result[start + 1 :]):
                source = "".join(each.source for each in result[start:])
                result[start:] = [Lexeme(Kind.ATOM, source)]
            continue
        if lexeme.kind is Kind.OPEN:
            if lexeme.name == "a":  # ends the link that it stands in
                links = [at for at in opened if result[at].name == "a"]
                opened = [at for at in opened if at not in links]
                _unpair(result, links)
            opened.append(len(result))
        result.append(lexeme)
    _unpair(result, opened)
    return result


def _partner(close: Lexeme, result: Sequence[Lexeme], opened: Sequence[int]) -> int | None:
    """Return the depth of the tag that *close* ends; a tag never reaches out of Markdown's own."""
    for depth in range(len(opened) - 1, -1, -1):
        name = result[opened[depth]].name
        if name == close.name:
            return depth
        if not name[0].isalpha():
            return None
    return None


def _unpair(result: list[Lexeme], places: Iterable[int]) -> None:
    for at in places:
        result[at] = replace(result[at], kind=Kind.ATOM)


def _shows(lexemes: Iterable[Lexeme]) -> bool:
    return any(each.kind is Kind.TEXT and each.text.strip() for each in lexemes)
