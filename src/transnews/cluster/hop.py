"""A package as the coordinator sees it: it cuts, asks and puts in order; others decode."""

from collections.abc import Callable, Iterator, Sequence

from transnews.cluster.asking import Answer, Batch, Model, Pairs, Question
from transnews.engines.hop import Hop
from transnews.model import Hypothesis, Package

Ask = Callable[[Sequence[Question], Package], Iterator[tuple[int, Answer]]]
"""Questions about a package to answers with their numbers, in the order in which they come."""


class FarHop(Hop):
    """A package whose batches are decoded by workers; its tokenizer is needed here as well."""

    def __init__(
        self, package: Package, *, beam: int, jobs: int, batch_tokens: int, ask: Ask
    ) -> None:
        super().__init__(package, beam=beam, jobs=jobs, batch_tokens=batch_tokens)
        self._model = Model(package.sha256, package.path.resolve(), beam, batch_tokens)
        self._ask = ask

    def translate(
        self, requests: Sequence[tuple[str, str]], *, align: bool, hypotheses: int
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Hop.translate`; the batches are those that `Hop` makes."""
        texts = [text for text, _ in requests]
        done: list[tuple[Hypothesis, ...]] = [(Hypothesis(text, 0.0),) for text in texts]
        with self._renamed():
            slices = self._slices([pieces.tokens for pieces in self._tokenizer.encode(texts)])
        asked = [
            Batch(self._model, tuple(requests[n] for n in batch), align, hypotheses)
            for batch in slices
        ]
        for number, answer in self._ask(asked, self._package):
            for n, found in zip(slices[number], answer.translated, strict=True):
                done[n] = found
        return done

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """See `Hop.score`; one worker scores all, as CTranslate2 cuts them itself."""
        asked = [Pairs(self._model, tuple(pairs))] if pairs else []
        answers = self._ask(asked, self._package)
        return [score for _, answer in answers for score in answer.scores]
