"""A translation beside its source, as the checks look at them: no alignment, perhaps no machine.

A person's sentences need not be those of the source. Where there are as many on both sides they
are looked at one by one; else the texts are, each as a whole.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from transnews import checks, drafting, glossary, segment
from transnews.checks import Subject
from transnews.drafting import Direction, protect
from transnews.model import Finding, Span

_KEPT = ("address", "code", "handle")
"""Hashtags and dates have forms of their own; code and images are looked at as markup."""
_WHOLE = frozenset(["names", "numbers", "dates", "quotes", "kept"])
"""What may move to the next sentence, so that only the whole text tells whether it is there."""
_SENTENCE = frozenset(checks.NAMES) - _WHOLE


def compare(source: str, target: str, direction: Direction) -> Iterator[Finding]:
    """Yield what the checks find in *target*, with spans on it.

    Args:
        source: A text without its markup.
        target: Its translation, likewise.
        direction: Languages and glossary.
    """
    ours = segment.split(source, direction.source)
    theirs = segment.split(target, direction.target)
    if len(ours) != len(theirs) or len(ours) < 2:
        yield from _checked(source, target, direction, checks.NAMES)
        return
    yield from _checked(source, target, direction, _WHOLE)
    at = 0
    for one, other in zip(ours, theirs, strict=True):
        for finding in _checked(one.text, other.text, direction, _SENTENCE):
            yield _moved(finding, at)
        at += len(other.text + other.gap)


def _moved(finding: Finding, by: int) -> Finding:
    span = finding.span
    return replace(finding, span=Span(span.start + by, span.stop + by)) if span else finding


def _checked(
    source: str, target: str, direction: Direction, asked: Collection[str]
) -> Iterator[Finding]:
    """Yield what the checks of the names *asked* find."""
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
    for name, check in zip(checks.NAMES, checks.CHECKS, strict=True):
        if name in asked:
            yield from check(subject)
