"""What a check looks at."""

from dataclasses import dataclass

from transnews.model import Alignment, Term


@dataclass(frozen=True, slots=True)
class Subject:
    """A sentence, its translation, and what is known about both."""

    source: str
    target: str
    """As a reader will see it."""
    source_language: str
    target_language: str
    """A locale: ``pt-BR``."""
    terms: tuple[Term, ...] = ()
    """Glossary concepts in the source."""
    shown: tuple[Term, ...] = ()
    """Glossary concepts in the target, found the other way round: spans on ``target``."""
    kept: tuple[str, ...] = ()
    """Strings that must stand in the target as they are, as often as listed."""
    cut: bool = False
    """The decoder reached its limit."""
    sent: str = ""
    """What the engine heard: the source in characters that it knows."""
    raw: str = ""
    """What the engine said, before it was made fit to be read."""
    alignment: Alignment | None = None
    """Between ``sent`` and ``raw``; None where the engine cannot tell."""
