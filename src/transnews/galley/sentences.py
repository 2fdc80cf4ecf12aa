"""Which sentence of a translation says which one of the source."""

from collections.abc import Iterator

from transnews import segment
from transnews.galley.drafts import Drafted
from transnews.galley.values import Sentence
from transnews.model import Span


def sentences(
    source: str, target: str, languages: tuple[str, str], draft: Drafted | None
) -> tuple[Sentence, ...]:
    """Return the sentences of *source* with those of *target*, in order.

    Where nobody can tell which belong together, the two texts are one pair.
    """
    if not source.strip() or not target.strip():
        return ()
    if draft and draft.text.strip("\n") == target.strip("\n"):
        return tuple(Sentence(*piece) for piece in draft.pieces)
    scores = _scores(draft) if draft else {}
    theirs = _spans(target, languages[1])
    ours = [piece[0] for piece in draft.pieces] if draft else []
    if len(ours) != len(theirs):
        ours = _spans(source, languages[0])
    if len(ours) != len(theirs):
        ours, theirs = [Span(0, len(source))], [Span(0, len(target))]
    return tuple(
        Sentence(one, other, scores.get(_letters(other.of(target))))
        for one, other in zip(ours, theirs, strict=True)
    )


def _scores(draft: Drafted) -> dict[str, float | None]:
    return {_letters(span.of(draft.text)): score for _, span, score in draft.pieces}


def _letters(text: str) -> str:
    return "".join(text.split())


def _spans(text: str, language: str) -> list[Span]:
    return list(_places(text, language))


def _places(text: str, language: str) -> Iterator[Span]:
    at = 0
    for sentence in segment.split(text, language):
        if sentence.text:
            yield Span(at, at + len(sentence.text))
        at += len(sentence.text + sentence.gap)
