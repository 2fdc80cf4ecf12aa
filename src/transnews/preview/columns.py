"""The two texts of a row as HTML."""

from collections.abc import Iterable

from markupsafe import Markup

from transnews.galley.values import Hit, Remark, Row, Run, Style, Text
from transnews.model import Span
from transnews.preview.weaving import Thread, weave

_STEPS = (0.7, 0.5, 0.35, 0.22)
"""Mean probabilities of a token, from sure to unsure; of the sentences of the sample articles they
leave a third, a fifth, a fifth, and at last a tenth below."""
_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.CODE: "code"}


def source(row: Row) -> Markup:
    """Return the source of a row, with what there is to compare."""
    sentences = [_sentence(i, one.source) for i, one in enumerate(row.sentences)]
    return _woven(row.source, sentences, labelled=True)


def target(row: Row) -> Markup:
    """Return the translation of a row, with what is found in it.

    And, until a person let it pass, how sure the model was.
    """
    scores = [one.score if row.waits else None for one in row.sentences]
    sentences = [_sentence(i, row.sentences[i].target, score) for i, score in enumerate(scores)]
    return _woven(row.target, [*sentences, *_found(row.remarks)], labelled=False)


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


def _woven(text: Text, outer: Iterable[Thread], *, labelled: bool) -> Markup:
    """Weave; long labels stand in one column only, and page.js takes them over to the other."""
    hits = [_hit(one, labelled or not one.partner) for one in text.hits]
    return weave(text.text, [*outer, *hits, *map(_run, text.runs)])


def _sentence(place: int, span: Span, score: float | None = None) -> Thread:
    said: list[tuple[str, str]] = [("class", "sentence"), ("data-sentence", str(place))]
    if score is not None:
        said += [("data-heat", str(heat(score))), ("title", f"Model: {sureness(score):.0%} sure")]
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


def _hit(one: Hit, labelled: bool) -> Thread:
    said = [("class", f"hit {one.kind}")]
    if one.partner:
        said.append(("data-partner", str(one.partner)))
    if one.label and labelled:
        said.append(("title", one.label))
    return Thread(one.span, "span", tuple(said))


def _run(one: Run) -> Thread:
    if one.style in _TAGS:
        return Thread(one.span, _TAGS[one.style])
    said = [("class", f"run {one.style}")]
    if one.address:
        said.append(("title", one.address))
    return Thread(one.span, "span", tuple(said))
