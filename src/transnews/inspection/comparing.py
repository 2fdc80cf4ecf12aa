"""A translation beside its source, as the checks look at them: no alignment, perhaps no machine.

A person's sentences need not be those of the source. Where there are as many on both sides they
are looked at one by one; else the texts are, each as a whole.
"""

from collections.abc import Iterator
from dataclasses import replace

from transnews import checks, drafting, glossary, segment
from transnews.checks import Subject
from transnews.drafting import Direction, protect
from transnews.model import Finding, Span

_KEPT = ("address", "handle")
"""Hashtags and dates have forms of their own; code and images are looked at as markup."""
_WHOLE = frozenset(["names", "numbers", "dates", "quotes", "kept"])
"""What may move to the next sentence: a finding holds only if the whole text has it too."""


def compare(source: str, target: str, direction: Direction) -> Iterator[Finding]:
    """Yield what the checks find in *target*, with spans on it.

    Args:
        source: A text without its markup.
        target: Its translation, likewise.
        direction: Languages and glossary.
    """
    whole = _checked(source, target, direction)
    ours = segment.split(source, direction.source)
    theirs = segment.split(target, direction.target)
    if len(ours) != len(theirs) or len(ours) < 2:
        yield from whole
        return
    yield from (finding for finding in whole if finding.check in _WHOLE)
    at = 0
    for one, other in zip(ours, theirs, strict=True):
        for finding in _checked(one.text, other.text, direction):
            if finding.check not in _WHOLE:
                yield _moved(finding, at)
        at += len(other.text + other.gap)


def _moved(finding: Finding, by: int) -> Finding:
    span = finding.span
    return replace(finding, span=Span(span.start + by, span.stop + by)) if span else finding


def _checked(source: str, target: str, direction: Direction) -> tuple[Finding, ...]:
    guarded = protect.find(source, (direction.source, direction.target), str)
    terms = drafting.owed.find(source, direction, protect.without(source, guarded))
    subject = Subject(
        source,
        target,
        direction.source,
        direction.target,
        terms=drafting.owed.outside(terms, [item.span for item in guarded]),
        shown=glossary.find(direction.back, target) if direction.back else (),
        kept=tuple(item.target for item in guarded if item.kind in _KEPT),
    )
    return checks.run(subject)
