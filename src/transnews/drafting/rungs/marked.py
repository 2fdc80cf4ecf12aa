"""What was lost goes as a mark that the model keeps, and its target form is put for the mark."""

import re
from collections.abc import Iterator

from transnews.drafting import wording
from transnews.drafting.attempts import Attempt, Case, reworded
from transnews.drafting.protect import Protected
from transnews.drafting.rungs import lost
from transnews.model import Span
from transnews.quantities import amounts, moments, setting, writing

# A measure in brackets: digits, and at most two short words or a sign.
_REMARK = re.compile(r"\([^\W\d_]{0,4}[$€£]?\d[\d.,]*(?: ?[^\W\d_]{1,4}){0,2}[%°]?\)")


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt with every lost name as a mark, and numbers and times if one is wrong.

    Then one with remarks in brackets (``(500 mi)``) as a whole, which models like to leave out.
    """
    named = [*_names(case), *_moments(case)]
    yield from _attempt(case, [*named, *_numbers(case)])
    if remarks := list(_remarks(case)):
        yield from _attempt(case, [*remarks, *named])


def _attempt(case: Case, wanted: list[Protected]) -> Iterator[Attempt]:
    piece, direction = case.piece, case.direction
    guarded = piece.wording.protected
    if added := tuple(_free(wanted, guarded)):
        worded = wording.send(
            piece.source,
            tuple(sorted([*guarded, *added], key=lambda item: item.span)),
            direction.unknown,
            direction.source,
            mark=direction.mark,
        )
        yield reworded(piece, worded)


def _names(case: Case) -> Iterator[Protected]:
    for term in lost.names(case):
        for span in term.spans:
            yield _marked("name", span, case, term.forms[0])


def _moments(case: Case) -> Iterator[Protected]:
    if case.fails("dates"):
        text, languages = case.piece.source, (case.direction.source, case.direction.target)
        for moment in moments.find(text, languages[0]):
            written = writing.moment(moment, text, *languages)
            if written is not None:
                yield _marked("moment", _inside(moment.span, case), case, written)


def _inside(span: Span, case: Case) -> Span:
    """Leave the sentence its full stop, where `11 p.m.` ends it."""
    text = case.piece.source
    last = text[span.stop - 1] == "." and not re.search(r"\w", text[span.stop :])
    return Span(span.start, span.stop - last)


def _numbers(case: Case) -> Iterator[Protected]:
    if case.fails("numbers"):
        text, languages = case.piece.source, (case.direction.source, case.direction.target)
        dated = [moment.span for moment in moments.find(text, languages[0])]
        for amount in amounts.find(text, languages[0]):
            written = writing.amount(amount, text, *languages)
            if written is not None and not any(_meet(amount.number, span) for span in dated):
                yield _marked("number", amount.number, case, written)


def _remarks(case: Case) -> Iterator[Protected]:
    if case.fails("numbers"):
        text, languages = case.piece.source, (case.direction.source, case.direction.target)
        for match in _REMARK.finditer(text):
            written = setting.localize(match[0], match[0], *languages)
            yield _marked("number", Span(*match.span()), case, written)


def _marked(kind: str, span: Span, case: Case, target: str) -> Protected:
    return Protected(kind, span, span.of(case.piece.source), target)


def _free(added: list[Protected], guarded: tuple[Protected, ...]) -> Iterator[Protected]:
    """Yield those that touch nothing that is protected already."""
    taken = list(guarded)
    for item in added:
        if all(not _meet(item.span, other.span) for other in taken):
            taken.append(item)
            yield item


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
