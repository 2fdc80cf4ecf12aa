"""The lost name in the source replaced by its target form: models copy a foreign name.

9 of 17 sentences were repaired so; the measurement is in docs/design.md.
"""

from collections.abc import Iterator
from dataclasses import replace

from transnews.drafting import wording
from transnews.drafting.attempts import Attempt, Case, reworded
from transnews.drafting.protect import Protected
from transnews.drafting.rungs import lost
from transnews.drafting.wording import Wording
from transnews.model import Span, Term

# Forms of a name that are tried; in a language that inflects, the later ones are rare cases.
_TRIES = 3


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield attempts: all lost names in their first form, then all in their second."""
    missing = lost.names(case)
    tries = max((min(len(term.forms), _TRIES) for term in missing), default=0)
    for number in range(tries):
        worded = _worded(case, missing, number)
        if worded.sent != case.piece.wording.sent:
            yield reworded(case.piece, worded)


def _worded(case: Case, missing: tuple[Term, ...], number: int) -> Wording:
    """Return the wording with the form *number* of each missing name, or its last."""
    piece = case.piece
    guarded = {p.span.start: p for p in piece.wording.protected}
    places = [(p.span, p.source) for p in guarded.values()]
    for term in missing:
        form = term.forms[min(number, len(term.forms) - 1)]
        form = form.upper() if piece.wording.shouting else form
        places += ((span, form) for span in term.spans)
    text, done = "", 0
    moved: list[Protected] = []
    for span, form in sorted(places):
        text += piece.source[done : span.start]
        if item := guarded.get(span.start):
            moved.append(replace(item, span=Span(len(text), len(text) + len(form))))
        text += form
        done = span.stop
    text += piece.source[done:]
    sent = wording.send(
        text, tuple(moved), case.direction.unknown, case.direction.source, mark=case.direction.mark
    )
    return replace(sent, protected=piece.wording.protected)  # it is received for the source
