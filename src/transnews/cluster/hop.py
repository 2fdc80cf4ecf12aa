"""A package as the coordinator sees it: it cuts, asks and puts in order; others decode."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from transnews.cluster.asking import Answer, Batch, Model, Pairs, Question
from transnews.engines.batches import Load
from transnews.engines.device import Place
from transnews.engines.hop import Hop, Request
from transnews.model import Hypothesis, Package

Ask = Callable[[Sequence[Question], Package], Iterator[tuple[int, Answer]]]
"""Questions about a package to answers with their numbers, in the order in which they come."""


class FarHop(Hop):
    """A package whose batches are decoded by workers; its tokenizer is needed here as well."""

    def __init__(self, package: Package, *, beam: int, load: Load, place: Place, ask: Ask) -> None:
        super().__init__(package, beam=beam, load=load, place=place)
        self._model = Model(package.sha256, package.path.resolve(), beam, load, place)
        self._ask = ask

    def stream(
        self, parts: Iterable[Sequence[Request]], *, align: bool, hypotheses: int
    ) -> Iterator[list[tuple[Request, Sequence[Hypothesis]]]]:
        """See `Hop.stream`; the batches are those that `Hop` makes, all asked at once."""
        asked: list[Batch] = []
        for requests in parts:
            with self._renamed():
                pieces = self._tokenizer.encode([text for text, _ in requests])
                slices = self._slices([p.tokens for p in pieces])
            if silent := sorted({*range(len(requests))}.difference(*slices)):
                yield [(requests[n], (Hypothesis(requests[n][0], 0.0),)) for n in silent]
            asked += (
                Batch(self._model, tuple(requests[n] for n in numbers), align, hypotheses)
                for numbers in slices
            )
        for number, answer in self._ask(asked, self._package):
            yield list(zip(asked[number].requests, answer.translated, strict=True))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """See `Hop.score`; one worker scores all, as CTranslate2 cuts them itself."""
        asked = [Pairs(self._model, tuple(pairs))] if pairs else []
        answers = self._ask(asked, self._package)
        return [score for _, answer in answers for score in answer.scores]
