"""Nothing stands in the translation that the source does not say, as far as attention tells."""

from collections.abc import Iterator
from itertools import accumulate, groupby

from transnews.checks import attention
from transnews.checks.subject import Subject
from transnews.model import Finding, Severity, Span

# So many content words in a row whose largest weights are below this on the average: what the
# decoder was made to say looks everywhere, what it translates looks at one word. In 4,149
# sentences of the starter models there is no such run; of 390 clauses that a decoder was forced
# to say, 16 % have one. A looser bound, 0.42 for three, gives 28 %, and 3 false ones.
_VAGUE = ((3, 0.34), (4, 0.44))
_SURE = 0.6
"""A word at the edge of a run that looks this hard at one other is not of the run."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each stretch that looks at nothing in particular."""
    words = attention.read(subject)
    if not words:
        return
    certain = _certain(subject, words)
    vague = [False] * len(certain)
    sums = [0.0, *accumulate(weight for _, weight in certain)]
    for size, bound in _VAGUE:
        for first in range(len(certain) - size + 1):
            if sums[first + size] - sums[first] < bound * size:
                vague[first : first + size] = [True] * size
    for hit, run in groupby(range(len(certain)), key=vague.__getitem__):
        unsure = [certain[i][0] for i in run if certain[i][1] < _SURE]
        if hit:
            yield _finding(subject, Span(unsure[0].start, unsure[-1].stop))


def _certain(subject: Subject, words: attention.Words) -> list[tuple[Span, float]]:
    """Return the content words of the target, each with its largest weight on a source word.

    A word that stands in the source as it is is certain.
    """
    known = {word.of(subject.sent).casefold() for word in words.source}
    rows = list(zip(*filter(None, words.columns), strict=True))
    spans = attention.words(subject.raw)
    flags = attention.contents(subject.raw, spans, subject.target_language)
    pieces = attention.members(words.pieces, spans)
    found = []
    for span, full, inside in zip(spans, flags, pieces, strict=True):
        if not (full and inside and rows):
            continue
        weight = max(map(sum, zip(*(rows[i] for i in inside), strict=True))) / len(inside)
        found.append((span, 1.0 if span.of(subject.raw).casefold() in known else weight))
    return found


def _finding(subject: Subject, stretch: Span) -> Finding:
    span = attention.placed(stretch, subject.raw, subject.target)
    shown = span.of(subject.target) if span else stretch.of(subject.raw)
    return Finding("added", Severity.WARNING, f'"{shown}" has no source', span)
