"""An article in a locale, its files read once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from transnews import build, gates, layout, markup, names, review
from transnews.config import Settings
from transnews.errors import ArticleError, MaterialError
from transnews.inspection import Case, Works, works
from transnews.model import Article, Key
from transnews.review import Catalog, Entry
from transnews.tasks.reading import Stands, standing
from transnews.trace import Trace, TraceEntry


@dataclass(frozen=True, slots=True)
class Opened:
    """All that the rows of an article are made of."""

    case: Case
    often: Mapping[Key, int]
    """How often each message stands in the article, in its order."""
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
    direction = gates.direction(project, settings, article, locale)
    case = Case(project, settings, article, places, direction)
    stands = _stands(case)
    catalog = stands.catalog
    entries = review.texts(catalog) if catalog else {}
    traced = {entry.key: entry for entry in stands.trace.entries} if stands.trace else {}
    ready = works(article, entries.values(), traced)
    chunks = enumerate(catalog.chunks, 1) if catalog else ()
    translations = [work.target.text for work in ready.works.values()]
    return Opened(
        case,
        Counter(map(build.key, article.blocks)),
        catalog,
        entries,
        {chunk.entry.key: number for number, chunk in chunks if not chunk.entry.obsolete},
        stands.trace,
        traced,
        str(stands.broken or ""),
        ready,
        (
            names.known(_texts(article), article.language),
            names.known(translations, locale),
        ),
    )


def _stands(case: Case) -> Stands:
    article = case.article
    keys = [build.key(block) for block in article.blocks]
    locale = case.direction.target
    try:
        return standing(case.project, case.settings, article.path, locale, keys, ())
    except MaterialError:  # a broken PO file; the inspection tells
        return Stands(case.places, None, None, None, None, None)


def _texts(article: Article) -> list[str]:
    texts = []
    for block in article.blocks:
        try:
            texts.append(markup.take_out(block.text, block.markup or article.format).text)
        except ArticleError:
            continue
    return texts
