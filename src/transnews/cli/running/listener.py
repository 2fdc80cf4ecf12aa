"""Prints the events of a run as they come, and adds them up."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType

import click

from transnews import runs
from transnews.cli.running import logs, summary
from transnews.cli.running.bar import Bar
from transnews.report import Begun, Done, Event, Planned, Problem, Progress, Report, TakenDown


class Listener:
    """Prints lines; on a terminal beside a bar, for log collectors as JSON."""

    def __init__(
        self, *, quiet: bool, dry_run: bool, to_stderr: bool = False, as_json: bool = False
    ) -> None:
        """Prepare to listen.

        Args:
            quiet: Print problems only.
            dry_run: Nothing is done.
            to_stderr: Standard output is taken by the JSON report.
            as_json: Print one JSON object a line, on standard error.
        """
        self.report = Report()
        self.broken = False
        """An error ended the run: it is said, and there is nothing to sum up."""
        self._quiet = quiet
        self._dry_run = dry_run
        self._to_stderr = to_stderr
        self._as_json = as_json
        self._bar: Bar | None = None

    def __enter__(self) -> "Listener":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def hear(self, event: Event) -> None:
        """Print an event."""
        if isinstance(event, Problem) and event.traceback:
            event = self._to_report(event)
        self.report.add(event)
        if self._as_json:
            self._log(event)
        else:
            self._print(event)
        if self._bar is not None:
            if isinstance(event, Progress):
                self._bar.advance(event.words)
            self._bar.tell(self.report.checks.total(), self.report.kinds.total())

    def warn(self, message: str) -> None:
        """Print something that a person must see to, though the job can go on."""
        self.hear(Problem(message, 1))

    def say(self, message: str) -> None:
        """Print something about the run as a whole."""
        if self._as_json:
            click.echo(logs.said(message, datetime.now(UTC)), err=True)
        else:
            self._line(f"transnews: {message}", err=True)

    def end(self) -> None:
        """Print the sums of the run."""
        if self._as_json:
            click.echo(logs.end(self.report, datetime.now(UTC)), err=True)
        elif not self._quiet and not self.broken:
            summary.show(self.report, self._dry_run, self._to_stderr)

    def _to_report(self, problem: Problem) -> Problem:
        """Say what to do with a slip of ours, and where its traceback is."""
        where = "--json FILE holds the traceback"
        if self.report.started and not self._dry_run:
            where = f"traceback in {runs.place(self.report.started).as_posix()}"
        return replace(problem, message=f"{problem.message}; please report it ({where})")

    def _log(self, event: Event) -> None:
        if self._quiet and not isinstance(event, Problem):
            return
        for line in logs.lines(event, datetime.now(UTC)):
            click.echo(line, err=True)

    def _print(self, event: Event) -> None:
        match event:
            case Problem():
                self._line(f"transnews: {event.message}", err=True)
            case Planned() if not self._quiet and not self._dry_run and sys.stderr.isatty():
                self._bar = Bar(event.words)
            case Begun() if not self._quiet:
                many = f"{event.articles} article{'s' if event.articles != 1 else ''}"
                self._line(f"{event.source} → {event.locale}, {many}, by {event.route}")
            case Done():
                if not self._quiet:
                    self._line(summary.done_line(event, self._dry_run))
                for finding in event.findings[: event.errors]:
                    place = f"{event.article} → {event.locale}"
                    self._line(f"transnews: {place}: look at {finding}", err=True)
            case TakenDown():
                self._line(f"{event.article} is retracted: {event.name} taken down")

    def _line(self, text: str, err: bool = False) -> None:
        err = err or self._to_stderr
        # Above the bar, on the terminal; but what was sent to a file goes to that file.
        if self._bar is not None and (err or sys.stdout.isatty()):
            self._bar.print(text)
        else:
            click.echo(text, err=err)
