"""From which language to which locale."""

from dataclasses import dataclass

from transnews.engines import marks
from transnews.glossary import Matcher


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language to which locale, with what depends on both."""

    source: str
    target: str
    format: str
    matcher: Matcher
    unknown: frozenset[str]
    """Characters that the engine's vocabulary lacks."""
    back: Matcher | None = None
    """Finds the glossary's names in a translation."""
    mark: str = marks.DEFAULT
    """What the engine keeps, for what must not be translated (`Engine.mark`)."""
    article: str = ""
    """Whose messages they are: its names are rendered alike; empty: each text is for itself."""
