"""What a format module tells the others: where the texts stand, and how one is written there.

A format is a `Format` value; `transnews.formats` lists them all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transnews.model import Block, Reading, Role, Span

# Marks that have no width and no meaning of their own are as blank as white space.
_SEEN = re.compile(r"[^\s\u200b\u2060\ufeff]")
_EOL = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Place:
    """A block, and how a text that is not the block's own is written into its span."""

    block: Block
    write: Callable[[str], str]
    """Text to source text: escaped, quoted and wrapped as the place requires."""
    within: tuple["Place", ...] = ()
    """Texts inside the block that are blocks of their own: attributes of its tags."""
    reread: Callable[[str], Iterable["Place"]] | None = None
    """Finds such texts in another text of the block."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: what its files are called, and what can be done with their text."""

    name: str
    suffixes: tuple[str, ...]
    """In lower case, with the dot."""
    places: Callable[[str, Reading], tuple[Place, ...]]
    """In source order, spans disjoint."""
    language: Callable[[str], str | None]
    stamp: Callable[[str, str, Mapping[str, str]], str]
    skeleton: Callable[[str, Reading], tuple[str, ...]] | None = None
    """What a variant must share with its article, if that is not the roles of the blocks."""


def flat(places: Iterable[Place]) -> Iterator[Place]:
    """Yield all places in source order, each before those within it."""
    for place in places:
        yield place
        yield from place.within


def fill(place: Place, text: str, inner: Sequence[tuple[Block, str]]) -> str:
    """Return *text*, for the block of *place*, with other texts in the attributes of its tags.

    Args:
        place: of a block with blocks inside.
        text: the new text of the block; its tags say what they say in the source.
        inner: the blocks inside, and their texts. A tag may have moved: it is known again by what
            it says. One that says something else was changed by a person, and is left as it is.
    """
    waiting: dict[tuple[Role, str], list[str]] = {}
    for block, own in inner:
        waiting.setdefault((block.role, block.text), []).append(own)
    edits = []
    for found in place.reread(text) if place.reread else ():
        key = found.block.role, found.block.text
        if texts := waiting.get(key):
            new = texts.pop(0) if len(texts) > 1 else texts[0]
            if new != found.block.text:
                edits.append((found.block.span, found.write(new)))
    return replace(text, edits)


def blank(text: str) -> bool:
    r"""Tell whether a reader sees nothing of *text*.

    >>> blank(" \xa0 \u200b"), blank("a")
    (True, False)
    """
    return _SEEN.search(text) is None


def replace(source: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Return *source* with each span, in source order, replaced by its text.

    >>> replace("abc", [(Span(0, 1), "x"), (Span(3, 3), "y")])
    'xbcy'
    """
    pieces, done = [], 0
    for span, text in edits:
        pieces += [source[done : span.start], text]
        done = span.stop
    return "".join([*pieces, source[done:]])


def newline(source: str) -> str:
    r"""Return the line end that *source* uses first; ``\n`` where it has none."""
    found = _EOL.search(source)
    return found[0] if found else "\n"


def lines(text: str) -> list[str]:
    r"""Return the lines of a text to be written: trimmed, and none of them empty.

    >>> lines(" a \n\n b ")
    ['a', 'b']
    """
    trimmed = (line.strip(" \t\f\v") for line in _EOL.split(text))
    return [line for line in trimmed if line]


def trim(source: str, start: int, stop: int) -> tuple[int, int]:
    """Return the bounds without what is blank at both ends (no-break spaces too)."""
    first = _SEEN.search(source, start, stop)
    start = first.start() if first else stop
    while stop > start and blank(source[stop - 1]):
        stop -= 1
    return start, stop
