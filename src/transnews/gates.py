"""What the gate of `build` has to know beside the PO file, read from where it stands."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from transnews import files, glossary, qa, review, trace
from transnews.build import Aids, Inspect
from transnews.checks import levels
from transnews.config import Settings
from transnews.drafting import Direction
from transnews.errors import ArticleError, MaterialError
from transnews.glossary import Matcher
from transnews.layout import Places
from transnews.model import Article, Block, Finding, Key, Severity
from transnews.review import Entry
from transnews.trace import TraceEntry


def read(project: Path, settings: Settings, article: Article, locale: str, places: Places) -> Aids:
    """Return what the gate of *settings* has to know; it reads no more than that.

    A trace that is broken or not there has no offers.

    Raises:
        GlossaryError: a glossary is wrong.
        FileError: a file cannot be read.
    """
    wanted = settings.build
    checked = bool(set(wanted.require) - {"headline"})
    made = traced(project, places) if checked or wanted.fallback == "draft" else {}
    offers = {key: entry.offer for key, entry in made.items() if entry.offer}
    if not checked:
        return Aids(_nothing, offers)
    return Aids(_inspector(settings, direction(project, settings, article, locale), made), offers)


def traced(project: Path, places: Places) -> dict[Key, TraceEntry]:
    """Return what the machine did; a broken trace counts as none, which translate tells.

    Raises:
        FileError: it cannot be read.
    """
    path = project / places.trace
    if not path.exists():
        return {}
    try:
        known = trace.read_trace(files.read_text(path, str(places.trace)), str(places.trace))
    except MaterialError:
        return {}
    return {entry.key: entry for entry in known.entries}


def direction(project: Path, settings: Settings, article: Article, locale: str) -> Direction:
    """Return the direction of *article* into *locale* with its glossary, for which no model is.

    Raises:
        GlossaryError: a glossary is wrong.
        FileError: it cannot be read.
    """
    folder = project / settings.glossaries
    stamps = tuple((path, path.stat().st_mtime_ns) for path in glossary.files_in(folder))
    there, back = _made(folder, stamps, article.language, locale)
    return Direction(article.language, locale, article.format, there, frozenset(), back)


@lru_cache(maxsize=32)
def _made(
    folder: Path,
    stamps: tuple[tuple[Path, int], ...],  # noqa: ARG001 - another state is another glossary
    language: str,
    locale: str,
) -> tuple[Matcher, Matcher]:
    """Return what finds names in the source, and in the translation."""
    words = glossary.load(folder)
    return glossary.matcher(words, language, locale), glossary.matcher(words, locale, language)


def _nothing(_block: Block, _said: Entry) -> Iterable[Finding]:
    return ()


def _inspector(
    settings: Settings, direction: Direction, entries: Mapping[Key, TraceEntry]
) -> Inspect:
    """Return what looks over a text as `transnews check` does."""

    def inspect(block: Block, said: Entry) -> Iterable[Finding]:
        made = entries.get(said.key)
        own = made if made and not review.is_human(said, made.text) else None
        try:
            item = qa.work(said, block, own, block.markup or direction.format)
        except ArticleError as error:
            return (Finding("markup", Severity.ERROR, str(error)),)
        found = qa.findings(item, direction)
        return levels.weighed(found, settings.checks, levels.exempt(said.comment))

    return inspect
