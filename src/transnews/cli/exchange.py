"""``transnews exchange``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.errors import TransnewsError

if TYPE_CHECKING:
    from transnews.review import State

_STATES = ("missing", "draft", "outdated", "reviewed")


@click.group("exchange")
def command() -> None:
    """Send texts to an agency as XLIFF 1.2, and take in what comes back.

    Needs Translate Toolkit: pip install 'transnews[exchange]'.
    """


@command.command("export")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[ARTICLE]...")
@click.option("--to", "locale", required=True, metavar="LOCALE", help="Of this locale.")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The XLIFF file to write.",
)
@click.option(
    "--only",
    metavar="STATE,...",
    help=f"Only texts in these states: {', '.join(_STATES)}.  [default: all]",
)
@click.pass_context
def export(
    ctx: click.Context, paths: tuple[str, ...], locale: str, output: Path, only: str | None
) -> None:
    """Write the texts of articles, with their drafts and notes, to one XLIFF file."""
    from transnews import exchange, files, languages

    exchange.available()
    states = _states(only)
    folder, settings = projects.load(ctx)
    worst, sheets = 0, []
    for result in exchange.export(folder, settings, paths, languages.canonical(locale), states):
        if isinstance(result, TransnewsError):
            worst = max(worst, _tell(str(result), result.exit_status))
            continue
        for line in result.left:
            worst = max(worst, _tell(f"{result.sheet.article}: {line}", 1))
        if result.sheet.units:
            sheets.append(result.sheet)
    if sheets:
        files.write_text(output, exchange.write(sheets))
        texts = sum(len(sheet.units) for sheet in sheets)
        many = f"{len(sheets)} article{'s' if len(sheets) != 1 else ''}"
        click.echo(f"{_texts(texts)} of {many} in {output}")
    else:
        click.echo("no texts to send; nothing written")
    ctx.exit(worst)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--accept-translated",
    is_flag=True,
    help="Take texts that the agency calls translated for reviewed; else only final ones are.",
)
@click.pass_context
def take_in(ctx: click.Context, file: Path, accept_translated: bool) -> None:
    """Put what an agency translated into the PO files.

    Only what it edited or approved is written. A text that somebody changed in the PO file
    meanwhile is left as it is there, and told (exit status 1). Then run transnews build.
    """
    from transnews import exchange

    folder, settings = projects.load(ctx)
    sheets = exchange.open_file(file, accept_translated)
    worst, edited = 0, 0
    with projects.locked(folder):
        for result in exchange.take_in(folder, settings, sheets):
            if isinstance(result, TransnewsError):
                worst = max(worst, _tell(str(result), result.exit_status))
                continue
            for line in result.conflicts:
                worst = max(worst, _tell(f"{result.po}: {line}", 1))
            for line in result.remarks:
                click.echo(f"  {result.po}: note to {line}")
            if result.edited:
                click.echo(f"  {result.po}: {_texts(result.edited)}")
            edited += result.edited
    click.echo(f"{_texts(edited)} taken in" + ("; now run transnews build" if edited else ""))
    ctx.exit(worst)


def _texts(number: int) -> str:
    return f"{number} text{'s' if number != 1 else ''}"


def _tell(message: str, status: int) -> int:
    click.echo(f"transnews: {message}", err=True)
    return status


def _states(only: str | None) -> "tuple[State, ...]":
    """Return the states that ``--only`` names.

    Raises:
        UsageError: it names something else.
    """
    from transnews.errors import UsageError
    from transnews.review import State

    if only is None:
        return tuple(State)
    names = [name.strip() for name in only.split(",") if name.strip()]
    wrong = [name for name in names if name not in _STATES]
    if wrong or not names:
        said = f"no state {', '.join(wrong)}" if wrong else "no state"
        edited = " (edited drafts are drafts)" if "edited" in wrong else ""
        raise UsageError(f"--only {only}: {said}; there are {', '.join(_STATES)}{edited}")
    return tuple(map(State, names))
