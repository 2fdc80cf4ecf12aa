"""Retracted articles: their variants are removed, wherever they stand."""

from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath

from transnews import files, layout
from transnews.config import Settings


def standing_variants(
    project: Path, settings: Settings, article: PurePath
) -> Iterator[PurePosixPath]:
    """Yield the variants of *article* that stand in any locale, asked for or not."""
    for locale, _ in layout.locales(project, settings):
        places = layout.places(settings, article, locale)
        if (project / places.variant).is_file():
            yield places.variant


def take_down(project: Path, settings: Settings, article: PurePath) -> tuple[str, ...]:
    """Remove the variants of *article* in every locale, and return their names.

    PO files and traces stay: if the retraction is taken back, nothing of the work is lost.

    Raises:
        FileError: one cannot be removed.
    """
    found = tuple(standing_variants(project, settings, article))
    for name in found:
        files.remove(project / name, str(name))
    return tuple(map(str, found))
