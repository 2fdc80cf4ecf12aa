"""What became of one piece of a message."""

from dataclasses import dataclass

from transnews.checks import Subject
from transnews.model import Alignment, Unit


@dataclass(frozen=True, slots=True)
class Said:
    """What became of one piece: the unit, and how its words meet those of the source."""

    unit: Unit
    subject: Subject | None = None
    """What the checks looked at; None where no engine was needed."""

    @property
    def sent(self) -> str:
        """What the engine heard; empty where none was needed."""
        return self.subject.sent if self.subject else ""

    @property
    def raw(self) -> str:
        """What it said, word for word."""
        return self.subject.raw if self.subject else ""

    @property
    def alignment(self) -> Alignment | None:
        """Between the two, where the engine could tell."""
        return self.subject.alignment if self.subject else None
