"""Every glossary name of the source is there, in a form its row accepts."""

from collections.abc import Iterator

from transnews import glossary
from transnews.checks.subject import Subject
from transnews.model import Finding, Severity, Term


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each glossary concept that the translation lost."""
    for term in glossary.missing(subject.terms, subject.target, subject.target_language):
        yield Finding("names", Severity.ERROR, _message(term, subject.source))


def _message(term: Term, source: str) -> str:
    name = term.spans[0].of(source)
    shown = " | ".join(term.forms[:3]) + (" | …" if len(term.forms) > 3 else "")
    return f"{name} must be {shown}"
