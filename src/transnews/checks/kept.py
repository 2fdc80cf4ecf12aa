"""Addresses, handles, tags, code stand in the translation as often as in the source."""

from collections import Counter
from collections.abc import Iterator

from transnews.checks.subject import Subject
from transnews.model import Finding, Severity


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each string that was to be kept and is not there."""
    for text, times in Counter(subject.kept).items():
        if subject.target.count(text) < times:
            yield Finding("kept", Severity.ERROR, f"{_shown(text)} is lost")


def _shown(text: str) -> str:
    return "inline code or an image" if "\ue000" <= text <= "\uf8ff" else text
