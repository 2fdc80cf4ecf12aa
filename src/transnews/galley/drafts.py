"""What the machine wrote, put together again from the sentences in the trace."""

from collections.abc import Sequence
from dataclasses import dataclass

from transnews.localize import set_typography
from transnews.model import Span
from transnews.trace import TraceEntry


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft without its markup, and its sentences."""

    text: str
    pieces: tuple[tuple[Span, Span, float | None], ...]
    """Where each stands in the source and in the draft, and how sure the model was."""


def drafted(made: TraceEntry, source: str, locale: str) -> Drafted | None:
    """Return the draft of a message; None if the trace has none for this *source* (no markup)."""
    if not made.sentences or made.offer:
        return None
    joined, places, done = "", [], 0
    for sentence in made.sentences:
        start = source.find(sentence.source, done)
        if start < 0 or source[done:start].strip():
            return None
        joined += source[done:start]
        done = start + len(sentence.source)
        target = Span(len(joined), len(joined) + len(sentence.target))
        joined += sentence.target
        places.append((Span(start, done), target, sentence.score))
    text = set_typography(joined + source[done:], source, locale)
    spans = _moved([target for _, target, _ in places], joined, text)
    zipped = zip(places, spans, strict=True)
    return Drafted(text, tuple((ours, theirs, score) for (ours, _, score), theirs in zipped))


def _moved(spans: Sequence[Span], was: str, now: str) -> list[Span]:
    """Return stretches of *was* in *now*, which has the same letters and digits in order."""
    if was == now:
        return list(spans)
    letters = [at for at, char in enumerate(now) if char.isalnum()]
    before, counts = 0, []
    for char in was:
        counts.append(before)
        before += char.isalnum()
    if before != len(letters):
        return [Span(min(s.start, len(now)), min(s.stop, len(now))) for s in spans]
    counts.append(before)
    starts = [counts[span.start] for span in spans]
    places = [letters[n] if n < len(letters) else len(now) for n in starts]
    # What stands before the first letter of a sentence, such as a quotation mark, is its own.
    starts = [_back(now, place) for place in places]
    stops = [*starts[1:], len(now)]
    return [
        Span(start, start + len(now[start:stop].rstrip()))
        for start, stop in zip(starts, stops, strict=True)
    ]


def _back(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at
