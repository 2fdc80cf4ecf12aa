"""Repair a sentence that lost a glossary name: put the target's name into the source."""

from collections.abc import Iterable
from dataclasses import replace

from transnews import glossary
from transnews.drafting import protect, wording
from transnews.drafting.finish import Said
from transnews.drafting.plan import Direction, Piece
from transnews.drafting.wording import Wording
from transnews.model import Span, Term

# Forms of a name that are tried; in a language that inflects, the later ones are rare cases.
_TRIES = 3
# A repair that is so much shorter than the first translation left words out.
_LEAST = 0.6


def attempts(piece: Piece, result: Said, direction: Direction) -> tuple[Wording, ...]:
    """Return what to send instead: the lost names replaced by a target form, a form a try.

    Models copy a foreign name more often than they translate it (9 of 17 sentences
    were repaired so; the measurement is in docs/design.md). Nothing, if no name is lost.
    """
    if not any(finding.check == "names" for finding in result.unit.findings):
        return ()
    missing = glossary.missing(piece.terms, result.unit.target, direction.target)
    tries = max((min(len(term.forms), _TRIES) for term in missing), default=0)
    worded = (_worded(piece, missing, number, direction) for number in range(tries))
    return tuple(dict.fromkeys(w for w in worded if w.sent != piece.wording.sent))


def _worded(piece: Piece, missing: Iterable[Term], number: int, direction: Direction) -> Wording:
    """Return the wording with the form *number* of each missing name, or its last."""
    guarded = {p.span.start: p for p in piece.wording.protected}
    places = [(p.span, p.source) for p in guarded.values()]
    for term in missing:
        form = term.forms[min(number, len(term.forms) - 1)]
        form = form.upper() if piece.wording.shouting else form
        places += ((span, form) for span in term.spans)
    text, done = "", 0
    moved: list[protect.Protected] = []
    for span, form in sorted(places):
        text += piece.source[done : span.start]
        if item := guarded.get(span.start):
            moved.append(replace(item, span=Span(len(text), len(text) + len(form))))
        text += form
        done = span.stop
    text += piece.source[done:]
    sent = wording.send(text, tuple(moved), direction.unknown, direction.source)
    return replace(sent, protected=piece.wording.protected)  # it is received for the source


def best(first: Said, others: Iterable[Said]) -> Said:
    """Return the repair that leaves the fewest findings, *first* if none is better.

    A repair is better only if it brings no finding of its own and loses no words.
    """
    fit = [new for new in others if _is_better(new, first)]
    return min(fit, key=lambda new: (len(new.unit.findings), -(new.unit.score or 0)), default=first)


def _is_better(new: Said, old: Said) -> bool:
    shorter = len(new.unit.target) < _LEAST * len(old.unit.target)
    return not shorter and set(new.unit.findings) < set(old.unit.findings)
