"""Texts of like length together, in batches that keep every core at work."""

from collections.abc import Sequence
from dataclasses import dataclass

# A small job gives every core at least so many batches, of at least so many tokens.
_SHARE, _LEAST = 4, 256


@dataclass(frozen=True, slots=True)
class Load:
    """How much is done at a time. Scores move a little with it, words hardly ever."""

    jobs: int
    """Batches at a time."""
    threads: int
    """Cores that share a batch."""
    batch_tokens: int
    """Tokens in a batch, padding included."""


def batches(lengths: Sequence[int], budget: int, cores: int) -> list[list[int]]:
    """Return the numbers of the texts in batches, the longest text first.

    A batch is padded to its longest text; so padded it has at most *budget* tokens, or it is a
    single text. A job too small to give every core a few batches of that size is cut finer.

    >>> batches([3, 9, 4, 8], budget=16, cores=1)
    [[1], [3, 2], [0]]
    """
    order = sorted(range(len(lengths)), key=lambda n: (-lengths[n], n))
    budget = min(budget, max(_LEAST, sum(lengths) // (_SHARE * cores)))
    found: list[list[int]] = []
    for number in order:
        if found and (len(found[-1]) + 1) * lengths[found[-1][0]] <= budget:
            found[-1].append(number)
        else:
            found.append([number])
    return found
