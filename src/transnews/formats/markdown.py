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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from transnews.formats import escape, frontmatter
from transnews.formats.events import Event, events
from transnews.formats.matter import find
from transnews.formats.place import Format, Place, blank, lines, newline, trim
from transnews.formats.runs import Run, runs
from transnews.model import Block, Reading, Role, Span

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
        at = inline.start
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
        and not blank(html.unescape(page.source[page.start(inline) : inline.stop]))
        for inline, inside in zip(run.inlines, run.inner, strict=True)
    )


@cache
def _wrap(quotes: int) -> re.Pattern[str]:
    return re.compile(rf"(\r\n|\n|\r)[ \t]*(?:>[ \t]*){{0,{quotes}}}")


def _fold(source: str, span: Span, quotes: int, inlines: Iterable[Event]) -> str:
    """Return what *span* covers without the wraps and prefixes of its lines."""
    hard = {inline.stop: inline for inline in inlines if inline.name == "HardBreak"}
    pieces, done = [], span.start
    for wrap in _wrap(quotes).finditer(source, span.start, span.stop):
        mark = hard.get(wrap.end(1))
        end = mark.start if mark else wrap.start()
        pieces += [source[done:end].rstrip(" \t"), "\n" if mark else " "]
        done = wrap.end()
    return "".join([*pieces, source[done : span.stop]]).replace(" \n", "\n")


def _text(page: _Page, run: Run) -> Place:
    """Return the place of a run that is to be read."""
    source = page.source
    shown = [
        inline
        for inline in run.inlines
        if not (inline.name in _BREAKS or blank(source[inline.start : inline.stop]))
    ]
    first = page.start(shown[0])
    span = Span(*trim(source, first, max(inline.stop for inline in shown)))
    block = Block(run.role, _fold(source, span, run.quotes, run.inlines), span)
    # The box of a task has the start of the line for itself.
    boxed = source[max(0, first - 4) : first].rstrip(" \t").endswith("]")
    bare = span.start == first and not boxed
    return Place(block, lambda text: _write(page, run, span, text, bare=bare))


def _write(page: _Page, run: Run, span: Span, text: str, *, bare: bool) -> str:
    """Return *text* as it must stand in *run*; *bare* where nothing invisible comes before."""
    element, new = run.path[-1], lines(text)
    if not new:
        return ""
    if element.name == "TableCell":
        row = run.path[-2]
        line = escape.cell(" ".join(new))
        leads = bare and element.start == row.start
        return escape.paragraph([line], "", first=leads)
    if element.name == "Heading" and _ATX.match(page.source, element.start):
        return escape.heading(" ".join(new))
    if element.name == "Heading":
        new[-1] = escape.underlined(new[-1])
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
        span = Span(*trim(page.source, start, stop))
        block = Block(role, _fold(page.source, span, run.quotes, content), span)

        def write(text: str) -> str:
            line = " ".join(lines(text))
            if forbidden is None:
                line = escape.alternative(line)
            else:
                line = escape.enclosed(line, forbidden)
            return escape.cell(line) if cell else line

        if not blank(html.unescape(block.text)):
            yield Place(block, write)

    stop = max((inline.stop for inline in content), default=image.start + 2)
    if content and image.detail not in _LABELS:
        yield from place(Role.ALT, page.start(content[0]), stop, None)
    title = _TITLE.fullmatch(page.source, stop, image.stop)
    if title and title.lastindex:
        forbidden = ("", '"`<', "'`<", "()`<")[title.lastindex]
        yield from place(Role.TITLE, *title.span(title.lastindex), forbidden)


def _places(source: str, reading: Reading) -> tuple[Place, ...]:
    matter = find(source)
    page = _Page(source, newline(source))
    places = list(frontmatter.places(source, matter, reading.front_matter))
    headline = False
    for run in runs(events(source, matter.body)):
        if not _visible(page, run):
            places += _images(page, run)
            continue
        place = _text(page, run)
        if run.path[-1].detail == "H1" and not headline:
            headline = True
            place = Place(replace(place.block, role=Role.HEADLINE), place.write)
        places.append(place)
    return tuple(places)


FORMAT = Format("markdown", (".md", ".markdown"), _places, frontmatter.language, frontmatter.stamp)
