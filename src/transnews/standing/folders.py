"""The folders of the locales, also of those that nobody asks for any more."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from transnews import languages, layout
from transnews.config import Settings
from transnews.errors import LanguageError
from transnews.layout import Places


def everywhere(project: Path, settings: Settings, article: PurePath) -> tuple[Places, ...]:
    """Return where the files of *article* lie in every locale that has a folder."""
    return tuple(
        layout.places(settings, article, locale) for locale, _ in _there(project, settings)
    )


def _there(project: Path, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield each locale that has a folder, and the folder."""
    output = project / settings.output
    for folder in sorted(output.iterdir()) if output.is_dir() else ():
        try:
            locale = languages.canonical(folder.name)
        except LanguageError:
            continue
        if folder.is_dir() and folder.name == languages.gettext(locale):
            yield locale, folder
