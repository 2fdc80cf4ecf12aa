"""``transnews translate``."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.cli import stopping

if TYPE_CHECKING:
    from transnews.engines.argos import OpenHop


@click.command("translate")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--to",
    "locales",
    multiple=True,
    metavar="LOCALE",
    help="Into this locale (pt, pt_BR, de); may be repeated.  [default: locales of transnews.toml]",
)
@click.option(
    "--from",
    "language",
    metavar="LANG",
    help="The language of the articles.  [default: what they say of themselves, else detected]",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Threads.  [default: one a core]")
@click.option(
    "--beam",
    type=click.IntRange(1, 16),
    help="Hypotheses weighed at once: 1 is faster than 4, and a little worse.  [default: 4]",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Decode on the workers of dask's scheduler there (tcp://HOST:8786), or on N processes "
    "started here (local:N).",
)
@click.option(
    "--json",
    "report",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write a report as JSON (docs/runs.md); - for standard output.",
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json: one object a line on standard error, for log collectors.  [default: text]",
)
@click.option(
    "--fail-fast",
    is_flag=True,
    help="Stop at the first problem; what was drafted by then is saved.",
)
@click.option(
    "--dry-run", is_flag=True, help="Say what would be done; write nothing, load no model."
)
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    language: str | None,
    jobs: int | None,
    beam: int | None,
    cluster: str | None,
    report: Path | None,
    log_format: str,
    fail_fast: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Translate articles into locales, with a PO file beside each.

    PATHS are articles or folders of articles (.md .markdown .html .htm .txt .srt .vtt .json
    .jsonl .ndjson); without any, the project's articles folder. What a person reviewed is never
    touched; what stands already is not translated again. What is wrong with one article is told
    when it comes up and at the end, and stops no other. ^C and SIGTERM end the run when what is
    being translated is done and saved, a second one at once.

    \b
    transnews translate articles/2025-08-22-kallas.md --to pt
    transnews translate --to pt --to de --json report.json
    """  # noqa: D301 - click wants the character itself
    from transnews import languages, pipeline, routes
    from transnews.cli.running import keeping
    from transnews.cli.running.listener import Listener

    folder, settings = projects.load(ctx)
    engine = replace(
        settings.engine,
        jobs=settings.engine.jobs if jobs is None else jobs,
        beam=settings.engine.beam if beam is None else beam,
    )
    settings = replace(settings, engine=engine)
    listening = Listener(
        quiet=quiet, dry_run=dry_run, to_stderr=str(report) == "-", as_json=log_format == "json"
    )
    job = pipeline.Job(
        folder,
        settings,
        paths,
        projects.locales(locales, settings),
        languages.canonical(language) if language else None,
        dry_run,
        tolerant=True,
        stop=lambda: fail_fast and listening.report.failed,
    )
    with (
        listening as listener,
        nullcontext() if dry_run else projects.locked(folder, listener.say),
        _scratch(folder, dry_run) as scratch,
        _workers(cluster) as open_hop,
        keeping.kept(listener, folder, dry_run=dry_run),
        stopping.gently() as stopped,
    ):
        opener = routes.opener(folder, settings, scratch, listener.warn, open_hop)
        stop = job.stop
        job = replace(job, stop=lambda: bool(stopped()) or stop())
        pipeline.run(job, opener, listener.hear)
        listener.report.ended = stopped()
    listener.end()
    if report is not None:
        keeping.write_json(listener.report, report)
    if listener.report.ended:
        listener.say(stopping.STOPPED)
    ctx.exit(listener.report.exit_status)


@contextmanager
def _workers(address: str | None) -> Iterator["OpenHop | None"]:
    """Yield what has packages run by the workers at *address*; without one nothing."""
    if address is None:
        yield None
        return
    from transnews import cluster

    with cluster.Workers(cluster.parse(address)) as workers:
        yield workers.hop


@contextmanager
def _scratch(folder: Path, dry_run: bool) -> Iterator[Path]:
    """Yield where starter packages are unpacked; a dry run leaves nothing in the project."""
    if not dry_run:
        yield projects.starters(folder)
        return
    with TemporaryDirectory(prefix="transnews-") as scratch:
        yield Path(scratch)
