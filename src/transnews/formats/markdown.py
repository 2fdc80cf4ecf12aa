r"""Markdown (CommonMark with tables, footnotes, strikethrough, task lists) with YAML front matter.

What is a block, and what its text is:

* Headings, paragraphs, table cells, and what stands in list items, block quotes and footnotes.
  The nearest of list item, quote and footnote decides the role of a paragraph; every paragraph
  of an item is a list item. The first heading of level 1 is the headline.
* The text is the inline Markdown of the source; wraps, with the ``> `` or the indent after them,
  are one space, and a hard break is ``\n``.
* Where nothing is to be read but images, their alternative texts and titles are the blocks. The
  alternative text of ``![text]`` and ``![text][]`` is a label: it stays.
* Strings of the front matter, see `frontmatter`.

All else is untouched: code, HTML blocks and comments, link definitions, labels of footnotes.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transnews.formats import escape, frontmatter
from transnews.formats.events import Event, events
from transnews.formats.matter import find
from transnews.formats.place import Format, Place, blank, lines, newline, trim
from transnews.formats.runs import Run, runs
from transnews.model import Block, Role, Span

_LABELS = {"Shortcut", "Collapsed"}
_BREAKS = {"SoftBreak", "HardBreak"}
_ATX = re.compile(r"#{1,6}[ \t]")
_TITLE = re.compile(
    r"""\]\(\s*(?:<[^<>\r\n]*>|[^\s<]\S*)\s+"""
    r"""(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))\s*\)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What all places of an article need to know."""

    source: str
    eol: str

    def start(self, inline: Event) -> int:
        """Return where *inline* starts: with the backslash of an escape, which is no event."""
        at = inline.span.start
        escaped = inline.name == "Text" and at > 0 and self.source[at - 1] == "\\"
        return at - 1 if escaped else at

    def prefix(self, at: int) -> str:
        """Return what must begin a line that goes on with the paragraph which starts at *at*."""
        begin = at
        while begin and self.source[begin - 1] not in "\r\n":
            begin -= 1
        return re.sub(r"[^>\t]", " ", self.source[begin:at])


def _visible(page: _Page, run: Run) -> bool:
    return any(
        not inside
        and inline.name not in _BREAKS
        and not inline.phase
        and not blank(html.unescape(inline.span.of(page.source)))
        for inline, inside in zip(run.inlines, run.inner, strict=True)
    )


@cache
def _wrap(quotes: int) -> re.Pattern[str]:
    return re.compile(rf"(\r\n|\n|\r)[ \t]*(?:>[ \t]*){{0,{quotes}}}")


def _fold(page: _Page, run: Run, start: int, stop: int) -> str:
    """Return the source between *start* and *stop* without wraps and prefixes of lines."""
    hard = {inline.span.stop: inline for inline in run.inlines if inline.name == "HardBreak"}
    quotes = sum(around.name == "BlockQuote" for around in run.path)
    pieces, done = [], start
    for wrap in _wrap(quotes).finditer(page.source, start, stop):
        mark = hard.get(wrap.end(1))
        end = mark.span.start if mark else wrap.start()
        pieces += [page.source[done:end].rstrip(" \t"), "\n" if mark else " "]
        done = wrap.end()
    return "".join([*pieces, page.source[done:stop]])


def _text(page: _Page, run: Run) -> Iterator[Place]:
    """Yield the place of a run that is to be read."""
    source = page.source
    shown = [
        inline
        for inline in run.inlines
        if not (inline.name in _BREAKS or inline.span.of(source).isspace())
    ]
    first = page.start(shown[0])
    start, stop = trim(source, first, max(inline.span.stop for inline in shown))
    block = Block(run.role, _fold(page, run, start, stop), Span(start, stop))
    if not blank(html.unescape(block.text)):
        yield Place(block, lambda text: _write(page, run, block.span, text, bare=start == first))


def _write(page: _Page, run: Run, span: Span, text: str, *, bare: bool) -> str:
    """Return *text* as it must stand in *run*; *bare* where nothing invisible comes before."""
    element, new = run.path[-1], lines(text)
    if not new:
        return ""
    if element.name == "TableCell":
        row = run.path[-2]
        line = escape.cell(" ".join(new))
        leads = bare and element.span.start == row.span.start
        return escape.paragraph([line], "", first=leads)
    if element.name == "Heading":
        if _ATX.match(page.source, element.span.start):
            return escape.heading(" ".join(new))
        new = [escape.enclosed(line, "|") for line in new]  # over "---" it would be a table
    style = next((i.span.of(page.source) for i in run.inlines if i.name == "HardBreak"), "\\")
    mark = "\\" if style.startswith("\\") else "  "
    brk = mark + page.eol + page.prefix(span.start) if len(new) > 1 else ""
    return escape.paragraph(new, brk, first=bare, task=run.role is Role.LIST_ITEM)


def _images(page: _Page, run: Run) -> Iterator[Place]:
    """Yield the alternative texts and titles of a run that shows nothing but images."""
    cell = run.path[-1].name == "TableCell"
    content: list[Event] = []
    image: Event | None = None
    for inline, inside in [*zip(run.inlines, run.inner, strict=True), (None, False)]:
        if inside and inline:
            content.append(inline)
            continue
        if image:
            yield from _image(page, run, image, content, cell=cell)
        image, content = inline if inline and inline.name == "Image" else None, []


def _image(
    page: _Page, run: Run, image: Event, content: Sequence[Event], *, cell: bool
) -> Iterator[Place]:
    def place(role: Role, start: int, stop: int, forbidden: str | None) -> Iterator[Place]:
        start, stop = trim(page.source, start, stop)
        block = Block(role, _fold(page, run, start, stop), Span(start, stop))

        def write(text: str) -> str:
            line = " ".join(lines(text))
            if forbidden is None:
                line = escape.alternative(line)
            else:
                line = escape.enclosed(line, forbidden)
            return escape.cell(line) if cell else line

        if not blank(html.unescape(block.text)):
            yield Place(block, write)

    stop = max((inline.span.stop for inline in content), default=image.span.start + 2)
    if content and image.detail not in _LABELS:
        yield from place(Role.ALT, page.start(content[0]), stop, None)
    title = _TITLE.fullmatch(page.source, stop, image.span.stop)
    if title and title.lastindex:
        forbidden = ("", '"', "'", "()")[title.lastindex]
        yield from place(Role.TITLE, *title.span(title.lastindex), forbidden)


def _places(source: str) -> tuple[Place, ...]:
    matter = find(source)
    page = _Page(source, newline(source))
    places = list(frontmatter.places(source, matter))
    headline = False
    for run in runs(events(source, matter.body)):
        if not _visible(page, run):
            places += _images(page, run)
            continue
        for place in _text(page, run):
            if run.path[-1].detail == "H1" and not headline:
                headline = True
                block = Block(Role.HEADLINE, place.block.text, place.block.span)
                place = Place(block, place.write)
            places.append(place)
    return tuple(places)


FORMAT = Format("markdown", (".md", ".markdown"), _places, frontmatter.language, frontmatter.stamp)
