"""What a check looks at."""

from dataclasses import dataclass

from transnews.model import Term


@dataclass(frozen=True, slots=True)
class Subject:
    """A sentence, its translation, and what is known about both."""

    source: str
    target: str
    source_language: str
    target_language: str
    terms: tuple[Term, ...] = ()
    """Glossary concepts in the source."""
    kept: tuple[str, ...] = ()
    """Strings that must stand in the target as they are, as often as listed."""
    cut: bool = False
    """The decoder reached its limit."""
