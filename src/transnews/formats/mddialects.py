r"""Markdown: lines that mean something to a dialect and are plain words to CommonMark.

Inside a paragraph, a line that is wholly one of these stays as it is and ends the text before it:

* containers of Docusaurus, VitePress and Pandoc (``:::note``, ``:::``), and the admonitions and
  tabs of MkDocs (``!!! note``, ``??? tip``, ``=== "Tab"``); a simple title there is a text;
* tags of site generators (``{% … %}``, ``{{< … >}}``, ``{{ … }}``), tables of contents
  (``[TOC]``, ``[[toc]]``), attributes (``{: .class}``).

A term and each of its definitions (``: …``) are texts of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from transnews.formats import mdinner
from transnews.formats.events import Event
from transnews.formats.mdmarks import DEFINITION, marker
from transnews.formats.runs import Run
from transnews.model import Span

_BREAKS = {"SoftBreak", "HardBreak"}
_ENTIRE = {"Heading", "TableCell", "HtmlBlock"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph, without its indent."""

    span: Span
    text: str
    column: int
    """How far its first character is from the line's start."""
    opens: bool
    """Nothing inline goes on from the line before."""
    closes: bool
    """Nothing inline goes on in the next line."""
    hard: bool
    """A break that is meant stands before it."""


def parted(source: str, run: Run) -> Iterator[Run]:
    """Yield what is text in *run*: all of it, or what its lines of dialects leave."""
    if run.path[-1].name in _ENTIRE or not run.inlines:
        yield run
        return
    lines = _lines(source, run)
    pieces = list(_pieces(lines))
    if pieces == [_Piece(Span(lines[0].span.start, lines[-1].span.stop))]:
        yield run
        return
    for piece in pieces:
        part = _cut(run, piece.span)
        if part.inlines:
            yield replace(part, after=piece.after, title=piece.title)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text in a paragraph; the other two are those of its `Run`."""

    span: Span
    after: str = ""
    title: bool = False


def _pieces(lines: Sequence[_Line]) -> Iterator[_Piece]:
    start, size, after, defining = lines[0].span.start, 0, "", False
    for number, line in enumerate(lines):
        before = lines[number - 1].span.stop if number else line.span.start
        mark = marker(line.text) if line.opens and line.closes else None
        defined = DEFINITION.match(line.text) if line.opens else None
        if mark:
            if size:
                yield _Piece(Span(start, before), after)
            if mark.lastindex:
                title = mark.span(mark.lastindex)
                yield _Piece(Span(line.span.start + title[0], line.span.start + title[1]), "", True)
            size, after, defining = 0, line.text, False
            continue
        if defined and (defining or size < 2):
            if size:
                yield _Piece(Span(start, before), after)
            start, size, after, defining = line.span.start + defined.end(), 0, "", True
        elif defining and _is_term(lines, number):
            yield _Piece(Span(start, before), after)
            start, size, after, defining = line.span.start, 0, "x", False
        elif not size:
            start = line.span.start
        size += not line.hard or not size
    if size:
        yield _Piece(Span(start, lines[-1].span.stop), after)


def _is_term(lines: Sequence[_Line], at: int) -> bool:
    """Tell whether a line after a definition begins the next entry, and is no wrap."""
    line = lines[at]
    if line.hard or not line.opens:
        return False
    following = next((each for each in islice(lines, at + 1, None) if not each.hard), None)
    return bool(
        following
        and following.opens
        and following.column >= line.column
        and DEFINITION.match(following.text)
    )


def _lines(source: str, run: Run) -> list[_Line]:
    found: list[_Line] = []
    begin, reach = mdinner.start(source, run.inlines[0]), 0
    opens, hard = not mdinner.boxed(source, begin), False
    waiting: list[Event] = []
    for inline in (*run.inlines, None):
        if inline and inline.name not in _BREAKS:
            waiting.append(inline)
            continue
        begin = mdinner.start(source, waiting[0]) if waiting else begin
        reach = max([reach, *(each.stop for each in waiting)])
        stop = max(begin, inline.start) if inline else max(begin, reach)
        closes = reach <= stop and not (inline and source.startswith("\\", inline.start))
        text = source[begin:stop].rstrip()
        column = _column(source, begin)
        found.append(_Line(Span(begin, stop), text, column, opens, closes, hard))
        if inline:
            opens, hard = reach <= stop, inline.name == "HardBreak"
            begin, waiting = inline.stop, []
    return found


def _column(source: str, at: int) -> int:
    begin = max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1
    return at - begin


def _cut(run: Run, span: Span) -> Run:
    """Return what of *run* stands in *span*, which no inline element but words reaches out of."""
    kept: list[tuple[Event, bool]] = []
    for inline, inside in zip(run.inlines, run.inner, strict=True):
        start, stop = max(inline.start, span.start), min(inline.stop, span.stop)
        if start < stop:
            kept.append((inline._replace(start=start, stop=stop), inside))
    return replace(run, inlines=[one for one, _ in kept], inner=[inside for _, inside in kept])
