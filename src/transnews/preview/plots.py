"""The last runs as columns over time, for an inline drawing in the colours of the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from math import ceil, floor, log10

from transnews.runs import Run

HEIGHT, STEP = 100, 10
"""Of the drawing and from one column to the next, in its own units."""
_WIDE, _LEAST = 7, 24
_TINY = 1.5
"""Height of a value that would hardly be seen."""


@dataclass(frozen=True, slots=True)
class Column:
    """A run."""

    x: float
    y: float
    width: float
    height: float
    label: str
    failed: bool
    """It ended with a status that a person must see to."""


@dataclass(frozen=True, slots=True)
class Plot:
    """One measure of the last runs."""

    kind: str
    title: str
    description: str
    """The same in words, for who does not see it."""
    columns: Sequence[Column]
    width: int
    top: str
    """The value at its upper edge."""


def plots(runs: Sequence[Run]) -> list[Plot]:
    """Return the plots of *runs*, the oldest to the left; none if there are no runs."""
    if not runs:
        return []
    drafting = [run for run in runs if run.drafted]
    return [
        _plot("rate", "Words per second", "words a second", runs, drafting, _rate),
        _plot("found", "Findings", "findings", runs, runs, lambda run: run.findings),
    ]


def _rate(run: Run) -> float:
    return run.rate if run.drafted else 0.0


def when(run: Run) -> str:
    """Return when a run began, to the minute."""
    return f"{run.started.astimezone(UTC):%Y-%m-%d %H:%M}"


def _plot(
    kind: str,
    title: str,
    unit: str,
    runs: Sequence[Run],
    told: Sequence[Run],
    value: Callable[[Run], float],
) -> Plot:
    """Plot *value* of all *runs*; those *told* are worth a column, and are summed up."""
    most = ceiling(max((value(run) for run in told), default=0))
    columns = [
        _column(at, run, value(run), most, f"{when(run)} UTC: {value(run):,.0f} {unit}")
        for at, run in enumerate(runs)
    ]
    return Plot(
        kind,
        title,
        _described([value(run) for run in told], unit, len(runs)),
        columns,
        STEP * max(len(runs), _LEAST),
        f"{most:,}",
    )


def _column(at: int, run: Run, value: float, most: int, label: str) -> Column:
    height = round(max(value / most * HEIGHT, _TINY), 1) if value > 0 else 0
    more = f" ({run.drafted:,} words drafted in {run.seconds:,.0f} s)" if run.drafted else ""
    failed = f"; exit status {run.exit_status}" if run.exit_status else ""
    return Column(
        at * STEP + (STEP - _WIDE) / 2,
        round(HEIGHT - height, 1),
        _WIDE,
        height,
        (label if run.drafted else f"{when(run)} UTC: nothing to draft") + more + failed,
        failed=run.exit_status > 0,
    )


def _described(values: Sequence[float], unit: str, number: int) -> str:
    of = f"the last {number} runs" if number > 1 else "the last run"
    if not values:
        return f"None of {of} had anything to draft."
    return (
        f"Columns, one for each of {of}, the oldest to the left: from {min(values):,.0f} to"
        f" {max(values):,.0f} {unit}, at last {values[-1]:,.0f}."
    )


def ceiling(value: float) -> int:
    """Return a round number that is not less than *value*, and not much more.

    >>> [ceiling(value) for value in (0, 1, 1.2, 7, 42, 612, 243.4, 1000)]
    [1, 1, 2, 7, 50, 800, 250, 1000]
    """
    if value < 10:
        return max(1, ceil(value))
    power = 10 ** floor(log10(value))
    steps = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(int(step * power) for step in steps if step * power >= value)
