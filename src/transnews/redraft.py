"""Which standing texts are the machine's own, and which it would write otherwise now."""

from collections.abc import Mapping

from transnews import glossary, review
from transnews.model import Key, Message
from transnews.review import Entry, State
from transnews.trace import TraceEntry


def machine(entries: Mapping[Key, Entry], traced: Mapping[Key, TraceEntry]) -> dict[Key, str]:
    """Return by which digest the text of each message is known as the machine's.

    That is what the trace says it wrote; what it wrote before, if the program was killed between
    trace and PO file; or what it wrote for another message, if msgmerge moved a draft to a
    changed text (it says nothing of that on entries that were fuzzy already).
    """
    said = {digest for made in traced.values() for digest in (made.text, made.replaced)}
    found = {key: made.text for key, made in traced.items()}
    for key, entry in entries.items():
        digest, made = review.digest(entry.msgstr), traced.get(key)
        moved = made is None and digest in said
        if moved or (made is not None and digest == made.replaced):
            found[key] = digest
    return found


def draft(made: TraceEntry) -> str | None:
    """Return the msgstr that the machine made of a message; None if the trace does not hold it.

    Where a person's outdated translation stands in the PO file, that is what it offers.
    """
    for text in (made.draft, made.offer, made.joined):
        if review.digest(text) == made.text:
            return text
    return None


def needed(
    message: Message,
    entry: Entry | None,
    made: TraceEntry | None,
    machine: str | None,
    signature: str,
    outdated: bool,
) -> bool:
    """Tell whether the message is new or empty, or would be drafted otherwise now."""
    if outdated:
        return made is None or not made.offer or _otherwise(message, made, signature)
    if entry is None or entry.state is State.MISSING:
        return True
    if not review.needs_draft(entry, machine):
        return False
    if made is None:
        return True
    # Killed between trace and PO file: the file still holds the text before the traced one.
    return machine != made.text or _otherwise(message, made, signature)


def _otherwise(message: Message, made: TraceEntry, signature: str) -> bool:
    """Tell whether engine or glossary are others than when the draft was made."""
    return made.engine not in ("", signature) or made.glossary != glossary.digest(message.terms)
