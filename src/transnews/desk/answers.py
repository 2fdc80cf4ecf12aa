"""What the desk answers to a page."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from transnews.desk.suggesting import Name, Remembered
from transnews.desk.values import Conflict, There
from transnews.model import Key
from transnews.status import Counts


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in the file for one row of the page, as the page needs it to edit it."""

    key: Key
    msgstr: str
    fuzzy: bool
    editable: bool
    """Whether the file has an entry for it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page."""

    html: str
    texts: Sequence[Text]
    """Of its rows, in their order."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One row of the page."""

    row: str
    """As HTML."""
    text: Text


@dataclass(frozen=True, slots=True)
class Done:
    """A text was saved, or a save taken back."""

    row: str
    """As HTML; empty if the article has no such text any more."""
    text: Text | None
    saved: There
    """What was written; `text` is what stands there a moment later."""
    former: str
    """The entry as it stood before, to take it back."""
    counts: Counts
    words: int
    words_left: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was saved: somebody else was there first."""

    error: str
    conflict: Conflict | None
    """None if the file has no such text any more."""
    row: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """What helps with a text."""

    offer: str
    """A fresh draft for an outdated text; empty if there is none."""
    names: Sequence[Name]
    matches: Future[tuple[Remembered, ...]]
    """Raises FileError if the memory cannot be used."""
