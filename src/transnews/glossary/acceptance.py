"""What a translation shows of the terms it owes."""

import hashlib
import json
from collections.abc import Sequence

from transnews.glossary.folding import Folded, fold, fold_form, whole
from transnews.glossary.forms import distance
from transnews.glossary.matching import disjoint
from transnews.model import Span, Term


def count(forms: Sequence[str], text: str, language: str, any_case: bool = False) -> int:
    """Count the places in *text* where one of *forms* stands as a whole word, the longest counting.

    >>> count(("UE", "União Europeia"), "A União Europeia (UE)", "pt")
    2
    """
    folded = fold(text, any_case=True)
    spans = {span for form in forms for span in _places(form, any_case, folded, text, language)}
    return len(disjoint(spans, text))


def occurrences(terms: Sequence[Term], text: str, language: str) -> tuple[tuple[Span, ...], ...]:
    """Return for each of *terms* where its accepted forms stand in the translation *text*.

    The terms are looked for together, so that ``York`` is not found in the ``Nova York`` of
    another; a stretch that is a form of two counts for both.
    """
    folded = fold(text, any_case=True)
    places = [
        {
            span
            for form in term.forms
            for span in _places(form, term.concept.any_case, folded, text, language)
        }
        for term in terms
    ]
    chosen = disjoint(set().union(*places), text)
    return tuple(tuple(span for span in chosen if span in spans) for spans in places)


def missing(terms: Sequence[Term], target: str, language: str) -> tuple[Term, ...]:
    """Return the terms of which the translation *target* shows no accepted form.

    Once is enough, however often the source has the name: the second time good prose says
    "he" or "the city". Who wants more compares the lengths of `occurrences` and `Term.spans`.
    """
    shown = occurrences(terms, target, language)
    return tuple(term for term, spans in zip(terms, shown, strict=True) if not spans)


def digest(terms: Sequence[Term]) -> str:
    """Return a short hash of what the glossary asks of a text: concepts and accepted forms.

    The order of the terms and where they stand do not matter. Without terms: ``""``.
    """
    if not terms:
        return ""
    asked = sorted((term.concept.id, term.concept.any_case, term.forms) for term in terms)
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]


def _places(form: str, any_case: bool, folded: Folded, text: str, language: str) -> list[Span]:
    """Return where *form* stands in *text*, of which *folded* is the form without case."""
    sought, exact = fold_form(form, True), fold_form(form)
    places = []
    at = folded.text.find(sought) if sought else -1
    while at >= 0:
        stop = at + len(sought)
        span = folded.span(at, stop)
        if span and whole(folded.text, at, stop, language):
            seen = fold(span.of(text)).text
            if distance(seen, exact, any_case) is not None:
                places.append(span)
        at = folded.text.find(sought, at + 1)
    return places
