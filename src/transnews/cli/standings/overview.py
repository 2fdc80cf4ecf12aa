"""All that ``transnews status`` has to show, the urgent first."""

from dataclasses import dataclass, field

from transnews.standing import Orphan
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
