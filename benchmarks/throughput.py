"""Sentences and words a second: transnews, bare CTranslate2, argostranslate's way.

Run as ``python benchmarks/throughput.py [--copies N] [--jobs N] [--sweep]``; the articles are
those of ``$TRANSNEWS_EVAL/articles/en`` (default ``../shared/eval``), N times (1; a night: 20) in
copies with shuffled paragraphs, each sentence begun otherwise, so that none is translated once
for all. All ways use the same package, beam 4, in one run; what matters is the ratio. Processor
time is shown as well: it tells more than the clock where the machine has other work.

With ``--jobs 1`` on two cores b, c and t decode on one core, and what Python does finds the other
free: then the ratio by the clock says what is hidden behind decoding, and what is not. Ways take
turns, ``--rounds`` times (2); the best of each counts.

a   argostranslate: a call a paragraph, batches of 32 tokens, one translator on all cores (it does
    every eighth paragraph, for it is slow)
b   bare CTranslate2: the sentences that transnews sent first, in one call, tokenised and sorted
    by length before, results left as tokens; one translator a core
c   the engine, from strings to strings; c' with alignments
t   transnews translate: files to files, with checks, ladder, PO files and variants; once by the
    sentences of the articles, once by all that were decoded, those of the ladder too
"""

import argparse
import os
import platform
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ctranslate2 import Translator, __version__
from sentencepiece import SentencePieceProcessor

from transnews import config, packages, pipeline
from transnews.engines import Part
from transnews.engines.argos import ArgosEngine
from transnews.engines.tuning import BATCH_TOKENS, cores
from transnews.model import Hypothesis, Package, Route

ROOT = Path(__file__).parent.parent
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval"))
SWEEP = (256, 512, 768, 1024, 1536, 2048, 4096, 8192)
OPENINGS = (
    *("Today", "Meanwhile", "However", "In the end", "Again", "At first", "Later", "By then"),
    *("Now", "So far", "In fact", "Above all", "Once more", "For now", "At last", "In short"),
    *("Then", "Still", "After that", "Of course"),
)

Texts = Sequence[str]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to translate."""

    name: str
    texts: Texts
    run: Callable[[], object]


class Noting(ArgosEngine):
    """Our engine, noting what it is asked."""

    def __init__(self, route: Route, jobs: int) -> None:
        super().__init__(route, jobs=jobs)
        self.first: list[str] = []
        self.again: list[str] = []

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`: what the ladder asks."""
        self.again += texts
        return super().translate(texts, align=align, hypotheses=hypotheses, starts=starts)

    def stream(
        self, texts: Sequence[str], *, align: bool = False, hypotheses: int = 1
    ) -> Iterator[Part]:
        """See `Engine.stream`: what is asked first."""
        self.first += texts
        return super().stream(texts, align=align, hypotheses=hypotheses)


