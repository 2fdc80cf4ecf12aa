"""What the glossary knows of a text and its translation."""

from collections.abc import Iterator

from transnews import drafting, glossary
from transnews.checks.names import NAMES
from transnews.drafting import Direction
from transnews.galley.pairing import MOST, Pair, Sides, spread
from transnews.galley.values import Kind
from transnews.model import Term


def term_pairs(sides: Sides, direction: Direction) -> Iterator[Pair]:
    """Yield what the glossary knows, on either side, in whatever form."""
    terms = drafting.owed.find(sides.source, direction)
    places = glossary.occurrences(terms, sides.target, direction.target)
    shown = glossary.find(direction.back, sides.target) if direction.back else ()
    other = {term.concept.id: term for term in shown}
    for term, spans in zip(terms, places, strict=True):
        also = other.pop(term.concept.id, None)
        found = sorted({*spans, *(also.spans if also else ())})
        kind, label = _kind(term), _label(term)
        pairs = spread(sides, term.spans[:MOST], found[:MOST]) if found else [(term.spans, ())]
        yield from (Pair(kind, ours, theirs, label) for ours, theirs in pairs)
    for term in other.values():
        yield Pair(_kind(term), (), term.spans, _label(term))


def _kind(term: Term) -> Kind:
    return Kind.NAME if term.concept.type in NAMES else Kind.TERM


def _label(term: Term) -> str:
    said = f" ({term.concept.note})" if term.concept.note else ""
    return " | ".join(term.forms) + said
