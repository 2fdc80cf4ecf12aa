"""See what stands where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transnews import build, files, layout, orphans, review, source, status
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.review import State
from transnews.spool import Paths, Spool
from transnews.standing import going
from transnews.standing.takedown import standing_variants
from transnews.status import Retraction, Standing


@dataclass(frozen=True, slots=True)
class Orphan:
    """A PO file whose article is gone."""

    po: str
    locale: str
    reviewed: int
    """Texts in it that a person let pass, obsolete ones among them."""


def status_all(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Standing | Retraction | TransnewsError]:
    """Yield how far each article is in each locale, or why that cannot be said.

    A retracted article is told where a variant of it stands, once, and is no work for anybody.
    """
    working = Paths(Spool())
    for path in layout.articles(project, settings, paths):
        if isinstance(path, TransnewsError):
            yield path
            continue
        try:
            if not (mark := source.read_marks(project, path).retracted):
                working.add(path)
                continue
            up = tuple(map(str, standing_variants(project, settings, path)))
            yield Retraction(path.as_posix(), mark, up)
        except TransnewsError as error:
            yield error
    for item in going.articles(project, settings, working, locales):
        yield item if isinstance(item, TransnewsError) else _standing(project, item)


def without_article(
    project: Path, settings: Settings, locales: Sequence[str]
) -> tuple[Orphan, ...]:
    """Return the PO files in *locales* whose article is gone; a broken one counts as empty."""
    return tuple(
        Orphan(str(places.po), locale, _reviewed(project / places.po, str(places.po)))
        for locale in locales
        for places in orphans.find(project, settings, locale)
    )


def _reviewed(path: Path, name: str) -> int:
    try:
        catalog = review.parse(files.read_text(path, name), name)
    except TransnewsError:
        return 0
    return sum(entry.state is State.REVIEWED for entry in catalog.entries)


def _standing(project: Path, found: going.Found) -> Standing | TransnewsError:
    article, locale, places = found
    try:
        there = (project / places.po).exists()
        catalog = build.read_catalog(project, places, locale) if there else None
        known = going.read_trace(project, places)
        return status.standing(article, catalog, known, locale, places)
    except TransnewsError as error:
        return error
