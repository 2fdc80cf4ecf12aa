r"""Where a text may be parted into lines: the fewest that fit, or parts of given shares.

All offsets are those of the text. ``\u2060`` (word joiner) has no width, so a caller can hide
what nobody sees, a tag, behind as many of them as it has characters.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
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
_SENTENCE, _PAUSE = 0.3, 0.15
"""Shares of a part by which a gap may be off, after the end of a sentence and after a comma."""
_ENDS, _PAUSES = ".!?…。！？؟।։", ",;:—–、，؛،"


def columns(text: str) -> int:
    """Return how wide *text* is: wide letters count two, signs upon letters nothing.

    >>> columns("né"), columns("日本"), columns("a\u2060\u2060b")
    (2, 4, 2)
    """
    return len(text) if text.isascii() else sum(map(_column, text))


def _column(letter: str) -> int:
    if letter == _HIDDEN or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def divide(text: str, shares: Sequence[int]) -> tuple[Span, ...]:
    """Part *text* at word boundaries, about in proportion to *shares*, rather after punctuation.

    The parts leave out the white space between them. They are fewer than the shares where there
    are too few words.

    >>> [part.of("I left, and she stayed") for part in divide("I left, and she stayed", [2, 3])]
    ['I left,', 'and she stayed']
    """
    gaps, edges, whole = _gaps(text), _edges(text), sum(shares)
    places = [edges[gap.start] for gap in gaps]
    tolerance = edges[-1] / len(shares)
    chosen: list[Span] = []
    first = done = 0
    for number, share in enumerate(shares[:-1], 1):
        done += share
        wanted = edges[-1] * done / whole if whole else edges[-1]
        # Later parts need a gap each, as long as there are enough.
        last = min(max(len(gaps) - (len(shares) - 1 - number), first + 1), len(gaps))
        near = _near(places, first, last, wanted, _SENTENCE * tolerance)
        if not near:
            break
        best = min(
            near, key=lambda at: abs(places[at] - wanted) - _bonus(text, gaps[at], tolerance)
        )
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
    filled = _filled(text, width)
    if len(filled) > most:
        return divide(text, [1] * most)
    even = divide(text, [1] * len(filled))
    fits = all(columns(line.of(text)) <= width for line in even)
    return even if fits else filled


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
    return list(range(len(text) + 1)) if text.isascii() else [0, *accumulate(map(_column, text))]


def _near(places: Sequence[int], first: int, last: int, wanted: float, bonus: float) -> range:
    """Return the gaps from *first* to *last* that may be the best: no *bonus* makes up for more."""
    if first >= last:
        return range(0)
    at = bisect_left(places, wanted, first, last)
    distance = min(abs(places[i] - wanted) for i in (at - 1, at) if first <= i < last)
    low = bisect_left(places, wanted - distance - bonus, first, last)
    return range(low, bisect_right(places, wanted + distance + bonus, first, last))


def _bonus(text: str, gap: Span, tolerance: float) -> float:
    """Return how many columns farther from its place a gap may be, for what stands before it."""
    at = gap.start
    while at and text[at - 1] in _CLOSERS:
        at -= 1
    before = text[at - 1] if at else " "
    return tolerance * (_SENTENCE if before in _ENDS else _PAUSE if before in _PAUSES else 0.0)


def _filled(text: str, width: int) -> tuple[Span, ...]:
    """Return the fewest lines, each as long as it may be."""
    edges = _edges(text)
    lines: list[Span] = []
    start = 0
    last: Span | None = None
    for gap in (*_gaps(text), Span(len(text), len(text))):
        if last and last.start > start and edges[gap.start] - edges[start] > width:
            lines.append(Span(start, last.start))
            start = last.stop
        last = gap
    return (*lines, Span(start, len(text)))
