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
  of a description) are blocks of their own, decoded, if their tag is not within a block: there
  they stay in the tag.
* The nearest of heading, list item, quote, cell, caption decides the role; the first ``h1`` is
  the headline.

A changed text is put in as it is (it is HTML), the value of an attribute is escaped.
"""

import html
from collections.abc import Iterator, Sequence

from transnews.formats.elements import Elements
from transnews.formats.htmlhead import language, stamp
from transnews.formats.place import Format, Place, blank, trim
from transnews.formats.tokens import Attribute, Kind, Token, attributes, quoted, tokens
from transnews.model import Block, Reading, Role, Span

_READ = {
    "alt": Role.ALT,
    "title": Role.TITLE,
    "placeholder": Role.TITLE,
    "aria-label": Role.TITLE,
}
_META = {
    "description": Role.SUMMARY,
    "og:description": Role.SUMMARY,
    "twitter:description": Role.SUMMARY,
    "og:title": Role.HEADLINE,
    "twitter:title": Role.HEADLINE,
    "og:image:alt": Role.ALT,
    "twitter:image:alt": Role.ALT,
}
# Where "title" is the name of a style sheet.
_NAMED = {"link", "style"}

_Item = tuple[Token, tuple[Place, ...]]
"""A token of a run, and the attributes of it that are read."""


def _collapse(text: str) -> str:
    """Return *text* with HTML's white space (no-break spaces are none) as single spaces."""
    for space in "\t\n\f\r":
        text = text.replace(space, " ")
    return " ".join(part for part in text.split(" ") if part)


def _value(source: str, attribute: Attribute, role: Role) -> Iterator[Place]:
    text = _collapse(attribute.text(source))
    if not blank(text):
        block = Block(role, text, attribute.value)
        yield Place(block, lambda new: quoted(" ".join(new.split("\n")), attribute.quote))


def _read(source: str, tag: Token, found: Sequence[Attribute]) -> tuple[Place, ...]:
    """Return the attributes of *tag* that somebody reads."""
    named = {attribute.name: attribute for attribute in found}
    if tag.name == "meta":
        what = named.get("name") or named.get("property")
        role = _META.get(what.text(source).strip().lower()) if what else None
        content = named.get("content")
        return tuple(_value(source, content, role)) if content and role else ()
    return tuple(
        place
        for attribute in found
        if attribute.name in _READ and tag.name not in _NAMED
        for place in _value(source, attribute, _READ[attribute.name])
    )


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


class _Reader:
    """Collects the places of a page, token by token."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements = Elements(source)
        self.run: list[_Item] = []
        self.places: list[Place] = []
        self.headline = False

    def take(self, token: Token) -> None:
        if token.kind is Kind.START:
            self.start(token)
        elif token.kind is Kind.END:
            if self.elements.ends_run(token):
                self.flush()
            self.keep(token)
            self.elements.close(token)
        elif token.kind is Kind.DOCTYPE:
            self.flush()
        else:
            self.keep(token)

    def start(self, token: Token) -> None:
        found = attributes(self.source, token.span)
        if self.elements.ends_run(token):
            self.flush()
        hidden = self.elements.open(token, found)
        read = () if hidden else _read(self.source, token, found)
        if self.elements.ends_run(token):
            self.places += read
        else:
            self.keep(token, read)

    def keep(self, token: Token, read: tuple[Place, ...] = ()) -> None:
        """Make *token* a part of the run, unless it is no text or nothing is to be read here."""
        if not (self.elements.untouched or self.elements.ends_run(token)):
            self.run.append((token, read))

    def flush(self) -> None:
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
        block = Block(self.role(), _collapse(self.source[slice(*bounds)]), Span(*bounds))
        self.places.append(Place(block, lambda text: text))
        self.places += [place for _, read in run[high + 1 :] for place in read]

    def role(self) -> Role:
        if self.headline or not self.elements.within("h1"):
            return self.elements.role
        self.headline = True
        return Role.HEADLINE


def _places(source: str, reading: Reading) -> tuple[Place, ...]:  # noqa: ARG001 - the shape of all formats
    reader = _Reader(source)
    for token in tokens(source):
        reader.take(token)
    reader.flush()
    return tuple(reader.places)


FORMAT = Format("html", (".html", ".htm"), _places, language, stamp)
