"""What an engine says of a text: its best translation now, the others when somebody asks."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

from transnews.errors import ModelError
from transnews.model import Hypothesis


class Answer(Sequence[Hypothesis]):
    """Translations of a text, the best first.

    Of most sentences nobody asks for another than the best: only the ladder does, of those that
    failed a check. To put the others together takes as long as all else that is done with a
    sentence between the decoder and the checks. Of others that cannot be read there are none.

    >>> best, other = Hypothesis("Sim.", -1.0), Hypothesis("Sim!", -2.0)
    >>> said = Answer(best, lambda: (other,))
    >>> said[0] is best, said[1:] == (other,), len(said)
    (True, True, 2)
    """

    def __init__(self, best: Hypothesis, others: Callable[[], tuple[Hypothesis, ...]]) -> None:
        """Take the *best* translation, and what makes the *others*; it may raise `ModelError`."""
        self._best = best
        self._others = others

    @cached_property
    def _all(self) -> tuple[Hypothesis, ...]:
        try:
            return self._best, *self._others()
        except ModelError:
            return (self._best,)

    @overload
    def __getitem__(self, at: int) -> Hypothesis: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Hypothesis, ...]: ...
    def __getitem__(self, at: int | slice) -> Hypothesis | tuple[Hypothesis, ...]:
        """Return the best without asking for others."""
        return self._best if at == 0 else self._all[at]

    def __len__(self) -> int:
        """Return how many there are; that has to be asked for."""
        return len(self._all)

    def __bool__(self) -> bool:
        """There is one at least."""
        return True
