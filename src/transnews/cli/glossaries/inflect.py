"""``transnews glossary inflect``."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects

if TYPE_CHECKING:
    from transnews.glossary import Change


@click.command("inflect")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--lang",
    "languages",
    multiple=True,
    type=click.Choice(["ru", "uk"]),
    help="Only this language; may be repeated.  [default: ru and uk]",
)
@click.option("--write", is_flag=True, help="Write the forms into the files.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], languages: tuple[str, ...], write: bool
) -> None:
    """Fill in the case forms of persons and places, in Russian and Ukrainian.

    PATHS are glossary files; without any, all of the project. Shows what each cell would get and
    writes it only with --write: what stands in a cell stays, first, and nothing else in the file
    changes. Read the forms before you write them, those above all that no dictionary has.

    Needs pymorphy3: pip install 'transnews[inflect]'.
    """
    from transnews import files, glossary

    folder, settings = projects.load(ctx)
    with projects.locked(folder) if write else nullcontext():
        there = glossary.files_in(folder / settings.glossaries)
        words = glossary.read(tuple(dict.fromkeys([*there, *(_same(p, there) for p in paths)])))
        cells = forms = 0
        for path in [_same(path, there) for path in paths] or there:
            sheet = glossary.sheet(files.read_text(path))
            changes = glossary.changes(sheet, words, languages or ("ru", "uk"))
            for change in changes:
                _show(path, change)
            added = {(c.record, c.language): c.after for c in changes if c.added}
            cells, forms = cells + len(added), forms + sum(len(c.added) for c in changes)
            if write and added:
                files.write_text(path, sheet.changed(added))
    said = "got" if write else "would get"
    hint = "" if write or not cells else "; --write writes them"
    click.echo(f"{cells} cell{'s' * (cells != 1)} {said} {forms} forms{hint}")


def _same(path: Path, there: tuple[Path, ...]) -> Path:
    """Return the file of the glossary that *path* names, or *path* if it is none of them."""
    return next((one for one in there if one.resolve() == path.resolve()), path)


def _show(path: Path, change: "Change") -> None:
    click.echo(f"{path}:{change.line}: {change.id}, {change.language}")
    click.echo(f"  {change.before}")
    if change.added:
        click.echo(f"+ {'|'.join(change.added)}")
    if change.added and change.guessed:
        click.echo(f"  in no dictionary, by analogy: {', '.join(change.guessed)}")
    if change.left:
        click.echo(f"  left as it is, gender not known: {', '.join(change.left)}")
    if change.clashes:
        click.echo(f"  left out, in another row already: {', '.join(change.clashes)}")
