"""How large windows are: large ones have batches of like length, small ones make nobody wait."""

from dataclasses import dataclass

_SMALLEST = 256
"""Sentences that are enough for some batches."""


@dataclass(slots=True)
class Pace:
    """Tells when a window is large enough.

    The first ones are small, so that the engine has something to do early. So are the last, for it
    has nothing to do while the very last is completed: a window takes half of what is left.

    >>> pace, sizes, held = Pace(2000, articles=500), [], 0
    >>> for _ in range(500):
    ...     held += 20
    ...     if pace.enough(20, held):
    ...         held = sizes.append(held) or 0
    >>> sizes, held
    ([260, 520, 1040, 2000, 2000, 2000, 1100, 540, 280, 260], 0)
    """

    largest: int
    """Sentences of a window, unless one article has more."""
    articles: int
    """How many are still to come."""
    _seen: int = 0
    _sentences: int = 0
    _size: int = _SMALLEST

    def enough(self, sentences: int, held: int) -> bool:
        """Count one more article of so many *sentences*; tell whether what is *held* is enough."""
        self.articles -= 1
        self._seen += 1
        self._sentences += sentences
        left = self.articles * self._sentences // self._seen
        if held < min(self._size, self.largest, max(_SMALLEST, left)):
            return False
        self._size *= 2
        return True
