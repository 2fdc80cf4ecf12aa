"""Messages to the best drafts the machine can make of them.

The way of a message: taken apart (`plan`), protected (`protect`), worded for the engine
(`wording`), translated with all others of the window in one call, checked, tried again where
a check failed (`ladder`) or the article says a name otherwise (`steady`), put together (`finish`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from transnews.checks import Subject
from transnews.drafting import finish, ladder, steady
from transnews.drafting.attempts import Case
from transnews.drafting.direction import Direction
from transnews.drafting.finish import Said
from transnews.drafting.plan import Piece, Plan, message_plan
from transnews.engines import Engine
from transnews.model import Draft, Hypothesis, Message, Term

__all__ = ["Direction", "Drafted", "Plan", "draft", "message_plan", "plans"]

Memory = Mapping[str, Hypothesis]
"""What the same engine said before, by what was sent."""

Place = tuple[int, int]
"""Number of the message, number of its piece."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft of a message, and what became of its pieces."""

    draft: Draft
    said: tuple[Said, ...]


# Sentences of about the same length, so that cutting the pool costs next to nothing and
# the progress bar moves.
_SLICE = 512


def plans(messages: Sequence[Message], direction: Direction) -> tuple[Plan, ...]:
    """Take each message apart."""
    return tuple(message_plan(message, direction) for message in messages)


def draft(
    work: Sequence[tuple[Plan, Direction]],
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
        For each message its draft, and what became of its pieces.

    Raises:
        ModelError: the engine cannot work.
    """
    said = _listen(work, engine, memory, heard)
    results = [
        [_result(piece, direction, said, memory) for piece in plan.pieces]
        for plan, direction in work
    ]
    _repair(work, results, engine)
    return tuple(
        Drafted(finish.finish(plan, result, direction, engine.signature), tuple(result))
        for (plan, direction), result in zip(work, results, strict=True)
    )


def _listen(
    work: Sequence[tuple[Plan, Direction]],
    engine: Engine,
    memory: Memory,
    heard: Callable[[int], object],
) -> dict[str, Hypothesis]:
    """Ask the engine once for every sentence that memory lacks.

    Checks need to know which word became which, and so does markup; that costs next to nothing
    (benchmarks/throughput.py). Memory does not know it, so markup asks again.
    """
    wanted = {
        piece.wording.sent
        for plan, _ in work
        for piece in plan.pieces
        if piece.settled is None and (plan.plain.marks or piece.wording.sent not in memory)
    }
    said: dict[str, Hypothesis] = {}
    texts = sorted(wanted, key=lambda text: (-len(text), text))
    for at in range(0, len(texts), _SLICE):
        part = texts[at : at + _SLICE]
        answers = engine.translate(part, align=True)
        said.update((t, best[0]) for t, best in zip(part, answers, strict=True))
        heard(sum(len(text.split()) for text in part))
    return said


def _result(
    piece: Piece, direction: Direction, said: Mapping[str, Hypothesis], memory: Memory
) -> Said:
    if piece.settled is not None:
        return finish.settled(piece)
    sent = piece.wording.sent
    if sent in said:
        return finish.said(piece, said[sent], direction, "machine")
    return finish.said(piece, memory[sent], direction, "reused")


def _repair(
    work: Sequence[tuple[Plan, Direction]], results: list[list[Said]], engine: Engine
) -> None:
    """Send the sentences that failed a check up the ladder, all together; then settle names."""
    owed = _unsteady(work, results)
    failed: dict[Place, Case] = {}
    for at, (plan, direction) in enumerate(work):
        for index, piece in enumerate(plan.pieces):
            said, more = results[at][index], owed.get((at, index), ())
            if said.subject is None or piece.tag:
                continue
            if more:
                piece = replace(piece, terms=(*piece.terms, *more))
                said = _again(said, replace(said.subject, terms=piece.terms))
            if said.unit.findings:
                failed[at, index] = Case(piece, said, direction)
    mended = ladder.climb(list(failed.values()), engine)
    for (at, index), said in zip(failed, mended, strict=True):
        results[at][index] = said
    for row in results:
        row[:] = map(_settled, row)


def _unsteady(
    work: Sequence[tuple[Plan, Direction]], results: Sequence[Sequence[Said]]
) -> dict[Place, tuple[Term, ...]]:
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
