"""The first pass: every sentence of a window is translated once and checked.

The engine gives the other hypotheses of its beam for nothing, so those of sentences that failed
are kept for the ladder; the others are let go at once, to keep memory flat.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from transnews import names
from transnews.drafting import finish
from transnews.drafting.direction import Direction
from transnews.drafting.plan import Piece, Plan
from transnews.drafting.said import Said
from transnews.engines import Engine
from transnews.model import Hypothesis

Work = Sequence[tuple[Plan, Direction]]
"""Messages taken apart, each with its direction."""

Memory = Mapping[str, Hypothesis]
"""What the same engine said before, by what was sent."""

Place = tuple[int, int]
"""Number of the message, number of its piece."""

# As many as the default beam holds: more would be another search.
HYPOTHESES = 4
# Sentences of about the same length, so that cutting the pool costs next to nothing and
# the progress bar moves.
_SLICE = 512


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of the sentences of a window."""

    results: list[list[Said]]
    """By message and piece."""
    others: dict[Place, tuple[Hypothesis, ...]]
    """The other hypotheses for the sentences that failed a check."""


def listen(work: Work, engine: Engine, memory: Memory, heard: Callable[[int], object]) -> Heard:
    """Translate and check all sentences, each text once.

    Markup, the ladder and what settles names need to know which word became which. Memory does
    not, so what has markup, a name or a finding is asked for again: a draft must not depend on
    what was said before.

    Args:
        work: The messages of a window.
        engine: Translates; an empty answer is a text that it cannot translate.
        memory: Hypotheses of the same engine that need not be asked for again.
        heard: Called with the number of words that came back from the engine.

    Raises:
        ModelError: the engine cannot work.
    """
    found: dict[Place, Said] = {}
    others: dict[Place, tuple[Hypothesis, ...]] = {}
    places: dict[str, list[Place]] = {}
    named = _named(work) if memory else frozenset()
    for at, (plan, direction) in enumerate(work):
        for index, piece in enumerate(plan.pieces):
            sent = piece.wording.sent
            if piece.settled is not None:
                found[at, index] = finish.settled(piece)
            elif (direction.article, piece.source) not in named and (
                known := _reused(plan, piece, direction, memory)
            ):
                found[at, index] = known
            else:
                places.setdefault(sent, []).append((at, index))
    texts = sorted(places, key=lambda text: (-len(text), text))
    for start in range(0, len(texts), _SLICE):
        part = texts[start : start + _SLICE]
        answers = engine.translate(part, align=True, hypotheses=HYPOTHESES)
        for text, answer in zip(part, answers, strict=True):
            for place in places[text]:
                found[place] = said = _said(work, place, answer)
                if said.unit.findings:
                    others[place] = answer[1:]
        heard(sum(len(text.split()) for text in part))
    results = [
        [found[at, index] for index in range(len(plan.pieces))] for at, (plan, _) in enumerate(work)
    ]
    return Heard(results, others)


def _named(work: Work) -> frozenset[tuple[str, str]]:
    """Return the sentences with names that their article has to render alike, by article."""
    articles: dict[tuple[str, str], list[str]] = {}
    for plan, direction in work:
        mine = articles.setdefault((direction.article, direction.source), [])
        mine += (piece.source for piece in plan.pieces if piece.settled is None)
    return frozenset(
        (article, source)
        for (article, language), sources in articles.items()
        if article
        for seen in (names.known(sources, language),)
        for source in sources
        if names.find(source, language, seen)
    )


def _reused(plan: Plan, piece: Piece, direction: Direction, memory: Memory) -> Said | None:
    """Return what memory makes of a sentence, if no check wants to know its alignment."""
    known = memory.get(piece.wording.sent)
    if known is None or plan.plain.marks or piece.terms:
        return None
    said = finish.said(piece, known, direction, "reused")
    shown = said.subject.shown if said.subject else ()
    return None if said.unit.findings or shown else said


def _said(work: Work, place: Place, answer: tuple[Hypothesis, ...]) -> Said:
    plan, direction = work[place[0]]
    piece: Piece = plan.pieces[place[1]]
    if not answer:
        return finish.lost(piece)
    return finish.said(piece, answer[0], direction, "machine")
