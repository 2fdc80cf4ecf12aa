"""Addresses, handles, tags, code stand in the translation as often as in the source."""

import re
from collections import Counter
from collections.abc import Iterator

from transnews.checks.subject import Subject
from transnews.model import Finding, Severity, Span

_LOST = Severity.ERROR

_SIGNED = re.compile(r"(?<!\w)[@#]\w+")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each string that was to be kept and is not there, or is altered."""
    for text, times in Counter(subject.kept).items():
        if _count(text, subject.target) >= times:
            continue
        if span := _altered(text, subject):
            yield Finding("kept", _LOST, f"{span.of(subject.target)} must be {text}", span)
        else:
            yield Finding("kept", _LOST, f"{_shown(text)} is missing")


def _count(text: str, target: str) -> int:
    """Count *text* where no letter or digit of its own kind goes on: @desk is not in @desktop."""
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", text) else ""
    after = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]$", text) else ""
    return len(re.findall(before + re.escape(text) + after, target))


def _altered(text: str, subject: Subject) -> Span | None:
    """Return what became of *text*: other capitals, spaces inside, another handle or tag."""
    letters = [re.escape(letter) for letter in text if not letter.isspace()]
    if len(letters) < 2:
        return None
    pattern = r"(?<!\w)" * text[0].isalnum() + r"\s?".join(letters) + r"(?!\w)"
    for match in re.finditer(pattern, subject.target, re.IGNORECASE):
        if match[0] != text:
            return Span(*match.span())
    kept = set(subject.kept)
    others = [m for m in _SIGNED.finditer(subject.target) if m[0] not in kept]
    fits = [m for m in others if m[0][0] == text[0]]
    return Span(*fits[0].span()) if len(fits) == 1 else None


def _shown(text: str) -> str:
    return "inline code or an image" if "\ue000" <= text <= "\uf8ff" else text
