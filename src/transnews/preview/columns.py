"""The two texts of a row as HTML."""

from collections.abc import Iterable

from markupsafe import Markup

from transnews.galley.values import Hit, Kind, Remark, Row, Run, Sentence, Style, Text
from transnews.model import Span
from transnews.preview.weaving import Thread, weave

_STEPS = (0.7, 0.5, 0.35, 0.22)
"""Mean probabilities of a token, from sure to unsure; of the sentences of the sample articles they
leave a third, a fifth, a fifth, and at last a tenth below."""
_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.CODE: "code"}


def source(row: Row) -> Markup:
    """Return the source of a row, with what there is to compare."""
    sentences = [_sentence(i, one, one.source) for i, one in enumerate(row.sentences)]
    return _woven(row.source, sentences, ())


def target(row: Row) -> Markup:
    """Return the translation of a row, with what there is to compare and what is found in it."""
    sentences = [_sentence(i, one, one.target) for i, one in enumerate(row.sentences)]
    return _woven(row.target, sentences, _found(row.remarks))


def heat(score: float) -> int:
    """Return how unsure a model was of a sentence, from 0 to 4.

    >>> heat(-0.1), heat(-2.5)
    (0, 4)
    """
    return sum(sureness(score) < step for step in _STEPS)


def sureness(score: float) -> float:
    """Return the mean probability of a token, from its logarithm."""
    from math import exp

    return exp(min(score, 0.0))


def _woven(text: Text, sentences: Iterable[Thread], found: Iterable[Thread]) -> Markup:
    hits = [_hit(one) for one in text.hits]
    runs = [_run(one) for one in text.runs]
    return weave(text.text, [*sentences, *found, *hits, *runs])


def _sentence(place: int, one: Sentence, span: Span) -> Thread:
    said: list[tuple[str, str]] = [("class", "sentence"), ("data-sentence", str(place))]
    if one.score is not None:
        sure = f"The model is {sureness(one.score):.0%} sure of these words"
        said += [("data-heat", str(heat(one.score))), ("title", sure)]
    return Thread(span, "span", tuple(said))


def _found(remarks: Iterable[Remark]) -> list[Thread]:
    return [
        Thread(
            one.span,
            "mark",
            (
                ("class", f"found {one.severity}"),
                ("data-remark", str(number)),
                ("title", one.message),
            ),
        )
        for number, one in enumerate(remarks, 1)
        if one.span is not None
    ]


def _hit(one: Hit) -> Thread:
    said = [("class", f"hit {one.kind}"), ("title", one.label or _KINDS[one.kind])]
    if one.partner:
        said += [("data-partner", str(one.partner)), ("tabindex", "-1")]
    return Thread(one.span, "span", tuple(said))


_KINDS = {
    Kind.NAME: "a name",
    Kind.TERM: "a term",
    Kind.NUMBER: "a number",
    Kind.DATE: "a date or time",
    Kind.QUOTE: "a quotation",
}


def _run(one: Run) -> Thread:
    if one.style in _TAGS:
        return Thread(one.span, _TAGS[one.style])
    said = [("class", f"run {one.style}")]
    if one.address:
        said.append(("title", one.address))
    return Thread(one.span, "span", tuple(said))
