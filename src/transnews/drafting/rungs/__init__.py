"""The rungs of the ladder, the cheapest first; a module each.

A rung is a function of one failed sentence that yields attempts at a better translation, or
nothing where it has no remedy for what failed.
"""

from collections.abc import Callable, Iterator

from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.rungs import (
    beam,
    forced,
    marked,
    patched,
    quoted,
    recased,
    replaced,
    split,
    stopped,
)

__all__ = ["RUNGS"]

Rung = Callable[[Case], Iterator[Attempt]]

RUNGS: tuple[tuple[str, Rung], ...] = (
    ("beam", beam.attempts),
    ("quoted", quoted.attempts),
    ("forced", forced.attempts),
    ("replaced", replaced.attempts),
    ("stopped", stopped.attempts),
    ("recased", recased.attempts),
    ("marked", marked.attempts),
    ("clauses", split.clauses),
    ("halves", split.halves),
    ("patched", patched.attempts),
)
