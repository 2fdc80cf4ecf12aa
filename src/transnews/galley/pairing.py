"""Which stretches of two texts belong together: by what they say first, by their places last."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from transnews.galley.values import Kind, Sentence
from transnews.model import Span

MOST = 200
"""Stretches of one kind in one text that are looked at; no prose has as many."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Stretches of the source and of the target that are partners; one side may have none."""

    kind: Kind
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """A text and its translation, both without markup."""

    source: str
    target: str
    languages: tuple[str, str]
    sentences: tuple[Sentence, ...]

    def places(
        self, ours: Iterable[Span], theirs: Iterable[Span]
    ) -> tuple[list[float], list[float]]:
        """Return where stretches of both sides begin: number of the sentence, and how far in it."""
        source, target = (s.source for s in self.sentences), (s.target for s in self.sentences)
        return _places(list(source), ours), _places(list(target), theirs)


def _places(sentences: Sequence[Span], spans: Iterable[Span]) -> list[float]:
    starts = [sentence.start for sentence in sentences]
    found = []
    for span in spans:
        number = bisect_right(starts, span.start) - 1
        own = sentences[number] if number >= 0 else Span(0, 1)
        share = (span.start - own.start) / max(1, own.stop - own.start)
        found.append(number + min(share, 0.999))
    return found


@dataclass(frozen=True, slots=True)
class Matched:
    """Stretches with their partners, and those without one, in order."""

    pairs: tuple[tuple[Span, Span], ...]
    source: tuple[Span, ...]
    target: tuple[Span, ...]


def matched(
    sides: Sides,
    ours: Sequence[Span],
    theirs: Sequence[Span],
    likeness: Callable[[int, int], float],
) -> Matched:
    """Return which stretches are partners: the likest first, of these the nearest.

    Args:
        sides: The two texts.
        ours: Stretches of the source.
        theirs: Those of the target.
        likeness: Of two of them by their numbers; 0 if they cannot be partners.
    """
    here, there = sides.places(ours, theirs)
    scored = sorted(
        (-like, abs(here[i] - there[j]), i, j)
        for i in range(len(ours))
        for j in range(len(theirs))
        if (like := likeness(i, j))
    )
    first: dict[int, int] = {}
    second: set[int] = set()
    for *_, i, j in scored:
        if i not in first and j not in second:
            first[i] = j
            second.add(j)
    return Matched(
        tuple((ours[i], theirs[j]) for i, j in sorted(first.items())),
        tuple(one for i, one in enumerate(ours) if i not in first),
        tuple(other for j, other in enumerate(theirs) if j not in second),
    )


def leftover(
    sides: Sides, kind: Kind, ours: Sequence[Span], theirs: Sequence[Span]
) -> Iterator[Pair]:
    """Pair by order what is left in sentences that have as many on both sides."""
    partners: dict[Span, Span] = {}
    for sentence in sides.sentences:
        one, other = _inside(ours, sentence.source), _inside(theirs, sentence.target)
        if len(one) == len(other):
            partners |= zip(one, other, strict=True)
    yield from (Pair(kind, (one,), (other,)) for one, other in partners.items())
    yield from (Pair(kind, (span,), ()) for span in ours if span not in partners)
    there = set(partners.values())
    yield from (Pair(kind, (), (span,)) for span in theirs if span not in there)


def _inside(spans: Iterable[Span], sentence: Span) -> list[Span]:
    return [span for span in spans if sentence.start <= span.start < sentence.stop]


def spread(
    sides: Sides, ours: Sequence[Span], theirs: Sequence[Span]
) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Yield the mentions of one thing with those of the other text, in order, none left alone.

    Where one text has more of them, several have the same partner, the nearest.
    """
    here, there = sides.places(ours, theirs)
    if len(ours) < len(theirs):
        for one, others in zip(ours, _parted(there, here), strict=True):
            yield (one,), tuple(theirs[n] for n in others)
    else:
        for other, ones in zip(theirs, _parted(here, there), strict=True):
            yield tuple(ours[n] for n in ones), (other,)


def _parted(many: Sequence[float], few: Sequence[float]) -> list[range]:
    """Part *many* into as many runs as there are *few*, each as near to its own as can be."""
    size = len(many) - len(few) + 1
    best = [0.0, *[float("inf")] * len(many)]
    starts: list[list[int]] = []
    for number, place in enumerate(few):
        sums = [0.0, *accumulate(abs(place - other) for other in many)]
        now, begun = [float("inf")] * (len(many) + 1), [0] * (len(many) + 1)
        for stop in range(number + 1, number + size + 1):
            start = min(range(number, stop), key=lambda s: best[s] - sums[s])
            now[stop], begun[stop] = best[start] + sums[stop] - sums[start], start
        best = now
        starts.append(begun)
    runs, stop = [], len(many)
    for begun in reversed(starts):
        runs.append(range(begun[stop], stop))
        stop = begun[stop]
    return runs[::-1]
