"""What a cluster adds and what it costs, and what the coordinator can keep busy.

    .venv/bin/python benchmarks/scaling.py

Every sixth sentence of 15 news articles, English to Portuguese, from strings to strings with
alignments and four hypotheses, as the pipeline asks; the ways taking turns in one run, the best
of three rounds counts. `local:N` are N worker processes of one thread on this machine; their
batches are those of the first way, and the answers must be equal.

Then the articles as a project, twice: with the model, and with its answers kept. What the
second run takes of the processor is all that a coordinator does but send and receive.

The articles are read from the folder in TRANSNEWS_EVAL, by default ``../shared/eval`` beside the
repository; they are not part of the project. ``docs/scale.md`` calculates with these figures.
"""

import pickle
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation import data, sentences, starters
from transnews import cluster, config, pipeline
from transnews.engines import Engine
from transnews.engines.argos import ArgosEngine
from transnews.engines.tuning import cores
from transnews.model import Hypothesis, Package, Route
from transnews.report import Report

ROUNDS = 3
HYPOTHESES = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """The best round of a way."""

    name: str
    wall: float
    """Seconds."""
    here: float
    """Seconds of processor in this process, all its threads together."""


class Kept:
    """An engine that remembers the answers to whole questions, and gives them at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._said: dict[object, list[tuple[Hypothesis, ...]]] = {}
        self._scores: dict[object, list[float]] = {}
        self.sentences = 0
        self.bytes = 0

    @property
    def signature(self) -> str:
        """See `Engine`."""
        return self._engine.signature

    @cached_property
    def mark(self) -> str:
        """See `Engine`."""
        return self._engine.mark

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """See `Engine`."""
        return self._engine.unknown(characters)

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        """See `Engine`."""
        asked = (tuple(texts), tuple(targets))
        if asked not in self._scores:
            self._scores[asked] = self._engine.score(texts, targets)
        return self._scores[asked]

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine`."""
        asked = (tuple(texts), align, hypotheses, tuple(starts))
        if asked not in self._said:
            self._said[asked] = self._engine.translate(
                texts, align=align, hypotheses=hypotheses, starts=starts
            )
            self.sentences += len(texts)
            self.bytes += len(pickle.dumps(self._said[asked]))
        return self._said[asked]

    def stream(
        self, texts: Sequence[str], *, align: bool = False, hypotheses: int = 1
    ) -> Iterator[list[tuple[str, tuple[Hypothesis, ...]]]]:
        """See `Engine`."""
        asked = list(dict.fromkeys(texts))
        yield list(
            zip(asked, self.translate(asked, align=align, hypotheses=hypotheses), strict=True)
        )

    def close(self) -> None:
        """See `Engine`: it is asked again."""


def race(package: Package, texts: Sequence[str]) -> list[Measured]:
    """Return the best round of each way; loading falls into the first round."""
    with ExitStack() as stack:
        route = Route((package,))
        ways: dict[str, ArgosEngine] = {
            f"this process, {cores()} cores": ArgosEngine(route),
            "this process, 1 core": ArgosEngine(route, jobs=1),
        }
        for address in ("local:1", "local:2"):
            workers = stack.enter_context(cluster.Workers(cluster.parse(address)))
            ways[address] = ArgosEngine(route, open_hop=workers.hop)
        best = {name: Measured(name, float("inf"), 0.0) for name in ways}
        first: list[tuple[Hypothesis, ...]] = []
        for _ in range(ROUNDS):
            for name, engine in ways.items():
                found, measured = timed(name, engine, texts)
                first = first or found
                assert found == first or "1 core" in name, f"{name} answers otherwise"
                best[name] = min(best[name], measured, key=lambda one: one.wall)
    return list(best.values())


def timed(
    name: str, engine: Engine, texts: Sequence[str]
) -> tuple[list[tuple[Hypothesis, ...]], Measured]:
    """Return what *engine* says and what it takes."""
    wall, here = time.perf_counter(), time.process_time()
    found = engine.translate(texts, align=True, hypotheses=HYPOTHESES)
    return found, Measured(name, time.perf_counter() - wall, time.process_time() - here)


def project(folder: Path, engine: Engine) -> tuple[Report, float]:
    """Translate the articles as a project in *folder*; return its report and processor seconds."""
    shutil.copytree(data("articles") / "en", folder / "articles")
    (folder / "transnews.toml").write_text('locales = ["pt"]\n')
    job = pipeline.Job(folder, config.load(folder), (), ("pt",), "en", False)
    report, here = Report(), time.process_time()
    pipeline.run(job, lambda *_: ("en→pt", engine), report.add)
    return report, time.process_time() - here


def main() -> None:
    """Time, print."""
    texts = sentences("en", "en")[::6]
    words = sum(len(text.split()) for text in texts)
    with starters() as packages, tempfile.TemporaryDirectory() as scratch:
        print(f"{len(texts)} sentences, {words} words, {cores()} cores; {packages[0].name}")
        print(f"{'way':<24}{'words/s':>8}{'ratio':>7}{'ms of this process a sentence':>32}")
        found = race(packages[0], texts)
        for way in found:
            ratio, cost = found[0].wall / way.wall, 1000 * way.here / len(texts)
            print(f"{way.name:<24}{words / way.wall:8.0f}{ratio:7.2f}{cost:32.2f}")
        kept = Kept(ArgosEngine(Route((packages[0],))))
        project(Path(scratch) / "first", kept)
        report, seconds = project(Path(scratch) / "second", kept)
        files = [path.stat().st_size for path in (Path(scratch) / "second").rglob("locales/*/*")]
    articles, translated = report.articles, report.sums["translated"]
    print(
        f"project: {articles} articles, {report.sums['words']} words, "
        f"{translated} sentences, {kept.sentences} asked with the ladder's\n"
        f"an answer on its way: {kept.bytes / kept.sentences:.0f} bytes\n"
        f"all but decoding: {1000 * seconds / translated:.2f} ms of this process a sentence\n"
        f"on the disk: {len(files) / articles:.0f} files, {sum(files) / articles:.0f} bytes an "
        f"article"
    )


if __name__ == "__main__":
    main()
