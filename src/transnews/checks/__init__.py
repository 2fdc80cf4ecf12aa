"""Checks: one module each, a function of one unit that yields findings and stops nothing."""

from collections.abc import Callable, Iterator

from transnews.checks import cut, kept, names
from transnews.checks.subject import Subject
from transnews.model import Finding

__all__ = ["CHECKS", "Subject", "run"]

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    names.check,
    kept.check,
    cut.check,
)


def run(subject: Subject) -> tuple[Finding, ...]:
    """Return what all checks find in one translated sentence."""
    return tuple(finding for check in CHECKS for finding in check(subject))
