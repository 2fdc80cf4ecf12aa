"""What the model said again at once is said once: the copies are taken out."""

import re
from collections.abc import Iterator

from transnews.drafting import edits
from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.edits import Edit
from transnews.drafting.rebase import rebase

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield one attempt without the copies that the check `repeated` found."""
    unit, raw = case.first.unit, case.first.raw
    changes: list[Edit] = []
    for finding in unit.findings:
        if finding.check == "repeated" and finding.span is not None:
            place = rebase(finding.span, unit.target, raw)
            once = _once(place.of(raw)) if place else None
            if place and once:
                changes.append(Edit(place, once))
    if changes and edits.disjoint(changes):
        text, alignment = edits.apply(raw, case.first.alignment, changes)
        yield Attempt((case.piece,), given=text, alignment=alignment)


def _once(text: str) -> str | None:
    """Return a text of words said again and again with them said once; None if it is not one.

    >>> _once("a casa, a casa a casa"), _once("de de"), _once("a b")
    ('a casa', 'de', None)
    """
    found = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in found]
    for size in range(1, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return text[: found[size - 1].end()]
    return None
