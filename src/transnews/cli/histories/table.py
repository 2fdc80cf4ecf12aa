"""The last runs as a table with two small plots, and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC

from transnews.runs import Run

_HEAD = ("when (UTC)", "articles", "words", "drafted", "words/s", "seconds", "findings", "problems")
_BLOCKS = "▁▂▃▄▅▆▇█"


def lines(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the lines of the table, one a run, the oldest first, and of the plots."""
    rows = [(*_HEAD, "exit"), *(_row(run) for run in runs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    yield ""
    yield plot("words/s", [run.rate for run in runs])
    yield plot("findings", [run.findings for run in runs])


def plot(title: str, values: Sequence[float]) -> str:
    """Return a plot of one line: a block a value, from 0 to the most.

    >>> plot("words/s", [0, 50, 100, 12])
    'words/s    ·▄█▁  0 to 100'
    """
    most = max(values, default=0)
    shown = "".join(_block(value, most) for value in values)
    return f"{title:<9}  {shown}  0 to {most:,.0f}"


def _block(value: float, most: float) -> str:
    """Return the block of a value; of none, a dot."""
    if value <= 0:
        return "·"
    return _BLOCKS[max(0, round(value / most * len(_BLOCKS)) - 1)]


def as_json(runs: Sequence[Run]) -> str:
    """Return the runs as JSON, the oldest first."""
    rows = [{**asdict(run), "started": run.started.isoformat()} for run in runs]
    return json.dumps({"version": 1, "runs": rows}, indent=2) + "\n"


def _row(run: Run) -> tuple[str, ...]:
    return (
        f"{run.started.astimezone(UTC):%Y-%m-%d %H:%M}",
        f"{run.articles:,}",
        f"{run.words:,}",
        f"{run.drafted:,}",
        f"{run.rate:,.0f}" if run.drafted else "–",
        f"{run.seconds:,.1f}",
        f"{run.findings:,}",
        f"{run.problems:,}",
        str(run.exit_status),
    )
