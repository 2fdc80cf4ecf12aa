"""Which stretches of two texts belong together: by what they say first, by their places last."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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

    def apart(self, ours: Span, theirs: Span) -> tuple[float, float]:
        """Return how far two stretches are from being at the same place: in sentences, inside."""
        one = _place([s.source for s in self.sentences], ours.start)
        other = _place([s.target for s in self.sentences], theirs.start)
        return abs(one[0] - other[0]), abs(one[1] - other[1])

    def together(
        self, ours: Sequence[Span], theirs: Sequence[Span]
    ) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
        """Yield what of *ours* and of *theirs* stands in each sentence."""
        for sentence in self.sentences:
            yield _inside(ours, sentence.source), _inside(theirs, sentence.target)


def _inside(spans: Sequence[Span], sentence: Span) -> list[Span]:
    return [span for span in spans if sentence.start <= span.start < sentence.stop]


def _place(sentences: Sequence[Span], at: int) -> tuple[int, float]:
    number = max(0, bisect_right([s.start for s in sentences], at) - 1)
    if not sentences:
        return 0, 0.0
    own = sentences[number]
    return number, (at - own.start) / max(1, own.stop - own.start)


def matched(
    sides: Sides,
    ours: Sequence[Span],
    theirs: Sequence[Span],
    likeness: Callable[[int, int], float],
) -> tuple[list[tuple[Span, Span]], list[Span], list[Span]]:
    """Return pairs that are alike, the likest first and then the nearest, and what is left over.

    Args:
        sides: The two texts.
        ours: Stretches of the source.
        theirs: Those of the target.
        likeness: Of two of them by their numbers; 0 if they cannot be partners.
    """
    scored = sorted(
        (-like, *sides.apart(one, other), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (like := likeness(i, j))
    )
    first: dict[int, int] = {}
    second: set[int] = set()
    for *_, i, j in scored:
        if i not in first and j not in second:
            first[i] = j
            second.add(j)
    pairs = [(ours[i], theirs[j]) for i, j in sorted(first.items())]
    left = [one for i, one in enumerate(ours) if i not in first]
    return pairs, left, [other for j, other in enumerate(theirs) if j not in second]


def leftover(
    sides: Sides, kind: Kind, ours: Sequence[Span], theirs: Sequence[Span]
) -> Iterator[Pair]:
    """Pair by order what is left in sentences that have as many on both sides."""
    done: set[Span] = set()
    there: set[Span] = set()
    for one, other in sides.together(ours, theirs):
        if len(one) == len(other):
            yield from (Pair(kind, (a,), (b,)) for a, b in zip(one, other, strict=True))
            done.update(one)
            there.update(other)
    yield from (Pair(kind, (span,), ()) for span in ours if span not in done)
    yield from (Pair(kind, (), (span,)) for span in theirs if span not in there)
