"""Numbers, dates, times and quotations of a text and its translation."""

from collections.abc import Iterator, Sequence

from transnews.checks import Subject, dates, numbers
from transnews.galley.pairing import MOST, Pair, Sides, leftover, matched
from transnews.galley.values import Kind
from transnews.localize import pairing as marks
from transnews.model import Span
from transnews.quantities import amounts, moments


def date_pairs(sides: Sides) -> Iterator[Pair]:
    """Yield dates and times; one that may be something else only if the other side says it."""
    ours = moments.find(sides.source, sides.languages[0])[:MOST]
    theirs = moments.find(sides.target, sides.languages[1])[:MOST]
    subject = Subject(sides.source, sides.target, *sides.languages)
    pairs, left, more = matched(
        sides,
        [moment.span for moment in ours],
        [moment.span for moment in theirs],
        lambda i, j: float(dates.agree(ours[i], theirs[j], subject)),
    )
    yield from (Pair(Kind.DATE, (one,), (other,)) for one, other in pairs)
    sure = {m.span for m in ours if m.sure}, {m.span for m in theirs if m.sure}
    left, more = [s for s in left if s in sure[0]], [s for s in more if s in sure[1]]
    yield from leftover(sides, Kind.DATE, left, more)


def number_pairs(sides: Sides) -> Iterator[Pair]:
    """Yield numbers; one that may be something else only if the other side says it."""
    ours = amounts.find(sides.source, sides.languages[0])[:MOST]
    theirs = amounts.find(sides.target, sides.languages[1])[:MOST]
    alike = numbers.alike(theirs)
    partners = [{there.span for there in alike(here)} for here in ours]
    pairs, left, more = matched(
        sides,
        [amount.span for amount in ours],
        [amount.span for amount in theirs],
        lambda i, j: float(theirs[j].span in partners[i]) * (ours[i].certain or theirs[j].certain),
    )
    yield from (Pair(Kind.NUMBER, (one,), (other,)) for one, other in pairs)
    sure = {a.span for a in ours if a.certain}, {a.span for a in theirs if a.certain}
    left, more = [s for s in left if s in sure[0]], [s for s in more if s in sure[1]]
    yield from leftover(sides, Kind.NUMBER, left, more)


def quote_pairs(sides: Sides) -> Iterator[Pair]:
    """Yield quotations with their marks, those of a sentence in order."""
    ours, theirs = _quotations(sides.source), _quotations(sides.target)
    if len(ours) == len(theirs):
        yield from (Pair(Kind.QUOTE, (a,), (b,)) for a, b in zip(ours, theirs, strict=True))
    else:
        yield from leftover(sides, Kind.QUOTE, ours, theirs)


def _quotations(text: str) -> Sequence[Span]:
    found = (m for m in marks.marks(text) if m.opens and m.partner is not None)
    return [Span(m.at, (m.partner or m.at) + 1) for m in found][:MOST]
