"""What goes to an agency and comes from it: plain values."""

from dataclasses import dataclass

from transnews.review import Edit, State


@dataclass(frozen=True, slots=True)
class Unit:
    """One message as an agency has it."""

    id: str
    """Which message it is, and what stood there: `transnews.exchange.sheets.identity`."""
    source: str
    target: str = ""
    state: State | None = None
    """None if the file does not say, or says only that it is translated."""
    context: str = ""
    previous: str = ""
    """The source text that ``target`` once translated, where the message is outdated."""
    notes: tuple[str, ...] = ()
    """What the tool says to the translator; coming in, what the agency says."""
    comment: str = ""
    """What a person wrote beside the message in the PO file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The units of one article in one locale."""

    article: str
    """Its path in the project, POSIX."""
    source: str
    """BCP 47, as is `locale`."""
    locale: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a sheet that came in asks of a PO file."""

    edits: tuple[Edit, ...]
    conflicts: tuple[str, ...]
    """What cannot be taken, and why, as a person reads it."""
    remarks: tuple[str, ...]
    """Notes of the agency: PO files have no place for them but the translator's comment."""
