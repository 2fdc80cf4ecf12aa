"""What the model put for a lost name is replaced in the translation by the accepted form.

The last rung: nothing around the name is said anew, so an article before it may not fit.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from transnews import names
from transnews.drafting import edits
from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.edits import Edit
from transnews.drafting.rebase import rebase
from transnews.drafting.rungs import lost
from transnews.drafting.rungs.forced import FORMS


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt with the first form of each lost name, one with the second …, in turn.

    A name that only lost its capital (``índia``) gets it back.
    """
    missing = lost.names(case)
    places = [(term, lost.rendering(case, term.spans[0])) for term in missing]
    found = [(term, place) for term, place in places if place is not None]
    capitals = list(_capitals(case))
    tries = max((len(term.forms) for term, _ in found), default=len(capitals[:1]))
    for number in range(min(FORMS, tries)):
        forms = [term.forms[min(number, len(term.forms) - 1)] for term, _ in found]
        changes = [Edit(place, form) for (_, place), form in zip(found, forms, strict=True)]
        changes += capitals
        if _disjoint(changes):
            text, alignment = edits.apply(case.first.raw, case.first.alignment, changes)
            yield Attempt((case.piece,), given=text, alignment=alignment)


def _capitals(case: Case) -> Iterator[Edit]:
    unit = case.first.unit
    known = re.findall(r"[^\W\d_]+", unit.source)
    for finding in unit.findings:
        if finding.check == "proper" and finding.span is not None:
            word = finding.span.of(unit.target)
            place = rebase(finding.span, unit.target, case.first.raw)
            named = any(names.resembles(name, word) for name in known if name[0].isupper())
            if place and word.islower() and named:
                yield Edit(place, word.capitalize())


def _disjoint(changes: list[Edit]) -> bool:
    return all(a.span.stop <= b.span.start for a, b in pairwise(sorted(changes)))
