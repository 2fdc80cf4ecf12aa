"""Repair a sentence that lost a glossary name: put the target's name into the source."""

from transnews import glossary
from transnews.drafting import protect, wording
from transnews.drafting.finish import Said
from transnews.drafting.plan import Direction, Piece
from transnews.model import Span


def lost(result: Said) -> bool:
    """Tell whether a name is missing."""
    return any(finding.check == "names" for finding in result.unit.findings)


def with_target_names(piece: Piece, result: Said, direction: Direction) -> str:
    """Return what to send instead, the lost names replaced by their preferred target forms.

    Models copy a foreign name more often than they translate it (9 of 17 sentences
    were repaired so; the measurement is in docs/design.md).
    """
    missing = glossary.missing(piece.terms, result.unit.target, direction.target)
    places = sorted((span, term.forms[0]) for term in missing for span in term.spans)
    text, shift = piece.source, 0
    for span, form in places:
        text = text[: span.start + shift] + form + text[span.stop + shift :]
        shift += len(form) - (span.stop - span.start)
    guarded = tuple(
        protect.Protected(p.kind, _moved(p.span, places), p.source, p.target)
        for p in piece.wording.protected
    )
    return wording.send(text, guarded, direction.unknown).sent


def _moved(span: Span, places: list[tuple[Span, str]]) -> Span:
    shift = sum(len(f) - (s.stop - s.start) for s, f in places if s.stop <= span.start)
    return Span(span.start + shift, span.stop + shift)


def better(new: Said, old: Said) -> bool:
    """Tell whether the repair lost less than what it replaces."""
    return len(new.unit.findings) < len(old.unit.findings)
