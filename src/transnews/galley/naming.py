"""Names of a text and its translation that no glossary knows."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from transnews import alignment, names
from transnews.galley.pairing import MOST, Pair, Sides, leftover, matched
from transnews.galley.values import Kind
from transnews.glossary.transliteration import proposal
from transnews.model import Span

Seen = tuple[Collection[str], Collection[str]]
"""Words known to be names, in the source's language and in the target's."""
Both = tuple[Sequence[Span], Sequence[Span]]
"""Stretches of the source and of the target."""
_Words = tuple[str, ...]
_HANDLES = "#@"
_SAME, _PART, _ALIKE = 3.0, 1.0, 0.5
"""How like two names are: the same words, some of them, or only words that resemble each other."""
_STEM = 4
"""So many letters that two words begin with make one of them a form of the other."""


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span
    sure: bool
    """It is a name by where it stands, not only because it is one elsewhere in the article."""
    readings: tuple[_Words, ...]
    """Its words, and those in the letters of the other language."""


def name_pairs(sides: Sides, seen: Seen, held: Both, owed: Both) -> Iterator[Pair]:
    """Yield the names that no glossary pairs.

    A name is paired with a name, else with a word that says it (*Judaism*, *judaísmo*), else
    with the one that is left over in its sentence, as *Germany* with *Alemanha*.

    Args:
        sides: The two texts.
        seen: Words known to be names.
        held: What is something else, in the source and in the target.
        owed: Names of the glossary that the other side does not have as it should.
    """
    there, back = sides.languages
    ours = _names(sides.source, (there, back), seen[0], held[0], owed[0])
    theirs = _names(sides.target, (back, there), seen[1], held[1], owed[1])
    pairs, ours_left, theirs_left = _paired(sides, ours, theirs, _likeness)
    taken = [*held[0], *(name.span for name in ours)], [*held[1], *(name.span for name in theirs)]
    said = _words(sides.target, (back, there), taken[1]) if ours_left else []
    heard = _words(sides.source, (there, back), taken[0]) if theirs_left else []
    more, ours_left, _ = _paired(sides, ours_left, said, _echo)
    again, _, theirs_left = _paired(sides, heard, theirs_left, _echo)
    yield from (Pair(Kind.NAME, (one,), (two,)) for one, two in (*pairs, *more, *again))
    left = ([name.span for name in side if name.sure] for side in (ours_left, theirs_left))
    yield from leftover(sides, Kind.NAME, *left)


def _paired(
    sides: Sides,
    ours: Sequence[_Name],
    theirs: Sequence[_Name],
    likeness: Callable[[_Words, _Words], float],
) -> tuple[tuple[tuple[Span, Span], ...], list[_Name], list[_Name]]:
    """Return the pairs, and what is left on either side; what is less alike only in a sentence."""
    spans = [name.span for name in ours], [name.span for name in theirs]
    here, there = sides.places(*spans)

    def like(i: int, j: int) -> float:
        best = max(likeness(a, b) for a in ours[i].readings for b in theirs[j].readings)
        return best if best > _PART or int(here[i]) == int(there[j]) else 0.0

    found = matched(sides, *spans, like)
    return (
        found.pairs,
        [name for name in ours if name.span in found.source],
        [name for name in theirs if name.span in found.target],
    )


def _names(
    text: str,
    way: tuple[str, str],
    seen: Collection[str],
    held: Sequence[Span],
    owed: Sequence[Span],
) -> list[_Name]:
    sure = {*names.find(text, way[0]), *owed}
    taken = [*held, *owed]
    free = (s for s in names.find(text, way[0], seen) if not any(_meet(s, o) for o in taken))
    prose = [span for span in free if text[max(0, span.start - 1)] not in _HANDLES]
    return [_name(text, span, way, span in sure) for span in sorted([*prose[:MOST], *owed[:MOST]])]


def _words(text: str, way: tuple[str, str], held: Sequence[Span]) -> list[_Name]:
    """Return the words of a text that are nothing yet, and long enough to say a name."""
    long = (span for span in alignment.words(text) if span.stop - span.start >= _STEM)
    free = [span for span in long if not any(_meet(span, one) for one in held)]
    return [_name(text, span, way, False) for span in free[: 2 * MOST]]


def _name(text: str, span: Span, way: tuple[str, str], sure: bool) -> _Name:
    name = span.of(text)
    forms = dict.fromkeys([name, proposal(name, *way)])
    words = (tuple(names.plain(s.of(form)) for s in alignment.words(form)) for form in forms)
    return _Name(span, sure, tuple(words))


def _likeness(ours: _Words, theirs: _Words) -> float:
    if ours == theirs:
        return _SAME if ours else 0.0
    if common := len({*ours} & {*theirs}):
        return _PART + common / max(len(ours), len(theirs))
    alike = any(names.resembles(one, other) for one in ours for other in theirs)
    return _ALIKE if alike else 0.0


def _echo(ours: _Words, theirs: _Words) -> float:
    """Tell how surely one of two is a word of the other."""
    if not {*ours}.isdisjoint(theirs):
        return _PART
    stems = {word[:_STEM] for word in ours if len(word) >= _STEM}
    return 0.0 if stems.isdisjoint(word[:_STEM] for word in theirs) else _ALIKE


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
