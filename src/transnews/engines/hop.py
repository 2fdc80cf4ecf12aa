"""One package, run by CTranslate2.

Argos' own parameters (beam 4, length penalty 0.2, unknown words copied from the source), but
batches of many tokens and texts of like length: five to twelve times as fast.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

from transnews.engines import tokens
from transnews.engines.answers import Answer
from transnews.engines.batches import Load, batches
from transnews.engines.device import Place, device, hint
from transnews.engines.limits import Limits, limits
from transnews.engines.reading import Found, read
from transnews.errors import ModelError
from transnews.model import Hypothesis, Package

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, Translator

    _Handles = tuple[AsyncTranslationResult, AsyncTranslationResult | None]
    """Of a translation; of its first step, where that is needed (`attention`)."""
    _Batch = tuple[list[tuple["Request", tokens.Pieces]], list[_Handles]]

_LENGTH_PENALTY = 0.2
# CTranslate2 allows 256 by default, and cuts what is longer without a word. Three tokens for one
# and 64 more is far above what languages need (byte pieces included): what gets there is a
# decoder that repeats itself.
_GROWTH, _ROOM = 3, 64
# The end mark that the model adds to a text takes a position too.
_END = 1

Request = tuple[str, str]
"""A text, and what its translation is to begin with."""


class Hop:
    """A package, loaded when the first text comes."""

    def __init__(self, package: Package, *, beam: int, load: Load, place: Place) -> None:
        self._package = package
        self._beam = beam
        self._load = load
        self._place = place
        self._prefix = [package.target_prefix] if package.target_prefix else []

    @cached_property
    def _tokenizer(self) -> tokens.Tokenizer:
        return tokens.open_tokenizer(self._package)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return tokens.vocabulary(self._package)

    @cached_property
    def _limits(self) -> Limits:
        return limits(self._package.path / "model" / "model.bin")

    @cached_property
    def _translator(self) -> "Translator":
        from ctranslate2 import Translator

        where = device(self._place.device)
        return Translator(
            str(self._package.path / "model"),
            device=where,
            compute_type=self._place.compute,
            inter_threads=self._load.jobs if where == "cpu" else 1,
            intra_threads=self._load.threads,
        )

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """Return those of *characters* that need a token which the vocabulary lacks."""
        asked = sorted(set(characters))
        known = self._vocabulary | {tokens.SPACE}
        pieces = self._tokenizer.encode(asked)
        return frozenset(c for c, p in zip(asked, pieces, strict=True) if not known >= {*p.tokens})

    def stream(
        self, parts: Iterable[Sequence[Request]], *, align: bool, hypotheses: int
    ) -> Iterator[list[tuple[Request, Sequence[Hypothesis]]]]:
        """Yield each request with its answer, batch after batch, as they become ready.

        Some batches run ahead of the one that is read: no core waits for the reader.

        Raises:
            ModelError: the package cannot be loaded or run.
        """
        waiting: deque[_Batch] = deque()
        for requests in parts:
            with self._renamed():
                pieces = self._tokenizer.encode([text for text, _ in requests])
            slices = self._slices([p.tokens for p in pieces])
            if silent := sorted({*range(len(requests))}.difference(*slices)):
                yield [(requests[n], (Hypothesis(requests[n][0], 0.0),)) for n in silent]
            for numbers in slices:
                batch = [(requests[n], pieces[n]) for n in numbers]
                waiting.append(self._begin(batch, align, hypotheses))
                if len(waiting) > 2 * self._load.jobs:
                    yield self._finish(waiting.popleft())
        while waiting:
            yield self._finish(waiting.popleft())

    def close(self) -> None:
        """Let go of model and tokenizer; both are loaded again if something is asked."""
        for name in ("_translator", "_tokenizer"):  # what `cached_property` keeps
            self.__dict__.pop(name, None)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Do what `Engine.score` says: log probability over length to the power of the penalty.

        Raises:
            ModelError: the package cannot be loaded or run.
        """
        with self._renamed():
            texts = [p.tokens[: self._room] for p in self._tokenizer.encode([t for t, _ in pairs])]
            said = [p.tokens for p in self._tokenizer.encode([target for _, target in pairs])]
            cap = self._cap(max(map(len, texts), default=0)) - len(self._prefix) - _END
            rows = [self._prefix + row[:cap] for row in said]
            found = self._translator.score_batch(
                texts, rows, max_batch_size=self._load.batch_tokens, batch_type="tokens"
            )
            probabilities = [result.log_probs[len(self._prefix) :] for result in found]
            return [sum(row) / max(1, len(row)) ** _LENGTH_PENALTY for row in probabilities]

    @contextmanager
    def _renamed(self) -> Iterator[None]:
        """Give the errors of CTranslate2 our name."""
        try:
            yield
        except (RuntimeError, ValueError, LookupError, OSError, MemoryError) as error:
            more = f"{error}{hint(self._place.device)}"
            raise ModelError(f"{self._package.path}: cannot be run: {more}") from error

    def _begin(
        self, asked: "list[tuple[Request, tokens.Pieces]]", align: bool, hypotheses: int
    ) -> "_Batch":
        """Hand a batch to the model, the longest text first."""
        with self._renamed():
            starts = self._tokenizer.encode([start for (_, start), _ in asked])
            prefixes = [self._prefix + start.tokens for start in starts]
            rows = [pieces.tokens for _, pieces in asked]
            return asked, self._submit(rows, prefixes, align, hypotheses)

    def _finish(self, batch: "_Batch") -> list[tuple[Request, Sequence[Hypothesis]]]:
        """Wait for a batch, and read it."""
        asked, running = batch
        cap = self._cap(len(asked[0][1].tokens))
        answers: list[tuple[Request, Sequence[Hypothesis]]] = []
        with self._renamed():
            for (request, pieces), (handle, begins) in zip(asked, running, strict=True):
                first = begins.result().attention[0] if begins else None
                end = cap if pieces.tokens == pieces.tokens[: self._room] else 0
                found = Found(request[0], pieces, handle.result(), first, len(self._prefix), end)
                (best,) = read(found, self._tokenizer, 1)
                answers.append((request, Answer(best, partial(self._others, found))))
        return answers

    def _others(self, found: Found) -> tuple[Hypothesis, ...]:
        with self._renamed():
            return read(found, self._tokenizer)[1:] if len(found.result.scores) > 1 else ()

    def _slices(self, rows: Sequence[list[str]]) -> list[list[int]]:
        """Return the numbers of the rows that have words in batches, the longest row first."""
        worded = [n for n, row in enumerate(rows) if not {tokens.SPACE}.issuperset(row)]
        found = batches([len(rows[n]) for n in worded], self._load.batch_tokens, self._load.jobs)
        return [[worded[n] for n in picked] for picked in found]

    def _submit(
        self, rows: Sequence[list[str]], prefixes: list[list[str]], align: bool, hypotheses: int
    ) -> "list[_Handles]":
        heard = [row[: self._room] for row in rows]
        beams = max(self._beam, hypotheses)
        cap = self._cap(len(rows[0]))
        found = self._search(
            heard, prefixes if any(prefixes) else None, beams, hypotheses, cap, align
        )
        if not align or beams == 1 or len(rows) == 1 or self._prefix:
            return [(handle, None) for handle in found]
        begins = self._search(heard, None, 1, 1, 1, align)
        return list(zip(found, begins, strict=True))

    def _search(
        self,
        rows: list[list[str]],
        prefixes: list[list[str]] | None,
        beams: int,
        hypotheses: int,
        cap: int,
        align: bool,
    ) -> "list[AsyncTranslationResult]":
        return self._translator.translate_batch(  # type: ignore[no-any-return]
            rows,
            target_prefix=prefixes,
            asynchronous=True,
            beam_size=beams,
            num_hypotheses=hypotheses,
            length_penalty=_LENGTH_PENALTY,
            replace_unknowns=True,
            max_input_length=0,
            max_decoding_length=cap,
            return_scores=True,
            return_attention=align,
        )

    @property
    def _room(self) -> int | None:
        """The most tokens of a text that the model can take; None: any number."""
        limit = self._limits.source
        return None if limit is None else limit - _END

    def _cap(self, longest: int) -> int:
        """Return how many tokens a translation may have, where the *longest* text has so many."""
        cap = _GROWTH * longest + _ROOM
        limit = self._limits.target
        return cap if limit is None else min(cap, limit)