def copies(number: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of the articles, *number* times, in other words each time."""
    for at in range(number):
        for path in sorted((EVAL / "articles" / "en").glob("*.md")):
            head, *rest = re.split(r"\n\n+", path.read_text("utf-8").strip())
            shuffled = random.Random(at)  # noqa: S311 - the same each time
            shuffled.shuffle(rest)
            opening = OPENINGS[at % len(OPENINGS)] + ", "
            blocks = [re.sub(r"(?:^|(?<=[.!?] ))(?=[A-Z])", opening, block) for block in rest]
            yield f"{at:02}-{path.name}", "\n\n".join([head, *(blocks if at else rest)]) + "\n"


def translate(package: Package, project: Path, engine: Noting) -> Callable[[], None]:
    """Return `transnews translate` on *project*, from nothing, without loading the program."""

    def run() -> None:
        shutil.rmtree(project / "locales", ignore_errors=True)
        engine.first.clear()
        engine.again.clear()
        job = pipeline.Job(project, config.load(project), (), ("pt",), "en")
        pipeline.run(job, lambda *_: (package.name, engine), lambda _: None)

    return run


def argostranslate(package: Package, texts: Texts) -> Way:
    """Return argostranslate 1.11's way, its defaults (`argostranslate.translate`, 1.11)."""
    model = Translator(str(package.path / "model"), compute_type="auto")
    pieces = SentencePieceProcessor(model_file=str(package.path / "sentencepiece.model"))

    def one(sentence: str) -> str:
        results = model.translate_batch(
            [pieces.encode(sentence, out_type=str)],
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

    return Way("a  argostranslate's way", texts, lambda: [one(text) for text in texts])


def bare(package: Package, texts: Texts, jobs: int, batch_tokens: int = BATCH_TOKENS) -> Way:
    """Return the fastest that CTranslate2 does on the same sentences."""
    model = Translator(str(package.path / "model"), inter_threads=jobs, intra_threads=1)
    pieces = SentencePieceProcessor(model_file=str(package.path / "sentencepiece.model"))
    rows = pieces.encode(list(texts), out_type=str)
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
    package: Package,
    texts: Texts,
    jobs: int,
    *,
    align: bool = False,
    batch_tokens: int = BATCH_TOKENS,
) -> Way:
    """Return our way."""
    ours = ArgosEngine(Route((package,)), jobs=jobs, batch_tokens=batch_tokens)
    name = "c' engine, alignments" if align else "c  engine"
    run = partial(ours.translate, texts, align=align)
    return Way(f"{name}, {batch_tokens}", texts, run)


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that *run* takes, by the clock and of processors."""
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    run()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def words(texts: Texts) -> int:
    """Return the words of *texts*."""
    return sum(len(text.split()) for text in texts)


def show(name: str, texts: Texts, spent: tuple[float, float], limit: tuple[float, float]) -> None:
    """Print a line: by the clock and by processor time, each beside *limit* in words a second."""
    by_clock, by_cpu = (words(texts) / seconds for seconds in spent)
    print(
        f"{name:34}{len(texts) / spent[0]:8.1f}{by_clock:9.0f}{by_clock / limit[0]:8.2f}"
        f"{by_cpu:11.0f}{by_cpu / limit[1]:8.2f}",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=cores(), help="batches at a time")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--sweep", action="store_true")
    said = parser.parse_args()
    articles = list(copies(said.copies)) if EVAL.is_dir() else []
    if not articles:
        print(f"{EVAL}: no articles; set TRANSNEWS_EVAL to the folder that holds articles/en")
        return
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "articles").mkdir()
        shutil.copytree(ROOT / "glossaries", project / "glossaries")
        for name, text in articles:
            (project / "articles" / name).write_text(text, "utf-8")
        (package, *_), _ = packages.starters(ROOT / "models", project / "models")
        table(package, project, said.jobs, said.rounds, sweep=said.sweep)


def table(package: Package, project: Path, jobs: int, rounds: int, *, sweep: bool) -> None:
    """Run each way, transnews and bare CTranslate2 some rounds in turn, and print the best."""
    ours = Noting(Route((package,)), jobs)
    ours.translate(["Hello."])  # so that loading counts for none
    run = translate(package, project, ours)
    spent = [timed(run)]
    texts, all_texts = list(ours.first), [*ours.first, *ours.again]
    limit = bare(package, texts, jobs)
    bares = [timed(limit.run)]
    for _ in range(1, rounds):
        spent.append(timed(run))
        bares.append(timed(limit.run))
    clock, cpu = (min(each) for each in zip(*bares, strict=True))
    speed = words(texts) / clock, words(texts) / cpu
    print(f"{words(texts)} words, {len(texts)} sentences (by the ladder {len(ours.again)} more)")
    print(
        f"{platform.machine()}, {cores()} cores, {jobs} decoding, CTranslate2 {__version__}, beam 4"
    )
    print(f"{'way, tokens a batch':34}{'sent./s':>8}{'words/s':>9}{'to b':>8}", end="")
    print(f"{'words/cpu s':>13}{'to b':>6}")
    show(limit.name, texts, (clock, cpu), speed)
    best = min(wall for wall, _ in spent), min(cpu for _, cpu in spent)
    show("t  transnews, of articles", texts, best, speed)
    show("t  transnews, all decoded", all_texts, best, speed)
    ways = [
        engine(package, texts, jobs),
        engine(package, texts, jobs, align=True),
        argostranslate(package, texts[::8]),
    ]
    if sweep:
        ways = [bare(package, texts, jobs, size) for size in SWEEP]
        ways += [engine(package, texts, jobs, batch_tokens=size) for size in SWEEP]
    for way in ways:
        show(way.name, way.texts, timed(way.run), speed)


if __name__ == "__main__":
    main()
