"""The record of a run: begun, ended whatever happens, kept, and written where it was asked for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from transnews import files, runs
from transnews.cli import stopping
from transnews.cli.running.listener import Listener
from transnews.errors import FileError, TransnewsError
from transnews.report import Problem, Report


@contextmanager
def kept(listener: Listener, project: Path, *, dry_run: bool) -> Iterator[None]:
    """Take the time of a run, and keep its record; an error that ends it is its last problem."""
    report = listener.report
    report.started, start = datetime.now(UTC), time.monotonic()
    try:
        yield
    except TransnewsError as error:
        listener.broken = True
        listener.hear(Problem.of(error))
    except KeyboardInterrupt as error:
        report.ended = stopping.status_of(error)
        raise
    finally:
        report.seconds = time.monotonic() - start
        if not dry_run:
            _keep(listener, project)


def _keep(listener: Listener, project: Path) -> None:
    try:
        runs.keep(project, listener.report)
    except FileError as error:
        # What the run did is done; `transnews runs` just will not show it.
        listener.hear(Problem(f"{error}; this run is not kept", 0, "file"))


def write_json(report: Report, path: Path) -> None:
    """Write a report as JSON; ``-`` is standard output.

    Raises:
        FileError: it cannot be written.
    """
    if str(path) == "-":
        for text in runs.texts(report):
            click.echo(text, nl=False)
    else:
        files.write_texts(path, runs.texts(report))
