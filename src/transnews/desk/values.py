"""What the page asks the desk, and what it is told: the JSON between them, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from transnews.galley.values import Change
from transnews.model import Key


@dataclass(frozen=True, slots=True)
class Asked:
    """An article in a locale."""

    locale: str
    article: str
    """Its path in the project, POSIX."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it stands in the field: to be looked over, or to be helped with."""

    locale: str
    article: str
    """Its path in the project, POSIX."""
    key: Key
    msgstr: str = ""
    fuzzy: bool = True


@dataclass(frozen=True, slots=True)
class Wish:
    """A text to be saved."""

    locale: str
    article: str
    key: Key
    msgstr: str
    fuzzy: bool
    """Whether it needs work still; False is the person's word that it is right."""
    was: str
    """The text that stood there when the person began."""
    was_fuzzy: bool | None = None
    """Its state then; None if only the text matters."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """A save to be taken back."""

    locale: str
    article: str
    key: Key
    former: str
    """The entry as it stood before the save, as `Saved.former` said it."""
    was: str
    """What was saved; ``was_fuzzy`` likewise."""
    was_fuzzy: bool


@dataclass(frozen=True, slots=True)
class There:
    """What the PO file holds for a message."""

    msgstr: str
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """A text stands in the file as it was wished."""

    there: There
    """Newlines at its edges are those of the source."""
    former: str
    """The entry as it stood before, for `Undoing`."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the text since it was read; nothing was written."""

    there: There
    diff: Sequence[Change]
    """From what stands there to what was wished."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The file has no such message in use any more; nothing was written."""

    po: str


Outcome = Saved | Conflict | Gone
