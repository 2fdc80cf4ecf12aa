"""What is highlighted in a text and its translation, and who partners whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transnews.drafting import Direction
from transnews.galley.naming import Both, Seen, name_pairs
from transnews.galley.pairing import Pair, Sides
from transnews.galley.quantities import date_pairs, number_pairs, quote_pairs
from transnews.galley.terms import term_pairs
from transnews.galley.values import Hit, Kind
from transnews.model import Span


def hits(sides: Sides, direction: Direction, seen: Seen) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return what is highlighted in the source and in the target.

    Two hits do not meet, but that a quotation may hold others.

    Args:
        sides: The two texts.
        direction: Languages and glossary.
        seen: Words known to be names, in the source's language and in the target's.
    """
    terms = list(term_pairs(sides, direction))
    lone = [p for p in terms if p.kind is Kind.NAME and not (p.source and p.target)]
    known = [pair for pair in terms if pair not in lone]
    quantities = [*date_pairs(sides), *number_pairs(sides)]
    found = name_pairs(sides, seen, _spans([*known, *quantities]), _spans(lone))
    apart = _apart([*known, *_labelled(found, lone), *quantities])
    quoted = [_uncrossed(pair, apart) for pair in quote_pairs(sides)]
    return _numbered([*quoted, *apart])


def _spans(pairs: Iterable[Pair]) -> Both:
    found = list(pairs)
    return [s for pair in found for s in pair.source], [s for pair in found for s in pair.target]


def _labelled(pairs: Iterable[Pair], lone: Iterable[Pair]) -> Iterator[Pair]:
    """Yield names with what the glossary says of those that it has said something else for."""
    labels = {span: pair.label for pair in lone for span in (*pair.source, *pair.target)}
    for pair in pairs:
        said = (labels[span] for span in (*pair.source, *pair.target) if span in labels)
        yield replace(pair, label=next(said, ""))


def _apart(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs without what meets something of an earlier one."""
    taken: tuple[list[Span], list[Span]] = ([], [])

    def free(spans: Iterable[Span], side: list[Span]) -> tuple[Span, ...]:
        kept = []
        for span in spans:
            if not any(span.start < o.stop and o.start < span.stop for o in side):
                side.append(span)
                kept.append(span)
        return tuple(kept)

    return [
        replace(pair, source=free(pair.source, taken[0]), target=free(pair.target, taken[1]))
        for pair in pairs
    ]


def _uncrossed(quote: Pair, pairs: Iterable[Pair]) -> Pair:
    """Return a quotation without a side that ends inside of something else."""

    def whole(spans: tuple[Span, ...], others: Iterable[Span]) -> tuple[Span, ...]:
        ends = [end for span in spans for end in (span.start, span.stop)]
        return () if any(o.start < end < o.stop for o in others for end in ends) else spans

    source = whole(quote.source, (span for pair in pairs for span in pair.source))
    target = whole(quote.target, (span for pair in pairs for span in pair.target))
    return replace(quote, source=source, target=target)


def _numbered(pairs: Iterable[Pair]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return the hits of both sides; partners are numbered as they stand in the source."""
    ours: list[Hit] = []
    theirs: list[Hit] = []
    number = 0
    for pair in sorted(pairs, key=lambda pair: (pair.source, pair.target)):
        both = bool(pair.source and pair.target)
        number += both
        for spans, side in ((pair.source, ours), (pair.target, theirs)):
            side += (Hit(span, pair.kind, number * both, pair.label) for span in spans)
    return tuple(sorted(ours, key=_order)), tuple(sorted(theirs, key=_order))


def _order(hit: Hit) -> tuple[int, int, Kind]:
    return hit.span.start, -hit.span.stop, hit.kind
