"""What the glossary asks of a text, with what only its surroundings can tell."""

from collections.abc import Iterable
from dataclasses import replace

from transnews import glossary, names
from transnews.drafting.capitals import calm, is_shouting
from transnews.drafting.direction import Direction
from transnews.model import Span, Term


def find(text: str, direction: Direction, shouting: str | None = None) -> tuple[Term, ...]:
    """Return the glossary's names in a text.

    Where a text shouts, names are found that the glossary has in small. A term (a row that is
    no name) inside a longer name is not asked for: ``News`` in *Fox News Channel*.

    Args:
        text: A sentence, or a message without its markup.
        direction: Languages and glossary.
        shouting: What to judge the shouting by, if not the whole text.
    """
    found = glossary.find(direction.matcher, text)
    if any(term.concept.type == "term" for term in found):
        found = _unnamed(found, text, direction.source)
    if not is_shouting(text if shouting is None else shouting):
        return found
    calmed = glossary.find(direction.matcher, calm(text, direction.source, found))
    return (*found, *outside(calmed, [span for term in found for span in term.spans]))


def outside(terms: Iterable[Term], taken: Iterable[Span]) -> tuple[Term, ...]:
    """Return *terms* without what stands in *taken*."""
    spans = tuple(taken)

    def free(span: Span) -> bool:
        return all(span.stop <= other.start or other.stop <= span.start for other in spans)

    kept = (replace(term, spans=tuple(filter(free, term.spans))) for term in terms)
    return tuple(term for term in kept if term.spans)


def _unnamed(terms: tuple[Term, ...], text: str, language: str) -> tuple[Term, ...]:
    runs = names.find(text, language)
    kept: list[Term] = []
    for term in terms:
        if term.concept.type == "term":
            kept += outside([term], [run for run in runs if run not in term.spans])
        else:
            kept.append(term)
    return tuple(kept)
