"""Where the words of two texts differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from transnews.model import Span

_WORD = re.compile(r"[^\W_]+(?:[.,:'’\-][^\W_]+)*|[^\w\s]")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Region:
    """A run of words that differs, with the gaps around it."""

    old: Span
    new: Span
    said: tuple[str, str]
    """Its words in both texts with the word before them; empty where there is none."""
    short: bool
    """A few words for a few others; what is longer was written anew."""


def regions(old: str, new: str) -> list[Region]:
    """Return where the words of two texts differ, in order.

    >>> [region.said for region in regions("Talks will go on.", "Talks will not go on.")]
    [('will', 'will not')]
    """
    from rapidfuzz.distance import Levenshtein  # as late as possible: few runs need it

    ours = [Span(*found.span()) for found in _WORD.finditer(old)]
    theirs = [Span(*found.span()) for found in _WORD.finditer(new)]
    steps = Levenshtein.opcodes([s.of(old) for s in ours], [s.of(new) for s in theirs])
    found = []
    for same, run in groupby(steps, key=lambda step: step.tag == "equal"):
        if not same:
            first, *_, last = [*(both := list(run)), both[-1]]
            here, there = Span(first.src_start, last.src_end), Span(first.dest_start, last.dest_end)
            found.append(
                Region(
                    _gap(ours, here, old),
                    _gap(theirs, there, new),
                    (_said(ours, here, old), _said(theirs, there, new)),
                    short=max(here.stop - here.start, there.stop - there.start) <= _SHORT,
                )
            )
    return found


def _said(words: Sequence[Span], run: Span, text: str) -> str:
    first, last = max(run.start - 1, 0), run.stop - 1
    return text[words[first].start : words[last].stop] if first <= last else ""


def _gap(words: Sequence[Span], run: Span, text: str) -> Span:
    start = words[run.start - 1].stop if run.start else 0
    return Span(start, words[run.stop].start if run.stop < len(words) else len(text))
