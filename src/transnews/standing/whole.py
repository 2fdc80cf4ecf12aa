"""All that stands in a project, gathered: what `status` and the index page show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.standing.overview import Orphan, status_all, without_article
from transnews.status import Retraction, Standing

_ORDER = ("correction", "outdated", "")


@dataclass(slots=True)
class Overview:
    """What stands where, as it was found."""

    articles: str
    """The folder of the articles, which tables leave out."""
    standings: list[Standing] = field(default_factory=list)
    retractions: list[Retraction] = field(default_factory=list)
    orphans: tuple[Orphan, ...] = ()
    problems: list[tuple[str, int]] = field(default_factory=list)
    """Message and exit status."""

    @property
    def by_locale(self) -> dict[str, list[Standing]]:
        """The articles of each locale: corrected ones first, then outdated ones."""
        found: dict[str, list[Standing]] = {}
        for row in sorted(self.standings, key=lambda row: _ORDER.index(row.urgent)):
            found.setdefault(row.locale, []).append(row)
        return {locale: found[locale] for locale in dict.fromkeys(r.locale for r in self.standings)}

    @property
    def urgent(self) -> list[Standing]:
        """What must be seen to first, in all locales."""
        rows = sorted(self.standings, key=lambda row: _ORDER.index(row.urgent))
        return [row for row in rows if row.urgent]

    @property
    def published(self) -> list[Retraction]:
        """Retracted articles of which variants still stand."""
        return [retraction for retraction in self.retractions if retraction.published]

    @property
    def waits(self) -> bool:
        """Something waits for a person or a build."""
        unread = any(row.counts.waiting for row in self.standings)
        return bool(unread or self.published or self.orphans)


def look_over(
    project: Path,
    settings: Settings,
    paths: Sequence[str],
    locales: Sequence[str],
    tell: Callable[[TransnewsError], None],
) -> Overview:
    """Return what stands in a project; PO files without an article only if no *paths* are named.

    Args:
        project: The project folder.
        settings: Its settings.
        paths: Articles and folders; none means all.
        locales: The locales that are asked for.
        tell: Is given each problem as it comes up.
    """
    overview = Overview(settings.articles)
    for result in status_all(project, settings, paths, locales):
        if isinstance(result, TransnewsError):
            tell(result)
            overview.problems.append((str(result), result.exit_status))
        elif isinstance(result, Standing):
            overview.standings.append(result)
        else:
            overview.retractions.append(result)
    if not paths:
        overview.orphans = without_article(project, settings, locales)
    return overview
