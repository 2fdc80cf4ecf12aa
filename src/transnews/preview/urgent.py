"""What must be seen to first, in the order of its weight."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transnews.preview.material import Material
from transnews.status import Standing

FEW, MOST = 5, 100
"""So many of a kind are named at once, and so many in all, the rest of them folded; what is beyond
is counted, and stands in the list of articles."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to see to."""

    text: str
    article: str = ""
    locale: str = ""
    address: str = ""
    """Of its page, where one stands."""
    quoted: str = ""
    """What the article says itself."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something must be seen to first."""

    kind: str
    """``problem``, ``retracted``, ``correction``, ``outdated``, ``held`` or ``orphan``."""
    sign: str
    title: str
    advice: str


REASONS = (
    Reason("problem", "✕", "Cannot be read", "Nothing is known of it until it is mended."),
    Reason("retracted", "⊘", "Retracted, and still published", "transnews build takes it down."),
    Reason("correction", "!", "Corrected", "The article was corrected, and texts wait."),
    Reason("outdated", "↻", "Outdated", "The source changed after somebody translated it."),
    Reason("held", "⊖", "Held back", "The gate kept the variant from being published."),
    Reason("orphan", "?", "Without an article", "It was renamed, or is gone; its PO file waits."),
)
"""The gravest first; ``assets/index.js`` has the signs of those that it shows."""


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are urgent for the same reason."""

    reason: Reason
    items: Sequence[Item]
    """The first of them."""
    folded: Sequence[Item]
    """Those that follow."""
    number: int
    """Of all."""

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.number - len(self.items) - len(self.folded)


def groups(material: Material) -> list[Group]:
    """Return what must be seen to, the gravest first; a reason without anything is left out.

    An article that is urgent in a locale for two reasons is named under the graver one.
    """
    found = (_problems, _retracted, _corrections, _outdated, _held, _orphans)
    listed = [(reason, list(items(material))) for reason, items in zip(REASONS, found, strict=True)]
    return [
        Group(reason, items[:FEW], items[FEW:MOST], len(items)) for reason, items in listed if items
    ]


def _problems(material: Material) -> Iterator[Item]:
    return (Item(message) for message, _ in material.overview.problems)


def _retracted(material: Material) -> Iterator[Item]:
    for item in material.overview.published:
        for variant in item.published:
            yield Item(variant, item.article, quoted=item.mark)


def _corrections(material: Material) -> Iterator[Item]:
    for row in _urgent(material, "correction"):
        counts = row.counts
        old = f", {counts.outdated} of them outdated" if counts.outdated else ""
        text = f"{counts.waiting} of {counts.messages} texts to review{old}"
        yield _item(material, row, text, row.correction)


def _outdated(material: Material) -> Iterator[Item]:
    for row in _urgent(material, "outdated"):
        since = f" since {row.changed}" if row.changed else ""
        text = f"{row.counts.outdated} of {row.counts.messages} texts outdated{since}"
        yield _item(material, row, text)


def _held(material: Material) -> Iterator[Item]:
    reasons = {(held.article, held.locale): held.reason for held in material.held}
    for row in _urgent(material, ""):
        if reason := reasons.get((row.article, row.locale)):
            yield _item(material, row, reason)


def _orphans(material: Material) -> Iterator[Item]:
    for orphan in material.overview.orphans:
        yield Item(f"{orphan.reviewed} reviewed", orphan.po, orphan.locale)


def _urgent(material: Material, why: str) -> Iterable[Standing]:
    """Yield what is urgent for that reason; what has the most words left comes first."""
    rows = [row for row in material.overview.standings if row.urgent == why]
    return sorted(rows, key=lambda row: (-row.words_left, row.article, row.locale))


def _item(material: Material, row: Standing, text: str, quoted: str = "") -> Item:
    name = row.article.removeprefix(f"{material.overview.articles}/")
    return Item(text, name, row.locale, material.address(row), quoted)
