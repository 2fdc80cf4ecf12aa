"""``transnews runs``."""

from pathlib import Path

import click

from transnews.cli import project as projects


@click.command("runs")
@click.option(
    "--last",
    "number",
    type=click.IntRange(1, 200),
    default=20,
    metavar="N",
    help="So many runs.  [default: 20]",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/runs.md).")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Plot words a second and findings into FILE.svg, or .png (extra: plot).",
)
@click.pass_context
def command(ctx: click.Context, number: int, as_json: bool, plot: Path | None) -> None:
    """Show the last runs of translate: when, how much, how fast, what was found.

    Below stands a small plot of words a second and of findings, the oldest run to the left.
    """
    from transnews import runs
    from transnews.cli.histories import drawing, table

    folder = projects.find(ctx)
    last, wrong = runs.last(folder, number)
    for error in wrong:
        click.echo(f"transnews: {error}", err=True)
    if plot is not None:
        drawing.save(last, plot)
    if as_json:
        click.echo(table.as_json(last), nl=False)
    elif not last:
        click.echo("no runs yet; transnews translate keeps a record of each")
    else:
        click.echo("\n".join(table.lines(last)))
    ctx.exit(max((error.exit_status for error in wrong), default=0))
