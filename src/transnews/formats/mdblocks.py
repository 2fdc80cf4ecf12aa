"""Markdown: what is to be read in blocks that have no inline Markdown.

* Blocks of HTML are read as a page is (`html`): their texts and attributes are blocks whose inline
  markup is HTML. An element may be open over several of them (``<details>``), and what is Markdown
  within one of ``translate="no"`` is kept. Within block quotes they stay as they are.
* Titles of link definitions that a link or an image uses; others are comments to the author.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from transnews.formats import escape, mdinner
from transnews.formats.events import Event, events
from transnews.formats.html import Reader
from transnews.formats.place import Place, blank, lines, trim
from transnews.formats.runs import Run
from transnews.formats.tokens import tokens
from transnews.model import Block, Role, Span

_DEFINITION = re.compile(
    r"""(?<![^\s>])\[((?:[^\[\]\\^]|\\.)(?:[^\[\]\\]|\\.)*)\]:\s*(?:<[^<>\r\n]*>|[^\s<]\S*)\s+"""
    r"""(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))[ \t]*(?=[\r\n]|$)""",
    re.DOTALL,
)
_QUOTED = re.compile(r"[\r\n][ \t]*>")
_CONTAINERS = {"List", "Item", "BlockQuote", "FootnoteDefinition"}
_REFERENCES = {"Reference", "Collapsed", "Shortcut"}


class HtmlBlocks:
    """Reads the blocks of HTML of an article, one after the other."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.reader = Reader(source)

    @property
    def kept(self) -> bool:
        """An author keeps from being translated what stands here."""
        return self.reader.elements.kept

    def read(self, run: Run) -> Iterator[Place]:
        """Yield what is to be read in a block of HTML."""
        if run.quotes:
            return
        start = run.path[-1].start
        for token in tokens(run.path[-1].span.of(self._source)):
            span = Span(token.span.start + start, token.span.stop + start)
            self.reader.take(replace(token, span=span))
        self.reader.flush()
        yield from map(_in_block, self.reader.places)
        self.reader.places.clear()


def _in_block(place: Place) -> Place:
    """Return a place of a page as one of a block, which a blank line would end."""
    return replace(
        place,
        block=replace(place.block, markup="html"),
        write=lambda text: " ".join(lines(place.write(text))),
        within=tuple(map(_in_block, place.within)),
    )


def titles(source: str, body: int) -> Iterator[Place]:
    """Yield the titles of the link definitions that are used in *source* from *body* on."""
    if not _DEFINITION.search(source, body):
        return
    found = list(events(source, body))
    used = {_label(event.label) for event in found if event.detail in _REFERENCES}
    for gap in _gaps(found, body, len(source)):
        for definition in _DEFINITION.finditer(source, gap.start, gap.stop):
            if _label(definition[1]) in used:
                yield from _title(source, definition)


def _title(source: str, definition: re.Match[str]) -> Iterator[Place]:
    number = definition.lastindex or 2
    span = Span(*trim(source, *definition.span(number)))
    text = mdinner.fold(source, span, 0, ())
    if not blank(text) and not _QUOTED.search(definition[0]):
        forbidden = ("", "", '"', "'", "()")[number]
        block = Block(Role.TITLE, text, span)
        yield Place(block, lambda new: escape.enclosed(" ".join(lines(new)), forbidden))


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _gaps(found: list[Event], start: int, stop: int) -> Iterator[Span]:
    """Yield the stretches that hold no block: marks of containers, and link definitions."""
    for event in found:
        if event.name not in _CONTAINERS and event.phase != "End":
            if start < event.start:
                yield Span(start, event.start)
            start = max(start, event.stop)
    yield Span(start, stop)
