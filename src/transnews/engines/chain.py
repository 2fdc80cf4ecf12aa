"""Texts through the packages of a route, each package at work on what the one before has done."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from transnews.alignment import compose
from transnews.engines.answers import Answer
from transnews.engines.characters import CANDIDATES, Rewritten, rewrite
from transnews.engines.hop import Hop, Request
from transnews.model import Hypothesis, Span

Answers = Sequence[Hypothesis]
_Key = TypeVar("_Key", bound=Hashable)

# Texts that a later package waits for: enough for batches of like length.
_POOL = 256


def chain(
    hops: Sequence[Hop], parts: Iterable[Sequence[Request]], *, align: bool, hypotheses: int
) -> Iterator[list[tuple[Request, Answers]]]:
    """Yield each request with its answer, in groups as they become ready.

    Between packages the best translation is passed on, in characters that the next one knows;
    scores are added and alignments composed. A start is for the last package.
    """
    first, *others = hops
    if not others:
        yield from first.stream(parts, align=align, hypotheses=hypotheses)
        return
    asked = ([(request, (request[0], "")) for request in part] for part in parts)
    groups = _ask(first, asked, align=align, hypotheses=1)
    for number, hop in enumerate(others, 1):
        last = number == len(others)
        groups = _onward(hop, groups, align=align, hypotheses=hypotheses if last else 1, last=last)
    yield from groups


def _onward(
    hop: Hop,
    groups: Iterator[list[tuple[Request, Answers]]],
    *,
    align: bool,
    hypotheses: int,
    last: bool,
) -> Iterator[list[tuple[Request, Answers]]]:
    """Translate what an earlier hop said, while that hop goes on."""
    unknown = hop.unknown(CANDIDATES)
    sent: dict[Request, tuple[Hypothesis, Rewritten]] = {}

    def asked() -> Iterator[list[tuple[Request, Request]]]:
        for pool in _pools(groups):
            part = []
            for request, answers in pool:
                middle = answers[0]
                rewritten = rewrite(middle.text, unknown)
                sent[request] = middle, rewritten
                part.append((request, (rewritten.text, request[1] if last else "")))
            yield part

    for group in _ask(hop, asked(), align=align, hypotheses=hypotheses):
        done: list[tuple[Request, Answers]] = []
        for request, answers in group:
            middle, rewritten = sent.pop(request)
            done.append((request, _all_joined(middle, rewritten, answers)))
        yield done


def _pools(
    groups: Iterator[list[tuple[Request, Answers]]],
) -> Iterator[list[tuple[Request, Answers]]]:
    """Yield groups put together, so that there are texts of like length to choose from."""
    pool: list[tuple[Request, Answers]] = []
    for group in groups:
        pool += group
        if len(pool) >= _POOL:
            yield pool
            pool = []
    if pool:
        yield pool


def _ask(
    hop: Hop, parts: Iterable[list[tuple[_Key, Request]]], *, align: bool, hypotheses: int
) -> Iterator[list[tuple[_Key, Answers]]]:
    """Ask *hop* what belongs to each key; a request that is on its way is not sent twice."""
    keys: dict[Request, list[_Key]] = {}

    def fresh() -> Iterator[list[Request]]:
        for part in parts:
            new = {request for _, request in part if request not in keys}
            for key, request in part:
                keys.setdefault(request, []).append(key)
            yield sorted(new)

    for group in hop.stream(fresh(), align=align, hypotheses=hypotheses):
        yield [(key, answers) for request, answers in group for key in keys.pop(request)]


def _all_joined(first: Hypothesis, sent: Rewritten, second: Answers) -> Answer:
    return Answer(
        _joined(first, sent, second[0]),
        lambda: tuple(_joined(first, sent, other) for other in second[1:]),
    )


def _joined(first: Hypothesis, sent: Rewritten, second: Hypothesis) -> Hypothesis:
    """Return the two steps as one: the second's text, both scores, both alignments."""
    alignment = None
    if first.alignment and second.alignment:
        moved = tuple(
            Span(sent.offsets[span.start], sent.offsets[span.stop])
            for span in first.alignment.target
        )
        alignment = compose(replace(first.alignment, target=moved), second.alignment)
    score = first.score + second.score
    return Hypothesis(second.text, score, alignment, first.cut or second.cut)
