"""``transnews status``."""

import click

from transnews.cli import project as projects
from transnews.errors import TransnewsError


@click.command("status")
@click.argument("paths", nargs=-1, type=click.Path())
@projects.only_locales
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/publishing.md).")
@click.option(
    "--all", "everything", is_flag=True, help="Show wholly reviewed and retracted articles too."
)
@click.option(
    "--exit-code",
    is_flag=True,
    help="End with status 1 if anything waits: a text, a retraction, a PO file without article.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    as_json: bool,
    everything: bool,
    exit_code: bool,
) -> None:
    """Show per locale and article what is reviewed and what waits, in messages and words.

    Urgent articles come first: retracted ones that are still published, corrected ones, those that
    changed after their review. `missing` has no translation, or the article changed and `transnews
    translate` has not run since; `draft` is what the machine wrote, `edited` what a person changed
    and left as "needs work", `outdated` what somebody translated before the article changed,
    `reviewed` what a person let pass; in brackets, how many of them exactly as the machine wrote
    them. `look` counts what the checks ask to look at, by check.
    """
    from transnews import standing
    from transnews.cli.standings import report, table

    folder, settings = projects.load(ctx)
    wanted = projects.locales(locales, settings)
    overview = standing.look_over(folder, settings, paths, wanted, _tell)
    worst = max([0, *(status for _, status in overview.problems)])
    worst = max(worst, int(exit_code and overview.waits))
    if as_json:
        click.echo(report.text(overview, worst), nl=False)
    else:
        table.show(overview, everything=everything)
    ctx.exit(worst)


def _tell(error: TransnewsError) -> None:
    click.echo(f"transnews: {error}", err=True)
