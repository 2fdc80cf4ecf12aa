"""Which sentence of a translation says which one of the source, and how sure the model was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews import segment
from transnews.drafting import cutting
from transnews.galley.aligning import beads
from transnews.galley.values import Sentence
from transnews.model import Plain, Span
from transnews.trace import TraceEntry


@dataclass(frozen=True, slots=True)
class Aim:
    """A sentence of the source, and what its translation is like."""

    span: Span
    text: str
    """The machine's translation, or the sentence itself."""
    score: float | None = None


def aims(source: Plain, language: str, made: TraceEntry | None) -> tuple[Aim, ...]:
    """Return the sentences of a text with what the machine *made* of them, if that is known."""
    if made and made.sentences:
        places = cutting.places(source, language)
        if len(places) == len(made.sentences):
            zipped = zip(places, made.sentences, strict=True)
            return tuple(Aim(p, s.target, s.score) for p, s in zipped if p.start < p.stop)
    return tuple(Aim(span, span.of(source.text)) for span in _places(source.text, language))


def drafted(known: Sequence[Aim], draft: str, locale: str) -> tuple[Aim, ...]:
    """Return *known* with the texts that they have in the whole *draft*."""
    return tuple(
        Aim(one.source, one.target.of(draft), one.score)
        for one in sentences(known, draft, locale, whole=True)
    )


def sentences(
    known: Sequence[Aim], target: str, locale: str, *, whole: bool = False
) -> tuple[Sentence, ...]:
    """Return the sentences of the source with those of *target*, in order.

    Args:
        known: What stands in the source.
        target: A translation without its markup.
        locale: Its language.
        whole: It is the very text of the machine: its scores are those of *target*.
    """
    theirs = list(_places(target, locale))
    texts = [span.of(target) for span in theirs]
    if len(known) == len(theirs) and (whole or all(aim.score is None for aim in known)):
        groups = [(i, i + 1, i, i + 1) for i in range(len(known))]
    else:
        groups = list(beads([aim.text for aim in known], texts))
    found = []
    for a, b, c, d in groups:
        span = Span(theirs[c].start, theirs[d - 1].stop)
        same = whole or _letters(a.text for a in known[a:b]) == _letters([span.of(target)])
        score = _mean([aim.score for aim in known[a:b]]) if same else None
        found.append(Sentence(Span(known[a].span.start, known[b - 1].span.stop), span, score))
    return tuple(found)


def _mean(scores: Sequence[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def _letters(texts: Iterator[str] | Sequence[str]) -> str:
    return "".join(letter for text in texts for letter in text if letter.isalnum())


def _places(text: str, language: str) -> Iterator[Span]:
    at = 0
    for sentence in segment.split(text, language):
        if sentence.text:
            yield Span(at, at + len(sentence.text))
        at += len(sentence.text + sentence.gap)
