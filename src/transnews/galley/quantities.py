"""Numbers, dates, times and quotations of a text and its translation."""

from collections.abc import Iterator

from transnews.checks import Subject, dates, numbers
from transnews.galley.aligning import beads
from transnews.galley.pairing import MOST, Pair, Sides, leftover, matched
from transnews.galley.values import Kind
from transnews.languages import primary
from transnews.localize import pairing as marks
from transnews.model import Span
from transnews.quantities import amounts, moments


def date_pairs(sides: Sides) -> Iterator[Pair]:
    """Yield dates and times; one that may be something else only if the other side says it.

    Where one of the languages has no calendar here, the figures in them are numbers.
    """
    if not _both_known(sides):
        return
    ours = moments.find(sides.source, sides.languages[0])[:MOST]
    theirs = moments.find(sides.target, sides.languages[1])[:MOST]
    subject = Subject(sides.source, sides.target, *sides.languages)
    found = matched(
        sides,
        [moment.span for moment in ours],
        [moment.span for moment in theirs],
        lambda i, j: float(dates.agree(ours[i], theirs[j], subject)),
    )
    yield from (Pair(Kind.DATE, (one,), (other,)) for one, other in found.pairs)
    sure = {m.span for m in ours if m.sure}, {m.span for m in theirs if m.sure}
    left = [s for s in found.source if s in sure[0]], [s for s in found.target if s in sure[1]]
    yield from leftover(sides, Kind.DATE, *left)


def number_pairs(sides: Sides) -> Iterator[Pair]:
    """Yield numbers; one that may be something else only if the other side says it."""
    texts = numbers.ascii_digits(sides.source), numbers.ascii_digits(sides.target)
    ours = amounts.find(texts[0], sides.languages[0])[:MOST]
    theirs = amounts.find(texts[1], sides.languages[1])[:MOST]
    alike = numbers.alike(theirs)
    partners = [{there.span for there in alike(here)} for here in ours]
    figures = [
        [numbers.figures(amount.number.of(text)) for amount in side]
        for text, side in zip(texts, (ours, theirs), strict=True)
    ]
    known = _both_known(sides)

    def same(i: int, j: int) -> float:
        sure = ours[i].certain or theirs[j].certain
        if sure and theirs[j].span in partners[i]:
            return 2.0
        # 3.5 million is 350 ten thousands.
        return float(not known and figures[0][i] == figures[1][j] != "")

    spans = [amount.span for amount in ours], [amount.span for amount in theirs]
    found = matched(sides, *spans, same)
    yield from (Pair(Kind.NUMBER, (one,), (other,)) for one, other in found.pairs)
    sure = {a.span for a in ours if a.certain}, {a.span for a in theirs if a.certain}
    left = [s for s in found.source if s in sure[0]], [s for s in found.target if s in sure[1]]
    yield from leftover(sides, Kind.NUMBER, *left)


def _both_known(sides: Sides) -> bool:
    return {primary(language) for language in sides.languages} <= moments.LANGUAGES


def quote_pairs(sides: Sides) -> Iterator[Pair]:
    """Yield quotations with their marks: in order where both have as many, else by their words.

    One that the other side parts, or joins with the next, has several partners.
    """
    ours, theirs = _quotations(sides.source), _quotations(sides.target)
    if len(ours) == len(theirs):
        yield from (Pair(Kind.QUOTE, (a,), (b,)) for a, b in zip(ours, theirs, strict=True))
        return
    said = [span.of(sides.source) for span in ours], [span.of(sides.target) for span in theirs]
    groups = beads(*said) if ours and theirs else ()
    pairs = [Pair(Kind.QUOTE, tuple(ours[a:b]), tuple(theirs[c:d])) for a, b, c, d in groups]
    yield from pairs
    done = {span for pair in pairs for span in pair.source}
    there = {span for pair in pairs for span in pair.target}
    yield from (Pair(Kind.QUOTE, (span,), ()) for span in ours if span not in done)
    yield from (Pair(Kind.QUOTE, (), (span,)) for span in theirs if span not in there)


def _quotations(text: str) -> list[Span]:
    found = ((m.at, m.partner) for m in marks.marks(text) if m.opens)
    return [Span(at, stop + 1) for at, stop in found if stop is not None][:MOST]
