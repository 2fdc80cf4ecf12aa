"""The words of the page: what a stage is called, and its sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from transnews.galley.values import Row
from transnews.status import Stage

_NAMES = ("name: ", "names: ", "as they are: ")
_OFFER = "draft of the new text: "


@dataclass(frozen=True, slots=True)
class Sign:
    """How a stage is told."""

    sign: str
    word: str
    meaning: str


STAGES = {
    Stage.MISSING: Sign("○", "missing", "Not translated yet."),
    Stage.DRAFT: Sign("●", "draft", "As the machine wrote it; nobody has let it pass."),
    Stage.EDITED: Sign("✎", "edited", "Somebody changed it, and has not let it pass yet."),
    Stage.OUTDATED: Sign("↻", "outdated", "The source changed after it was translated."),
    Stage.REVIEWED: Sign("✓", "reviewed", "A person wrote or changed it, and let it pass."),
    Stage.ACCEPTED: Sign("✓", "as drafted", "A person let the machine's draft pass as it was."),
}
"""In the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What the PO file tells the translator, and the page does not show already."""

    shown: Sequence[str]
    names: Sequence[str]
    """What `transnews.notes` says of names, which the page shows by its highlights too."""


def notes(row: Row) -> Notes:
    """Return the notes of a row, without those that say what stands beside it anyway."""
    said = {f"look ({one.check}): {one.message}" for one in row.remarks}
    new = [note for note in row.notes if note not in said]
    if row.offer:
        new = [note for note in new if not note.startswith(_OFFER)]
    names = [note.removeprefix("name: ") for note in new if note.startswith(_NAMES)]
    return Notes([note for note in new if not note.startswith(_NAMES)], names)
