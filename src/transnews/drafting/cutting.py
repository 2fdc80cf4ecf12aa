"""A running text to the sentences that go to the engine one by one."""

import re
from collections.abc import Iterator, Sequence

from transnews import segment
from transnews.model import Plain, Sentence, Span

# Argos models were trained on sentences of some 100 words at most; longer ones lose their ends.
LONGEST = 600

_BR = re.compile(r"<br\b", re.IGNORECASE)
_STOPS = (".", "!", "?", ":", ";", "…", '"', "”", "»")
_OPENERS = ("«", "“", "„", "‹", "‘", "‚", "(", "[")
_CLOSERS = ("»", "”", "›", "’", ")", "]", ",", ".", ";", ":", "!", "?")


def places(plain: Plain, language: str) -> tuple[Span, ...]:
    """Return where the pieces of a text stand that are translated by themselves.

    >>> [span.of("It rains. Go.") for span in places(Plain("It rains. Go."), "en")]
    ['It rains.', 'Go.']
    """
    found, at = [], 0
    for sentence in sentences(plain, language):
        for part in clauses(sentence):
            found.append(Span(at, at + len(part.text)))
            at += len(part.text + part.gap)
    return tuple(found)


def sentences(plain: Plain, language: str) -> list[Sentence]:
    """Return the sentences of a text with what stands behind each; a break may end one."""
    return [
        sentence
        for line, gap in _lines(plain)
        for sentence in _closed(segment.split(line, language), gap)
    ]


def _lines(plain: Plain) -> Iterator[tuple[str, str]]:
    """Yield the lines that ``<br>`` makes of a text, each with what stands before the next.

    A break before a small letter only wraps a sentence, unless it ended.
    """
    breaks = [m.span.of(plain.text) for m in plain.marks if m.atom and _BR.match(m.open)]
    done = 0
    for found in re.finditer(rf"\s*(?:[{''.join(breaks)}]\s*)+", plain.text) if breaks else ():
        before, after = plain.text[done : found.start()], plain.text[found.end() :]
        wrapped = after[:1].islower() and not before.endswith(_STOPS)
        if wrapped or before.endswith(_OPENERS) or after.startswith(_CLOSERS):
            continue
        yield before, found[0]
        done = found.end()
    yield plain.text[done:], ""


def _closed(sentences: Sequence[Sentence], gap: str) -> tuple[Sentence, ...]:
    """Return the sentences of a line with *gap* behind the last."""
    if not (sentences or gap):
        return ()
    *head, last = sentences or (Sentence(""),)
    return (*head, Sentence(last.text, last.gap + gap))


def clauses(sentence: Sentence) -> tuple[Sentence, ...]:
    """Return a sentence, in parts if it is over-long."""
    if len(sentence.text) <= LONGEST:
        return (sentence,)
    *head, last = segment.clauses(sentence.text, LONGEST)
    return (*head, Sentence(last.text, last.gap + sentence.gap))
