"""Sentences of one text to those of another, in order, where some were joined or parted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf, log

from transnews import alignment, names

Bead = tuple[int, int, int, int]
"""From and to which sentence of the one text, and of the other; half-open."""

_STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1))
_MOST = 2000
"""Pairs of sentences that are compared; a paragraph has a dozen."""
_UNEVEN = 0.4
"""What it costs that a sentence was parted or joined, in shares of words not in common."""
_ALONE = 1.2
"""What it costs that a sentence has no partner."""


def beads(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Bead, ...]:
    """Return which sentences of two texts belong together: by their words and their lengths.

    The texts may be of two languages: names and figures are words of both.

    >>> beads(["It rains.", "Go to Paris."], ["Chove muito.", "Vá.", "Vá a Paris."])
    ((0, 1, 0, 1), (1, 2, 1, 3))
    """
    if len(ours) * len(theirs) > _MOST:
        if len(ours) == len(theirs):
            return tuple((i, i + 1, i, i + 1) for i in range(len(ours)))
        return ((0, len(ours), 0, len(theirs)),)
    ratio = (sum(map(len, theirs)) + 1) / (sum(map(len, ours)) + 1)
    said, there = [_words(text) for text in ours], [_words(text) for text in theirs]
    best = [[inf] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    step = [[(0, 0)] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    best[0][0] = 0.0
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for a, b in _STEPS:
                if a > i or b > j or best[i - a][j - b] == inf:
                    continue
                cost = best[i - a][j - b] + _cost(said[i - a : i], there[j - b : j], ratio)
                if cost < best[i][j]:
                    best[i][j], step[i][j] = cost, (a, b)
    return tuple(reversed(list(_back(step))))


def _back(step: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Bead]:
    i, j = len(step) - 1, len(step[0]) - 1
    while i or j:
        a, b = step[i][j]
        if a and b:
            yield i - a, i, j - b, j
        i, j = i - a, j - b


_Words = tuple[Counter[str], int]
"""The words of a sentence, and its length."""


def _words(text: str) -> _Words:
    return Counter(names.plain(word.of(text)) for word in alignment.words(text)), len(text)


def _cost(ours: Sequence[_Words], theirs: Sequence[_Words], ratio: float) -> float:
    if not (ours and theirs):
        return _ALONE
    one, other = (sum((words for words, _ in side), Counter[str]()) for side in (ours, theirs))
    unlike = 1 - 2 * (one & other).total() / max(1, one.total() + other.total())
    sizes = [sum(size for _, size in side) for side in (ours, theirs)]
    uneven = abs(log((sizes[1] + 1) / (sizes[0] * ratio + 1)))
    parted = _UNEVEN * (len(ours) + len(theirs) - 2)
    return (unlike + uneven) * (len(ours) + len(theirs)) / 2 + parted
