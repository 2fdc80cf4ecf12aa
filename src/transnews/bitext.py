"""A text and its translation to pairs of sentences."""

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

    Only where both have as many sentences it is known which belong together. They come without
    markup; those with an inline object (an image, code) are left out.

    Args:
        source: A text with its markup.
        target: Its translation.
        format: What their markup is.
        languages: Of the two, BCP 47.

    >>> pairs("It rains. *Go* home.", "Chove. Vá para *casa*.", "markdown", ("en", "pt"))
    (('It rains.', 'Chove.'), ('Go home.', 'Vá para casa.'))
    """
    try:
        plain = [markup.take_out(text, format).text for text in (source, target)]
    except ArticleError:
        return ()
    ours, theirs = (
        [sentence.text for sentence in segment.split(text, language) if sentence.text]
        for text, language in zip(plain, languages, strict=True)
    )
    if len(ours) != len(theirs):
        return ()
    both = zip(ours, theirs, strict=True)
    return tuple(pair for pair in both if not any(map(_has_object, pair)))


def _has_object(text: str) -> bool:
    return any("\ue000" <= char <= "\uf8ff" for char in text)


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
