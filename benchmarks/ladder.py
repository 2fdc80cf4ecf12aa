"""What checks and ladder cost, beside translating each sentence once.

    .venv/bin/python benchmarks/ladder.py

The sentences of 15 news articles, English to Portuguese under the sample glossary, in one run,
the ways taking turns; the best of three rounds counts, and what matters is the ratio.

engine         the sentences as they are sent, from strings to strings: a single pass
first pass     the drafts of the pipeline with all checks switched off, so that none climbs
pipeline       the drafts with checks, ladder and steady names

The articles (NTREX-128, WMT24++) are read from the folder in TRANSNEWS_EVAL, by default
``../shared/eval`` beside the repository; they are not part of the project.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from evaluation import ROOT, argos, data, starters, way
from transnews import build, checks, drafting, glossary, source
from transnews.drafting import Drafted
from transnews.engines.tuning import cores
from transnews.model import Message

ROUNDS = 3


@contextmanager
def unchecked() -> Iterator[None]:
    """Switch all checks off."""
    kept, checks.CHECKS = checks.CHECKS, ()
    try:
        yield
    finally:
        checks.CHECKS = kept


def main() -> None:
    """Time, print."""
    folder = data("articles")
    with starters() as packages:
        engine = argos(packages, "en", "pt")
        ours = way(engine, "en", "pt", glossary.load(ROOT / "glossaries"))
        paths = sorted((folder / "en").glob("*.md"))
        articles = [source.load(folder, path.relative_to(folder), "en") for path in paths]
        work = [
            (plan, direction)
            for article in articles
            for direction in [replace(ours.direction, article=article.path.as_posix())]
            for plan in drafting.plans(
                [Message(build.key(block), block.role) for block in article.blocks], direction
            )
        ]
        sent = [p.wording.sent for plan, _ in work for p in plan.pieces if p.settled is None]
        results: list[tuple[Drafted, ...]] = []

        def first_pass() -> None:
            with unchecked():
                drafting.draft(work, engine, {})

        ways: dict[str, Callable[[], object]] = {
            "engine": lambda: engine.translate(sent),
            "first pass": first_pass,
            "pipeline": lambda: results.append(drafting.draft(work, engine, {})),
        }
        best = dict.fromkeys(ways, float("inf"))
        for _ in range(ROUNDS):
            for name, run in ways.items():
                start = time.perf_counter()
                run()
                best[name] = min(best[name], time.perf_counter() - start)
    origins = Counter(said.unit.origin for drafted in results[-1] for said in drafted.said)
    print(f"{len(articles)} articles, {len(sent)} sentences, {cores()} cores; {engine.signature}")
    print(f"{'way':<14}{'seconds':>8}{'to engine':>11}{'to first pass':>15}")
    for name, seconds in best.items():
        ratios = seconds / best["engine"], seconds / best["first pass"]
        print(f"{name:<14}{seconds:8.2f}{ratios[0]:11.2f}{ratios[1]:15.2f}")
    print(", ".join(f"{number} {origin}" for origin, number in origins.most_common()))


if __name__ == "__main__":
    main()
