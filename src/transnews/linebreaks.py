r"""Where a text may be parted into lines: the fewest that fit, or parts of given shares.

All offsets are those of the text. ``\u2060`` (word joiner) has no width, so a caller can hide
what nobody sees, a tag, behind as many of them as it has characters.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise

from transnews.model import Span

# Scripts that put no space between words: Chinese, Japanese (with its punctuation), Thai, Lao,
# Khmer, Burmese. Korean has spaces.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
)
"""For the brackets of a regular expression."""
# Thai and its like cannot be parted without a dictionary; at least not before a vowel sign.
_BETWEEN = re.compile(rf"(?<=[{UNSPACED}])(?=[{UNSPACED}])")
# Neither may begin a line in Chinese or Japanese, nor end one.
_NO_START = "、。，．：；？！）」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜…"
_NO_END = "（「『【〈《"
_SPACE = re.compile(r"[ \t\n\r\f\v\u3000]+")  # and no other: the no-break spaces do not break
_HIDDEN = "\u2060"
_CLOSERS = "\"'”’»)]" + _HIDDEN
_ENDS, _PAUSES = ".!?…。！？؟।։", ",;:—–、，؛،"


def columns(text: str) -> int:
    """Return how wide *text* is: wide letters count two, signs upon letters nothing.

    >>> columns("né"), columns("日本"), columns("a\u2060\u2060b")
    (2, 4, 2)
    """
    return sum(
        0
        if letter == _HIDDEN or unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def divide(text: str, shares: Sequence[int]) -> tuple[Span, ...]:
    """Part *text* at word boundaries, about in proportion to *shares*, rather after punctuation.

    The parts leave out the white space between them. They are fewer than the shares where there
    are too few words.

    >>> [part.of("I left, and she stayed") for part in divide("I left, and she stayed", [2, 3])]
    ['I left,', 'and she stayed']
    """
    gaps, edges, whole = _gaps(text), _edges(text), sum(shares)
    chosen: list[Span] = []
    first = done = 0
    for number, share in enumerate(shares[:-1], 1):
        done += share
        wanted = edges[-1] * done / whole if whole else edges[-1]
        # Later parts need a gap each, as long as there are enough.
        last = max(len(gaps) - (len(shares) - 1 - number), first + 1)
        free = range(first, min(last, len(gaps)))
        if not free:
            break
        tolerance = edges[-1] / len(shares)
        best = min(free, key=lambda at: _cost(text, gaps[at], edges, wanted, tolerance))
        chosen.append(gaps[best])
        first = best + 1
    bounds = [0, *(edge for gap in chosen for edge in (gap.start, gap.stop)), len(text)]
    return tuple(Span(start, stop) for start, stop in list(pairwise(bounds))[::2])


def wrap(text: str, most: int, width: int) -> tuple[Span, ...]:
    """Part *text* into the fewest lines of at most *width* columns, about equally long.

    Where *most* lines are not enough, they are longer.

    >>> [line.of("one two three four") for line in wrap("one two three four", 2, 12)]
    ['one two', 'three four']
    """
    for count in range(1, most + 1):
        for lines in (divide(text, [1] * count), _filled(text, count, width)):
            if all(columns(line.of(text)) <= width for line in lines):
                return lines
    return divide(text, [1] * most)


def joint(before: str, after: str) -> str:
    """Return what stands between two lines that are made one: a space, or nothing in Chinese.

    >>> joint("one", "two"), joint("東", "京")
    (' ', '')
    """
    return "" if _BETWEEN.search(before[-1:] + after[:1]) else " "


def _gaps(text: str) -> list[Span]:
    """Return where a line may end, with the white space that would go."""
    spaces = [Span(*found.span()) for found in _SPACE.finditer(text)]
    inside = [gap for gap in spaces if gap.start and gap.stop < len(text)]
    between = [
        Span(found.start(), found.start())
        for found in _BETWEEN.finditer(text)
        if _may_part(text[found.start() - 1], text[found.start()])
    ]
    return sorted(inside + between)


def _may_part(before: str, after: str) -> bool:
    sign = unicodedata.category(after) in ("Mn", "Mc")
    space = before.isspace() or after.isspace()
    return not (sign or space or before in _NO_END or after in _NO_START)


def _edges(text: str) -> list[int]:
    """Return how wide *text* is up to each of its characters, and at its end."""
    return [0, *accumulate(map(columns, text))]


def _cost(text: str, gap: Span, edges: Sequence[int], wanted: float, tolerance: float) -> float:
    """Return how far a gap is from where it should be; punctuation makes up for some of that."""
    at = gap.start
    while at and text[at - 1] in _CLOSERS:
        at -= 1
    before = text[at - 1] if at else " "
    bonus = 0.3 if before in _ENDS else 0.15 if before in _PAUSES else 0.0
    return abs(edges[gap.start] - wanted) - bonus * tolerance


def _filled(text: str, count: int, width: int) -> tuple[Span, ...]:
    """Return up to *count* lines, each as long as it may be; the last has the rest."""
    edges = _edges(text)
    lines: list[Span] = []
    start = 0
    last: Span | None = None
    for gap in (*_gaps(text), Span(len(text), len(text))):
        too_long = edges[gap.start] - edges[start] > width
        if last and last.start > start and too_long and len(lines) < count - 1:
            lines.append(Span(start, last.start))
            start = last.stop
        last = gap
    return (*lines, Span(start, len(text)))
