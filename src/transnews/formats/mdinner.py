"""Markdown: the texts inside an inline element that are no part of the sentence around it.

The alternative text and the title of ``![text](address "title")``, the title of
``[text](address "title")``, the attributes that are read of inline HTML. The alternative text of
``![text]`` and ``![text][]`` is a label: it stays, and so do the titles of link definitions.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from transnews.formats import escape, htmlread
from transnews.formats.events import Event, events
from transnews.formats.place import Place, blank, lines, trim
from transnews.model import Block, Role, Span

_LABELS = {"Shortcut", "Collapsed"}
_TITLE = re.compile(
    r"""\]\(\s*(?:<[^<>\r\n]*>|[^\s<]\S*)\s+"""
    r"""(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))\s*\)""",
    re.DOTALL,
)
# Keeps a text like "1. May" or "# 5" from being a block of its own.
_BEFORE = ". "


@dataclass(frozen=True, slots=True)
class _Open:
    """A link, or an image that stands in no other, and the inline elements in it."""

    event: Event
    content: list[Event] = field(default_factory=list)


def inner(source: str, inlines: Iterable[Event], quotes: int, *, cell: bool) -> tuple[Place, ...]:
    """Return the texts inside *inlines*, the inline elements of a run, in source order.

    Args:
        source: what the events stand in.
        inlines: starts of inline elements, and what just is there.
        quotes: number of block quotes around.
        cell: they stand in a cell of a table.
    """
    found = [
        place
        for each in _opened(inlines)
        for place in (
            _html(source, each, quotes) if isinstance(each, Event) else _parts(source, each, quotes)
        )
    ]
    if cell:
        found = [Place(place.block, _in_cell(place)) for place in found]
    return tuple(sorted(found, key=lambda place: place.block.span))


def reread(text: str) -> tuple[Place, ...]:
    """Return the texts inside *text*, a block or its translation, where a line end is a break."""
    shift = len(_BEFORE)
    inlines = [
        event._replace(start=event.start - shift, stop=event.stop - shift)
        for event in events(_BEFORE + text.replace("\n", " "))
        if event.phase != "End" and event.start >= shift
    ]
    return inner(text, inlines, 0, cell=False)


def fold(source: str, span: Span, quotes: int, inlines: Iterable[Event]) -> str:
    """Return what *span* covers without the wraps and prefixes of its lines."""
    inlines = tuple(inlines)
    hard = {inline.stop: inline for inline in inlines if inline.name == "HardBreak"}
    starts = sorted(start(source, inline) for inline in inlines)
    pieces, done = [], span.start
    for wrap in _wrap(quotes).finditer(source, span.start, span.stop):
        mark = hard.get(wrap.end(1))
        end = mark.start if mark else wrap.start()
        pieces += [source[done:end].rstrip(" \t"), "\n" if mark else " "]
        # Far to the right a ">" is no mark of a quote.
        following = bisect_left(starts, wrap.end(1))
        done = min([wrap.end(), *starts[following : following + 1]])
    return "".join([*pieces, source[done : span.stop]]).replace(" \n", "\n")


def labelled(source: str, span: Span, quotes: int, inlines: Iterable[Event]) -> str:
    """Return what `fold` does, with the labels of links that have none but their text.

    ``[the report]`` and ``[the report][]`` become ``[the report][the report]``.
    """
    inlines = tuple(inlines)
    pieces, done = [], span.start
    for link in inlines:
        if link.name != "Link" or link.detail not in _LABELS or link.start < done:
            continue
        stop = link.stop - 2 * (link.detail == "Collapsed")
        label = fold(source, Span(link.start + 1, stop - 1), quotes, inlines)
        if "![" not in label:
            pieces += [fold(source, Span(done, stop), quotes, inlines), f"[{label}]"]
            done = link.stop
    return "".join([*pieces, fold(source, Span(done, span.stop), quotes, inlines)])


def start(source: str, inline: Event) -> int:
    """Return where *inline* starts: with the backslash of an escape, which is no event."""
    at = inline.start
    return at - 1 if inline.name == "Text" and at > 0 and source[at - 1] == "\\" else at


def boxed(source: str, at: int) -> bool:
    """Tell whether the box of a task (``[x]``) stands before *at*."""
    return source[max(0, at - 4) : at].rstrip(" \t").endswith("]")


@cache
def _wrap(quotes: int) -> re.Pattern[str]:
    return re.compile(rf"(\r\n|\n|\r)[ \t]*(?:>[ \t]*){{0,{quotes}}}")


def _opened(inlines: Iterable[Event]) -> Iterator[_Open | Event]:
    """Yield links and images with what is in them, and HTML; nothing that stands in an image."""
    around: list[_Open] = []
    for inline in inlines:
        while around and around[-1].event.stop <= inline.start:
            yield around.pop()
        for each in around:
            each.content.append(inline)
        if any(each.event.name == "Image" for each in around):
            continue
        if inline.name in ("Link", "Image"):
            around.append(_Open(inline))
        elif inline.name == "InlineHtml":
            yield inline
    yield from around


def _parts(source: str, opened: _Open, quotes: int) -> Iterator[Place]:
    """Yield alternative text and title of an image, or the title of a link."""
    event, content = opened.event, opened.content
    image = event.name == "Image"
    stop = max((each.stop for each in content), default=event.start + 1 + image)

    def place(role: Role, first: int, last: int, forbidden: str | None) -> Iterator[Place]:
        span = Span(*trim(source, first, last))
        block = Block(role, fold(source, span, quotes, content), span)
        if not blank(html.unescape(block.text)):
            yield Place(block, lambda text: _written(text, forbidden))

    if image and content and event.detail not in _LABELS:
        yield from place(Role.ALT, start(source, content[0]), stop, None)
    title = _TITLE.fullmatch(source, stop, event.stop)
    if title and title.lastindex:
        forbidden = ("", '"`<', "'`<", "()`<")[title.lastindex]
        yield from place(Role.TITLE, *title.span(title.lastindex), forbidden)


def _written(text: str, forbidden: str | None) -> str:
    line = " ".join(lines(text))
    return escape.alternative(line) if forbidden is None else escape.enclosed(line, forbidden)


def _html(source: str, tag: Event, quotes: int) -> Iterator[Place]:
    """Yield the attributes of an HTML tag that are read."""
    piece = tag.span.of(source)
    if quotes and re.search(r"[\r\n]", piece):
        return  # the marks of the quote stand in it
    for place in htmlread.reread(piece):
        span = place.block.span
        moved = Span(tag.start + span.start, tag.start + span.stop)
        yield replace(place, block=replace(place.block, span=moved))


def _in_cell(place: Place) -> Callable[[str], str]:
    return lambda text: escape.cell(place.write(text))
