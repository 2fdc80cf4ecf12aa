"""An engine without a model, for tests: what it says can be told from the text alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transnews.engines.marks import DEFAULT
from transnews.model import Alignment, Hypothesis, Span

_PIECE = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\b[^\W\d_A-Z]\w+")


class FakeEngine:
    """Ends every word in small letters with an ``o``; names, numbers and signs stay as they are.

    >>> engine = FakeEngine({"Good morning.": "Bom dia."})
    >>> [best.text for best, *_ in engine.translate(["Putin met 3 envoys.", "Good morning."])]
    ['Putin meto 3 envoyso.', 'Bom dia.']

    Each word and sign is aligned with the one that became of it; an answer of *answers* that has
    more or fewer of them has no alignment, unless it is given with one.
    """

    def __init__(
        self,
        answers: Mapping[str, str | tuple[Hypothesis, ...]] | None = None,
        *,
        unknown: str = "",
        signature: str = "fake 1",
    ) -> None:
        """Prepare the engine.

        Args:
            answers: What to say to a text, if not the above.
            unknown: Characters that its vocabulary lacks.
            signature: How it is to be known.
        """
        self._answers = dict(answers or {})
        self._unknown = frozenset(unknown)
        self._signature = signature
        self.calls: list[tuple[str, ...]] = []
        """The texts of each call, as they came."""

    @property
    def signature(self) -> str:
        """See `Engine.signature`."""
        return self._signature

    @property
    def mark(self) -> str:
        """See `Engine.mark`."""
        return DEFAULT

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """See `Engine.unknown`."""
        return self._unknown.intersection(characters)

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`; more than one hypothesis comes only from *answers*.

        After a start come the words of the answer beyond as many as the start has.
        """
        self.calls.append(tuple(texts))
        answers = [self._answer(text, align)[:hypotheses] for text in texts]
        pairs = zip(answers, starts or [""] * len(texts), strict=True)
        return [tuple(_begun(one, start) for one in answer) for answer, start in pairs]

    def stream(
        self, texts: Sequence[str], *, align: bool = False, hypotheses: int = 1
    ) -> Iterator[list[tuple[str, tuple[Hypothesis, ...]]]]:
        """See `Engine.stream`: all at once."""
        unique = list(dict.fromkeys(texts))
        answers = self.translate(unique, align=align, hypotheses=hypotheses)
        yield list(zip(unique, answers, strict=True))

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        """See `Engine.score`: the fewer words differ from its own answer, the better."""
        own = [self._answer(text, False)[0].text.split() for text in texts]
        pairs = zip(own, targets, strict=True)
        return [-0.1 * len({*words} ^ {*target.split()}) for words, target in pairs]

    def close(self) -> None:
        """See `Engine.close`: there is no model."""

    def _answer(self, text: str, align: bool) -> tuple[Hypothesis, ...]:
        said = self._answers.get(text, _WORD.sub(r"\g<0>o", text))
        if not isinstance(said, str):
            return said
        alignment = diagonal(text, said) if align and text.strip() else None
        return (Hypothesis(said, -0.1 * len(said.split()), alignment),)


def diagonal(source: str, target: str) -> Alignment | None:
    """Return the alignment of word with word and sign with sign, None if they differ in number."""
    sources = tuple(Span(*piece.span()) for piece in _PIECE.finditer(source))
    targets = tuple(Span(*piece.span()) for piece in _PIECE.finditer(target))
    if len(sources) != len(targets):
        return None
    size = range(len(sources))
    weights = tuple(tuple(1.0 if row == column else 0.0 for column in size) for row in size)
    return Alignment(sources, targets, weights)


def _begun(answer: Hypothesis, start: str) -> Hypothesis:
    if not start:
        return answer
    words = [start, *answer.text.split()[len(start.split()) :]]
    return Hypothesis(" ".join(words), answer.score)
