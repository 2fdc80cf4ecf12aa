"""Lost quotation marks are set around what became of the quoted words."""

from collections.abc import Iterator

from transnews.drafting import edits
from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.edits import Edit
from transnews.drafting.rungs import lost
from transnews.localize import pairing
from transnews.localize.pairing import DOUBLE
from transnews.model import Span


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt whose marks stand where those of the source went, all others gone."""
    if not case.fails("quotes") or case.piece.wording.opened or case.piece.wording.closed:
        return
    raw, source = case.first.raw, case.piece.source
    changes = [Edit(Span(at, at + 1), "") for at, char in enumerate(raw) if char in DOUBLE]
    for mark in pairing.marks(source):
        if mark.opens and mark.partner is not None and source[mark.at] in DOUBLE:
            place = lost.rendering(case, Span(mark.at + 1, mark.partner))
            if place is None:
                return
            # The mark itself attends to the quotation, so it may be taken for a part of it.
            inner = raw[place.start : place.stop]
            start = place.start + len(inner) - len(inner.lstrip(DOUBLE))
            stop = max(start, place.stop - len(inner) + len(inner.rstrip(DOUBLE)))
            changes += Edit(Span(start, start), '"'), Edit(Span(stop, stop), '"')
    text, alignment = edits.apply(raw, case.first.alignment, changes)
    if text != raw:
        yield Attempt((case.piece,), given=text, alignment=alignment)
