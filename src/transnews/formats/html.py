"""HTML: texts of block-level elements and of attributes.

* A block is a run of inline content (text, inline tags, comments) between two tags of
  block-level elements; its text is the inner HTML with white space collapsed. An element that
  HTML does not know is inline.
* Comments, ``<br>``, images and tags whose other half is elsewhere do not count at either end
  of a run: they stay outside the block. Within, they stay in its text.
* Nothing is taken from ``script``, ``style``, ``pre``, ``textarea``, ``svg``, ``math``,
  ``template``, ``iframe`` and their like, which end a run, nor from a block-level element with
  ``translate="no"`` or of class ``notranslate``. Inline elements of that kind, and ``code``,
  stay in the text as they are.
* Attributes that are read (``alt``, ``title``, ``placeholder``, ``aria-label``; the ``content``
  of a description) are blocks of their own, also where their tag stands in a block: there they
  follow it, and the tag in the text of the block stays as the source has it.
* JSON-LD is read by `jsonld`.
* The nearest of heading, list item, quote, cell, caption decides the role; the first ``h1`` is
  the headline.

A changed text is put in as it is (it is HTML), in the value of an attribute quotation marks are
escaped.
"""

import html
from collections.abc import Sequence

from transnews.formats import jsonld
from transnews.formats.elements import Elements
from transnews.formats.htmlhead import language, stamp
from transnews.formats.htmlread import collapse, read, reread
from transnews.formats.place import Format, Place, blank, trim
from transnews.formats.tokens import Kind, Token, attributes, tokens
from transnews.model import Block, Reading, Role, Span

_Item = tuple[Token, tuple[Place, ...]]
"""A token of a run, and the attributes of it that are read."""


def _bounds(run: Sequence[_Item], first: int, last: int) -> tuple[int, int]:
    """Widen *first* and *last*, indices in *run*, to take in the tags that belong together."""
    low, high = first, last
    opened: list[tuple[str, int]] = []
    count: dict[str, int] = {}
    for index, (token, _) in enumerate(run):
        if token.kind is Kind.START:
            opened.append((token.name, index))
            count[token.name] = count.get(token.name, 0) + 1
        elif token.kind is Kind.END and count.get(token.name):
            name, start = opened.pop()
            while name != token.name:
                count[name] -= 1
                name, start = opened.pop()
            count[name] -= 1
            if start < first < index:
                low = min(low, start)
            if start < last < index:
                high = index
    return low, high


class Reader:
    """Collects the places of a page, token by token; `flush` ends it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements = Elements(source)
        self.run: list[_Item] = []
        self.places: list[Place] = []
        self.headline = False
        self.data: int | None = None
        """Where the JSON-LD begins that is being read."""

    def take(self, token: Token) -> None:
        """Read the next token."""
        if token.kind is Kind.START:
            self.start(token)
        elif token.kind is Kind.END:
            if self.elements.ends_run(token):
                self.flush()
            self.keep(token)
            self.elements.close(token)
            if self.data is not None and token.name == "script":
                self.places += jsonld.texts(self.source, Span(self.data, token.span.start))
                self.data = None
        elif token.kind is Kind.DOCTYPE:
            self.flush()
        else:
            self.keep(token)

    def start(self, token: Token) -> None:
        """Read a start tag."""
        found = attributes(self.source, token.span)
        if self.elements.ends_run(token):
            self.flush()
        hidden = self.elements.open(token, found)
        said = () if hidden else read(self.source, token, found)
        if token.name == "script" and not hidden and jsonld.holds(self.source, found):
            self.data = token.span.stop
        if self.elements.ends_run(token):
            self.places += said
        else:
            self.keep(token, said)

    def keep(self, token: Token, read: tuple[Place, ...] = ()) -> None:
        """Make *token* a part of the run, unless it is no text or nothing is to be read here."""
        if not (self.elements.untouched or self.elements.ends_run(token)):
            self.run.append((token, read))

    def flush(self) -> None:
        """End the run of inline content that is being read."""
        run, self.run = self.run, []
        shown = [
            index
            for index, (token, _) in enumerate(run)
            if token.kind is Kind.TEXT and not blank(html.unescape(token.span.of(self.source)))
        ]
        if not shown:
            self.places += [place for _, read in run for place in read]
            return
        low, high = _bounds(run, shown[0], shown[-1])
        bounds = trim(self.source, run[low][0].span.start, run[high][0].span.stop)
        self.places += [place for _, read in run[:low] for place in read]
        block = Block(self.role(), collapse(self.source[slice(*bounds)]), Span(*bounds))
        inner = tuple(place for _, read in run[low : high + 1] for place in read)
        self.places.append(Place(block, lambda text: text, inner, reread))
        self.places += [place for _, read in run[high + 1 :] for place in read]

    def role(self) -> Role:
        """Return the role of a text here."""
        if self.headline or not self.elements.within("h1"):
            return self.elements.role
        self.headline = True
        return Role.HEADLINE


def _places(source: str, reading: Reading) -> tuple[Place, ...]:  # noqa: ARG001 - the shape of all formats
    reader = Reader(source)
    for token in tokens(source):
        reader.take(token)
    reader.flush()
    return tuple(reader.places)


FORMAT = Format("html", (".html", ".htm"), _places, language, stamp)
