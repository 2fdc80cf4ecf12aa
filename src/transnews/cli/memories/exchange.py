"""``transnews memory export`` and ``import``."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.cli.memories.opening import opened

if TYPE_CHECKING:
    from transnews.memory import Segment


@click.command("export")
@click.argument("target", metavar="FILE.tmx", type=click.Path(path_type=Path, dir_okay=False))
@projects.only_locales
@click.option("--drafts", is_flag=True, help="The machine's drafts too, each marked as one.")
@click.pass_context
def export(ctx: click.Context, target: Path, locales: tuple[str, ...], drafts: bool) -> None:
    """Write the reviewed texts as TMX 1.4, for OmegaT, Weblate, Poedit and others.

    Exit status 1 if a file of the memory is broken or a text cannot be written.
    """
    from transnews import files, memory

    with opened(ctx) as now:
        wanted = projects.locales(locales, now.settings) if locales else ()
        done = memory.export(now.memory, wanted, drafts)
    files.write_text(target, done.text)
    for line in done.left_out:
        click.echo(f"transnews: {line}", err=True)
    click.echo(f"{target}: {done.units} text{'s' if done.units != 1 else ''}")
    ctx.exit(1 if done.left_out else now.exit_status)


@click.command("import")
@click.argument("source", metavar="FILE.tmx", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def take_in(ctx: click.Context, source: Path) -> None:
    """Check a TMX file and copy it to memories/; its texts count as reviewed.

    A file that is broken or holds nothing is refused, with exit status 1. To take it out again,
    delete the copy.
    """
    from transnews import memory

    folder, settings = projects.load(ctx)
    with projects.locked(folder):
        place, segments = memory.take_in(source, folder, settings)
    for (language, locale), many in sorted(Counter(map(_direction, segments)).items()):
        text = "text" if many == 1 else "texts"
        click.echo(f"{place}: {many} {text} {language} → {locale}")
        if locale not in settings.locales:
            click.echo(f"transnews: {locale} is no locale of this project", err=True)


def _direction(segment: "Segment") -> tuple[str, str]:
    return segment.language, segment.locale
