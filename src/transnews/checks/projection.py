"""Where the engine looked when it said a word: the alignment, on the texts a reader sees."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from transnews.alignment import words
from transnews.checks.attention import sharpness
from transnews.checks.subject import Subject
from transnews.model import Alignment, Span

_SHARP = 0.6
"""As in `attention`: with less, words are no witnesses."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the target, and the attention that the engine gave when it said it."""

    span: Span
    heard: float
    """To words of the source at all, 0 to 1."""
    inside: tuple[float, ...]
    """To each span that was asked about, 0 to 1."""


def attended(subject: Subject, spans: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words of the target that the engine said, in order.

    Words that were set afterwards, such as addresses, are left out. None without an
    alignment, or with a blurred one.

    Args:
        subject: A sentence and its translation.
        spans: Stretches of the source.
    """
    if subject.alignment is None or sharpness(subject.alignment) < _SHARP:
        return ()
    heard = _same(subject.source, subject.sent)
    columns = [_columns(span, heard, subject.alignment) for span in spans]
    starts = [piece.start for piece in subject.alignment.target]
    stops = [piece.stop for piece in subject.alignment.target]
    found = []
    for seen, said in _same(subject.target, subject.raw):
        first, last = bisect_right(stops, said.start), bisect_left(starts, said.stop)
        rows = subject.alignment.weights[first:last]
        if rows:
            inside = [sum(row[i] for row in rows for i in own) / len(rows) for own in columns]
            found.append(Word(seen, sum(map(sum, rows)) / len(rows), tuple(inside)))
    return tuple(found)


def _columns(
    span: Span, heard: Sequence[tuple[Span, Span]], alignment: Alignment
) -> tuple[int, ...]:
    """Return which source pieces of the alignment the words of *span* are made of."""
    sent = [said for seen, said in heard if span.start <= seen.start and seen.stop <= span.stop]
    if not sent:
        return ()
    start, stop = sent[0].start, sent[-1].stop
    pieces = enumerate(alignment.source)
    return tuple(i for i, piece in pieces if piece.start < stop and start < piece.stop)


def _same(seen: str, heard: str) -> list[tuple[Span, Span]]:
    """Return where the words stand that both texts have, in order."""
    ours, theirs = words(seen), words(heard)
    first = [word.of(seen) for word in ours]
    second = [word.of(heard) for word in theirs]
    if first == second:
        return list(zip(ours, theirs, strict=True))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return [(ours[a + i], theirs[b + i]) for a, b, size in blocks for i in range(size)]
