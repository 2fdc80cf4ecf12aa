"""Words a second, of the engine beside argostranslate's way and beside bare CTranslate2.

Run as ``python benchmarks/throughput.py [--sweep]``; the articles are those of
``$TRANSNEWS_EVAL/articles/en`` (default ``../shared/eval``). All ways translate the same
sentences with the same package, beam 4, in one run, taking turns; the best of three counts, and
what matters is the ratio.

a   argostranslate: a call a paragraph, batches of 32 tokens, one translator on all cores
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
from pathlib import Path

from ctranslate2 import Translator, __version__
from sentencepiece import SentencePieceProcessor

from transnews import packages
from transnews.engines.argos import BATCH_TOKENS, ArgosEngine, cores
from transnews.model import Package, Route

ROOT = Path(__file__).parent.parent
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval"))
ROUNDS = 3
SWEEP = (256, 512, 768, 1024, 1536, 2048, 4096, 8192)

Paragraphs = Sequence[Sequence[str]]
Way = Callable[[], object]


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

    return lambda: [paragraph(sentences) for sentences in texts]


def bare(package: Package, texts: Paragraphs, batch_tokens: int = BATCH_TOKENS) -> Way:
    """Return the fastest that CTranslate2 does on the same sentences."""
    model = Translator(str(package.path / "model"), inter_threads=cores(), intra_threads=1)
    pieces = SentencePieceProcessor(model_file=str(package.path / "sentencepiece.model"))
    rows = pieces.encode([s for sentences in texts for s in sentences], out_type=str)
    rows.sort(key=len, reverse=True)
    return lambda: model.translate_batch(
        rows,
        replace_unknowns=True,
        max_batch_size=batch_tokens,
        batch_type="tokens",
        beam_size=4,
        length_penalty=0.2,
        max_input_length=0,
        return_scores=True,
    )


def engine(
    package: Package, texts: Paragraphs, *, align: bool = False, batch_tokens: int = BATCH_TOKENS
) -> Way:
    """Return our way."""
    ours = ArgosEngine(Route((package,)), batch_tokens=batch_tokens)
    sentences = [s for paragraph in texts for s in paragraph]
    return lambda: ours.translate(sentences, align=align)


def race(ways: dict[str, Way]) -> dict[str, float]:
    """Return the seconds of the best round of each, after one that does not count."""
    best = dict.fromkeys(ways, float("inf"))
    for round_ in range(ROUNDS + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            if round_:
                best[name] = min(best[name], time.perf_counter() - start)
    return best


def main() -> None:
    """Print the table."""
    texts = paragraphs() if EVAL.is_dir() else []
    if not texts:
        sys.exit(f"{EVAL}: no articles; set TRANSNEWS_EVAL to the folder that holds articles/en")
    (package, *_), _ = packages.starters(ROOT / "models", ROOT / ".transnews" / "models")
    if "--sweep" in sys.argv:
        ways = {f"b  {n} tokens": bare(package, texts, n) for n in SWEEP}
        ways |= {f"c  {n} tokens": engine(package, texts, batch_tokens=n) for n in SWEEP}
    else:
        ways = {
            "a  argostranslate's way": argostranslate(package, texts),
            "b  bare CTranslate2": bare(package, texts),
            "c  engine": engine(package, texts),
            "c' engine, alignments": engine(package, texts, align=True),
        }
    best = race(ways)
    words = sum(len(sentence.split()) for sentences in texts for sentence in sentences)
    count = sum(map(len, texts))
    print(f"{words} words, {count} sentences, {len(texts)} paragraphs; {package.name}")
    print(f"{platform.machine()}, {cores()} cores, CTranslate2 {__version__}, beam 4")
    first, base = next(iter(best.values())), next(t for n, t in best.items() if n[0] == "b")
    print(f"{'':26}{'words/s':>9}{'first=1':>9}{'b=1':>7}")
    for name, seconds in best.items():
        print(f"{name:26}{words / seconds:9.0f}{first / seconds:9.2f}{base / seconds:7.2f}")


if __name__ == "__main__":
    main()
