"""``transnews status``."""

import click

from transnews.cli import output
from transnews.cli import project as projects
from transnews.errors import TransnewsError

_HEAD = (
    "locale",
    "article",
    "reviewed",
    "drafts",
    "outdated",
    "missing",
    "words",
    "words reviewed",
)


@click.command("status")
@click.argument("paths", nargs=-1, type=click.Path())
@projects.only_locales
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], locales: tuple[str, ...]) -> None:
    """Show per locale and article what is reviewed, drafted, outdated and missing, in messages."""
    from transnews import standing

    folder, settings = projects.load(ctx)
    worst = 0
    rows: list[tuple[str, ...]] = []
    for result in standing.status_all(folder, settings, paths, projects.locales(locales, settings)):
        if isinstance(result, TransnewsError):
            click.echo(f"transnews: {result}", err=True)
            worst = max(worst, result.exit_status)
            continue
        numbers = (
            result.reviewed,
            result.drafts,
            result.outdated,
            result.missing,
            result.words,
            result.words_reviewed,
        )
        rows.append((result.locale, result.article, *map(str, numbers)))
    if rows:
        output.table(_HEAD, rows)
    ctx.exit(worst)
