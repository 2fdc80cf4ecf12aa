"""The rungs of the ladder, a module each, the cheapest first.

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
    respelled,
    split,
    stopped,
    undoubled,
)

__all__ = ["STAGES"]

Rung = Callable[[Case], Iterator[Attempt]]

STAGES: tuple[tuple[tuple[str, Rung], ...], ...] = (
    (
        ("beam", beam.attempts),
        ("respelled", respelled.attempts),
        ("undoubled", undoubled.attempts),
        ("quoted", quoted.attempts),
    ),
    (("recased", recased.attempts),),
    (
        ("forced", forced.attempts),
        ("replaced", replaced.attempts),
        ("marked", marked.attempts),
        ("stopped", stopped.attempts),
    ),
    (("clauses", split.clauses), ("halves", split.halves)),
    (("patched", patched.attempts),),
)
"""Rungs of like cost are tried together, in one call of the engine: their candidates compete."""
