"""``transnews check``."""

from pathlib import Path

import click

from transnews.cli import project as projects
from transnews.errors import UsageError

_FORMATS = ("text", "json", "github", "junit")


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[ARTICLE|FOLDER]...")
@projects.only_locales
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help="text for people; json for programs; github: notes beside the lines of a change; junit: "
    "a test report.  [default: text]",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="FILE",
    help="Write it there; only the sums are printed.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    as_json: bool,
    kind: str | None,
    output: Path | None,
) -> None:
    """Check what stands in the PO files, what people wrote as well as drafts. No model is called.

    Names, numbers, quotation marks, markup, spaces …; whether the PO files are whole and belong to
    the articles, and the variants to them. What counts as an error says [checks] in
    transnews.toml; "# transnews: ignore numbers" in a translator's comment sets a check aside.

    Exit status: 0 nothing, or only warnings; 1 an error; 2 the command could not work.
    """
    from transnews import inspection
    from transnews.cli.findings import data, found, github, junit, text

    if as_json and kind not in (None, "json"):
        raise UsageError(f"--json and --format {kind}: say one of them")
    renderers = {
        "text": text.render,
        "json": data.render,
        "github": github.render,
        "junit": junit.render,
    }
    folder, settings = projects.load(ctx)
    wanted = projects.locales(locales, settings)
    results = found.gather(inspection.inspect_all(folder, settings, paths, wanted))
    for failure in results.failures:
        click.echo(f"transnews: {failure}", err=True)
    rendered = renderers["json" if as_json else kind or "text"](results)
    if output is None or str(output) == "-":
        click.echo(rendered, nl=False)
    else:
        from transnews import files

        files.write_text(output, rendered)
        click.echo(text.summary(results))
    ctx.exit(results.exit_status)
