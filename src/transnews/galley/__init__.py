"""One article in one locale as an editor sees it: the two texts side by side, and why to look."""

import re
from collections import Counter
from pathlib import Path

from transnews import build, gates, inspection, markup, source, status
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.galley.reading import Opened, opened
from transnews.galley.rows import row, rows
from transnews.galley.showing import show
from transnews.galley.values import Galley, Remark
from transnews.model import Article, Severity

_HASH = re.compile(r" sha256:\w+")

__all__ = ["Opened", "galley", "opened", "row", "set_out"]


def galley(project: Path, settings: Settings, article: Article, locale: str) -> Galley:
    """Return what an editor sees of *article* in *locale*.

    Raises:
        GlossaryError: a glossary is wrong.
        FileError: a file cannot be read.
        ArticleError: its front matter cannot be read.
    """
    return set_out(opened(project, settings, article, locale))


def set_out(desk: Opened) -> Galley:
    """Return what an editor sees of an article that was opened."""
    case = desk.case
    article, locale, places = case.article, case.direction.target, case.places
    marks = source.marks(article)
    standing = status.standing(article, desk.catalog, desk.trace, locale, places)
    return Galley(
        article=article.path.as_posix(),
        title=_title(article),
        language=article.language,
        locale=locale,
        po=str(places.po),
        variant=str(places.variant),
        rows=tuple(rows(desk)),
        counts=standing.counts,
        words=standing.words,
        words_left=standing.words_left,
        correction=marks.correction,
        retracted=marks.retracted,
        remarks=_remarks(desk),
        blocked=_blocked(desk),
        engine=_engine(desk),
        reviewed_by=standing.reviewed_by,
    )


def _title(article: Article) -> str:
    block = source.headline(article)
    if block is None:
        return article.path.name
    return show(markup.take_out(block.text, block.markup or article.format)).text


def _remarks(desk: Opened) -> tuple[Remark, ...]:
    """Return what is wrong with the files as a whole, the worst first."""
    case, found = desk.case, []
    if desk.broken:
        found.append(Remark("trace", Severity.WARNING, desk.broken, None))
    problems = inspection.of_file(case).problems
    found += [Remark(p.check, p.severity, p.message, None) for p in problems]
    return tuple(sorted(found, key=lambda remark: remark.severity is not Severity.ERROR))


def _blocked(desk: Opened) -> str:
    """Return why no variant is published; a missing or broken PO file is told as such."""
    case, locale = desk.case, desk.case.direction.target
    if desk.catalog is None:
        return ""
    if mark := source.marks(case.article).retracted:
        return f"the article is retracted: {mark}"
    try:
        aids = gates.read(case.project, case.settings, case.article, locale, case.places)
        build.variant(case.article, desk.catalog, locale, case.places, case.settings, aids)
    except TransnewsError as error:
        return str(error).removeprefix(f"{case.places.variant}: ").removeprefix("held back: ")
    return ""


def _engine(desk: Opened) -> str:
    """Return the engine that made the most drafts: ``argos en_pt 1.0 beam 4``."""
    used = [entry.engine for entry in desk.trace.entries if entry.engine] if desk.trace else []
    most = Counter(used).most_common(1)
    return _HASH.sub("", most[0][0]) if most else ""
