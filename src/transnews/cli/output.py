"""What the commands print: lines in a log, a bar on a terminal, a table, a summary."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from transnews import files
from transnews.report import Begun, Done, Event, Planned, Problem, Progress, Report, TakenDown

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Listener:
    """Prints the events of a run as they come, and adds them up."""

    def __init__(self, quiet: bool, dry_run: bool, to_stderr: bool = False) -> None:
        """Prepare to listen.

        Args:
            quiet: Print problems only.
            dry_run: Nothing is done.
            to_stderr: Standard output is taken by the JSON report.
        """
        self.report = Report()
        self._quiet = quiet
        self._dry_run = dry_run
        self._to_stderr = to_stderr
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Listener":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def hear(self, event: Event) -> None:
        """Print an event."""
        self.report.add(event)
        match event:
            case Problem():
                self._line(f"transnews: {event.message}", err=True)
            case Planned() if not self._quiet and not self._dry_run and sys.stderr.isatty():
                self._begin_bar(event.words)
            case Begun() if not self._quiet:
                many = f"{event.articles} article{'s' if event.articles != 1 else ''}"
                self._line(f"{event.source} → {event.locale}, {many}, by {event.route}")
            case Done():
                if not self._quiet:
                    self._line(done_line(event, self._dry_run))
                for finding in event.findings[: event.errors]:
                    place = f"{event.article} → {event.locale}"
                    self._line(f"transnews: {place}: look at {finding}", err=True)
            case TakenDown():
                self._line(f"{event.article} is retracted: {event.name} taken down")
            case Progress() if self._bar is not None and self._task is not None:
                self._bar.advance(self._task, event.words)

    def warn(self, message: str) -> None:
        """Print something that a person must see to, though the job can go on."""
        self.hear(Problem(message, 1))

    def summary(self) -> None:
        """Print the sums of the run."""
        summary(self.report, self._dry_run, self._to_stderr)

    def _begin_bar(self, words: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            BarColumn(),
            TextColumn("{task.completed:,.0f} of {task.total:,.0f} words"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._bar.start()
        self._task = self._bar.add_task("words", total=words)

    def _line(self, text: str, err: bool = False) -> None:
        err = err or self._to_stderr
        # Above the bar, on the terminal; but what was sent to a file goes to that file.
        if self._bar is not None and (err or sys.stdout.isatty()):
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(text, err=err)


def done_line(event: Done, dry_run: bool = False) -> str:
    """Return the line that says what became of an article in a locale."""
    if dry_run:
        what = f"{event.pending} of {event.messages} messages to translate"
    elif not event.drafted:
        what = "rebuilt from its PO file" if event.written else "nothing to do"
    else:
        parts = [
            f"{event.drafted} of {event.messages} messages",
            f"{event.translated} sentences translated",
        ]
        if event.repaired:
            parts.append(f"{event.repaired} mended")
        if event.reused:
            parts.append(f"{event.reused} reused")
        if event.names:
            parts.append(f"names {event.names - event.names_missing} of {event.names}")
        if event.findings:
            parts.append(f"{len(event.findings)} to look at")
        what = ", ".join(parts)
    return f"  {event.article} → {event.locale}: {what}"


def summary(report: Report, dry_run: bool, to_stderr: bool) -> None:
    """Print the sums of a run.

    Args:
        report: What was done.
        dry_run: Nothing was.
        to_stderr: Standard output is taken by the JSON report.
    """
    done = report.done
    lines = [
        ("articles", f"{len(report.articles)}, {len(done)} with their locales"),
        ("words", f"{sum(d.words for d in done):,}"),
    ]
    if dry_run:
        lines.append(("messages to translate", str(sum(d.pending for d in done))))
    else:
        lines += _sums(report)
    if report.problems:
        lines.append(("problems", f"{len(report.problems)} (see above)"))
    width = max(len(label) for label, _ in lines) + 2
    for label, value in lines:
        click.echo(f"{label:<{width}}{value}", err=to_stderr)


def _sums(report: Report) -> list[tuple[str, str]]:
    done = report.done
    translated = f"{sum(d.translated for d in done)} translated"
    if mended := sum(d.repaired for d in done):
        translated += f" ({mended} mended)"
    reused = sum(d.reused for d in done)
    settled = sum(d.settled for d in done)
    names = sum(d.names for d in done)
    right = names - sum(d.names_missing for d in done)
    kinds = Counter(finding.split(":")[0] for d in done for finding in d.findings)
    return [
        ("sentences", f"{translated}, {reused} reused, {settled} without a model"),
        ("names right", f"{right} of {names}" if names else "none asked for"),
        ("to look at", ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())) or "nothing"),
        ("files written", str(sum(len(d.written) for d in done))),
        ("time", f"{report.seconds:.1f} s"),
    ]


def write_json(report: Report, path: Path) -> None:
    """Write a report as JSON.

    Raises:
        FileError: it cannot be written.
    """
    data = {
        "seconds": round(report.seconds, 3),
        "exit_status": report.exit_status,
        "articles": [asdict(done) for done in report.done],
        "problems": [asdict(problem) for problem in report.problems],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if str(path) == "-":
        click.echo(text, nl=False)
    else:
        files.write_text(path, text)


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print rows with as many cells each under their titles, columns of numbers to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = (
            cell.rjust(width) if cell.replace(",", "").isdigit() or at_number else cell.ljust(width)
            for cell, width, at_number in zip(row, widths, _numeric(rows, len(head)), strict=True)
        )
        click.echo("  ".join(cells).rstrip())


def _numeric(rows: list[tuple[str, ...]], columns: int) -> list[bool]:
    return [all(row[i].replace(",", "").isdigit() for row in rows) for i in range(columns)]
