"""The accepted form as the decoder's prefix, at the place the attention points to.

What stands before the name is kept, what follows is translated anew. Of sentences that lost a
name and have a clear place for it, 10 of 11 are repaired so (docs/design.md); words can be
swallowed, which other checks see.
"""

from collections.abc import Iterator

from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.rungs import lost

# Forms of a name that compete; in a language that inflects the model chooses the case.
FORMS = 8


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt a form of the first lost name."""
    for term in lost.names(case)[:1]:
        place = lost.rendering(case, term.spans[0])
        if place is not None:
            before = case.first.raw[: place.start]
            for form in term.forms[:FORMS]:
                yield Attempt((case.piece,), start=before + form)
