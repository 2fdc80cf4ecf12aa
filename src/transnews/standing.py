"""Go over a project without a model: build variants, see what stands where."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from transnews import build, files, languages, layout, source, status, trace
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.layout import Places
from transnews.model import Article
from transnews.status import Standing

Built = tuple[str, bool]
"""Name of a variant, and whether it changed."""


def build_all(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Built | TransnewsError]:
    """Yield each variant as it is built, or why it is not.

    An article that was never translated has none; only if *paths* name it, that is an error.
    """
    for found in articles(project, settings, paths, locales):
        if isinstance(found, TransnewsError):
            yield found
            continue
        article, locale, places = found
        if not paths and not (project / places.po).exists():
            continue  # not translated yet; asked for by name, it is told
        try:
            catalog = build.read_catalog(project, places, locale)
            made = build.variant(article, catalog, locale, places, settings)
            yield str(made.path), build.write(project, made)
        except TransnewsError as error:
            yield error


def status_all(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Standing | TransnewsError]:
    """Yield how far each article is in each locale, or why that cannot be said."""
    for found in articles(project, settings, paths, locales):
        if isinstance(found, TransnewsError):
            yield found
            continue
        article, locale, places = found
        try:
            there = (project / places.po).exists()
            catalog = build.read_catalog(project, places, locale) if there else None
            yield status.standing(article, catalog, locale)
        except TransnewsError as error:
            yield error


def articles(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[tuple[Article, str, Places] | TransnewsError]:
    """Yield each article with each locale that it is translated into, or what is wrong with it."""
    found, errors = layout.articles(project, settings, paths)
    yield from errors
    for locale in locales:
        for path in found:
            places = layout.places(settings, path, locale)
            try:
                article = source.load(
                    project,
                    path,
                    remembered=_language(project, places),
                    reading=settings.formats,
                )
            except TransnewsError as error:
                yield error
                continue
            if languages.needs_translation(article.language, locale):
                yield article, locale, places


def _language(project: Path, places: Places) -> str | None:
    """Return the language that the last translation took the article for, if there was one."""
    path = project / places.trace
    try:
        text = files.read_text(path, str(places.trace)) if path.exists() else ""
        return trace.read_trace(text, str(places.trace)).source if text else None
    except TransnewsError:
        return None
