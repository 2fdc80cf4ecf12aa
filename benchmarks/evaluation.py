"""What the benchmarks of fidelity share: where the data is, and the ways to translate it.

The data is read from the folder in TRANSNEWS_EVAL, by default ``../shared/eval`` beside the
repository; it is not part of the project.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from transnews import config, drafting, glossary, packages, segment
from transnews.drafting import Direction, finish
from transnews.engines import Engine
from transnews.engines.argos import ArgosEngine
from transnews.engines.characters import CANDIDATES
from transnews.glossary import Glossary
from transnews.model import Draft, Key, Message, Package, Role, Severity

ROOT = Path(__file__).resolve().parents[1]
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval"))


@dataclass(frozen=True, slots=True)
class Way:
    """From one language to the other: the engine, and what the pipeline needs beside it."""

    engine: Engine
    direction: Direction


def data(name: str) -> Path:
    """Return a file or folder of the evaluation data; say so and stop if it is not there."""
    path = EVAL / name
    if not path.exists():
        sys.exit(f"{path} is not there; set TRANSNEWS_EVAL to the folder with the evaluation data")
    return path


@contextmanager
def starters() -> Iterator[tuple[Package, ...]]:
    """Give the packages that come with the project."""
    with tempfile.TemporaryDirectory() as scratch:
        found, _ = packages.starters(ROOT / "models", Path(scratch))
        yield tuple(found)


def argos(found: Sequence[Package], source: str, target: str) -> ArgosEngine:
    """Return the engine for a pair of languages, as the settings have it by default."""
    route = packages.route([source], [target], found)
    return ArgosEngine(route, beam=config.Engine().beam)


def way(engine: Engine, source: str, target: str, words: Glossary) -> Way:
    """Return how the pipeline goes from *source* to *target* under the glossary *words*."""
    there = glossary.matcher(words, source, target)
    back = glossary.matcher(words, target, source)
    unknown = engine.unknown(CANDIDATES)
    return Way(engine, Direction(source, target, "text", there, unknown, back, engine.mark))


def bare(texts: Sequence[str], engine: Engine, language: str) -> list[str]:
    """Return what the model alone makes of *texts*: their sentences, as they stand."""
    split = [segment.split(text, language) for text in texts]
    answers = iter(engine.translate([one.text for sentences in split for one in sentences]))
    return ["".join(next(answers)[0].text + one.gap for one in sentences) for sentences in split]


def pipeline(texts: Sequence[str], way: Way) -> list[Draft]:
    """Return the drafts that transnews makes of *texts*, each a paragraph of its own."""
    work = [(plan, way.direction) for plan in _plans(texts, way)]
    return [drafted.draft for drafted in drafting.draft(work, way.engine, {})]


def first_pass(texts: Sequence[str], way: Way) -> list[Draft]:
    """Return the drafts before any repair: each sentence translated once."""
    plans = _plans(texts, way)
    wanted = {p.wording.sent for plan in plans for p in plan.pieces if p.settled is None}
    sent = sorted(wanted)
    answers = dict(zip(sent, way.engine.translate(sent, align=True), strict=True))
    drafts = []
    for plan in plans:
        results = [
            finish.settled(piece)
            if piece.settled is not None
            else finish.said(piece, answers[piece.wording.sent][0], way.direction, "machine")
            for piece in plan.pieces
        ]
        drafts.append(finish.finish(plan, results, way.direction, way.engine.signature))
    return drafts


def sentences(folder: str, language: str) -> list[str]:
    """Return the sentences of the articles in *folder*, each once."""
    found = [
        sentence.text
        for line in paragraphs(folder)
        for sentence in segment.split(line.removeprefix("# "), language)
    ]
    return [text for text in dict.fromkeys(found) if text.strip()]


def paragraphs(folder: str) -> list[str]:
    """Return the paragraphs of the articles in *folder*, the titles too."""
    paths = sorted(data(f"articles/{folder}").glob("*.md"))
    return [line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def lines(name: str) -> list[str]:
    """Return the lines of a file of one sentence a line."""
    return data(name).read_text("utf-8").splitlines()


def errors(draft: Draft) -> list[str]:
    """Return what is said of a draft that must not be published as it is."""
    return [found.message for found in draft.all_findings if found.severity is Severity.ERROR]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, its first column to the left and the others to the right.

    >>> print(table(["", "kept"], [["bare model", "5"]]))
    |            | kept |
    |------------|-----:|
    | bare model |    5 |
    """
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    lines = [
        [
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in [heads, *rows]
    ]
    rule = "".join(f"|{'-' * (width + 1)}{':' if at else '-'}" for at, width in enumerate(widths))
    first, *others = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([first, f"{rule}|", *others])


def _plans(texts: Sequence[str], way: Way) -> tuple[drafting.Plan, ...]:
    messages = [Message(Key("", text), Role.PARAGRAPH) for text in texts]
    return drafting.plans(messages, way.direction)
