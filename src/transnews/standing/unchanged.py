"""What a build made of an article in a locale, told again where nothing changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import state
from transnews.config import Settings
from transnews.errors import BuildError
from transnews.layout import Places
from transnews.state import Look, State

BUILT = "built"
UNTRANSLATED = "untranslated"
"""There is no PO file; that is an error only of an article that was asked for by name."""
OWN = "own"
"""The locale is the article's own language: there is nothing to build."""
_HELD = "held: "


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a variant."""

    name: str
    changed: bool
    retracted: str = ""
    """The article whose retraction took the variant down."""


def decides(project: Path, settings: Settings) -> str:
    """Return the digest of all that decides a variant, but for its files and its locale."""
    said = state.program(), state.settled(settings), state.glossaries(project, settings)
    return state.what(*said)


def names(path: PurePath, places: Places) -> tuple[str, ...]:
    """Return the files that decide."""
    return path.as_posix(), str(places.po), str(places.trace), str(places.variant)


def look(known: State, path: PurePath, locale: str, places: Places, decided: str) -> Look:
    """Look whether anything changed; *decided* is what `decides` gives."""
    return known.look("build", path.as_posix(), locale, what(decided, locale), names(path, places))


def what(decided: str, locale: str) -> str:
    """Return the digest of all that decides a variant, but for its files."""
    return state.what(decided, locale)


def held(error: BuildError) -> str:
    """Return how it is remembered that a variant was held back."""
    return f"{_HELD}{error}"


def again(seen: Look) -> Iterator[Built | BuildError]:
    """Yield what *seen* is known to give."""
    if seen.result == BUILT:
        yield Built(seen.names[-1], changed=False)
    elif seen.result and seen.result.startswith(_HELD):
        yield BuildError(seen.result.removeprefix(_HELD))
