"""The variant of an article beside its PO file: is it what the file makes?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from transnews import build, files, gates, review
from transnews.config import Settings
from transnews.errors import ArticleError, BuildError
from transnews.layout import Places
from transnews.model import Article, Finding, Severity, Variant
from transnews.review import Catalog, State


def check(
    project: Path,
    settings: Settings,
    article: Article,
    catalog: Catalog,
    locale: str,
    places: Places,
) -> Iterator[Finding]:
    """Yield a finding where the variant is not there, is another, or cannot be made.

    One that the gate holds back is none: `status` and `build` tell of those.

    Raises:
        FileError: it cannot be read.
    """
    states = {entry.state for entry in review.texts(catalog).values()}
    if states & {State.MISSING, State.OUTDATED}:
        return
    try:
        aids = gates.read(project, settings, article, locale, places)
        made = build.variant(article, catalog, locale, places, settings, aids)
    except BuildError:
        if wrong := _wrong(settings, article, catalog, locale, places):
            message = str(wrong).removeprefix(f"{places.variant}: ")
            yield Finding("variant", Severity.ERROR, message)
        return
    yield from _compared(project, made)


def _wrong(
    settings: Settings, article: Article, catalog: Catalog, locale: str, places: Places
) -> BuildError | None:
    """Return why no variant can be made, whatever the gate lets through."""
    open_gate = replace(settings.build, require_review=False, min_reviewed=0, require=())
    aids = build.Aids(lambda *_: (), {})
    try:
        build.variant(article, catalog, locale, places, replace(settings, build=open_gate), aids)
    except BuildError as error:
        return error
    return None


def _compared(project: Path, made: Variant) -> Iterator[Finding]:
    path = project / made.path
    try:
        same = files.read_text(path, str(made.path)) == made.text if path.exists() else None
    except ArticleError:  # not UTF-8: somebody else wrote it
        same = False
    if not same:
        wrong = "is not there" if same is None else "is not what the PO file makes"
        message = f"{made.path} {wrong}; run transnews build"
        yield Finding("variant", Severity.WARNING, message)
