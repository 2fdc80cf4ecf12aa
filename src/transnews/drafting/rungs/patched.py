"""What the model put for a lost name is replaced in the translation by the accepted form.

The last rung: nothing around the name is said anew, so an article before it may not fit.
"""

from collections.abc import Iterator

from transnews.drafting import edits
from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.edits import Edit
from transnews.drafting.rungs import lost
from transnews.drafting.rungs.forced import FORMS


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt with the first form of each lost name, one with the second …, in turn."""
    missing = lost.names(case)
    places = [(term, lost.rendering(case, span)) for term in missing for span in term.spans]
    found = [(term, place) for term, place in places if place is not None]
    for number in range(min(FORMS, max((len(term.forms) for term, _ in found), default=0))):
        forms = [term.forms[min(number, len(term.forms) - 1)] for term, _ in found]
        changes = [Edit(place, form) for (_, place), form in zip(found, forms, strict=True)]
        if edits.disjoint(changes):
            text, alignment = edits.apply(case.first.raw, case.first.alignment, changes)
            yield Attempt((case.piece,), given=text, alignment=alignment)
