"""Where a translation goes when the text that it was made for is reworded, or gone."""

from collections.abc import Mapping, Sequence

from transnews.model import Key
from transnews.review.catalog import Catalog, Chunk
from transnews.review.pairing import pair
from transnews.review.patching import remark_lines
from transnews.review.values import Entry, State, Wanted, is_human
from transnews.review.writing import entry_lines, fit


def carried(catalog: Catalog, keys: Sequence[Key], machine: Mapping[Key, str]) -> dict[Key, Entry]:
    """Map each message that is new in an article to the entry whose translation it gets, fuzzy.

    That is one whose own message is gone, now or long ago, and in which a person had a hand;
    `merge` offers it with its former source, if the message has none of its own.

    Args:
        catalog: the file as it stands.
        keys: the messages of the article, in its order.
        machine: the `digest` of what the machine last wrote, by message.
    """
    known = {entry.key for entry in catalog.entries}
    wanted = set(keys)
    work = {
        entry.key: entry
        for entry in catalog.entries
        if entry.key not in wanted and is_human(entry, machine.get(entry.key))
    }
    pairs = pair(
        [key for key, entry in work.items() if not entry.obsolete],
        [key for key in keys if key not in known],
        [key for key, entry in work.items() if entry.obsolete],
    )
    return {new: work[old] for new, old in pairs.items()}


def has_work(entry: Entry, chunks: Mapping[Key, Chunk], machine: Mapping[Key, str]) -> bool:
    """Say whether an entry whose message is gone holds anything that a person made."""
    former = chunks.get(Key(entry.previous_context, entry.previous or ""))
    if entry.state is State.OUTDATED and former is not None:
        # A translation that was carried here, and that nobody touched, is kept where it was made.
        origin = former.entry
        same = (origin.msgstr.strip("\n"), origin.remark) == (
            entry.msgstr.strip("\n"),
            entry.remark,
        )
        return not same
    return bool(entry.remark) or is_human(entry, machine.get(entry.key))


def carried_entry(chunk: Chunk, want: Wanted) -> list[str]:
    """Return the lines of a reworded message with the translation of its former wording."""
    old = chunk.entry
    # A translation that was outdated already still belongs to the wording before that.
    outdated = old.state is State.OUTDATED
    entry = Entry(
        want.key,
        fit(old.msgstr, want.key.text),
        fuzzy=True,
        previous=old.previous if outdated else old.key.text,
        previous_context=old.previous_context if outdated else old.key.context,
        notes=want.notes,
        references=want.references,
        flags=old.flags,
    )
    return entry_lines(entry, remark_lines(chunk))
