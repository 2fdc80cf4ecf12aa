"""Spell characters of a translation as the source spells them."""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from transnews import linebreaks
from transnews.markup.write import is_spelling
from transnews.model import Mark, Plain, Span

FEED = "\n"
"""How subtitles spell a space where a cue ends."""
_BREAK = re.compile(r"\n|<\d")
_HTML = {"&": "&amp;", "<": "&lt;"}
# What makes a line a block of its own in Markdown: the character to escape is the group.
_BLOCK = re.compile(
    r"^[ ]{0,3}(?:\d{1,9}([.)])(?!\S)|([-+*])(?!\S)|(\#)\#{0,5}(?!\S)|(>)|([-_*=])[-_*= ]*$|(~)~~)",
    re.MULTILINE,
)


def spellings(plain: Plain, target: str, format: str) -> tuple[Mark, ...]:  # noqa: A002
    r"""Return marks for the characters of *target* that are not written as they are.

    Those that the source *plain* always spells in a way of its own; in HTML ``&`` and ``<``,
    unless it writes them bare; in Markdown what would make a list or a heading of a paragraph; in
    subtitles the ends of the cues and the times within them, at about the same places.

    >>> [mark.open for mark in spellings(Plain("In 1986"), "1986. It was", "markdown")]
    ['\\.']
    """
    ways = _ways(plain, format)
    marks = {at: Mark(Span(at, at + 1), ways[x]) for at, x in enumerate(target) if x in ways}
    if format == "markdown" and not _BLOCK.search(plain.text):
        for at in _block_starts(target):
            marks[at] = Mark(Span(at, at + 1), "\\" + target[at])
    if target:
        marks |= _breaks(plain, target)
    return tuple(marks.values())


def _ways(plain: Plain, format: str) -> dict[str, str]:  # noqa: A002
    own = [mark for mark in plain.marks if is_spelling(mark) and not _is_break(mark)]
    spelled = {at for mark in own for at in range(mark.span.start, mark.span.stop)}
    bare = {letter for at, letter in enumerate(plain.text) if at not in spelled}
    ways = dict(_HTML) if format in ("html", "webvtt") else {}
    ways |= {mark.span.of(plain.text): mark.open for mark in own}
    return {letter: way for letter, way in ways.items() if letter not in bare}


def _is_break(mark: Mark) -> bool:
    """Tell whether *mark* is the end of a cue or holds a time within one."""
    return is_spelling(mark) and bool(_BREAK.match(mark.open))


def _breaks(plain: Plain, target: str) -> dict[int, Mark]:
    """Return the ends of cues, and the times, for *target*: the times all, in their order."""
    found = [mark for mark in plain.marks if _is_break(mark)]
    if not found:
        return {}
    edges = [0]
    for mark in found:
        edges += mark.span.start, mark.span.stop if mark.open == FEED else mark.span.start
    parts = [
        plain.text[start:stop] for start, stop in list(pairwise([*edges, len(plain.text)]))[::2]
    ]
    shares = [max(1, linebreaks.columns(part)) for part in parts]
    gaps = [
        Span(one.stop, other.start) for one, other in pairwise(linebreaks.divide(target, shares))
    ]
    marks: dict[int, Mark] = {}
    last = 0
    for mark, gap in zip_longest(found, gaps[: len(found)]):
        if mark.open != FEED:
            last = _letter(target, gap.stop if gap else last)
            before = marks[last].open[:-1] if last in marks else ""
            times = before + mark.open[:-1]
            marks[last] = Mark(Span(last, last + 1), times + target[last])
        elif gap and gap.of(target) == linebreaks.joint(target[: gap.start], target[gap.stop :]):
            # An end reads as one space, or as none between Chinese letters.
            marks[gap.start] = Mark(gap, FEED)
    return marks


def _letter(target: str, start: int) -> int:
    """Return where the first letter is from *start* on, which no markup needs; else before."""
    letters = (at for at in (*range(start, len(target)), *range(start)) if target[at].isalnum())
    return next(letters, 0)


def _block_starts(text: str) -> Iterator[int]:
    for found in _BLOCK.finditer(text):
        if found.lastindex:
            yield found.start(found.lastindex)
