"""A report as JSON: what ``--json`` writes, and what is kept (docs/runs.md)."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from transnews import __version__
from transnews.report import Done, Report

VERSION = 1
"""Of the schema: it rises when something is taken away or means something else."""

STAGES = ("survey", "load", "draft", "save")
_SUMS = (
    *("words", "words_drafted", "messages", "pending", "drafted", "translated", "repaired"),
    *("reused", "settled", "names", "names_missing", "errors"),
)


def text(report: Report, *, everything: bool = True) -> str:
    """Return *report* as JSON.

    Args:
        report: What a run did.
        everything: List articles with which nothing was done as well.
    """
    done = [one for one in report.done if everything or one.drafted or one.written]
    data = {
        "version": VERSION,
        "generator": f"transnews {__version__}",
        "started": report.started.isoformat() if report.started else None,
        "seconds": round(report.seconds, 3),
        "exit_status": report.exit_status,
        "stages": {stage: report.stages[stage] / 1e6 for stage in STAGES},
        "counts": counts(report),
        "routes": [asdict(route) for route in report.routes],
        "articles": [asdict(one) for one in done],
        "problems": [asdict(problem) for problem in report.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def counts(report: Report) -> dict[str, float]:
    """Return the sums of a run, under the names of docs/runs.md."""
    done: Sequence[Done] = report.done
    sums: dict[str, float] = {name: sum(getattr(one, name) for one in done) for name in _SUMS}
    return {
        "articles": len(report.articles),
        "variants": len(done),
        **sums,
        "words_per_second": round(report.rate, 1),
        "findings": sum(len(one.findings) for one in done),
        "problems": len(report.problems),
        "files_written": sum(len(one.written) for one in done),
    }
