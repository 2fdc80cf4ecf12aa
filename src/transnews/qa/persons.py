"""What of the checks' findings holds against a text that a person wrote.

People convert measures, leave out a bracket, put marks around a foreign word, say *Italian* for
*of Italy*. What they may have meant so is a warning at most (docs/checks.md has the figures).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transnews import alignment, names
from transnews.drafting import Direction
from transnews.localize import pairing
from transnews.model import Finding, Severity, Span
from transnews.qa.conversions import converted

_CAPPED = frozenset(["dropped"])
"""Never more than a warning: 3 of 3 such findings in 997 sentences by people were wrong."""

_QUOTATION = 4
"""Fewer words between quotation marks are often a turn of phrase, which people may turn again."""
_STEM = 4
"""So many letters that two words begin with make one of them a derivation of the other."""


def softened(
    findings: Iterable[Finding], source: str, target: str, direction: Direction
) -> Iterator[Finding]:
    """Yield the *findings* that hold, with the severity that they then have.

    Args:
        findings: Of the checks, spans on *target*.
        source: A text without its markup.
        target: What a person made of it, likewise.
        direction: Languages.
    """
    languages = direction.source, direction.target
    found = tuple(findings)
    measures: tuple[Span, ...] = ()
    if any(finding.check == "numbers" for finding in found):
        measures = converted(source, target, languages)
    for finding in found:
        span = finding.span
        if finding.check == "numbers" and span and any(_meet(span, one) for one in measures):
            continue
        soft = finding.check in _CAPPED or _is_soft(finding, source, target)
        yield replace(finding, severity=Severity.WARNING) if soft else finding


def _is_soft(finding: Finding, source: str, target: str) -> bool:
    """Tell whether a person may have meant it."""
    match finding.check:
        case "numbers":
            return finding.span is None  # left out, nothing else said for it
        case "quotes":
            unpaired = _lone(target) > _lone(source)
            return not unpaired and _said(source) <= _said(target)
        case "names":
            return finding.span is None and _derived(finding.message, target)
        case _:
            return False


def _said(text: str) -> int:
    """Count the quotations that are somebody's words, and no word in marks."""
    marks = pairing.marks(text)
    spans = (text[m.at : m.partner] for m in marks if m.opens and m.partner is not None)
    return sum(len(quoted.split()) >= _QUOTATION for quoted in spans)


def _lone(text: str) -> int:
    """Count the quotation marks without a partner."""
    return sum(mark.partner is None for mark in pairing.marks(text))


def _derived(message: str, target: str) -> bool:
    """Tell whether *target* has a word made of a form that is asked for: *alemã* of *Alemanha*."""
    _, _, forms = message.rpartition(" must be ")  # as the check says it: forms with | between
    stems = {names.plain(word)[:_STEM] for word in _words(forms) if word[0].isupper()}
    # E.U.A. is EUA.
    said = [*_words(target), *_words(target.replace(".", ""))]
    return not stems.isdisjoint({names.plain(word)[:_STEM] for word in said if word[0].isalpha()})


def _words(text: str) -> list[str]:
    words = [span.of(text) for span in alignment.words(text)]
    return [word for word in words if len(word) >= _STEM or (len(word) > 1 and word.isupper())]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
