"""Argos packages as an engine: one package, or two in a row where no direct one is there."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from transnews.engines import Part, marks
from transnews.engines.batches import Load
from transnews.engines.chain import chain
from transnews.engines.characters import CANDIDATES, rewrite
from transnews.engines.device import HERE, Place
from transnews.engines.hop import Hop
from transnews.engines.tuning import BATCH_TOKENS, cores
from transnews.model import Hypothesis, Package, Route

# Texts that are tokenised and sorted at a time: the first batch shall not wait for all of them.
_PART = 512


class OpenHop(Protocol):
    """Says who runs a package: a `Hop` here, or one that asks other machines."""

    def __call__(self, package: Package, *, beam: int, load: Load, place: Place) -> Hop:
        """Return what runs *package*."""
        ...


class ArgosEngine:
    """The packages of a route, each loaded once, when the first text comes.

    One text a batch row, *jobs* batches at a time, each on *threads* cores (on a graphics card:
    one at a time).

    A route of several packages passes on the best translation only; its scores are added and its
    alignments composed.
    """

    def __init__(
        self,
        route: Route,
        *,
        beam: int = 4,
        jobs: int = 0,
        threads: int = 1,
        batch_tokens: int = BATCH_TOKENS,
        place: Place = HERE,
        cache: Path | None = None,
        open_hop: OpenHop = Hop,
    ) -> None:
        """Take the packages of *route*.

        Args:
            route: The packages.
            beam: How many hypotheses the decoder follows.
            jobs: Batches at a time; 0 means as many as the threads of each leave cores for.
            threads: Cores that share one batch.
            batch_tokens: Tokens in a batch, padding included.
            place: Where models run, and in which numbers.
            cache: The file that remembers what was found out about a package; None: nothing is.
            open_hop: Says who runs a package.
        """
        self._cache = cache
        self._route = route
        self._beam = beam
        self._place = place
        load = Load(jobs or max(1, cores() // threads), threads, batch_tokens)
        self._hops = [
            open_hop(package, beam=beam, load=load, place=place) for package in route.hops
        ]

    @property
    def signature(self) -> str:
        """``argos en_pt 1.0 sha256:ab12cd34 beam 4``, with ``+`` between packages.

        The kind of numbers is named where somebody chose one: it decides words. Batches, threads
        and the device do not.
        """
        packages = " + ".join(
            f"{hop.source}_{hop.target} {hop.version} sha256:{hop.sha256[:8]}"
            for hop in self._route.hops
        )
        compute = "" if self._place.compute == "default" else f" {self._place.compute}"
        return f"argos {packages} beam {self._beam}{compute}"

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
        # Sorted, so that the order of the texts has no say in the batches.
        parts = [sorted(set(asked))]
        found = chain(self._hops, parts, align=align, hypotheses=hypotheses)
        answers = {request: answer for group in found for request, answer in group}
        return [tuple(answers[request]) for request in asked]

    def stream(
        self, texts: Sequence[str], *, align: bool = False, hypotheses: int = 1
    ) -> Iterator[Part]:
        """See `Engine.stream`: the longest texts come first."""
        order = sorted(set(texts), key=lambda text: (-len(text), text))
        parts = (
            sorted((text, "") for text in order[at : at + _PART])
            for at in range(0, len(order), _PART)
        )
        for group in chain(self._hops, parts, align=align, hypotheses=hypotheses):
            yield [(text, answer) for (text, _), answer in group]

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        """See `Engine.score`."""
        heard = list(texts)
        if len(self._hops) > 1:
            unknown = self._hops[-1].unknown(CANDIDATES)
            heard = [rewrite(m.text, unknown).text for m in self._middles(texts)]
        asked = list(zip(heard, targets, strict=True))
        unique = sorted(set(asked))
        scores = dict(zip(unique, self._hops[-1].score(unique), strict=True))
        return [scores[pair] for pair in asked]

    def _middles(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Return what the last package of the route gets to translate."""
        parts = [sorted({(text, "") for text in texts})]
        found = chain(self._hops[:-1], parts, align=False, hypotheses=1)
        answers = {text: answer[0] for group in found for (text, _), answer in group}
        return [answers[text] for text in texts]

    def close(self) -> None:
        """See `Engine.close`."""
        for hop in self._hops:
            hop.close()
