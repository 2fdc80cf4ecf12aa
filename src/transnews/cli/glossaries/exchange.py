"""``transnews glossary export`` and ``import``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.errors import FileError, GlossaryError, UsageError

if TYPE_CHECKING:
    from transnews.model import Concept

_LARGEST = 50_000_000
_source = click.option(
    "--from", "language", metavar="LANG", help="The language of the column source, for CSV."
)


@click.command("export")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@_source
@projects.only_locales
@click.pass_context
def export(
    ctx: click.Context, target: Path, language: str | None, locales: tuple[str, ...]
) -> None:
    """Write the glossary as FILE.tbx (all languages), or FILE.csv (two: source,target).

    \b
    transnews glossary export terms.tbx
    transnews glossary export terms.csv --from en --to pt     for Weblate and Poedit
    """  # noqa: D301 - click wants the character itself
    from transnews import files, glossary

    folder, settings = projects.load(ctx)
    words = glossary.load(folder / settings.glossaries)
    wanted = projects.locales(locales, settings) if locales else ()
    if _is_csv(target):
        text = glossary.write_pairs(words.concepts, *_pair(language, wanted))
    else:
        spoken = _spoken(language)
        text = glossary.write_tbx(words.concepts, (*spoken, *wanted) if wanted else ())
    files.write_text(target, text)
    click.echo(f"{target}: written")


@click.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@_source
@projects.only_locales
@click.pass_context
def take_in(
    ctx: click.Context, source: Path, language: str | None, locales: tuple[str, ...]
) -> None:
    """Make a new glossary file of FILE.tbx, or of a FILE.csv with the columns source,target.

    What the glossary has already is left out. If a form or an id belongs to another row, nothing is
    written, and all such places are told. The new file has the name of FILE.

    \b
    transnews glossary import terms.tbx
    transnews glossary import terms.csv --from en --to pt
    """  # noqa: D301 - click wants the character itself
    from transnews import files, glossary

    folder, settings = projects.load(ctx)
    place = folder / settings.glossaries / f"{source.stem.lstrip('.~')}.csv"
    wanted = projects.locales(locales, settings) if locales else ()
    with projects.locked(folder):
        words = glossary.load(folder / settings.glossaries)
        found = _read(source, language, wanted)
        taken = glossary.take_in(found, words, str(place))
        if taken.text and place.exists():
            raise GlossaryError(f"{place}: is there already; rename {source}")
        if taken.text:
            files.write_text(place, taken.text)
    known = f", {taken.known} known already" if taken.known else ""
    click.echo(f"{place}: {taken.added} new{known}" if taken.text else f"nothing new{known}")


def _read(source: Path, language: str | None, locales: tuple[str, ...]) -> "tuple[Concept, ...]":
    from transnews import files, glossary

    try:
        if source.stat().st_size > _LARGEST:
            raise GlossaryError(f"{source}: larger than 50 MB; part it into several files")
        if _is_csv(source):
            pair = _pair(language, locales)
            return glossary.read_pairs(files.read_text(source), str(source), *pair)
        return glossary.read_tbx(source.read_bytes(), str(source))
    except OSError as error:
        raise FileError(f"{source}: cannot be read: {files.reason(error)}") from error


def _is_csv(path: Path) -> bool:
    if path.suffix.lower() not in (".csv", ".tbx"):
        raise UsageError(f"{path}: neither .tbx nor .csv")
    return path.suffix.lower() == ".csv"


def _pair(language: str | None, locales: tuple[str, ...]) -> tuple[str, str]:
    """Return the two languages of a CSV file, which does not say them itself."""
    if language is None or len(locales) != 1:
        raise UsageError("a CSV file has two languages: say them, as in --from en --to pt")
    return _spoken(language)[0], locales[0]


def _spoken(language: str | None) -> tuple[str, ...]:
    from transnews import languages

    return (languages.canonical(language),) if language else ()
