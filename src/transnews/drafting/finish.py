"""Put the translated pieces of a message together again, with markup and typography."""

from collections.abc import Sequence
from dataclasses import replace

from transnews import alignment, checks, glossary, markup
from transnews.checks import Subject
from transnews.drafting import edits, letters, protect, wording
from transnews.drafting import plan as planning
from transnews.drafting.capitals import first_letter
from transnews.drafting.direction import Direction
from transnews.drafting.places import Places
from transnews.drafting.plan import Piece, Plan
from transnews.drafting.said import Said
from transnews.localize import set_typography
from transnews.model import Alignment, Draft, Finding, Hypothesis, Severity, Unit
from transnews.quantities import setting
from transnews.quantities.sides import Sides


def settled(piece: Piece) -> Said:
    """Return the unit of a piece that needs no model."""
    target = piece.settled or ""
    origin = "copied" if target == piece.source else "localized"
    if piece.approved:
        origin = "approved"
    return Said(Unit(piece.source, target, origin))


LOST = "lost"
"""Origin of a sentence that the engine could not translate; its message gets no draft."""


def lost(piece: Piece) -> Said:
    """Return what becomes of a piece that the engine cannot translate."""
    return Said(Unit(piece.source, "", LOST))


def said(piece: Piece, hypothesis: Hypothesis, direction: Direction, origin: str) -> Said:
    """Return the unit that a hypothesis makes of a piece, checked.

    Args:
        piece: The sentence.
        hypothesis: What the engine said.
        direction: Languages.
        origin: ``machine``, ``reused`` or ``repaired: <rung>``.
    """
    if not piece.tag:
        hypothesis = _localized(piece, hypothesis, direction)
    if piece.tag:
        target = planning.join_tag(first_letter(piece.source, hypothesis.text, direction.target))
    else:
        names = [form for term in piece.terms for form in term.forms]
        target = wording.receive(
            piece.source, hypothesis.text, piece.wording, direction.target, names
        )
        target = letters.restore(
            piece.source, target, direction.unknown, direction.target, piece.terms
        )
        # Again, now that numbers stand where marks stood.
        languages = direction.source, direction.target
        target = setting.localize(piece.source, target, *languages, _fixed(piece))
    return judged(piece, target, hypothesis, direction, origin)


def _localized(piece: Piece, hypothesis: Hypothesis, direction: Direction) -> Hypothesis:
    """Return what the engine said with numbers, money, dates and times as the locale has them.

    Before anything else is set, so that the alignment leads to what a reader sees.
    """
    text, alignment = hypothesis.text, hypothesis.alignment
    sides = Sides(piece.source, text, direction.source, direction.target, _fixed(piece))
    for changes in setting.steps(sides):
        text, alignment = edits.apply(text, alignment, [edits.Edit(*each) for each in changes])
    return replace(hypothesis, text=text, alignment=alignment)


def judged(
    piece: Piece, target: str, hypothesis: Hypothesis, direction: Direction, origin: str
) -> Said:
    """Return the unit of a piece whose translation reads *target*, checked."""
    subject = Subject(
        piece.source,
        target,
        direction.source,
        direction.target,
        terms=piece.terms,
        shown=glossary.find(direction.back, target) if direction.back else (),
        kept=_kept(piece),
        cut=hypothesis.cut,
        sent=piece.wording.sent,
        raw=hypothesis.text,
        alignment=hypothesis.alignment,
    )
    return checked(subject, origin, hypothesis.score)


def _kept(piece: Piece) -> tuple[str, ...]:
    return tuple(p.target for p in piece.wording.protected if p.kind in protect.KEPT)


def _fixed(piece: Piece) -> tuple[str, ...]:
    """Return what no setting changes: what is kept, and names of the glossary."""
    return (*_kept(piece), *(form for term in piece.terms for form in term.forms))


def checked(subject: Subject, origin: str, score: float | None) -> Said:
    """Return the unit of a translation, with what the checks find in it."""
    unit = Unit(subject.source, subject.target, origin, score, checks.run(subject))
    return Said(unit, subject)


def joined(
    piece: Piece, parts: Sequence[Piece], results: Sequence[Said], direction: Direction, origin: str
) -> Said:
    """Return the unit of a piece that was translated in *parts*, checked as a whole."""
    target = sent = raw = ""
    alignments: list[tuple[Alignment | None, int, int]] = []
    for part, result in zip(parts, results, strict=True):
        alignments.append((result.alignment, len(sent), len(raw)))
        target += result.unit.target + part.gap
        sent += (result.sent or part.source) + " "
        raw += (result.raw or result.unit.target) + " "
    score = sum(result.unit.score or 0.0 for result in results)
    cut = any(result.subject.cut for result in results if result.subject)
    whole = Hypothesis(raw.rstrip(), score, alignment.beside(alignments), cut)
    worded = replace(piece, wording=replace(piece.wording, sent=sent.rstrip()))
    return judged(worded, target.rstrip(), whole, direction, origin)


def finish(plan: Plan, results: Sequence[Said], direction: Direction, signature: str) -> Draft:
    """Return the draft of a message.

    Args:
        plan: The message, taken apart.
        results: What became of each of its pieces.
        direction: Languages.
        signature: Of the engine that translated them.
    """
    joined = "".join(r.unit.target + p.gap for p, r in zip(plan.pieces, results, strict=True))
    text = set_typography(joined, plan.plain.text, direction.target)
    languages = direction.source, direction.target
    places = Places(plan, tuple(results), joined, text, languages)
    kind = plan.message.markup or direction.format
    stretches = tuple(places.stretches()) if plan.plain.marks else ()
    marked, guesses = markup.transfer(plan.plain, text, places.project, kind, stretches)
    needed = any(r.sent for r in results)
    return Draft(
        plan.message.key,
        markup.put_back(marked, kind),
        tuple(r.unit for r in results),
        signature if needed else "",
        glossary.digest(plan.message.terms),
        tuple(Finding("markup", Severity.WARNING, guess) for guess in guesses),
    )
