"""Checks: one module each, a function of one unit that yields findings and stops nothing.

What each looks for, how sure it is and what it costs is in docs/checks.md.
"""

from collections.abc import Callable, Iterator

from transnews.checks import (
    added,
    capitals,
    cut,
    dates,
    dropped,
    ends,
    kept,
    language,
    names,
    negation,
    numbers,
    proper,
    quotes,
    repeated,
)
from transnews.checks.levels import Levels, exempt, weighed
from transnews.checks.subject import Subject
from transnews.model import Finding

__all__ = ["CHECKS", "NAMES", "Levels", "Subject", "exempt", "run", "weighed"]

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    names.check,
    proper.check,
    numbers.check,
    dates.check,
    quotes.check,
    kept.check,
    negation.check,
    dropped.check,
    added.check,
    repeated.check,
    language.check,
    ends.check,
    capitals.check,
    cut.check,
)
"""In the order in which a translator reads what they found."""

NAMES: tuple[str, ...] = tuple(check.__module__.rpartition(".")[2] for check in CHECKS)
"""What their findings are called."""


def run(subject: Subject) -> tuple[Finding, ...]:
    """Return what all checks find in one translated sentence."""
    return tuple(finding for check in CHECKS for finding in check(subject))
