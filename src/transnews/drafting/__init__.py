"""Messages to the best drafts the machine can make of them.

The way of a message: taken apart (`plan`), protected (`protect`), worded for the engine
(`wording`), translated with all others of the window in one call, checked, repaired where
a name was lost (`names`), put together again (`finish`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from transnews.drafting import finish, names
from transnews.drafting.finish import Said
from transnews.drafting.plan import Direction, Piece, Plan, message_plan
from transnews.engines import Engine
from transnews.model import Draft, Hypothesis, Message

__all__ = ["Direction", "Drafted", "Plan", "draft", "message_plan", "plans"]

Memory = Mapping[str, Hypothesis]
"""What the same engine said before, by what was sent."""


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
    """Ask the engine once for every sentence that memory lacks, with alignment for markup."""
    wanted: dict[str, bool] = {}
    for plan, _ in work:
        align = bool(plan.plain.marks)
        for piece in plan.pieces:
            sent = piece.wording.sent
            if piece.settled is None and (align or sent not in memory):
                wanted[sent] = wanted.get(sent, False) or align
    said: dict[str, Hypothesis] = {}
    for align in (False, True):
        texts = sorted((t for t, a in wanted.items() if a is align), key=len, reverse=True)
        for at in range(0, len(texts), _SLICE):
            part = texts[at : at + _SLICE]
            answers = engine.translate(part, align=align)
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
    """Try again, all in one call, the sentences that lost a name; keep what is better."""
    tries: list[tuple[int, int, Piece]] = [
        (at, index, replace(piece, wording=worded))
        for at, (plan, direction) in enumerate(work)
        for index, piece in enumerate(plan.pieces)
        for worded in names.attempts(piece, results[at][index], direction)
    ]
    if not tries:
        return
    answers = engine.translate([piece.wording.sent for _, _, piece in tries], align=True)
    repairs: dict[tuple[int, int], list[Said]] = {}
    for (at, index, piece), (answer, *_) in zip(tries, answers, strict=True):
        new = finish.said(piece, answer, work[at][1], "repaired")
        repairs.setdefault((at, index), []).append(new)
    for (at, index), found in repairs.items():
        results[at][index] = names.best(results[at][index], found)
