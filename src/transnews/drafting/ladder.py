"""The ladder: a sentence that fails a check is translated again, in dearer ways, until it passes.

All sentences of a window climb together, and rungs of like cost are one call of the engine. After
each the candidates that pass every hard check, and bring no warning of their own, compete by the
model's own score of the sentence; the best is taken and the sentence is done. A sentence that
no rung mends keeps what fails least, with the findings for the translator.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transnews.drafting import finish
from transnews.drafting.attempts import Attempt, Case, errors
from transnews.drafting.rungs import STAGES
from transnews.drafting.said import Said
from transnews.engines import Engine
from transnews.engines.characters import simplify
from transnews.model import Hypothesis

# A candidate that is so much shorter than the first translation left words out.
_LEAST = 0.6
# Where the first runs on it is no measure. The source is: Chinese has 0.36 of its letters.
_RUNS_ON = ("repeated", "added", "cut")
_TERSEST = 0.25


@dataclass(slots=True)
class _Climber:
    """A case on the ladder, with what was tried."""

    case: Case
    tried: list[Said] = field(default_factory=list)
    done: Said | None = None


def climb(cases: Sequence[Case], engine: Engine) -> list[Said]:
    """Return for each failed sentence its best translation: the first one if none is better.

    Raises:
        ModelError: the engine cannot work.
    """
    climbers = [_Climber(case) for case in cases]
    for stage in STAGES:
        waiting = [climber for climber in climbers if climber.done is None]
        asked = [
            (climber, name, attempt)
            for climber in waiting
            for name, rung in stage
            for attempt in rung(climber.case)
        ]
        heard = _hear([attempt for *_, attempt in asked], engine)
        for (climber, name, attempt), answers in zip(asked, heard, strict=True):
            climber.tried += _said(climber.case, attempt, answers, f"repaired: {name}")
        _choose(waiting, engine, last=stage is STAGES[-1])
    return [climber.done or _least_bad(climber) for climber in climbers]


def _hear(attempts: Sequence[Attempt], engine: Engine) -> list[list[tuple[Hypothesis, ...]]]:
    """Return for each attempt the hypotheses of each of its parts; one call for all that can be."""
    wanted = [
        (at, number, piece.wording.sent, attempt.start, attempt.hypotheses)
        for at, attempt in enumerate(attempts)
        for number, piece in enumerate(attempt.parts)
        if attempt.given is None and not attempt.heard and piece.settled is None
    ]
    heard: list[list[tuple[Hypothesis, ...]]] = [[()] * len(a.parts) for a in attempts]
    for hypotheses in sorted({size for *_, size in wanted}):
        same = [one for one in wanted if one[-1] == hypotheses]
        starts = [start for *_, start, _ in same]
        answers = engine.translate(
            [sent for _, _, sent, *_ in same], align=True, hypotheses=hypotheses, starts=starts
        )
        for (at, number, *_), answer in zip(same, answers, strict=True):
            heard[at][number] = answer
    return heard


def _said(
    case: Case, attempt: Attempt, answers: Sequence[tuple[Hypothesis, ...]], origin: str
) -> Iterator[Said]:
    """Yield the checked candidates of an attempt."""
    direction = case.direction
    if attempt.given is not None:
        score = case.first.unit.score or 0.0
        given = Hypothesis(attempt.given, score, attempt.alignment)
        yield finish.said(case.piece, given, direction, origin)
    elif len(attempt.parts) == 1:
        for hypothesis in attempt.heard or answers[0]:
            yield finish.said(attempt.parts[0], hypothesis, direction, origin)
    elif all(
        answer or part.settled is not None
        for part, answer in zip(attempt.parts, answers, strict=True)
    ):
        parts = [
            finish.settled(part)
            if part.settled is not None
            else finish.said(part, answer[0], direction, origin)
            for part, answer in zip(attempt.parts, answers, strict=True)
        ]
        yield finish.joined(case.piece, attempt.parts, parts, direction, origin)


def _choose(climbers: Sequence[_Climber], engine: Engine, *, last: bool) -> None:
    """Let the candidates of each sentence that pass compete by the model's score of it.

    What is ranked already need not be scored. A candidate with a warning is taken only after the
    *last* stage.
    """
    fit = ((climber, _fittest(climber)) for climber in climbers)
    passed = [(c, found) for c, found in fit if found and (last or not found[0].unit.findings)]
    rivals = [(c, said) for c, found in passed if not _is_ranked(found) for said in found]
    texts = [climber.case.piece.wording.sent for climber, _ in rivals]
    targets = [simplify(s.unit.target, c.case.direction.unknown) for c, s in rivals]
    scores = iter(engine.score(texts, targets) if rivals else [])
    for climber, found in passed:
        if _is_ranked(found):
            climber.done = found[0]
        else:
            rated = [(next(scores), said) for said in found]
            climber.done = max(rated, key=lambda pair: pair[0])[1]


def _is_ranked(found: Sequence[Said]) -> bool:
    """Tell whether candidates come best first: one alone does, and those of one beam."""
    return len(found) == 1 or all(said.unit.origin == "repaired: beam" for said in found)


def _fittest(climber: _Climber) -> list[Said]:
    """Return the candidates that pass, those with the fewest warnings; equal texts once."""
    passing = [said for said in climber.tried if _passes(climber, said)]
    least = min((len(said.unit.findings) for said in passing), default=0)
    best: dict[str, Said] = {}
    for said in passing:
        if len(said.unit.findings) == least:
            best.setdefault(said.unit.target, said)
    return list(best.values())


def _passes(climber: _Climber, said: Said) -> bool:
    """Tell whether a candidate is sound, or sound but for warnings that the first had as well."""
    first, new = climber.case.first.unit, said.unit
    if _is_short(climber.case, said) or errors(new.findings):
        return False
    if not errors(first.findings):
        return len(new.findings) < len(first.findings)
    known = {finding.check for finding in first.findings}
    return all(finding.check in known for finding in new.findings)


def _least_bad(climber: _Climber) -> Said:
    """Return the candidate with the fewest hard findings, then others; the first if equal."""
    fit = (said for said in climber.tried if not _is_short(climber.case, said))
    return min([climber.case.first, *fit], key=_badness)


def _is_short(case: Case, said: Said) -> bool:
    """Tell whether a candidate is so short that words must be missing."""
    first = case.first.unit
    least = _LEAST * len(first.target)
    if case.fails(*_RUNS_ON):
        least = min(least, _TERSEST * len(first.source))
    return len(said.unit.target) < least


def _badness(said: Said) -> tuple[int, int]:
    findings = said.unit.findings
    hard = len(errors(findings))
    return hard, len(findings) - hard
