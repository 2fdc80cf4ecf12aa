"""The words of the page: what a stage is called, and its sign."""

from dataclasses import dataclass

from transnews.status import Stage


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
