"""A file of an article, as it was left."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands in a file of an article after it was saved."""

    name: str
    """Relative to the project."""
    text: str | None
    """None if somebody else saved the file meanwhile, so that it is to be looked at again."""
    changed: bool
    """It was another before, or not there."""


def texts(saved: Iterable[Saved]) -> dict[str, str]:
    """Return the texts that need no other look, by the names of their files.

    >>> texts([Saved("a.po", "one", True), Saved("b.po", None, True)])
    {'a.po': 'one'}
    """
    return {one.name: one.text for one in saved if one.text is not None}
