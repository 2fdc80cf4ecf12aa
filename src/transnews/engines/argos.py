"""Argos packages as an engine: one package, or two in a row where no direct one is there."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from transnews.alignment import compose
from transnews.engines import marks
from transnews.engines.characters import CANDIDATES, Rewritten, rewrite
from transnews.engines.hop import Hop
from transnews.model import Hypothesis, Package, Route, Span

# Tokens in a batch, padding included: the fastest of benchmarks/throughput.py.
BATCH_TOKENS = 1024


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class OpenHop(Protocol):
    """Says who runs a package: a `Hop` here, or one that asks other machines."""

    def __call__(self, package: Package, *, beam: int, jobs: int, batch_tokens: int) -> Hop:
        """Return what runs *package*."""
        ...


class ArgosEngine:
    """The packages of a route, each loaded once, when the first text comes.

    One text a batch row, *jobs* batches at a time, each on one core (on a graphics card: one).
    The device is TRANSNEWS_DEVICE or ARGOS_DEVICE_TYPE (``cpu``, ``cuda``, ``auto``).

    A route of several packages passes on the best translation only; its scores are added and its
    alignments composed.
    """

    def __init__(
        self,
        route: Route,
        *,
        beam: int = 4,
        jobs: int = 0,
        batch_tokens: int = BATCH_TOKENS,
        cache: Path | None = None,
        open_hop: OpenHop = Hop,
    ) -> None:
        """Take the packages of *route*.

        Args:
            route: The packages.
            beam: How many hypotheses the decoder follows.
            jobs: Batches at a time; 0 means all cores.
            batch_tokens: Tokens in a batch, padding included.
            cache: The file that remembers what was found out about a package; None: nothing is.
            open_hop: Says who runs a package.
        """
        self._cache = cache
        self._route = route
        self._beam = beam
        self._hops = [
            open_hop(package, beam=beam, jobs=jobs or cores(), batch_tokens=batch_tokens)
            for package in route.hops
        ]

    @property
    def signature(self) -> str:
        """``argos en_pt 1.0 sha256:ab12cd34 beam 4``, with ``+`` between packages."""
        packages = " + ".join(
            f"{hop.source}_{hop.target} {hop.version} sha256:{hop.sha256[:8]}"
            for hop in self._route.hops
        )
        return f"argos {packages} beam {self._beam}"

    @cached_property
    def mark(self) -> str:
        """See `Engine.mark`: probed at first use, see `engines.marks`."""

        def heard(texts: Sequence[str]) -> list[str]:
            return [best.text for best, *_ in self.translate(texts)]

        def probing() -> str:
            return marks.probe(heard, self._route.hops[0].source)

        if self._cache is None:
            return marks.DEFAULT
        return marks.remembered(self._cache, self.signature, probing)

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """See `Engine.unknown`: what the first model of the route never saw."""
        return self._hops[0].unknown(characters)

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`."""
        asked = list(zip(texts, starts or [""] * len(texts), strict=True))
        first, *others = self._hops
        # Sorted, so that the order of the texts has no say in the batches.
        unique = sorted(set(asked))
        if not others:
            found = first.translate(unique, align=align, hypotheses=hypotheses)
            answers = dict(zip(unique, found, strict=True))
            return [answers[request] for request in asked]
        middles = self._middles([text for text, _ in unique], align=align)
        last = [(middle, start) for middle, (_, start) in zip(middles, unique, strict=True)]
        found = _onward(others[-1], last, align=align, hypotheses=hypotheses)
        answers = dict(zip(unique, found, strict=True))
        return [answers[request] for request in asked]

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        """See `Engine.score`."""
        heard = list(texts)
        if len(self._hops) > 1:
            unknown = self._hops[-1].unknown(CANDIDATES)
            heard = [rewrite(m.text, unknown).text for m in self._middles(texts, align=False)]
        asked = list(zip(heard, targets, strict=True))
        unique = sorted(set(asked))
        scores = dict(zip(unique, self._hops[-1].score(unique), strict=True))
        return [scores[pair] for pair in asked]

    def _middles(self, texts: Sequence[str], *, align: bool) -> list[Hypothesis]:
        """Return what the last package of the route gets to translate."""
        unique = sorted(set(texts))
        first, *between = self._hops[:-1]
        found = first.translate([(text, "") for text in unique], align=align, hypotheses=1)
        for hop in between:
            found = _onward(hop, [(best, "") for best, *_ in found], align=align, hypotheses=1)
        answers = {text: best for text, (best, *_) in zip(unique, found, strict=True)}
        return [answers[text] for text in texts]


def _onward(
    hop: Hop, middles: Sequence[tuple[Hypothesis, str]], *, align: bool, hypotheses: int
) -> list[tuple[Hypothesis, ...]]:
    """Translate what an earlier hop said, in characters that this one knows.

    Each comes with what its translation is to begin with.
    """
    unknown = hop.unknown(CANDIDATES)
    sent = [(rewrite(middle.text, unknown), start) for middle, start in middles]
    unique = sorted({(rewritten.text, start) for rewritten, start in sent})
    found = hop.translate(unique, align=align, hypotheses=hypotheses)
    answers = dict(zip(unique, found, strict=True))
    return [
        tuple(_joined(middle, rewritten, answer) for answer in answers[rewritten.text, start])
        for (middle, _), (rewritten, start) in zip(middles, sent, strict=True)
    ]


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
