r"""Plain text: a blank line ends a paragraph.

* A line with nothing but white space (no-break spaces too) is blank; one with nothing but three
  or more of ``-=_*~#+`` is a rule or underlines a title. Both stand between paragraphs.
* A paragraph is one block. Where its lines look wrapped at a width, they are joined by a space;
  else its line ends mean something (an address, a verse) and stay as ``\n`` in the block's text.
* A paragraph with list lines (``- ``, ``* ``, ``• ``, ``1. ``) that starts with one, or has two
  or more, is a list: one block an item, the marker outside; lines before the first are a paragraph.
* An article without any blank line and with lines too long for a wrapped text has one paragraph
  a line, as word processors write it.
* The first paragraph is the headline if it has at most 150 characters in one line (or wrapped),
  ends neither in a full stop nor in a colon, is no list item and no hashtag, and is not the last.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from transnews.formats.place import Format, Place, blank, lines, newline, trim
from transnews.model import Block, Reading, Role, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_RULE = re.compile(r"[-=_*~#+][-=_*~#+ \t]+[-=_*~#+]")
_MARKER = re.compile(r"[ \t]*(?:[-*•]|[0-9]{1,2}[.)])[ \t]+(?=\S)")
_NO_HEADLINE_END = (".", "。", "।", "։", ":")
# People wrap text at 60 to 80 columns, and seldom beyond 120; below 40 lines are short for
# reasons of their own.
_NARROW, _WIDE, _UNWRAPPED = 40, 120, 140
_HEADLINE = 150
_JOINER = "\u2060"

_Line = tuple[int, int]
"""Bounds of a line's text in the source, trimmed."""


def _paragraphs(source: str) -> Iterator[list[_Line]]:
    paragraph: list[_Line] = []
    # A byte order mark is no text.
    for found in _LINE.finditer(source, source.startswith("\ufeff")):
        start, stop = trim(source, *found.span())
        if not (blank(source[start:stop]) or _RULE.fullmatch(source, start, stop)):
            paragraph.append((start, stop))
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _wrapped(texts: Sequence[str]) -> bool:
    """Tell whether most line ends stand where a full line had to end, or inside a sentence."""
    width = max(map(len, texts))
    joins = 0
    for line, following in pairwise(texts):
        full = len(line) + 1 + len(following.split(None, 1)[0]) > width
        joins += following[0].islower() or (full and _NARROW <= width <= _WIDE)
    return 2 * joins > len(texts) - 1


def _items(source: str, paragraph: list[_Line]) -> Iterator[tuple[Role, list[_Line]]]:
    """Split a paragraph before its list lines, the markers cut off."""
    marks = [_MARKER.match(source, start, stop) for start, stop in paragraph]
    if not (marks[0] or sum(map(bool, marks)) > 1):
        yield Role.PARAGRAPH, paragraph
        return
    role, item = Role.PARAGRAPH, list[_Line]()
    for line, mark in zip(paragraph, marks, strict=True):
        if mark is None:
            item.append(line)
            continue
        if item:
            yield role, item
        role, item = Role.LIST_ITEM, [(mark.end(), line[1])]
    yield role, item


def _place(source: str, role: Role, bounds: Sequence[_Line], eol: str) -> Place:
    texts = [source[start:stop] for start, stop in bounds]
    joint = " " if role is Role.LIST_ITEM or _wrapped(texts) else "\n"
    ends = " " if role is Role.LIST_ITEM else eol
    block = Block(role, joint.join(texts), Span(bounds[0][0], bounds[-1][1]))
    begin = bounds[0][0]
    while begin and source[begin - 1] not in "\r\n":
        begin -= 1
    before = source[begin : bounds[0][0]]
    return Place(block, lambda text: _write(before, lines(text), ends))


def _write(before: str, new: Sequence[str], ends: str) -> str:
    r"""Return the lines *new* as they stand behind *before*: none of them a rule or an item.

    >>> _write("", ["a", "1. b", "***"], "\n"), _write("- ", ["-- -"], " ")
    ('a\n1.\u2060 b\n*\u2060**', '\u2060-- -')
    """
    guarded: list[str] = []
    for line in [" ".join(new)] if ends == " " else new:
        lead = "" if guarded else before
        marker = _MARKER.match(line) if guarded else None
        at = marker.end() if marker else not lead.strip()
        if marker or _RULE.fullmatch((lead + line).strip()):
            # A word joiner has no width; white space before it would be the end of the marker.
            at = len(line[:at].rstrip())
            line = line[:at] + _JOINER + line[at:]
        guarded.append(line)
    return ends.join(guarded)


def _is_headline(first: Place, following: int) -> bool:
    text = first.block.text
    return (
        following > 0
        and first.block.role is Role.PARAGRAPH
        and len(text) <= _HEADLINE
        and "\n" not in text
        and not text.startswith("#")
        and not text.endswith(_NO_HEADLINE_END)
    )


def _places(source: str, reading: Reading) -> tuple[Place, ...]:  # noqa: ARG001
    found = list(_paragraphs(source))
    if len(found) == 1 and max(stop - start for start, stop in found[0]) > _UNWRAPPED:
        found = [[line] for line in found[0]]
    eol = newline(source)
    places = [
        _place(source, role, item, eol)
        for paragraph in found
        for role, item in _items(source, paragraph)
    ]
    if places and _is_headline(places[0], len(places) - 1):
        places[0] = Place(replace(places[0].block, role=Role.HEADLINE), places[0].write)
    return tuple(places)


def _language(source: str) -> str | None:  # noqa: ARG001 - the shape of all formats
    return None


def _stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:  # noqa: ARG001
    return source


FORMAT = Format("text", (".txt",), _places, _language, _stamp)
