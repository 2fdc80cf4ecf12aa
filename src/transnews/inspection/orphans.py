"""PO files that no article has."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from transnews import formats, languages
from transnews.config import Settings
from transnews.inspection.values import Inspected, Problem
from transnews.model import Severity


def orphans(project: Path, settings: Settings, locale: str) -> Iterator[Inspected]:
    """Yield each PO file of *locale* whose article is gone."""
    severity = settings.checks.get("orphan", Severity.WARNING)
    if severity is None:
        return
    folder = PurePosixPath(settings.output) / languages.gettext(locale)
    for path in sorted((project / folder).rglob("*.po")):
        name = PurePosixPath(path.relative_to(project).as_posix())
        if path.is_file() and not _has_article(project, settings, name.relative_to(folder)):
            message = "its article is gone; rename the article back, or remove the file"
            problem = Problem("", locale, str(name), 1, "orphan", severity, message)
            yield Inspected("", locale, str(name), 0, (problem,))


def _has_article(project: Path, settings: Settings, name: PurePosixPath) -> bool:
    """Tell whether the project has an article for the PO file called *name* in its folder."""
    places = [project / settings.articles / name, project / name]
    found = (sibling for place in places if place.parent.is_dir() for sibling in _beside(place))
    return any(formats.is_article(path) for path in found)


def _beside(place: Path) -> Iterator[Path]:
    """Yield the files that are called as *place* but for the suffix."""
    for suffix in formats.SUFFIXES:
        for spelt in (suffix, suffix.upper()):
            path = place.with_name(place.stem + spelt)
            if path.is_file():
                yield path
