"""Follow a span from one wording of a text to another."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from transnews.model import Span

# A word, with those it is joined to: an address, a date, don't; but no placeholder and no atom.
_TOKEN = re.compile(r"\w+(?:[^\w\s\ue000-\uf8ff]+(?![A-Z][A-Za-z]\d)\w+)*|[^\w\s]")


def rebase(span: Span, old: str, new: str) -> Span | None:
    """Return where the span of *old* stands in *new*, a slightly changed copy.

    Words are followed, not letters, and their case does not matter; what was replaced as a
    whole (an address by its placeholder) is found as a whole.

    >>> rebase(Span(6, 9), "Ele: 'Sim'", "Ele: « SIM »").of("Ele: « SIM »")
    'SIM'
    >>> rebase(Span(3, 6), "Em XQ1, a", "Em x.org, a").of("Em x.org, a")
    'x.org'

    None if nothing of the span is left.
    """
    if old == new:
        return span
    ours, theirs, stretches = _compared(old, new)
    found: list[Span] = []
    for first, last, start, stop in stretches:
        inside = [at for at in range(first, last) if _meet(ours[at], span)]
        if not inside or start == stop:
            continue
        if last - first == stop - start:
            found += (_part(ours[at], span, theirs[start + at - first]) for at in inside)
        else:
            found.append(Span(theirs[start].start, theirs[stop - 1].stop))
    return Span(found[0].start, found[-1].stop) if found else None


@lru_cache(maxsize=8)  # each link of a paragraph asks for the same two texts
def _compared(old: str, new: str) -> tuple[list[Span], list[Span], list[tuple[int, int, int, int]]]:
    """Return the tokens of both texts, and which of *old* are which of *new*, by stretches."""
    ours, theirs = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, _words(ours, old), _words(theirs, new), autojunk=False)
    return ours, theirs, [(a, b, c, d) for _, a, b, c, d in matcher.get_opcodes()]


def _part(ours: Span, span: Span, theirs: Span) -> Span:
    """Return the part of a token that *span* covers, all of one that was replaced."""
    if ours.stop - ours.start != theirs.stop - theirs.start:
        return theirs
    start = theirs.start + max(0, span.start - ours.start)
    return Span(start, theirs.stop - max(0, ours.stop - span.stop))


def _tokens(text: str) -> list[Span]:
    return [Span(*token.span()) for token in _TOKEN.finditer(text)]


def _words(tokens: list[Span], text: str) -> list[str]:
    return [token.of(text).casefold() for token in tokens]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
