"""What stands in the PO files, looked over without a model: each translation, and the files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from transnews import glossary, orphans, standing
from transnews.config import Settings
from transnews.drafting import Direction
from transnews.errors import TransnewsError
from transnews.glossary import Glossary
from transnews.inspection.articles import Case, inspect, shown
from transnews.inspection.entries import Works, findings, works
from transnews.inspection.known import NAMES
from transnews.inspection.values import Inspected, Problem
from transnews.model import Article, Finding, Severity

__all__ = [
    "NAMES",
    "Case",
    "Inspected",
    "Problem",
    "Works",
    "findings",
    "inspect",
    "inspect_all",
    "shown",
    "works",
]


def inspect_all(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Inspected | TransnewsError]:
    """Yield each article in each locale, looked over, or why that cannot be done.

    An article that was never translated is none, unless *paths* name it. PO files without an
    article come last, where no paths are named.

    Raises:
        GlossaryError: a glossary is wrong.
        FileError: a glossary cannot be read.
    """
    words = glossary.load(project / settings.glossaries)
    directions: dict[tuple[str, str, str], Direction] = {}
    for found in standing.named(project, settings, paths, locales):
        if isinstance(found, TransnewsError):
            yield found
            continue
        article, locale, places = found
        key = article.language, locale, article.format
        direction = directions.get(key) or _direction(words, article, locale)
        directions[key] = direction
        case = Case(project, settings, article, places, direction)
        try:
            if (project / places.po).exists():
                yield inspect(case)
            elif paths:
                yield _untranslated(case)
        except TransnewsError as error:
            yield error
    for locale in locales if not paths else ():
        yield from _orphans(project, settings, locale)


def _direction(words: Glossary, article: Article, locale: str) -> Direction:
    forth = glossary.matcher(words, article.language, locale)
    back = glossary.matcher(words, locale, article.language)
    return Direction(article.language, locale, article.format, forth, frozenset(), back)


def _untranslated(case: Case) -> Inspected:
    message = f"not there yet; run transnews translate --to {case.direction.target}"
    severity = case.settings.checks.get("missing", Severity.WARNING)
    problems = (case.problem(Finding("missing", severity, message)),) if severity else ()
    article, name = case.article.path.as_posix(), str(case.places.po)
    return Inspected(article, case.direction.target, name, 0, problems)


def _orphans(project: Path, settings: Settings, locale: str) -> Iterator[Inspected]:
    """Yield each PO file whose article is gone."""
    severity = settings.checks.get("orphan", Severity.WARNING)
    for places in orphans.find(project, settings, locale) if severity else ():
        name, message = str(places.po), "its article is gone; rename the article back, or remove "
        published = (project / places.variant).is_file()
        message += f"the file and {places.variant}, still published" if published else "the file"
        problem = Problem("", locale, name, 1, "orphan", severity or Severity.WARNING, message)
        yield Inspected("", locale, name, 0, (problem,))
