"""Messages to the best drafts the machine can make of them.

The way of a message: taken apart (`plan`), protected (`protect`), worded for the engine
(`wording`), translated with all others of the window in one call, checked, tried again where
a check failed (`ladder`) or the article says a name otherwise (`steady`), put together (`finish`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from transnews.checks import Subject
from transnews.drafting import finish, hearing, ladder, owed, steady
from transnews.drafting.attempts import Case
from transnews.drafting.direction import Direction
from transnews.drafting.hearing import Asked, Heard, Memory, Place, Work
from transnews.drafting.isolating import Isolating
from transnews.drafting.plan import Plan, message_plan
from transnews.drafting.said import Said
from transnews.engines import Engine
from transnews.errors import ModelError
from transnews.model import Draft, Message, Term

__all__ = [
    "Asked",
    "Direction",
    "Drafted",
    "Plan",
    "begin",
    "complete",
    "draft",
    "message_plan",
    "plans",
]


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft of a message, and what became of its pieces."""

    draft: Draft
    said: tuple[Said, ...]
    error: ModelError | None = None
    """Why the engine could not translate one of them: then the draft is none."""


def plans(messages: Sequence[Message], direction: Direction) -> tuple[Plan, ...]:
    """Take each message apart."""
    return tuple(message_plan(message, direction) for message in messages)


def draft(
    work: Work,
    engine: Engine,
    memory: Memory,
    heard: Callable[[int], object] = int,
) -> tuple[Drafted, ...]:
    """Translate the messages of a window, all sentences in one pool.

    Args:
        work: Messages taken apart, each with its direction (they differ in the file format only).
        engine: Translates.
        memory: Hypotheses of the same engine that need not be asked for again.
        heard: Called with the number of words that came back from the engine.

    Returns:
        For each message its draft, and what became of its pieces; a message with a sentence
        that the engine cannot translate has the error instead.

    Raises:
        ModelError: the engine cannot work at all.
    """
    return complete(begin(work, engine, memory), heard)


def begin(work: Work, engine: Engine, memory: Memory) -> Asked:
    """Have the messages of a window translated in the background; see `draft`.

    So the engine is at work while an earlier window is completed. Close what is not completed.
    """
    return hearing.ask(work, Isolating(engine), memory)


def complete(asked: Asked, heard: Callable[[int], object] = int) -> tuple[Drafted, ...]:
    """Check and mend what was begun, and put it together; see `draft`.

    Raises:
        ModelError: the engine cannot work at all.
    """
    try:
        first = hearing.listen(asked, heard)
    finally:
        asked.close()
    results = first.results
    engine = asked.engine
    _repair(asked.work, first, engine)
    return tuple(
        Drafted(
            finish.finish(plan, result, direction, engine.signature),
            tuple(result),
            _error(plan, result, engine),
        )
        for (plan, direction), result in zip(asked.work, results, strict=True)
    )


def _error(plan: Plan, result: Sequence[Said], engine: Isolating) -> ModelError | None:
    lost = (
        piece.wording.sent
        for piece, said in zip(plan.pieces, result, strict=True)
        if said.unit.origin == finish.LOST
    )
    return next((engine.failed[sent] for sent in lost), None)


def _repair(work: Work, heard: Heard, engine: Engine) -> None:
    """Send the sentences that failed a check up the ladder, all together; then settle names."""
    results = heard.results
    unsteady = _unsteady(work, results)
    failed: dict[Place, Case] = {}
    for at, (plan, direction) in enumerate(work):
        for index, piece in enumerate(plan.pieces):
            said = results[at][index]
            if said.subject is None or piece.tag:
                continue
            guarded = [item.span for item in piece.wording.protected]
            more = owed.outside(unsteady.get((at, index), ()), guarded)
            if more:
                piece = replace(piece, terms=(*piece.terms, *more))
                said = _again(said, replace(said.subject, terms=piece.terms))
            if said.unit.findings:
                failed[at, index] = Case(piece, said, direction, heard.answers.get((at, index)))
    mended = ladder.climb(list(failed.values()), engine)
    for (at, index), said in zip(failed, mended, strict=True):
        results[at][index] = said
    for row in results:
        row[:] = map(_settled, row)


def _unsteady(work: Work, results: Sequence[Sequence[Said]]) -> dict[Place, tuple[Term, ...]]:
    """Return for each sentence the names that the rest of its article renders otherwise."""
    articles: dict[str, dict[Place, Subject]] = {}
    for at, (_, direction) in enumerate(work):
        if direction.article:
            mine = articles.setdefault(direction.article, {})
            mine |= {(at, i): s.subject for i, s in enumerate(results[at]) if s.subject}
    return {
        place: terms
        for places in articles.values()
        for place, terms in zip(places, steady.unsteady(list(places.values())), strict=True)
        if terms
    }


def _settled(said: Said) -> Said:
    """Return a sentence with its glossary names in the form that their rows prefer."""
    if said.subject is None or not said.subject.terms:
        return said
    target = steady.settle(said.subject)
    if target == said.subject.target:
        return said
    return _again(said, replace(said.subject, target=target))


def _again(said: Said, subject: Subject) -> Said:
    return finish.checked(subject, said.unit.origin, said.unit.score)
