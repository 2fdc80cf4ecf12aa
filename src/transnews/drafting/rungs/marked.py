"""What was lost goes as a mark that the model keeps, and its target form is put for the mark."""

from collections.abc import Iterator

from transnews.drafting import wording
from transnews.drafting.attempts import Attempt, Case, reworded
from transnews.drafting.protect import Protected
from transnews.drafting.rungs import lost
from transnews.model import Span


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt with every lost name as a mark."""
    piece, direction = case.piece, case.direction
    guarded = piece.wording.protected
    added = [
        Protected("name", span, span.of(piece.source), term.forms[0])
        for term in lost.names(case)
        for span in term.spans
    ]
    if added:
        protected = tuple(sorted([*guarded, *_free(added, guarded)], key=lambda p: p.span))
        worded = wording.send(
            piece.source, protected, direction.unknown, direction.source, mark=direction.mark
        )
        yield reworded(piece, worded)


def _free(added: list[Protected], guarded: tuple[Protected, ...]) -> Iterator[Protected]:
    """Yield those that touch nothing that is protected already."""
    taken = list(guarded)
    for item in added:
        if all(not _meet(item.span, other.span) for other in taken):
            taken.append(item)
            yield item


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
