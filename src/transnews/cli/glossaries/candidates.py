"""``transnews glossary candidates``."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import output
from transnews.cli import project as projects
from transnews.errors import TransnewsError

if TYPE_CHECKING:
    from transnews.candidates import Candidate, Passage, Row
    from transnews.config import Settings
    from transnews.glossary import Sheet

_WIDE = 44


@click.command("candidates")
@click.argument("paths", nargs=-1, type=click.Path())
@projects.only_locales
@click.option(
    "--from",
    "language",
    metavar="LANG",
    help="The language of the articles.  [default: what they say of themselves, else detected]",
)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=1,
    help="Only names that the articles have so often.  [default: 1]",
)
@click.option(
    "--csv",
    "target",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write the rows as CSV; - for standard output, where they go anyway if it is no terminal.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    language: str | None,
    least: int,
    target: Path | None,
) -> None:
    """List the names in the articles that no glossary holds, the most frequent first.

    As rows of the first glossary file, ready to be pasted: id, a guess at the type, the forms in
    the language of the articles, what the drafts made of them, how often and where they stand. A
    form that begins with ? is a proposal: it counts for nothing until the ? is taken off.

    \b
    transnews glossary candidates --least 2               a table, on a terminal
    transnews glossary candidates --csv new-names.csv     rows
    """  # noqa: D301 - click wants the character itself
    from transnews import candidates, glossary, languages

    folder, settings = projects.load(ctx)
    wanted = projects.locales(locales, settings)
    words = glossary.load(folder / settings.glossaries)
    spoken = languages.canonical(language) if language else None
    passages, worst = _passages(candidates.read(folder, settings, paths, wanted, spoken))
    found = [one for one in candidates.gather(passages, words) if one.count >= least]
    sheet = candidates.file_for(folder / settings.glossaries, found, wanted)
    rows = candidates.rows(found, words, sheet, wanted)
    if target is None and _is_terminal():
        _table(rows, wanted)
        articles = len({passage.article for passage in passages})
        click.echo(f"names in no glossary: {len(rows)}, in {articles} articles read")
    else:
        _write(candidates.write(rows, sheet), target)
    for line in _remarks(folder, settings, sheet, found, wanted):
        click.echo(f"transnews: {line}", err=True)
    ctx.exit(worst)


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _passages(read: "Iterable[Passage | TransnewsError]") -> "tuple[list[Passage], int]":
    """Return what could be read, and the exit status that the rest asks for; it is told."""
    passages: list[Passage] = []
    worst = 0
    for one in read:
        if isinstance(one, TransnewsError):
            click.echo(f"transnews: {one}", err=True)
            worst = max(worst, one.exit_status)
        else:
            passages.append(one)
    return passages, worst


def _write(text: str, target: Path | None) -> None:
    from transnews import files

    if target is None or str(target) == "-":
        click.echo(text, nl=False)
    else:
        files.write_text(target, text)


def _remarks(
    folder: Path,
    settings: "Settings",
    sheet: "Sheet",
    found: "Sequence[Candidate]",
    locales: Sequence[str],
) -> Iterator[str]:
    """Yield what a reader of the rows must know."""
    from transnews import candidates, glossary

    there = glossary.files_in(folder / settings.glossaries)
    if there and sheet.added:
        columns = ", ".join(sheet.columns[-sheet.added :])
        yield f"{there[0].name} has no column {columns}: add it there before you paste the rows"
    for locale in locales:
        if found and candidates.untranslated(found, locale):
            yield f"nothing of this is translated into {locale} yet: no forms from drafts"


def _table(rows: "Sequence[Row]", locales: Sequence[str]) -> None:
    if not rows:
        return
    head = ("count", "name", "type", *locales)
    lines = []
    for row in rows:
        made = dict(row.made)
        forms = " | ".join(row.candidate.forms)
        cells = (forms, row.type, *(made.get(locale, "") for locale in locales))
        lines.append((str(row.candidate.count), *map(_short, cells)))
    output.table(head, lines)


def _short(cell: str) -> str:
    return cell if len(cell) <= _WIDE else cell[: _WIDE - 1] + "…"
