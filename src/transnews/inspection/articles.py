"""One article in one locale: its PO file looked over, entry by entry and as a whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transnews import build, files, gates, qa, review
from transnews.config import Settings
from transnews.drafting import Direction
from transnews.errors import MaterialError, ReviewError
from transnews.inspection.entries import findings, works
from transnews.inspection.values import Inspected, Problem
from transnews.inspection.variants import check as check_variant
from transnews.layout import Places
from transnews.model import Article, Finding, Key, Severity
from transnews.review import Catalog, Entry

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Case:
    """What is inspected."""

    project: Path
    settings: Settings
    article: Article
    places: Places
    direction: Direction

    def problem(self, finding: Finding, line: int = 1, key: Key | None = None) -> Problem:
        """Return a finding with the place where it was made."""
        return Problem(
            self.article.path.as_posix(),
            self.direction.target,
            str(self.places.po),
            line,
            finding.check,
            finding.severity,
            finding.message,
            key,
            finding.span,
        )

    def inspected(self, texts: int, problems: Sequence[Problem]) -> Inspected:
        """Return what was found in so many *texts*."""
        article = self.article.path.as_posix()
        name = str(self.places.po)
        return Inspected(article, self.direction.target, name, texts, tuple(problems))


def inspect(case: Case) -> Inspected:
    """Look over the PO file of an article.

    Raises:
        FileError: it cannot be read.
    """
    catalog, problems = _read(case)
    if catalog is None:
        return case.inspected(0, problems)
    problems += _entries(case, catalog)
    problems.sort(key=lambda problem: problem.line)
    return case.inspected(len(review.texts(catalog)), problems)


def of_file(case: Case) -> Inspected:
    """Look over the PO file of an article as a whole, and at none of its entries.

    Raises:
        FileError: it cannot be read.
    """
    if (case.project / case.places.po).exists():
        return case.inspected(0, _read(case)[1])
    message = f"not there yet; run transnews translate --to {case.direction.target}"
    problem = case.problem(Finding("missing", Severity.WARNING, message))
    return case.inspected(0, list(_counted(case, [problem])))


def _read(case: Case) -> tuple[Catalog | None, list[Problem]]:
    """Return the PO file, if it can be read, and what is wrong with it as a whole."""
    path, name = case.project / case.places.po, str(case.places.po)
    try:
        catalog = review.parse(files.read_text(path, name), name)
    except MaterialError as error:
        return None, list(_counted(case, [_located(case, error, "po")]))
    return catalog, list(_counted(case, _whole(case, catalog, review.texts(catalog))))


def _counted(case: Case, problems: list[Problem]) -> Iterator[Problem]:
    """Yield the problems of a whole file that count."""
    for problem in problems:
        severity = case.settings.checks.get(problem.check, problem.severity)
        if severity:
            yield replace(problem, severity=severity)


def _located(case: Case, error: MaterialError, check: str) -> Problem:
    """Return what is wrong with a file at the line that the error names."""
    place = re.match(rf"{re.escape(str(case.places.po))}:(?:(\d+):)?\s*", str(error))
    message = str(error)[place.end() :] if place else str(error)
    line = int(place[1]) if place and place[1] else 1
    return case.problem(Finding(check, Severity.ERROR, message), line)


def _whole(case: Case, catalog: Catalog, texts: Mapping[Key, Entry]) -> list[Problem]:
    """Return what is wrong with the file as a whole, and with the variant made of it."""
    found = []
    try:
        review.check_language(catalog, case.direction.target, str(case.places.po))
    except ReviewError as error:
        found.append(_located(case, error, "header"))
    keys = dict.fromkeys(map(build.key, case.article.blocks))
    if absent := [key for key in keys if key not in texts]:
        many = f"{len(absent)} texts of the article are" if len(absent) > 1 else "a text is"
        first = shown(absent[0].text)
        message = f'{many} not in the file ("{first}"); run transnews translate'
        found.append(case.problem(Finding("missing", Severity.WARNING, message)))
    else:
        found += map(
            case.problem,
            check_variant(
                case.project,
                case.settings,
                case.article,
                catalog,
                case.direction.target,
                case.places,
            ),
        )
    return found


def _entries(case: Case, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is found in the entries, those in use."""
    texts, traced = review.texts(catalog), gates.traced(case.project, case.places)
    ready = works(case.article, texts.values(), traced)
    lost = qa.lost_names(tuple(ready.works.values()), case.direction)
    for chunk in catalog.chunks:
        entry = chunk.entry
        if entry.obsolete:
            continue
        line = next(line.number for line in chunk.lines if line.word.startswith("msgstr"))
        own = lost.get(entry.key, ())
        for finding in findings(entry, ready, case.direction, own, case.settings.checks):
            yield case.problem(finding, line, entry.key)


def shown(text: str) -> str:
    """Return a text as a message names it.

    >>> shown("Harbour strike ends after nine days of talks")
    'Harbour strike ends after nine days of…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN].rsplit(" ", 1)[0] + "…"
