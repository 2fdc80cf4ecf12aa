"""How far a text is: the PO file says its state, the trace whose it is."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from transnews import review
from transnews.model import Key
from transnews.review import Entry, State
from transnews.trace import Trace


class Stage(StrEnum):
    """How far the translation of one message is."""

    MISSING = "missing"
    DRAFT = "draft"
    """Exactly what the machine wrote."""
    EDITED = "edited"
    """A person changed it, and has not let it pass; so counts a draft that no trace knows."""
    OUTDATED = "outdated"
    """The source changed after somebody translated it."""
    REVIEWED = "reviewed"
    """A person let it pass, and changed it."""
    ACCEPTED = "accepted"
    """A person let it pass exactly as the machine wrote it."""


def stages(
    keys: Iterable[Key], entries: Mapping[Key, Entry], trace: Trace | None
) -> dict[Key, Stage]:
    """Return the stage of each of *keys*.

    Args:
        keys: The messages of an article.
        entries: Of its PO file, those in use.
        trace: What the machine did, if that is known.
    """
    made = {e.key: frozenset([e.text, e.replaced]) for e in (trace.entries if trace else ())}
    # A draft that msgmerge moved to a changed text has no entry of its own.
    said = frozenset().union(*made.values())
    return {key: _stage(entries.get(key), made.get(key, said)) for key in keys}


def _stage(entry: Entry | None, machine: Collection[str]) -> Stage:
    if entry is None or not entry.msgstr.strip():
        return Stage.MISSING
    if entry.state is State.OUTDATED:
        return Stage.OUTDATED
    is_machines = review.digest(entry.msgstr) in machine
    if entry.state is State.REVIEWED:
        return Stage.ACCEPTED if is_machines else Stage.REVIEWED
    return Stage.DRAFT if is_machines else Stage.EDITED
