"""Words a second, of the engine beside argostranslate's way and beside bare CTranslate2.

Run as ``python benchmarks/throughput.py [--sweep]``; the articles are those of
``$TRANSNEWS_EVAL/articles/en`` (default ``../shared/eval``). All ways translate the same
sentences with the same package, beam 4, in one run, taking turns; the best of three counts, and
what matters is the ratio.

a   argostranslate: a call a paragraph, batches of 32 tokens, one translator on all cores (it does
    every fourth paragraph, for it is slow)
b   bare CTranslate2: all sentences in one call, tokenised and sorted by length before,
    results left as tokens; one translator a core
c   the engine, from strings to strings
c'  the same with alignments
"""

import os
import platform
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ctranslate2 import Translator, __version__
from sentencepiece import SentencePieceProcessor

from transnews import packages
from transnews.engines.argos import ArgosEngine
from transnews.engines.tuning import BATCH_TOKENS, cores
from transnews.model import Package, Route

ROOT = Path(__file__).parent.parent
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval"))
ROUNDS = 3
SWEEP = (256, 512, 768, 1024, 1536, 2048, 4096, 8192)

Paragraphs = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to translate."""

    name: str
    texts: Paragraphs
    run: Callable[[], object]


def paragraphs() -> list[list[str]]:
    """Return the sentences of each paragraph of the articles, by a simple rule."""
    texts = [path.read_text("utf-8") for path in sorted((EVAL / "articles" / "en").glob("*.md"))]
    blocks = [block.lstrip("# ") for text in texts for block in text.split("\n") if block.strip()]
    return [re.split(r"(?<=[.!?])\s+(?=[\"'A-Z])", block.strip()) for block in blocks]


def argostranslate(package: Package, texts: Paragraphs) -> Way:
    """Return argostranslate 1.11's way, its defaults (`argostranslate.translate`, 1.11)."""
    model = Translator(str(package.path / "model"), compute_type="auto")
    pieces = SentencePieceProcessor(model_file=str(package.path / "sentencepiece.model"))

    def paragraph(sentences: Sequence[str]) -> str:
        results = model.translate_batch(
            [pieces.encode(sentence, out_type=str) for sentence in sentences],
            replace_unknowns=True,
            max_batch_size=32,
            batch_type="tokens",
            beam_size=4,
            num_hypotheses=1,
            length_penalty=0.2,
            return_scores=True,
        )
        tokens = [token for result in results for token in result.hypotheses[0]]
        return str(pieces.decode_pieces(tokens))

    return Way("a  argostranslate's way", texts, lambda: [paragraph(block) for block in texts])


def bare(package: Package, texts: Paragraphs, batch_tokens: int = BATCH_TOKENS) -> Way:
    """Return the fastest that CTranslate2 does on the same sentences."""
    model = Translator(str(package.path / "model"), inter_threads=cores(), intra_threads=1)
    pieces = SentencePieceProcessor(model_file=str(package.path / "sentencepiece.model"))
    rows = pieces.encode([s for sentences in texts for s in sentences], out_type=str)
    rows.sort(key=len, reverse=True)

    def run() -> object:
        return model.translate_batch(
            rows,
            replace_unknowns=True,
            max_batch_size=batch_tokens,
            batch_type="tokens",
            beam_size=4,
            length_penalty=0.2,
            max_input_length=0,
            return_scores=True,
        )

    return Way(f"b  bare CTranslate2, {batch_tokens}", texts, run)


def engine(
    package: Package, texts: Paragraphs, *, align: bool = False, batch_tokens: int = BATCH_TOKENS
) -> Way:
    """Return our way."""
    ours = ArgosEngine(Route((package,)), batch_tokens=batch_tokens)
    sentences = [s for paragraph in texts for s in paragraph]
    name = "c' engine, alignments" if align else "c  engine"
    run = partial(ours.translate, sentences, align=align)
    return Way(f"{name}, {batch_tokens}", texts, run)


def race(ways: Sequence[Way]) -> list[float]:
    """Return the words a second of each in its best round; loading falls into the first."""
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for number, way in enumerate(ways):
            start = time.perf_counter()
            way.run()
            best[number] = min(best[number], time.perf_counter() - start)
    return [words(way.texts) / seconds for way, seconds in zip(ways, best, strict=True)]


def words(texts: Paragraphs) -> int:
    """Return the words of *texts*."""
    return sum(len(sentence.split()) for sentences in texts for sentence in sentences)


def main() -> None:
    """Print the table."""
    texts = paragraphs() if EVAL.is_dir() else []
    if not texts:
        print(f"{EVAL}: no articles; set TRANSNEWS_EVAL to the folder that holds articles/en")
        return
    (package, *_), _ = packages.starters(ROOT / "models", ROOT / ".transnews" / "models")
    if "--sweep" in sys.argv:
        ways = [bare(package, texts, size) for size in SWEEP]
        ways += [engine(package, texts, batch_tokens=size) for size in SWEEP]
    else:
        ways = [
            bare(package, texts),
            engine(package, texts),
            engine(package, texts, align=True),
            argostranslate(package, texts[::4]),
        ]
    speeds = race(ways)
    print(f"{words(texts)} words, {sum(map(len, texts))} sentences; {package.name}")
    print(f"{platform.machine()}, {cores()} cores, CTranslate2 {__version__}, beam 4")
    print(f"{'way, tokens in a batch':32}{'words/s':>8}{'ratio to b':>12}")
    for way, speed in zip(ways, speeds, strict=True):
        print(f"{way.name:32}{speed:8.0f}{speed / speeds[0]:12.2f}")


if __name__ == "__main__":
    main()
