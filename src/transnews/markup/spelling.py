"""Spell characters of a translation as the source spells them."""

import re
from collections.abc import Iterator

from transnews.markup.write import is_spelling
from transnews.model import Mark, Plain, Span

_HTML = {"&": "&amp;", "<": "&lt;"}
# What makes a line a block of its own in Markdown: the character to escape is the group.
_BLOCK = re.compile(
    r"^[ ]{0,3}(?:\d{1,9}([.)])(?!\S)|([-+*])(?!\S)|(\#)\#{0,5}(?!\S)|(>)|([-_*=])[-_*= ]*$|(~)~~)",
    re.MULTILINE,
)


def spellings(plain: Plain, target: str, format: str) -> tuple[Mark, ...]:  # noqa: A002
    r"""Return marks for the characters of *target* that are not written as they are.

    Those that the source *plain* always spells in a way of its own; in HTML ``&`` and ``<``,
    unless it writes them bare; in Markdown what would make a list or a heading of a paragraph.

    >>> [mark.open for mark in spellings(Plain("In 1986"), "1986. It was", "markdown")]
    ['\\.']
    """
    ways = _ways(plain, format)
    marks = {at: Mark(Span(at, at + 1), ways[x]) for at, x in enumerate(target) if x in ways}
    if format == "markdown" and not _BLOCK.search(plain.text):
        for at in _block_starts(target):
            marks[at] = Mark(Span(at, at + 1), "\\" + target[at])
    return tuple(marks.values())


def _ways(plain: Plain, format: str) -> dict[str, str]:  # noqa: A002
    own = [mark for mark in plain.marks if is_spelling(mark)]
    spelled = {at for mark in own for at in range(mark.span.start, mark.span.stop)}
    bare = {letter for at, letter in enumerate(plain.text) if at not in spelled}
    ways = dict(_HTML) if format == "html" else {}
    ways |= {mark.span.of(plain.text): mark.open for mark in own}
    return {letter: way for letter, way in ways.items() if letter not in bare}


def _block_starts(text: str) -> Iterator[int]:
    for found in _BLOCK.finditer(text):
        if found.lastindex:
            yield found.start(found.lastindex)
