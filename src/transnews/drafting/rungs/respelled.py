"""A name that is almost there is written as it should be, in its place.

What the model put for a lost name differs from an accepted form by case, accents or a slip
(``índia``, ``Opep``, ``Nairóimo``), so nothing around it need change.
"""

import re
from collections.abc import Iterator

from transnews import names
from transnews.drafting import edits
from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.edits import Edit
from transnews.drafting.rebase import rebase
from transnews.drafting.rungs import lost

_WORD = re.compile(r"[^\W\d_]+")


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield one attempt with every such name mended."""
    changes = [*_forms(case), *_capitals(case)]
    if changes and edits.disjoint(changes):
        text, alignment = edits.apply(case.first.raw, case.first.alignment, changes)
        yield Attempt((case.piece,), given=text, alignment=alignment)


def _forms(case: Case) -> Iterator[Edit]:
    owed = [(term, span) for term in lost.names(case) for span in term.spans]
    for term, span in owed:
        place = lost.rendering(case, span)
        shown = place.of(case.first.raw) if place else ""
        alike = (f for f in term.forms if len(f.split()) == len(shown.split()))
        form = next((f for f in alike if _is_almost(f, shown)), None)
        if place and form:
            yield Edit(place, form)


def _is_almost(form: str, shown: str) -> bool:
    """Tell whether *shown* is *form* but for accents, case or a slip, and no word made of it.

    >>> _is_almost("Nairóbi", "Nairóimo"), _is_almost("Germany", "German")
    (True, False)
    """
    one, two = names.plain(form), names.plain(shown)
    derived = one != two and (one.startswith(two) or two.startswith(one))
    return names.resembles(form, shown) and not derived


def _capitals(case: Case) -> Iterator[Edit]:
    unit = case.first.unit
    known = _WORD.findall(unit.source)
    for finding in unit.findings:
        if finding.check == "proper" and finding.span is not None:
            word = finding.span.of(unit.target)
            place = rebase(finding.span, unit.target, case.first.raw)
            named = any(names.resembles(name, word) for name in known if name[0].isupper())
            if place and word.islower() and named:
                yield Edit(place, word.capitalize())
