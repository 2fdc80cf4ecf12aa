"""Names and terms of a text and its translation."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from transnews import alignment, drafting, glossary, names
from transnews.checks.names import NAMES
from transnews.drafting import Direction
from transnews.galley.pairing import MOST, Pair, Sides, leftover, matched, spread
from transnews.galley.values import Kind
from transnews.glossary.transliteration import proposal
from transnews.model import Span, Term

Seen = tuple[Collection[str], Collection[str]]
"""Words known to be names, in the source's language and in the target's."""
_HANDLES = "#@"
_SAME, _PART, _ALIKE = 3.0, 1.0, 0.5
"""How like two names are: the same words, some of them, or only words that resemble each other."""


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


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span
    sure: bool
    """It is a name by where it stands, not only because it is one elsewhere in the article."""
    readings: tuple[tuple[str, ...], ...]
    """Its words, and those in the letters of the other language."""


def name_pairs(
    sides: Sides, seen: Seen, held: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[Pair]:
    """Yield the names that no glossary knows; *held* is what is something else on either side."""
    there, back = sides.languages
    ours = _names(sides.source, there, back, seen[0], held[0])
    theirs = _names(sides.target, back, there, seen[1], held[1])
    here, other = sides.places([name.span for name in ours], [name.span for name in theirs])

    def like(i: int, j: int) -> float:
        best = max(_likeness(a, b) for a in ours[i].readings for b in theirs[j].readings)
        return best if best >= _PART or int(here[i]) == int(other[j]) else 0.0

    found = matched(sides, [name.span for name in ours], [name.span for name in theirs], like)
    yield from (Pair(Kind.NAME, (one,), (two,)) for one, two in found.pairs)
    sure = {n.span for n in ours if n.sure}, {n.span for n in theirs if n.sure}
    left = [s for s in found.source if s in sure[0]], [s for s in found.target if s in sure[1]]
    yield from leftover(sides, Kind.NAME, *left)


def _names(
    text: str, language: str, other: str, seen: Collection[str], held: Sequence[Span]
) -> list[_Name]:
    sure = set(names.find(text, language))
    free = (s for s in names.find(text, language, seen) if not any(_meet(s, o) for o in held))
    prose = [span for span in free if text[max(0, span.start - 1)] not in _HANDLES]
    return [
        _Name(span, span in sure, tuple(_readings(span.of(text), language, other)))
        for span in prose[:MOST]
    ]


def _readings(name: str, language: str, other: str) -> Iterator[tuple[str, ...]]:
    for form in {name: None, proposal(name, language, other): None}:
        if words := tuple(names.plain(span.of(form)) for span in alignment.words(form)):
            yield words


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    if ours == theirs:
        return _SAME
    if common := len({*ours} & {*theirs}):
        return _PART + common / max(len(ours), len(theirs))
    alike = any(names.resembles(one, other) for one in ours for other in theirs)
    return _ALIKE if alike else 0.0


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
