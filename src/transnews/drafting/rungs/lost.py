"""Which names a translation lost, and where the model put something else for them."""

from transnews import alignment, glossary
from transnews.drafting.attempts import Case
from transnews.drafting.rebase import rebase
from transnews.model import Span, Term


def names(case: Case) -> tuple[Term, ...]:
    """Return the names of the glossary that the first translation shows nowhere."""
    if not case.fails("names"):
        return ()
    return glossary.missing(case.piece.terms, case.first.unit.target, case.direction.target)


def rendering(case: Case, span: Span) -> Span | None:
    """Return where the model put the words of *span* of the source: a span on what it said."""
    first = case.first
    heard = rebase(span, case.piece.source, first.sent)
    if heard is None or first.alignment is None:
        return None
    spoken = alignment.project(first.alignment, heard)
    if spoken is None:
        return None
    languages = case.direction.source, case.direction.target
    return alignment.trim(span.of(case.piece.source), first.raw, spoken, languages)
