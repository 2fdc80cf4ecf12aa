"""The first pass: every sentence of a window is translated once and checked.

The engine has the other hypotheses of its beam for nothing, so those of sentences that failed
are kept for the ladder, which reads them; the others are let go at once, to keep memory flat.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from transnews import names
from transnews.drafting import finish
from transnews.drafting.ahead import Ahead
from transnews.drafting.direction import Direction
from transnews.drafting.isolating import Isolating
from transnews.drafting.plan import Piece, Plan
from transnews.drafting.said import Said
from transnews.engines import Part
from transnews.model import Hypothesis

Work = Sequence[tuple[Plan, Direction]]
"""Messages taken apart, each with its direction."""

Memory = Mapping[str, Hypothesis]
"""What the same engine said before, by what was sent."""

Place = tuple[int, int]
"""Number of the message, number of its piece."""

# As many as the default beam holds: more would be another search.
HYPOTHESES = 4
# Batches that may wait for the checks: what is decoded while another window climbs the ladder.
_AHEAD = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A window on its way through the engine."""

    work: Work
    engine: Isolating
    found: dict[Place, Said]
    """What needs no engine."""
    places: dict[str, list[Place]]
    """Where each text stands that it was asked for."""
    answers: Ahead[Part]

    def close(self) -> None:
        """Stop asking."""
        self.answers.close()


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of the sentences of a window."""

    results: list[list[Said]]
    """By message and piece."""
    answers: dict[Place, Sequence[Hypothesis]]
    """All that the engine said of the sentences that failed a check."""


def ask(work: Work, engine: Isolating, memory: Memory) -> Asked:
    """Have all sentences translated, each text once, in the background.

    Markup, the ladder and what settles names need to know which word became which. Memory does
    not, so what has markup, a name or a finding is asked for again: a draft must not depend on
    what was said before.

    Args:
        work: The messages of a window.
        engine: Translates; an empty answer is a text that it cannot translate.
        memory: Hypotheses of the same engine that need not be asked for again.
    """
    found: dict[Place, Said] = {}
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
    answers = engine.stream(list(places), align=True, hypotheses=HYPOTHESES)
    return Asked(work, engine, found, places, Ahead(answers if places else iter(()), _AHEAD))


def listen(asked: Asked, heard: Callable[[int], object]) -> Heard:
    """Check what the engine says, while it goes on.

    Args:
        asked: What `ask` returned.
        heard: Called with the number of words that came back from the engine.

    Raises:
        ModelError: the engine cannot work.
    """
    found = dict(asked.found)
    failed: dict[Place, Sequence[Hypothesis]] = {}
    for part in asked.answers:
        for text, answer in part:
            for place in asked.places[text]:
                found[place] = said = _said(asked.work, place, answer)
                if said.unit.findings:
                    failed[place] = answer
        heard(sum(len(text.split()) for text, _ in part))
    results = [
        [found[at, index] for index in range(len(plan.pieces))]
        for at, (plan, _) in enumerate(asked.work)
    ]
    return Heard(results, failed)


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


def _said(work: Work, place: Place, answer: Sequence[Hypothesis]) -> Said:
    plan, direction = work[place[0]]
    piece: Piece = plan.pieces[place[1]]
    if not answer:
        return finish.lost(piece)
    return finish.said(piece, answer[0], direction, "machine")
