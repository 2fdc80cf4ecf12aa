r"""Markdown (CommonMark with tables, footnotes, strikethrough, task lists) with YAML front matter.

What is a block, and what its text is:

* Headings, paragraphs, table cells, and what stands in list items, block quotes and footnotes.
  The nearest of list item, quote and footnote decides the role of a paragraph; every paragraph
  of an item is a list item. The first heading of level 1 is the headline.
* The text is the inline Markdown of the source; wraps, with the ``> `` or the indent after them,
  are one space, and a hard break is ``\n``.
* A link by its label alone, ``[text]`` or ``[text][]``, is shown as ``[text][label]``: so its text
  can be translated while its label stays.
* Alternative texts of images, titles of images and links, the attributes of inline HTML that are
  read are blocks of their own, see `mdinner`; they follow the block in which they stand.
* Lines that mean something to a dialect end a text and stay, see `mddialects`.
* Strings of the front matter, see `frontmatter`; texts of HTML blocks and titles of link
  definitions, see `mdblocks`.

All else is untouched: code, comments, labels, addresses.
"""

import html
import re
from dataclasses import dataclass, replace

from transnews.formats import escape, frontmatter, mdblocks, mddialects, mdinner, mdmarks
from transnews.formats.events import events
from transnews.formats.matter import find
from transnews.formats.place import Format, Place, blank, lines, newline, trim
from transnews.formats.runs import Run, runs
from transnews.model import Block, Reading, Role, Span

_BREAKS = {"SoftBreak", "HardBreak"}
_ATX = re.compile(r"#{1,6}[ \t]")


@dataclass(frozen=True, slots=True)
class _Page:
    """What all places of an article need to know."""

    source: str
    eol: str

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
        and not blank(html.unescape(page.source[mdinner.start(page.source, inline) : inline.stop]))
        for inline, inside in zip(run.inlines, run.inner, strict=True)
    )


def _text(page: _Page, run: Run) -> Place:
    """Return the place of a run that is to be read."""
    source = page.source
    shown = [
        inline
        for inline in run.inlines
        if not (inline.name in _BREAKS or blank(source[inline.start : inline.stop]))
    ]
    first = mdinner.start(source, shown[0])
    span = Span(*trim(source, first, max(inline.stop for inline in shown)))
    block = Block(run.role, mdinner.labelled(source, span, run.quotes, run.inlines), span)
    # The box of a task has the start of the line for itself.
    bare = span.start == first and not mdinner.boxed(source, first)
    return Place(
        block,
        lambda text: _write(page, run, span, text, bare=bare),
        _inner(page, run),
        mdinner.reread,
    )


def _write(page: _Page, run: Run, span: Span, text: str, *, bare: bool) -> str:
    """Return *text* as it must stand in *run*; *bare* where nothing invisible comes before."""
    element, new = run.path[-1], lines(text)
    if not new:
        return ""
    if run.title:
        return escape.enclosed(" ".join(new), mdmarks.FORBIDDEN)
    if element.name == "TableCell":
        row = run.path[-2]
        line = escape.cell(" ".join(new))
        leads = bare and element.start == row.start
        return escape.paragraph([line], "", first=leads)
    if element.name == "Heading" and _ATX.match(page.source, element.start):
        return escape.heading(" ".join(new))
    if element.name == "Heading":
        new[-1] = escape.underlined(new[-1])
    new[-1] = escape.enclosed(new[-1], "")  # its line may not be the paragraph's last
    style = next((i.span.of(page.source) for i in run.inlines if i.name == "HardBreak"), "\\")
    mark = "\\" if style.startswith("\\") else "  "
    brk = mark + page.eol + page.prefix(span.start) if len(new) > 1 else ""
    return escape.paragraph(new, brk, first=bare, task=run.role is Role.LIST_ITEM, after=run.after)


def _inner(page: _Page, run: Run) -> tuple[Place, ...]:
    cell = run.path[-1].name == "TableCell"
    return mdinner.inner(page.source, run.inlines, run.quotes, cell=cell)


def _places(source: str, reading: Reading) -> tuple[Place, ...]:
    matter = find(source)
    page = _Page(source, newline(source))
    places = list(frontmatter.places(source, matter, reading.front_matter))
    blocks = mdblocks.HtmlBlocks(source)
    for run in runs(events(source, matter.body)):
        if run.path[-1].name == "HtmlBlock":
            places += blocks.read(run)
            continue
        if blocks.kept:
            continue
        for part in mddialects.parted(source, run):
            if not _visible(page, part):
                places += _inner(page, part)
                continue
            place = _text(page, part)
            if run.path[-1].detail == "H1" and not blocks.reader.headline:
                blocks.reader.headline = True
                place = replace(place, block=replace(place.block, role=Role.HEADLINE))
            places.append(place)
    places += mdblocks.titles(source, matter.body)
    return tuple(sorted(places, key=lambda place: place.block.span))


FORMAT = Format("markdown", (".md", ".markdown"), _places, frontmatter.language, frontmatter.stamp)
