"""The folders of the locales, also of those that nobody asks for any more."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath, PurePosixPath

from transnews import formats, languages, layout
from transnews.config import Settings
from transnews.errors import LanguageError
from transnews.layout import Places


def everywhere(project: Path, settings: Settings, article: PurePath) -> tuple[Places, ...]:
    """Return where the files of *article* lie in every locale that has a folder."""
    return tuple(
        layout.places(settings, article, locale) for locale, _ in _there(project, settings)
    )


def orphans(
    project: Path, settings: Settings, locales: Sequence[str]
) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield locale and place of each PO file in *locales* whose article is gone."""
    for locale, folder in _there(project, settings):
        for path in sorted(folder.rglob("*.po")) if locale in locales else ():
            stem = path.relative_to(folder).with_suffix("")
            if not _is_article(project / settings.articles / stem) and not _is_article(
                project / stem
            ):
                yield locale, PurePosixPath(path.relative_to(project).as_posix())


def _is_article(base: Path) -> bool:
    """Tell whether there is an article of this name, whatever its format."""
    return any(base.with_name(base.name + suffix).is_file() for suffix in formats.SUFFIXES)


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
