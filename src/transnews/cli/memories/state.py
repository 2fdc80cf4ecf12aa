"""``transnews memory status`` and ``rebuild``."""

from typing import TYPE_CHECKING

import click

from transnews.cli import output
from transnews.cli import project as projects
from transnews.cli.memories.opening import opened

if TYPE_CHECKING:
    from transnews.memory import Refreshed


@click.command("status")
@click.pass_context
def status(ctx: click.Context) -> None:
    """Show how many texts the memory holds, by direction.

    Exit status 1 if a file of it is broken.
    """
    from transnews import memory

    with opened(ctx) as now:
        rows = memory.totals(now.memory)
        size = now.memory.path.stat().st_size
    if rows:
        lines: list[tuple[str, ...]] = [
            (f"{a or '?'} → {b}", str(c), str(d)) for a, b, c, d in rows
        ]
        output.table(("direction", "reviewed", "drafts"), lines)
    click.echo(f"{_files(now.refreshed)}, {size / 1e6:.1f} MB")
    ctx.exit(now.exit_status)


@click.command("rebuild")
@click.pass_context
def rebuild(ctx: click.Context) -> None:
    """Throw the memory away and make it anew from the PO and TMX files.

    Exit status 1 if a file is broken.
    """
    from transnews import memory

    folder, _ = projects.load(ctx)
    memory.throw_away(folder)
    with opened(ctx) as now:
        done = now.refreshed
    click.echo(f"{_files(done)}: {done.reviewed} reviewed texts, {done.machine} drafts")
    ctx.exit(now.exit_status)


def _files(done: "Refreshed") -> str:
    return f"{done.files} file{'s' if done.files != 1 else ''}"
