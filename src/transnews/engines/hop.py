"""One package, run by CTranslate2.

Argos' own parameters (beam 4, length penalty 0.2, unknown words copied from the source), but not
its batches: all texts are sorted by length and cut into batches of many tokens, each on one
core. That is five to twelve times as fast (`benchmarks/throughput.py`).
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from transnews.engines import tokens
from transnews.engines.attention import Rows, alignment, begun
from transnews.engines.batches import batches
from transnews.engines.device import device, hint
from transnews.engines.limits import Limits, limits
from transnews.errors import ModelError
from transnews.model import Hypothesis, Package

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, TranslationResult, Translator

    _Handles = tuple[AsyncTranslationResult, AsyncTranslationResult | None]
    """Of a translation, and of its first step alone where that is needed (`attention`)."""
    _Answer = tuple[TranslationResult, TranslationResult | None]

_LENGTH_PENALTY = 0.2
# CTranslate2 allows 256 by default, and cuts what is longer without a word. Three tokens for one
# and 64 more is far above what languages need (byte pieces included): what gets there is a
# decoder that repeats itself.
_GROWTH, _ROOM = 3, 64
# The end mark that the model adds to a text takes a position too.
_END = 1


class Hop:
    """A package, loaded when the first text comes."""

    def __init__(self, package: Package, *, beam: int, jobs: int, batch_tokens: int) -> None:
        self._package = package
        self._beam = beam
        self._jobs = jobs
        self._batch_tokens = batch_tokens
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

        where = device()
        return Translator(
            str(self._package.path / "model"),
            device=where,
            compute_type="default",  # as the package was quantised
            inter_threads=self._jobs if where == "cpu" else 1,
            intra_threads=1,
        )

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """Return those of *characters* that need a token which the vocabulary lacks."""
        asked = sorted(set(characters))
        known = self._vocabulary | {tokens.SPACE}
        pieces = self._tokenizer.encode(asked)
        return frozenset(c for c, p in zip(asked, pieces, strict=True) if not known >= {*p.tokens})

    def translate(
        self, requests: Sequence[tuple[str, str]], *, align: bool, hypotheses: int
    ) -> list[tuple[Hypothesis, ...]]:
        """Do what `Engine.translate` says, for texts with their starts, all different.

        Raises:
            ModelError: the package cannot be loaded or run.
        """
        texts = [text for text, _ in requests]
        done: list[tuple[Hypothesis, ...]] = [(Hypothesis(text, 0.0),) for text in texts]
        with self._renamed():
            pieces = self._tokenizer.encode(texts)
            starts = [p.tokens for p in self._tokenizer.encode([start for _, start in requests])]
            rows = [p.tokens for p in pieces]
            for batch, running in self._run(rows, starts, align, hypotheses):
                cap = self._cap(len(rows[batch[0]]))
                for number, (handle, begins) in zip(batch, running, strict=True):
                    answer = handle.result(), begins and begins.result()
                    done[number] = self._read(texts[number], pieces[number], answer, cap)
        return done

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
                texts, rows, max_batch_size=self._batch_tokens, batch_type="tokens"
            )
            probabilities = [result.log_probs[len(self._prefix) :] for result in found]
            return [sum(row) / max(1, len(row)) ** _LENGTH_PENALTY for row in probabilities]

    @contextmanager
    def _renamed(self) -> Iterator[None]:
        """Give the errors of CTranslate2 our name."""
        try:
            yield
        except (RuntimeError, ValueError, LookupError, OSError, MemoryError) as error:
            raise ModelError(f"{self._package.path}: cannot be run: {error}{hint()}") from error

    def _run(
        self, rows: Sequence[list[str]], starts: Sequence[list[str]], align: bool, hypotheses: int
    ) -> "Iterator[tuple[list[int], list[_Handles]]]":
        """Yield batches of row numbers, the longest row first, with the handles of their results.

        Some batches run ahead of the one that is read, so that no core waits for the reader.
        """
        waiting: deque[tuple[list[int], list[_Handles]]] = deque()
        for batch in self._slices(rows):
            prefixes = [self._prefix + starts[n] for n in batch]
            running = self._submit([rows[n] for n in batch], prefixes, align, hypotheses)
            waiting.append((batch, running))
            if len(waiting) > 2 * self._jobs:
                yield waiting.popleft()
        yield from waiting

    def _slices(self, rows: Sequence[list[str]]) -> list[list[int]]:
        """Return the numbers of the rows that have words in batches, the longest row first."""
        worded = [n for n, row in enumerate(rows) if not {tokens.SPACE}.issuperset(row)]
        found = batches([len(rows[n]) for n in worded], self._batch_tokens, self._jobs)
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

    def _read(
        self, text: str, pieces: tokens.Pieces, answer: "_Answer", cap: int
    ) -> tuple[Hypothesis, ...]:
        """Return what the model made of *text*; of beams that spell the same, the best."""
        result, begins = answer
        first: Rows | None = begins and begins.attention[0]
        skip = len(self._prefix)  # by number: the words may begin with the same letters
        clipped = self._room is not None and len(pieces.tokens) > self._room
        written = self._tokenizer.decode([row[skip:] for row in result.hypotheses], text)
        attention = result.attention or [None] * len(written)
        said: dict[str, Hypothesis] = {}
        for row, target, score, weights in zip(
            result.hypotheses, written, result.scores, attention, strict=True
        ):
            if target.text in said:
                continue
            attended = begun(weights[skip:], first) if weights else ()
            found = alignment(pieces, target, attended, lean=not said)
            cut = clipped or len(row) >= cap
            said[target.text] = Hypothesis(target.text, score, found, cut)
        return tuple(said.values())
