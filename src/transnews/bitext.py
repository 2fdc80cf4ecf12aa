"""A text and its translation to pairs of sentences."""

from collections.abc import Iterator

from transnews import markup, segment
from transnews.errors import ArticleError
from transnews.model import Plain, Span


def pairs(
    source: str,
    target: str,
    format: str,  # noqa: A002 - what a text has
    languages: tuple[str, str],
) -> tuple[tuple[str, str], ...]:
    """Return the sentences of *source* with those of *target*, its translation.

    Only where both have as many sentences it is known which belong together, and only sentences
    without markup are returned: markup would have to find its place anew.

    Args:
        source: A text with its markup.
        target: Its translation.
        format: What their markup is.
        languages: Of the two, BCP 47.

    >>> pairs("It rains. *Go* home.", "Chove. Vá para *casa*.", "markdown", ("en", "pt"))
    (('It rains.', 'Chove.'),)
    """
    try:
        plain = markup.take_out(source, format), markup.take_out(target, format)
    except ArticleError:
        return ()
    ours, theirs = (
        tuple(sentences(text, language)) for text, language in zip(plain, languages, strict=True)
    )
    if len(ours) != len(theirs):
        return ()
    return tuple(
        (one, other)
        for (one, marked), (other, other_marked) in zip(ours, theirs, strict=True)
        if not marked and not other_marked
    )


def sentences(plain: Plain, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a text, each with whether markup stands in it."""
    at = 0
    for sentence in segment.split(plain.text, language):
        span = Span(at, at + len(sentence.text))
        yield sentence.text, marked(plain, span)
        at = span.stop + len(sentence.gap)


def marked(plain: Plain, span: Span) -> bool:
    """Tell whether markup begins, ends or stands within *span*.

    >>> plain = markup.take_out("Go *home*. *Now.*", "markdown")
    >>> marked(plain, Span(0, 8)), marked(plain, Span(9, 13))
    (True, False)
    """
    return any(
        mark.span.start < span.stop
        and span.start < mark.span.stop
        and (mark.atom or mark.span.start > span.start or mark.span.stop < span.stop)
        for mark in plain.marks
    )
