"""Names and terms of a text and its translation."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from transnews import drafting, glossary, names
from transnews.checks.names import NAMES
from transnews.drafting import Direction
from transnews.galley.pairing import MOST, Pair, Sides, leftover, matched
from transnews.galley.values import Kind
from transnews.model import Span, Term


def term_pairs(sides: Sides, direction: Direction) -> Iterator[Pair]:
    """Yield what the glossary knows, on either side."""
    terms = drafting.owed.find(sides.source, direction)
    places = glossary.occurrences(terms, sides.target, direction.target)
    shown = glossary.find(direction.back, sides.target) if direction.back else ()
    other = {term.concept.id: term.spans for term in shown}
    for term, spans in zip(terms, places, strict=True):
        found = sorted({*spans, *other.pop(term.concept.id, ())})
        yield from _mentions(sides, term, found)
    for term in shown:
        if term.concept.id in other:
            yield from (Pair(_kind(term), (), (span,), _label(term)) for span in term.spans)


def _mentions(sides: Sides, term: Term, found: Sequence[Span]) -> Iterator[Pair]:
    """Pair the mentions of a name in order; who is named more often on one side is so once more."""
    ours, theirs = term.spans[:MOST], found[:MOST]
    kind, label = _kind(term), _label(term)
    if not theirs or len(ours) == len(theirs):
        both = zip(ours, theirs, strict=True) if theirs else ((one, None) for one in ours)
        yield from (Pair(kind, (a,), (b,) if b else (), label) for a, b in both)
    elif len(ours) > len(theirs):
        nearest = [min(theirs, key=partial(sides.apart, one)) for one in ours]
        for there in theirs:
            near = zip(ours, nearest, strict=True)
            yield Pair(kind, tuple(one for one, n in near if n == there), (there,), label)
    else:
        nearest = [min(ours, key=partial(_apart, sides, other)) for other in theirs]
        for here in ours:
            near = zip(theirs, nearest, strict=True)
            yield Pair(kind, (here,), tuple(other for other, n in near if n == here), label)


def _apart(sides: Sides, theirs: Span, ours: Span) -> tuple[float, float]:
    return sides.apart(ours, theirs)


def _kind(term: Term) -> Kind:
    return Kind.NAME if term.concept.type in NAMES else Kind.TERM


def _label(term: Term) -> str:
    said = f" ({term.concept.note})" if term.concept.note else ""
    return " | ".join(term.forms) + said


def name_pairs(
    sides: Sides, seen: tuple[Collection[str], Collection[str]], held: tuple[Sequence[Span], ...]
) -> Iterator[Pair]:
    """Yield the names that no glossary knows; *held* is what stands elsewhere on either side."""
    ours, theirs = (
        [s for s in names.find(text, language, known)[:MOST] if not any(_meet(s, o) for o in taken)]
        for text, language, known, taken in zip(
            (sides.source, sides.target), sides.languages, seen, held, strict=True
        )
    )
    said = [[names.plain(w) for w in s.of(sides.source).split()] for s in ours]
    there = [[names.plain(w) for w in s.of(sides.target).split()] for s in theirs]
    pairs, left, more = matched(sides, ours, theirs, lambda i, j: _likeness(said[i], there[j]))
    yield from (Pair(Kind.NAME, (one,), (other,)) for one, other in pairs)
    yield from leftover(sides, Kind.NAME, left, more)


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    if ours == theirs:
        return 3.0
    common = len({*ours} & {*theirs})
    if common:
        return 1 + common / max(len(ours), len(theirs))
    return 0.5 * any(names.resembles(one, other) for one in ours for other in theirs)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
