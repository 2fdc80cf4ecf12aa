"""The other hypotheses of the beam: the engine had them all along."""

from collections.abc import Iterator

from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.hearing import HYPOTHESES


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield one attempt: what the engine said as well, asked for only if nobody did."""
    if case.answer is None:
        yield Attempt((case.piece,), hypotheses=HYPOTHESES)
    elif others := tuple(case.answer[1:]):
        yield Attempt((case.piece,), heard=others)
