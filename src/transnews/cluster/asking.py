"""What is asked of a worker, and what it answers. All of it goes over the network."""

from dataclasses import dataclass, field
from pathlib import Path

from transnews.engines.batches import Load
from transnews.engines.device import Place
from transnews.model import Hypothesis


@dataclass(frozen=True, slots=True)
class Model:
    """A package, and how it is run."""

    sha256: str
    path: Path
    """Where the coordinator has it; a worker may have it there too."""
    beam: int
    load: Load
    place: Place


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts with their starts, to be decoded as one batch, in this order."""

    model: Model
    requests: tuple[tuple[str, str], ...]
    align: bool
    hypotheses: int

    @property
    def begins(self) -> str:
        """How it begins, for messages."""
        return self.requests[0][0][:60]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Texts with translations to be scored."""

    model: Model
    pairs: tuple[tuple[str, str], ...]

    @property
    def begins(self) -> str:
        """How it begins, for messages."""
        return self.pairs[0][0][:60]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a `Batch` or to `Pairs`."""

    translated: list[tuple[Hypothesis, ...]] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Absent:
    """The answer of a worker that has no such package."""

    worker: str


Question = Batch | Pairs
