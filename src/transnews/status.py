"""What stands where: per locale and article, what is reviewed and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass

from transnews.build import key
from transnews.model import Article
from transnews.review import Catalog, State


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one article is in one locale, in messages; ``words`` of the source."""

    article: str
    locale: str
    reviewed: int
    drafts: int
    outdated: int
    missing: int
    words: int
    words_reviewed: int

    @property
    def messages(self) -> int:
        """All messages."""
        return self.reviewed + self.drafts + self.outdated + self.missing


def standing(article: Article, catalog: Catalog | None, locale: str) -> Standing:
    """Return how far *article* is; None for a PO file that is not there yet."""
    states: Mapping[object, State] = (
        {entry.key: entry.state for entry in catalog.entries if not entry.obsolete}
        if catalog
        else {}
    )
    keys = {key(block): len(block.text.split()) for block in article.blocks}
    found = {k: states.get(k, State.MISSING) for k in keys}
    count = list(found.values()).count
    return Standing(
        article.path.as_posix(),
        locale,
        count(State.REVIEWED),
        count(State.DRAFT),
        count(State.OUTDATED),
        count(State.MISSING),
        sum(keys.values()),
        sum(words for k, words in keys.items() if found[k] is State.REVIEWED),
    )
