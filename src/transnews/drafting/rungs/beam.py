"""The other hypotheses of the beam: the engine had them all along."""

from collections.abc import Iterator

from transnews.drafting.attempts import Attempt, Case

# As many as the default beam holds: more would be another search.
_HYPOTHESES = 4


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield one attempt: the same sentence, its best translations."""
    yield Attempt((case.piece,), hypotheses=_HYPOTHESES)
