"""What a PO file holds, and what the tool wants it to hold: plain values."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from transnews.model import Key

PROVENANCE = "machine draft: "
"""How the one translator comment starts that the tool writes, and may replace with its draft."""


class State(StrEnum):
    """How far the translation of one message is."""

    REVIEWED = "reviewed"
    """A person let it pass: not fuzzy, not empty."""
    DRAFT = "draft"
    """Fuzzy: a machine's, or a person's that needs work."""
    OUTDATED = "outdated"
    """Fuzzy, with the source text that it once translated."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a PO file."""

    key: Key
    msgstr: str = ""
    fuzzy: bool = False
    previous: str | None = None
    """The source text that ``msgstr`` once translated (``#| msgid``)."""
    comment: str = ""
    """The translator's own lines (``# ``), newline between them."""
    notes: tuple[str, ...] = ()
    """What the tool says to the translator (``#.``)."""
    references: tuple[str, ...] = ()
    """Where the message stands (``#:``)."""
    obsolete: bool = False
    """Kept as memory only (``#~``)."""
    line: int = 0
    """Where it starts in the file, from 1; 0 if it never stood in one."""
    flags: tuple[str, ...] = ()
    """Flags other than fuzzy."""
    previous_context: str = ""

    @property
    def state(self) -> State:
        """How far the translation is.

        >>> Entry(Key("", "Hello."), "Olá.", fuzzy=True, previous="Hello!").state
        <State.OUTDATED: 'outdated'>
        >>> Entry(Key("", "Hello."), "Olá.", fuzzy=True, previous="Hello.").state
        <State.DRAFT: 'draft'>
        """
        if not self.msgstr:
            return State.MISSING
        if not self.fuzzy:
            return State.REVIEWED
        # A text that came back to the very source it once translated is not outdated.
        former = Key(self.previous_context, self.previous or "")
        return State.DRAFT if self.previous is None or former == self.key else State.OUTDATED

    @property
    def remark(self) -> str:
        """What a person wrote beside the message: the comment without the line of the tool."""
        lines = self.comment.split("\n")
        return "\n".join(line for line in lines if not line.startswith(PROVENANCE))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the tool wants a PO file to hold for one message."""

    key: Key
    notes: tuple[str, ...] = ()
    """Lines for the translator: role, owed names, findings."""
    references: tuple[str, ...] = ()
    draft: str | None = None
    """Machine text for a new message or over the machine's own; None leaves what is there."""
    provenance: str = ""
    """Who made the draft, ``argos en_pt 1.0, 2026-01-31``; shown beside it, and written only
    together with it."""
    person: bool = False
    """The draft is a person's, of the same text elsewhere: fuzzy, and only where no text is."""
    reviewed: bool = False
    """The draft was reviewed elsewhere in the same context: not fuzzy, only where no text is."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the tool says of a PO file as a whole."""

    project: str
    bugs: str
    """Where errors in the source text are reported; may be empty."""
    language: str
    """BCP 47."""
    team_name: str
    generator: str
    """``transnews 0.1``"""
    now: datetime
    """With time zone."""


def digest(msgstr: str) -> str:
    r"""Return the hex SHA-256 by which a machine's text is known again.

    Newlines at the edges follow the source, whoever writes, and do not count.

    >>> digest("Olá.") == digest("Olá.\n"), digest("Olá.") == digest("Olá!")
    (True, False)
    """
    return hashlib.sha256(msgstr.strip("\n").encode("utf-8", "surrogatepass")).hexdigest()


def is_human(entry: Entry, machine_hash: str | None) -> bool:
    """Say whether a person has a hand in ``msgstr``; where in doubt, yes."""
    match entry.state:
        case State.MISSING:
            return False
        case State.DRAFT:
            return digest(entry.msgstr) != machine_hash
        case _:
            return True


def needs_draft(entry: Entry | None, machine_hash: str | None) -> bool:
    """Say whether the machine may write: a new or empty message, or its own text, unchanged.

    *machine_hash* is the `digest` of what it last wrote there, None if that is not known.
    """
    return entry is None or not is_human(entry, machine_hash)
