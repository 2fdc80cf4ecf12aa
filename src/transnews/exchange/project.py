"""Sheets of a project: out of its PO files, and into them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from transnews import build, files, languages, layout, review, standing
from transnews.config import Settings
from transnews.errors import ArticleError, FileError, ReviewError, TransnewsError
from transnews.exchange import xliff
from transnews.exchange.sheets import sheet, taken
from transnews.exchange.values import Sheet
from transnews.review import State

_LARGEST = 50_000_000
"""Bytes; a newsroom's archive goes in several files."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out of one article."""

    sheet: Sheet
    left: tuple[str, ...]
    """What could not, and why."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in for one article."""

    po: str
    """Name of its PO file."""
    edited: int
    conflicts: tuple[str, ...]
    remarks: tuple[str, ...]
    """Notes of the agency."""


def export(
    project: Path,
    settings: Settings,
    paths: Sequence[str],
    locale: str,
    states: Collection[State],
) -> Iterator[Exported | TransnewsError]:
    """Yield what goes out of each article, or why nothing does.

    An article that was never translated is passed over; only if *paths* name it, it is an error.
    """
    for found in standing.named(project, settings, paths, (locale,)):
        if isinstance(found, TransnewsError):
            yield found
            continue
        article, _, places = found
        if not paths and not (project / places.po).exists():
            continue
        try:
            catalog = build.read_catalog(project, places, locale)
        except TransnewsError as error:
            yield error
            continue
        entries = review.texts(catalog)
        keys = dict.fromkeys(map(build.key, article.blocks))
        made, left = sheet(
            article.path.as_posix(),
            (article.language, locale),
            (entries[key] for key in keys if key in entries),
            states,
        )
        if behind := sum(key not in entries for key in keys):
            left = (*left, f"{behind} texts are not in {places.po} yet: run transnews translate")
        yield Exported(made, left)


def open_file(path: Path, translated: bool = False) -> tuple[Sheet, ...]:
    """Return the sheets of an XLIFF file, as `xliff.read` does.

    Raises:
        UsageError: Translate Toolkit is not installed.
        FileError: the file cannot be read.
        ArticleError: it is no XLIFF 1 file, or larger than 50 MB.
    """
    xliff.available()
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {files.reason(error)}") from error
    if size > _LARGEST:
        raise ArticleError(f"{path}: larger than {_LARGEST // 1_000_000} MB: ask for several files")
    return xliff.read(files.read_text(path), str(path), translated)


def take_in(
    project: Path, settings: Settings, sheets: Sequence[Sheet]
) -> Iterator[Imported | TransnewsError]:
    """Put what came in into the PO files, and yield what became of each, or why it could not."""
    for made in sheets:
        try:
            yield _take_in(project, settings, made)
        except TransnewsError as error:
            yield error


def _take_in(project: Path, settings: Settings, made: Sheet) -> Imported:
    path, locale = PurePosixPath(made.article), languages.canonical(made.locale)
    if path.is_absolute() or ".." in path.parts or "\\" in made.article or not path.name:
        raise ReviewError(f"{made.article!r}: not the name of an article of this project")
    places = layout.places(settings, path, locale)
    if not (project / places.po).exists():
        raise ReviewError(f"{places.po}: not there; is {path} an article of this project?")
    text = files.read_text(project / places.po, str(places.po))
    asked = taken(made, review.parse(text, str(places.po)).entries)
    new = review.edit(text, asked.edits, str(places.po))
    files.replace_text(project / places.po, text, new, str(places.po))
    return Imported(str(places.po), len(asked.edits), asked.conflicts, asked.remarks)
