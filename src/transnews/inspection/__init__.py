"""What stands in the PO files, looked over without a model: each translation, and the files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from transnews import gates, glossary, orphans, standing
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.inspection.articles import Case, inspect, of_file, shown
from transnews.inspection.entries import Works, findings, works
from transnews.inspection.known import NAMES
from transnews.inspection.values import Inspected, Problem
from transnews.model import Severity

__all__ = [
    "NAMES",
    "Case",
    "Inspected",
    "Problem",
    "Works",
    "findings",
    "inspect",
    "inspect_all",
    "of_file",
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
    glossary.load(project / settings.glossaries)  # one that is wrong stops all, and is told once
    for found in standing.named(project, settings, paths, locales):
        if isinstance(found, TransnewsError):
            yield found
            continue
        article, locale, places = found
        direction = gates.direction(project, settings, article, locale)
        case = Case(project, settings, article, places, direction)
        try:
            if (project / places.po).exists():
                yield inspect(case)
            elif paths:
                yield of_file(case)
        except TransnewsError as error:
            yield error
    for locale in locales if not paths else ():
        yield from _orphans(project, settings, locale)


def _orphans(project: Path, settings: Settings, locale: str) -> Iterator[Inspected]:
    """Yield each PO file whose article is gone."""
    severity = settings.checks.get("orphan", Severity.WARNING)
    for places in orphans.find(project, settings, locale) if severity else ():
        name, message = str(places.po), "its article is gone; rename the article back, or remove "
        published = (project / places.variant).is_file()
        message += f"the file and {places.variant}, still published" if published else "the file"
        problem = Problem("", locale, name, 1, "orphan", severity or Severity.WARNING, message)
        yield Inspected("", locale, name, 0, (problem,))
