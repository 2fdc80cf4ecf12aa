"""``transnews detect``."""

from pathlib import Path

import click

from transnews.cli import project as projects
from transnews.errors import TransnewsError
from transnews.model import Reading


@click.command("detect")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Show the language of files, and how sure that is: what they say, and both opinions."""
    worst = 0
    for path in paths:
        try:
            for line in _lines(path, projects.load(ctx)[1].formats):
                click.echo(line)
        except TransnewsError as error:
            click.echo(f"transnews: {error}", err=True)
            worst = max(worst, error.exit_status)
    ctx.exit(worst)


def _lines(path: Path, reading: Reading) -> list[str]:
    from transnews import detect, files, formats
    from transnews.errors import ArticleError, UnsureError

    text = files.read_text(path)
    try:
        kind = formats.format_of(path)
        blocks, declared = formats.parse(text, kind, reading), formats.language(text, kind)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error
    found = detect.detect("\n".join(block.text for block in blocks))
    lines = [f"{path}: {found.language or detect.describe(found)}"]
    if declared:
        lines.append(f"  says of itself  {declared}")
    for opinion in found.opinions:
        ranking = ", ".join(f"{tag} {p:.2f}" for tag, p in opinion.ranking[:3]) or "nothing"
        lines.append(f"  {opinion.source:<14}  {ranking}")
    if found.language is None and not declared:
        for line in lines[1:]:
            click.echo(line)
        raise UnsureError(lines[0])
    return lines
