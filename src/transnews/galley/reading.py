"""An article in a locale, its files read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from transnews import files, glossary, layout, markup, names, review, trace
from transnews.config import Settings
from transnews.drafting import Direction
from transnews.errors import ArticleError, MaterialError
from transnews.inspection import Case, Works, works
from transnews.model import Article, Key
from transnews.review import Catalog, Entry
from transnews.trace import Trace, TraceEntry


@dataclass(frozen=True, slots=True)
class Opened:
    """All that the rows of an article are made of."""

    case: Case
    catalog: Catalog | None
    """None if there is no PO file, or a broken one."""
    entries: Mapping[Key, Entry]
    """Of the PO file, those in use."""
    numbers: Mapping[Key, int]
    """Of the entries, from 1."""
    trace: Trace | None
    traced: Mapping[Key, TraceEntry]
    broken: str
    """What is wrong with the trace file, or empty."""
    works: Works
    """The translations, their markup taken out."""
    seen: tuple[frozenset[str], frozenset[str]]
    """Words known to be names, in the article and in its translation."""


def opened(project: Path, settings: Settings, article: Article, locale: str) -> Opened:
    """Read what stands there of *article* in *locale*; a broken file counts as not there.

    Raises:
        GlossaryError: a glossary is wrong.
        FileError: a file cannot be read.
    """
    places = layout.places(settings, article.path, locale)
    folder = project / settings.glossaries
    direction = _direction(folder, _stamps(folder), article.language, locale, article.format)
    case = Case(project, settings, article, places, direction)
    catalog = _catalog(project, str(places.po))
    known, broken = _trace(project, str(places.trace))
    entries = review.texts(catalog) if catalog else {}
    traced = {entry.key: entry for entry in known.entries} if known else {}
    ready = works(article, entries.values(), traced)
    chunks = enumerate(catalog.chunks, 1) if catalog else ()
    return Opened(
        case,
        catalog,
        entries,
        {chunk.entry.key: number for number, chunk in chunks if not chunk.entry.obsolete},
        known,
        traced,
        broken,
        ready,
        (
            names.known(_texts(article), article.language),
            names.known([work.target.text for work in ready.works.values()], locale),
        ),
    )


def _texts(article: Article) -> list[str]:
    texts = []
    for block in article.blocks:
        try:
            texts.append(markup.take_out(block.text, block.markup or article.format).text)
        except ArticleError:
            continue
    return texts


def _catalog(project: Path, name: str) -> Catalog | None:
    try:
        there = (project / name).exists()
        return review.parse(files.read_text(project / name, name), name) if there else None
    except MaterialError:
        return None


def _trace(project: Path, name: str) -> tuple[Trace | None, str]:
    try:
        if not (project / name).exists():
            return None, ""
        return trace.read_trace(files.read_text(project / name, name), name), ""
    except MaterialError as error:
        return None, str(error)


_Stamps = tuple[tuple[Path, int], ...]


def _stamps(folder: Path) -> _Stamps:
    return tuple((path, path.stat().st_mtime_ns) for path in glossary.files_in(folder))


@lru_cache(maxsize=16)
def _direction(
    folder: Path,
    stamps: _Stamps,  # noqa: ARG001 - another state is another glossary
    language: str,
    locale: str,
    format: str,  # noqa: A002
) -> Direction:
    words = glossary.load(folder)
    forth = glossary.matcher(words, language, locale)
    back = glossary.matcher(words, locale, language)
    return Direction(language, locale, format, forth, frozenset(), back)
