"""A sentence that an engine cannot translate costs its own message, and no other.

An engine fails for a whole batch. So the batch is halved until what makes it fail is found:
some ten calls for one sentence in a thousand, and none where nothing fails.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from transnews.engines import Engine, Part
from transnews.errors import ModelError
from transnews.model import Hypothesis

_Request = TypeVar("_Request")
_Answer = TypeVar("_Answer")

# An engine that cannot say even this cannot work at all.
_PLAIN = "One."
# As many texts as are tried together where one of them fails.
_PART = 512


class Isolating:
    """An engine that answers what its own engine cannot translate with nothing: ``()``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.failed: dict[str, ModelError] = {}
        """The texts that could not be translated, with what the engine said."""

    @property
    def signature(self) -> str:
        """See `Engine.signature`."""
        return self._engine.signature

    @property
    def mark(self) -> str:
        """See `Engine.mark`."""
        return self._engine.mark

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """See `Engine.unknown`."""
        return self._engine.unknown(characters)

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`.

        Raises:
            ModelError: the engine can translate nothing at all.
        """

        def ask(part: Sequence[tuple[str, str]]) -> list[tuple[Hypothesis, ...]]:
            begun = [start for _, start in part] if starts else ()
            sent = [text for text, _ in part]
            return self._engine.translate(sent, align=align, hypotheses=hypotheses, starts=begun)

        def lost(request: tuple[str, str], error: ModelError) -> tuple[Hypothesis, ...]:
            self.failed[request[0]] = error
            return ()

        requests = list(zip(texts, starts or [""] * len(texts), strict=True))
        return self._isolated(ask, requests, lost)

    def stream(
        self, texts: Sequence[str], *, align: bool = False, hypotheses: int = 1
    ) -> Iterator[Part]:
        """See `Engine.stream`; where it breaks off, what is left is translated part by part.

        Raises:
            ModelError: the engine can translate nothing at all.
        """
        left = dict.fromkeys(texts)
        try:
            for group in self._engine.stream(texts, align=align, hypotheses=hypotheses):
                yield group
                for text, _ in group:
                    left.pop(text, None)
        except ModelError:
            rest = list(left)
            for at in range(0, len(rest), _PART):
                part = rest[at : at + _PART]
                answers = self.translate(part, align=align, hypotheses=hypotheses)
                yield list(zip(part, answers, strict=True))

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        """See `Engine.score`; what cannot be scored is the least likely of all.

        Raises:
            ModelError: the engine can translate nothing at all.
        """

        def ask(part: Sequence[tuple[str, str]]) -> list[float]:
            return self._engine.score([text for text, _ in part], [target for _, target in part])

        requests = list(zip(texts, targets, strict=True))
        return self._isolated(ask, requests, lambda *_: float("-inf"))

    def close(self) -> None:
        """See `Engine.close`."""
        self._engine.close()

    def _isolated(
        self,
        ask: Callable[[Sequence[_Request]], list[_Answer]],
        requests: Sequence[_Request],
        lost: Callable[[_Request, ModelError], _Answer],
    ) -> list[_Answer]:
        try:
            return ask(requests)
        except ModelError:
            self._engine.translate([_PLAIN])
            return _halved(ask, requests, lost)


def _halved(
    ask: Callable[[Sequence[_Request]], list[_Answer]],
    requests: Sequence[_Request],
    lost: Callable[[_Request, ModelError], _Answer],
) -> list[_Answer]:
    """Return the answers, halving what fails until it is one request."""
    try:
        return ask(requests)
    except ModelError as error:
        if len(requests) == 1:
            return [lost(requests[0], error)]
    middle = len(requests) // 2
    return [*_halved(ask, requests[:middle], lost), *_halved(ask, requests[middle:], lost)]
