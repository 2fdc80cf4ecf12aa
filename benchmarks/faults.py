"""Faults of translations, planted: each kind yields every way to spoil one sentence with it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from transnews.checks import Subject, attention
from transnews.model import Alignment, Span

_NOT = {"pt": r"\b(?:não|nunca|nem|sem)\b", "en": r"\b(?:not|never|no|without)\b|n't\b"}
_NAME = re.compile(r"(?<=[a-zà-ú] )[A-ZÀ-Ú]\w+(?: [A-ZÀ-Ú]\w+)*")
_QUOTED = re.compile(r'[“"«]([^“”"«»]+)[”"»]')


def edited(subject: Subject, span: Span, new: str = "") -> Subject:
    """Return *subject* with *span* of its target replaced by *new*, and its attention to match."""
    target = subject.target[: span.start] + new + subject.target[span.stop :]
    place, matrix = attention.placed(span, subject.target, subject.raw), subject.alignment
    if place is None or matrix is None:  # punctuation, which no check follows by attention
        return replace(subject, target=target)
    raw, old = subject.raw, place.of(subject.raw)
    rows = list(zip(matrix.target, matrix.weights, strict=True))
    inside = [(p, row) for p, row in rows if p.start < place.stop and p.stop > place.start]
    grown = len(new) - len(old)
    result = [(p, row) for p, row in rows if p.stop <= place.start]
    copies = [match.start() for match in re.finditer(re.escape(old), new)]
    result += [(Span(p.start + at, p.stop + at), row) for at in copies for p, row in inside]
    if new and not copies:
        result.append((Span(place.start, place.start + len(new)), inside[0][1]))
    after = [(p, row) for p, row in rows if p.start >= place.stop]
    result += [(Span(p.start + grown, p.stop + grown), row) for p, row in after]
    pieces, weights = zip(*result, strict=True) if result else ((), ())
    heard = Alignment(matrix.source, tuple(pieces), tuple(weights))
    raw = raw[: place.start] + new + raw[place.stop :]
    return replace(subject, target=target, raw=raw, alignment=heard)


def _numbers(subject: Subject, change: Callable[[str], str]) -> Iterator[Subject]:
    """Change the second digit of each number, if that makes another one."""
    for match in re.finditer(r"\d\d", subject.target):
        if (new := change(match[0])) != match[0]:
            whole = re.search(r"\d*$", subject.target[: match.start()])
            start = match.start() - len(whole[0] if whole else "")
            rest = re.match(r"\d*", subject.target[match.start() :])
            stop = match.start() + len(rest[0] if rest else "")
            old = subject.target[start : match.start()], subject.target[match.end() : stop]
            yield edited(subject, Span(start, stop), old[0] + new + old[1])


def _names(subject: Subject) -> Iterator[Subject]:
    for match in _NAME.finditer(subject.target):
        if match[0] in subject.source:
            yield edited(subject, Span(match.start(), match.end() + 1))


def _quotes(subject: Subject) -> Iterator[Subject]:
    for match in _QUOTED.finditer(subject.target):
        target = subject.target[: match.start()] + match[1] + subject.target[match.end() :]
        yield replace(subject, target=target)


def _negations(subject: Subject) -> Iterator[Subject]:
    if re.search(_NOT[subject.source_language], subject.source, re.IGNORECASE):
        there = re.finditer(_NOT[subject.target_language], subject.target, re.IGNORECASE)
        found = [Span(*match.span()) for match in there]
        if len(found) == 1:
            yield edited(subject, found[0])


def _clauses(subject: Subject) -> Iterator[Subject]:
    """Delete what stands between two commas or other marks: at least four words."""
    ends = [0, *(match.end() for match in re.finditer(r"[,;:–—] ", subject.target))]
    ends.append(len(re.sub(r"\W+$", "", subject.target)))
    for start, stop in pairwise(ends):
        if 4 <= len(subject.target[start:stop].split()) <= len(subject.target.split()) - 4:
            yield edited(subject, Span(start, stop))


def _runs(subject: Subject, size: int) -> Iterator[Span]:
    words = attention.words(subject.target)
    for first, last in zip(words, words[size - 1 :], strict=False):
        yield Span(first.start, last.stop)


def _halves(subject: Subject) -> Iterator[Subject]:
    words = attention.words(subject.target)
    if len(words) >= 10:
        yield edited(subject, Span(words[len(words) // 2].start, words[-1].stop))


def _copies(subject: Subject) -> Iterator[Subject]:
    yield replace(subject, target=subject.source, raw=subject.sent, alignment=None)


def _questions(subject: Subject) -> Iterator[Subject]:
    if match := re.search(r"\?(?=\W*$)", subject.target):
        yield replace(subject, target=subject.target[: match.start()] + ".")


def _phrases(subject: Subject) -> Iterator[Subject]:
    for span in _runs(subject, 3):
        yield edited(subject, span, f"{span.of(subject.target)} {span.of(subject.target)}")


FAULTS: dict[str, Callable[[Subject], Iterator[Subject]]] = {
    "digit deleted": lambda s: _numbers(s, lambda two: two[0]),
    "digit swapped": lambda s: _numbers(s, lambda two: two[::-1]),
    "name deleted": _names,
    "quotation marks deleted": _quotes,
    "negation deleted": _negations,
    "clause deleted": _clauses,
    "second half deleted": _halves,
    "three words deleted": lambda s: (edited(s, span) for span in _runs(s, 3)),
    "one word deleted": lambda s: (edited(s, span) for span in _runs(s, 1)),
    "three words doubled": _phrases,
    "source copied": _copies,
    "question mark lost": _questions,
}
