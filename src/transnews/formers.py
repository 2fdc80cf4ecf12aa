"""Messages that read otherwise when a person translated them: that work stays, and is built on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from transnews import bitext, review
from transnews.model import Key
from transnews.review import Catalog, Entry, State


@dataclass(frozen=True, slots=True)
class Former:
    """What a message was when a person translated it."""

    source: str
    target: str


def standing(catalog: Catalog, keys: Sequence[Key]) -> dict[Key, Entry]:
    """Return the entries in use, and the obsolete ones whose text has come back."""
    back = {
        entry.key: replace(entry, obsolete=False)
        for entry in catalog.entries
        if entry.obsolete and entry.msgstr
    }
    return {key: back[key] for key in keys if key in back} | review.texts(catalog)


def find(
    catalog: Catalog,
    entries: Mapping[Key, Entry],
    keys: Sequence[Key],
    machine: Mapping[Key, str],
) -> dict[Key, Former]:
    """Return the former wordings of messages that have one.

    Args:
        catalog: The PO file.
        entries: Those of its entries that stand for messages of the article.
        keys: The messages of the article.
        machine: As for `review.merge`.
    """
    found = {key: entries[key] for key in keys if key in entries}
    found = {key: entry for key, entry in found.items() if entry.state is State.OUTDATED}
    found |= review.carried(catalog, keys, machine)
    return {key: _former(entry) for key, entry in found.items()}


def sentences(former: Former, format: str, languages: tuple[str, str]) -> Mapping[str, str]:  # noqa: A002
    """Return the sentences of a former wording with their translations.

    Args:
        former: The text and its translation.
        format: What their markup is.
        languages: Of the two, BCP 47.
    """
    return dict(bitext.pairs(former.source, former.target, format, languages))


def _former(entry: Entry) -> Former:
    outdated = entry.state is State.OUTDATED
    return Former((entry.previous if outdated else None) or entry.key.text, entry.msgstr)
