"""Every glossary name of the source is there, as its row accepts it, and no other in its place.

Three faults: a name of which no form is there (an error); a second mention that no word of the
translation says (a warning; pronouns say it too, so only the attention can tell); and a form of
another concept that was said for a name of the source (an error): ``Moscou`` for ``Beijing``.
"""

from collections.abc import Iterator

from transnews import alignment, glossary, names
from transnews.checks.projection import Word, attended
from transnews.checks.subject import Subject
from transnews.model import Finding, Severity, Span, Term

NAMES = frozenset({"person", "place", "body", "medium", "name"})
"""Types of concepts that are names."""
_FAINT = 0.1
"""What gives a name less of its attention does not say it."""
_SURE = 0.5


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each glossary name that was lost, or said for another."""
    shown = glossary.occurrences(subject.terms, subject.target, subject.target_language)
    for term, places in zip(subject.terms, shown, strict=True):
        if not places:
            yield Finding("names", Severity.ERROR, _message(term, subject.source))
        elif len(places) < len(term.spans) and term.concept.type in NAMES:
            yield from _silent(subject, term)
    known = {term.concept.id for term in subject.terms}
    for other in subject.shown:
        if other.concept.id not in known and other.concept.type in NAMES:
            yield from _invented(subject, other)


def _message(term: Term, source: str) -> str:
    name = term.spans[0].of(source)
    return f"{name} is missing" if term.forms == (name,) else f"{name} must be {_forms(term)}"


def _forms(term: Term) -> str:
    return " | ".join(term.forms[:3]) + (" | …" if len(term.forms) > 3 else "")


def _silent(subject: Subject, term: Term) -> Iterator[Finding]:
    """Look for a mention that no word of the translation attends to."""
    said = attended(subject, term.spans)
    for number, span in enumerate(term.spans):
        if said and all(word.inside[number] < _FAINT for word in said):
            name = span.of(subject.source)
            message = f"{name} is missing once: {_forms(term)}"
            yield Finding("names", Severity.WARNING, message)


def _invented(subject: Subject, other: Term) -> Iterator[Finding]:
    """Look for a form of a concept that the source has not, said for a name that it has."""
    source = subject.source
    capitals = [w for w in alignment.words(source) if w.of(source)[0].isupper()]
    capitals = [word for word in capitals if _is_name(word.of(source), other, subject)]
    for span in other.spans if capitals else ():
        said = [word for word in attended(subject, capitals) if _meet(word.span, span)]
        heard = _heard(said, capitals)
        shown = span.of(subject.target)
        if heard and shown not in source:
            message = f'"{shown}" is not {heard.of(source)}'
            yield Finding("names", Severity.ERROR, message, span)


def _heard(said: list[Word], capitals: list[Span]) -> Span | None:
    """Return the name that the words of one form were said for: the surest, if any is sure."""
    sums = [sum(word.inside[i] for word in said) / len(said) for i in range(len(capitals)) if said]
    best = max(range(len(sums)), key=sums.__getitem__, default=None)
    return capitals[best] if best is not None and sums[best] > _SURE else None


def _is_name(word: str, other: Term, subject: Subject) -> bool:
    """Tell whether a word of the source is a name, and none that *other* may rightly render.

    Peoples (``Britons``) and, but for persons, abbreviations (``E.U.A.``) may stand for what the
    row has not.
    """
    short = (len(word) < 4 or word.isupper()) and other.concept.type != "person"
    if short or len(word) < 2 or names.is_common(word, subject.source_language):
        return False
    forms = [form for forms in other.concept.forms.values() for form in forms]
    parts = [part for form in forms for part in form.split()]
    return not any(names.resembles(word, part) for part in parts)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
