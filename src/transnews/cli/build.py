"""``transnews build``."""

import click

from transnews.cli import project as projects
from transnews.errors import TransnewsError


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path())
@projects.only_locales
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], locales: tuple[str, ...], quiet: bool
) -> None:
    """Make the locale variants again from the PO files, after a review.

    No model is called. A variant is held back, and the old one left as it is, while a message of
    its PO file is outdated or has no translation; with build.require_review, while one is not
    reviewed.
    """
    from transnews import standing

    folder, settings = projects.load(ctx)
    wanted = projects.locales(locales, settings)
    worst = 0
    made = same = 0
    with projects.locked(folder):
        for result in standing.build_all(folder, settings, paths, wanted):
            if isinstance(result, TransnewsError):
                click.echo(f"transnews: {result}", err=True)
                worst = max(worst, result.exit_status)
                continue
            name, changed = result
            made, same = made + changed, same + (not changed)
            if changed and not quiet:
                click.echo(f"  {name}")
    if not quiet:
        click.echo(f"{made} built, {same} unchanged")
    ctx.exit(worst)
