"""The files of an article in a locale, under its name or its former one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import files, layout, orphans, review, trace
from transnews.config import Settings
from transnews.errors import MaterialError, ReviewError
from transnews.layout import Places
from transnews.model import Key
from transnews.orphans import Orphan
from transnews.review import Catalog
from transnews.trace import Trace


@dataclass(frozen=True, slots=True)
class Stands:
    """What was read of the files of an article, under its name or its former one."""

    places: Places
    old: str | None
    catalog: Catalog | None
    trace: Trace | None
    renamed: Places | None
    broken: ReviewError | None


def standing(
    project: Path,
    settings: Settings,
    article: PurePath,
    locale: str,
    keys: Sequence[Key],
    lost: Sequence[Orphan],
) -> Stands:
    """Read the PO file and the trace.

    Raises:
        FileError: a file cannot be read.
        ReviewError: the PO file is broken.
    """
    places = layout.places(settings, article, locale)
    old, renamed = _read(project, str(places.po)), None
    if old is None and (orphan := orphans.former(lost, keys)):
        renamed = orphan.places
        old = _read(project, str(renamed.po))
    catalog = review.parse(old, str(places.po)) if old is not None else None
    known, broken = _read_trace(project, places)
    if known is None and broken is None and renamed:
        known, broken = _read_trace(project, renamed)
    return Stands(places, old, catalog, known, renamed, broken)


def _read(project: Path, name: str) -> str | None:
    path = project / name
    return files.read_text(path, name) if path.exists() else None


def _read_trace(project: Path, places: Places) -> tuple[Trace | None, ReviewError | None]:
    """Return the trace, if there is a whole one, or what is wrong with it."""
    try:
        text = _read(project, str(places.trace))
        return (None if text is None else trace.read_trace(text, str(places.trace))), None
    except MaterialError as error:
        advice = "left as it is, and all drafts of the article count as a person's"
        return None, ReviewError(f"{error}; {advice}")
