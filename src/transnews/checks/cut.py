"""The engine said the sentence to its end."""

from collections.abc import Iterator

from transnews.checks.subject import Subject
from transnews.model import Finding, Severity


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding if the decoder reached its length limit."""
    if subject.cut:
        yield Finding("cut", Severity.ERROR, "the translation was cut at the decoder's limit")
