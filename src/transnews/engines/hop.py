"""One package, run by CTranslate2.

Argos' own parameters (beam 4, length penalty 0.2, unknown words copied from the source), but not
its batches: all texts are sorted by length and cut into batches of many tokens, each on one
core. That is five to twelve times as fast (`benchmarks/throughput.py`).
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from transnews.engines import tokens
from transnews.engines.batches import batches
from transnews.engines.limits import Limits, limits
from transnews.errors import ModelError
from transnews.model import Alignment, Hypothesis, Package

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, TranslationResult, Translator

_LENGTH_PENALTY = 0.2
# CTranslate2 allows 256 by default, and cuts what is longer without a word. Three tokens for one
# and 64 more is far above what languages need (byte pieces included): what gets there is a
# decoder that repeats itself.
_GROWTH, _ROOM = 3, 64
# Weights are kept to three decimals, as shared numbers: a quarter of the memory.
_LEVELS = tuple(n / 1000 for n in range(1001))
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

        device = _device()
        return Translator(
            str(self._package.path / "model"),
            device=device,
            compute_type="default",  # as the package was quantised
            inter_threads=self._jobs if device == "cpu" else 1,
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
                for number, handle in zip(batch, running, strict=True):
                    result = handle.result()
                    done[number] = self._read(texts[number], pieces[number], result, cap)
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
        except (RuntimeError, ValueError, OSError, MemoryError) as error:
            raise ModelError(f"{self._package.path}: cannot be run: {error}{_hint()}") from error

    def _run(
        self, rows: Sequence[list[str]], starts: Sequence[list[str]], align: bool, hypotheses: int
    ) -> "Iterator[tuple[list[int], list[AsyncTranslationResult]]]":
        """Yield batches of row numbers, the longest row first, with the handles of their results.

        Some batches run ahead of the one that is read, so that no core waits for the reader.
        """
        worded = [n for n, row in enumerate(rows) if not {tokens.SPACE}.issuperset(row)]
        lengths = [len(rows[n]) for n in worded]
        waiting: deque[tuple[list[int], list[AsyncTranslationResult]]] = deque()
        for picked in batches(lengths, self._batch_tokens, self._jobs):
            batch = [worded[n] for n in picked]
            prefixes = [self._prefix + starts[n] for n in batch]
            running = self._submit([rows[n] for n in batch], prefixes, align, hypotheses)
            waiting.append((batch, running))
            if len(waiting) > 2 * self._jobs:
                yield waiting.popleft()
        yield from waiting

    def _submit(
        self, rows: Sequence[list[str]], prefixes: list[list[str]], align: bool, hypotheses: int
    ) -> "list[AsyncTranslationResult]":
        return self._translator.translate_batch(  # type: ignore[no-any-return]
            [row[: self._room] for row in rows],
            target_prefix=prefixes if any(prefixes) else None,
            asynchronous=True,
            beam_size=max(self._beam, hypotheses),
            num_hypotheses=hypotheses,
            length_penalty=_LENGTH_PENALTY,
            replace_unknowns=True,
            max_input_length=0,
            max_decoding_length=self._cap(len(rows[0])),
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
        self, text: str, pieces: tokens.Pieces, result: "TranslationResult", cap: int
    ) -> tuple[Hypothesis, ...]:
        """Return what the model made of *text*; of beams that spell the same, the best."""
        skip = len(self._prefix)  # by number: the words may begin with the same letters
        clipped = self._room is not None and len(pieces.tokens) > self._room
        written = self._tokenizer.decode([row[skip:] for row in result.hypotheses], text)
        attention = result.attention or [None] * len(written)
        answer: dict[str, Hypothesis] = {}
        for row, target, score, weights in zip(
            result.hypotheses, written, result.scores, attention, strict=True
        ):
            if target.text in answer:
                continue
            alignment = weights and _alignment(pieces, target, weights[skip:], lean=not answer)
            cut = clipped or len(row) >= cap
            answer[target.text] = Hypothesis(target.text, score, alignment or None, cut)
        return tuple(answer.values())


def _alignment(
    source: tokens.Pieces, target: tokens.Text, weights: Sequence[Sequence[float]], *, lean: bool
) -> Alignment | None:
    """Return the attention as alignment, or None where the places are not known.

    *lean*: fit to be kept for long. That takes time, which other hypotheses are not worth.
    """
    if source.spans is None or target.spans is None or not weights:
        return None
    columns = source.spans[: len(weights[0])]
    if not lean:
        return Alignment(columns, target.spans, tuple(map(tuple, weights)))
    rows = tuple(tuple([_LEVELS[int(w * 1000 + 0.5)] for w in row]) for row in weights)
    return Alignment(columns, target.spans, rows)


def _device() -> str:
    """Return where to run: TRANSNEWS_DEVICE, else Argos' own variable, else the processor."""
    asked = os.environ.get("TRANSNEWS_DEVICE") or os.environ.get("ARGOS_DEVICE_TYPE") or "cpu"
    if asked != "auto":
        return asked
    from ctranslate2 import get_cuda_device_count

    return "cuda" if get_cuda_device_count() else "cpu"


def _hint() -> str:
    return "" if _device() == "cpu" else "; TRANSNEWS_DEVICE=cpu does without a graphics card"
