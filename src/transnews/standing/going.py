"""All articles of a project in all locales."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from transnews import files, languages, layout, source, trace
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.layout import Places
from transnews.model import Article
from transnews.spool import Paths, Spool
from transnews.trace import Trace

Found = tuple[Article, str, Places]
"""An article, a locale, and where its files lie there."""


def articles(
    project: Path, settings: Settings, paths: Iterable[PurePath], locales: Sequence[str]
) -> Iterator[Found | TransnewsError]:
    """Yield each article in each locale into which it is translated, or why it cannot be read."""
    for locale in locales:
        for path in paths:
            places = layout.places(settings, path, locale)
            known = read_trace(project, places)
            try:
                article = source.load(
                    project,
                    path,
                    remembered=known.source if known else None,
                    reading=settings.formats,
                )
            except TransnewsError as error:
                yield error
                continue
            if languages.needs_translation(article.language, locale):
                yield article, locale, places


def named(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Found | TransnewsError]:
    """Yield the articles that *paths* name, as `layout.articles` reads them; no retracted ones."""
    there = Paths(Spool())
    for path in layout.articles(project, settings, paths):
        if isinstance(path, TransnewsError):
            yield path
            continue
        try:
            if not source.read_marks(project, path).retracted:
                there.add(path)
        except TransnewsError as error:
            yield error
    yield from articles(project, settings, there, locales)


def read_trace(project: Path, places: Places) -> Trace | None:
    """Return the trace of an article, None where there is no whole one."""
    path = project / places.trace
    try:
        text = files.read_text(path, str(places.trace)) if path.exists() else ""
        return trace.read_trace(text, str(places.trace)) if text else None
    except TransnewsError:
        return None
