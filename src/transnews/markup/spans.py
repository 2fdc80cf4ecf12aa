"""Where a stretch of a plain text stands in the text with its markup, and the other way round."""

from bisect import bisect_left, bisect_right

from transnews.model import Plain, Span


def in_source(plain: Plain, span: Span) -> Span:
    """Return where *span*, not empty, of ``plain.text`` stands in the text with its markup.

    >>> from transnews.markup import take_out
    >>> in_source(take_out("A **bold** word", "markdown"), Span(2, 6))
    Span(start=4, stop=8)
    """
    return Span(_place(plain, span.start, False), _place(plain, span.stop - 1, True))


def in_text(plain: Plain, span: Span) -> Span | None:
    """Return what of ``plain.text`` a *span* of the text with its markup covers, None if nothing.

    Law: ``in_text(plain, in_source(plain, span))`` holds *span*; it is *span* but where the source
    writes several characters as one.

    >>> from transnews.markup import take_out
    >>> plain = take_out("A **bold** word", "markdown")
    >>> in_text(plain, Span(2, 8)), in_text(plain, Span(2, 4))
    (Span(start=2, stop=6), None)
    """
    places = range(len(plain.text))
    start = bisect_right(places, span.start, key=lambda at: _place(plain, at, True))
    stop = bisect_left(places, span.stop, key=lambda at: _place(plain, at, False))
    return Span(start, stop) if start < stop else None


def _place(plain: Plain, at: int, after: bool) -> int:
    """Return where the character at *at* begins in the marked text, or, *after* it, ends."""
    raw = at
    for mark in plain.marks:
        if mark.close:
            raw += len(mark.open) * (mark.span.start <= at)
            raw += len(mark.close) * (mark.span.stop <= at)
        elif mark.span.stop <= at:
            raw += len(mark.open) - (mark.span.stop - mark.span.start)
        elif mark.span.start <= at:  # inside of what is spelt otherwise: all of it
            return raw - (at - mark.span.start) + len(mark.open) * after
    return raw + after
