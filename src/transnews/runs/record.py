"""A report as JSON: what ``--json`` writes, and what is kept (docs/runs.md)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from transnews import __version__
from transnews.report import SUMS, Report

VERSION = 1
"""Of the schema: it rises when something is taken away or means something else."""

STAGES = ("survey", "load", "draft", "save")


def texts(report: Report, *, everything: bool = True) -> Iterator[str]:
    """Yield *report* as JSON, piece by piece: it may list more than memory holds.

    Args:
        report: What a run did.
        everything: List articles with which nothing was done as well.
    """
    head = {
        "version": VERSION,
        "generator": f"transnews {__version__}",
        "started": report.started.isoformat() if report.started else None,
        "seconds": round(report.seconds, 3),
        "exit_status": report.exit_status,
        "stages": {stage: report.stages[stage] / 1e6 for stage in STAGES},
        "counts": counts(report),
        "routes": [asdict(route) for route in report.routes],
    }
    yield _json(head).removesuffix("\n}")
    yield from _list("articles", report.done(everything=everything))
    yield from _list("problems", report.problems())
    yield "\n}\n"


def _list(name: str, items: Iterable[dict[str, object]]) -> Iterator[str]:
    """Yield the last field of an object so far, a list."""
    yield f',\n  "{name}": ['
    end, before = "]", "\n    "
    for item in items:
        yield before + _json(item).replace("\n", "\n    ")
        end, before = "\n  ]", ",\n    "
    yield end


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def counts(report: Report) -> dict[str, float]:
    """Return the sums of a run, under the names of docs/runs.md."""
    return {
        "articles": report.articles,
        "variants": report.variants,
        **{name: report.sums[name] for name in SUMS},
        "words_per_second": round(report.rate, 1),
        "findings": report.checks.total(),
        "problems": report.kinds.total(),
        "files_written": report.sums["files_written"],
    }
