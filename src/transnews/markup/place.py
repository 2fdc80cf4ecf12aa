"""Find places for pairs of markup among the words of a translation.

A place is an interval of tokens, so that none begins or ends within a word or at white space.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from transnews.markup.siblings import part
from transnews.markup.tokens import Kind, Tokens, common
from transnews.model import Mark, Span

Project = Callable[[Span], Span | None]
"""Where words of the source text went in its translation, or None."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of a text and its translation."""

    source: Tokens
    target: Tokens
    project: Project
    atoms: Mapping[int, int]
    """Where the atoms of the source stand in the target, by their offsets."""
    stretches: Sequence[tuple[Span, Span]] = ()
    """Sentences of the source and of the target."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a pair holds: tokens of the source, and tokens of the target."""

    source: range
    target: range


def place(site: Site, pairs: Sequence[Mark]) -> tuple[tuple[Mark | None, ...], tuple[str, ...]]:
    """Return *pairs* on the target, nested as in the source, and say which places are guesses.

    None for a pair is without a place: the target has no words.

    Each pair gets a place within that of the pair around it, beside those of its siblings.
    """
    frames = {-1: _Frame(range(len(site.source.all)), range(len(site.target.all)))}
    sure = {-1: True}
    for parent, children in _families(pairs).items():
        frame = frames[parent]
        inner = [site.source.under(pairs[child].span) for child in children]
        wants = [_want(site, each, frame) for each in inner]
        parts = part([want for want, _ in wants], frame.target, site.target)
        for child, source, target, (want, known) in zip(children, inner, parts, wants, strict=True):
            frames[child] = _Frame(source, target)
            sure[child] = known and bool(common(want, target))
    for parent, children in _families(pairs).items():
        sure[parent] &= parent < 0 or not _swallowed(
            site, frames[parent], [frames[it] for it in children]
        )
    spans = [frames[child].target for child in range(len(pairs))]
    doubts = tuple(
        f"{shown(site.source.text, pair)}: its place in the translation is a guess"
        for child, pair in enumerate(pairs)
        if spans[child] and not sure[child]
    )
    marks = (
        replace(pair, span=site.target.span(span)) if span else None
        for pair, span in zip(pairs, spans, strict=True)
    )
    return tuple(marks), doubts


def shown(text: str, pair: Mark) -> str:
    """Return *pair* as messages show it.

    >>> shown("A word", Mark(Span(2, 6), "**", "**"))
    '**word**'
    """
    inside = pair.span.of(text).strip()
    if len(inside) > 40:
        inside = inside[:40] + "…"
    return f"{pair.open}{inside}{pair.close}"


def _families(pairs: Sequence[Mark]) -> dict[int, list[int]]:
    """Return the children of each pair, by index, parents first; -1 is the whole text."""
    families: dict[int, list[int]] = {}
    around: list[int] = []
    for child, pair in enumerate(pairs):
        while around and pairs[around[-1]].span.stop <= pair.span.start:
            around.pop()
        families.setdefault(around[-1] if around else -1, []).append(child)
        around.append(child)
    return families


def _swallowed(site: Site, outer: _Frame, inner: Sequence[_Frame]) -> bool:
    """Tell whether a pair lost all its own words, and has but those of the pairs in it.

    One may be an article, which many languages have none of.
    """
    ours, theirs = (
        set(tokens.of(Kind.WORD, whole)).difference(*parts)
        for tokens, whole, parts in (
            (site.source, outer.source, [each.source for each in inner]),
            (site.target, outer.target, [each.target for each in inner]),
        )
    )
    return len(ours) > 1 and not theirs


def _want(site: Site, inner: range, frame: _Frame) -> tuple[range, bool]:
    """Return where the tokens *inner* of the source belong, and whether that is known."""
    if whole := _whole(site, inner, frame):
        return whole, True
    atoms = _atoms(site, inner, frame)
    if atoms and not site.source.of(Kind.WORD, inner):
        alike = _verbatim(site, inner, frame)
        return alike or _edged(site, inner, _hull(atoms), frame), True
    known = _projected(site, inner, frame) or _verbatim(site, inner, frame)
    found = _hull([*(known or _guessed(site, inner, frame)), *atoms])
    return _edged(site, inner, found, frame), bool(known)


def _whole(site: Site, inner: range, frame: _Frame) -> range | None:
    """Return all there is, if the pair leaves nothing but punctuation outside."""
    if inner == frame.source:
        return frame.target
    whole = frame.source
    before = range(whole.start, min(inner.start, whole.stop))
    after = range(max(inner.stop, whole.start), whole.stop)
    if any(site.source.all[at].kind is not Kind.OTHER for at in chain(before, after)):
        return None
    solid = [at for at in frame.target if site.target.all[at].kind is not Kind.OTHER]
    return _edged(site, inner, _hull(solid), frame) if solid else None


def _projected(site: Site, inner: range, frame: _Frame) -> range | None:
    span = site.project(site.source.span(inner))
    found = common(site.target.under(span), frame.target) if span else range(0)
    if site.source.of(Kind.WORD, inner) and not site.target.of(Kind.WORD, found):
        return None
    return found or None


def _verbatim(site: Site, inner: range, frame: _Frame) -> range | None:
    """Return where the same words stand in the target, if they do once."""
    marked = re.escape(site.source.span(inner).of(site.source.text))
    found = list(re.finditer(rf"(?<!\w){marked}(?!\w)", site.target.text))
    if len(found) != 1:
        return None
    return common(site.target.under(Span(*found[0].span())), frame.target) or None


def _guessed(site: Site, inner: range, frame: _Frame) -> range:
    """Return the words in the same part of the frame, or of the sentence, or the first token."""
    frame = _sentence(site, inner, frame)
    theirs = site.target.of(Kind.WORD, frame.target)
    ours = site.source.of(Kind.WORD, frame.source)
    if not theirs or not ours:
        return frame.target[:1]
    before = sum(at < inner.start for at in ours)
    size = len(site.source.of(Kind.WORD, inner))
    first = min(round(before * len(theirs) / len(ours)), len(theirs) - 1)
    count = max(round(size * len(theirs) / len(ours)), 1)
    return _hull(theirs[first : first + count])


def _sentence(site: Site, inner: range, frame: _Frame) -> _Frame:
    """Return what of *frame* is of the sentence that holds *inner*, if one does."""
    span = site.source.span(inner)
    for source, target in site.stretches:
        if source.start <= span.start and span.stop <= source.stop:
            theirs = common(site.target.under(target), frame.target)
            if site.target.of(Kind.WORD, theirs):
                return _Frame(common(site.source.under(source), frame.source), theirs)
    return frame


def _atoms(site: Site, inner: range, frame: _Frame) -> list[int]:
    """Return the tokens of the target that are atoms of *inner*."""
    starts = [site.source.all[at].span.start for at in site.source.of(Kind.ATOM, inner)]
    places = [site.atoms[start] for start in starts if start in site.atoms]
    found = [at for start in places for at in site.target.under(Span(start, start + 1))]
    return [at for at in found if at in frame.target]


def _edged(site: Site, inner: range, found: range, frame: _Frame) -> range:
    """Let *found* begin and end with punctuation only if *inner* does, and with no other's atom."""
    own = _atoms(site, inner, frame)
    first, last = (site.source.all[at].kind is Kind.OTHER for at in (inner[0], inner[-1]))

    def foreign(at: int, punctuated: bool) -> bool:
        kind = site.target.all[at].kind
        return at not in own and (kind is Kind.ATOM or (kind is Kind.OTHER and not punctuated))

    kept = [at for at in found if not foreign(at, first)]
    start = kept[0] if kept else found.start
    kept = [at for at in found if not foreign(at, last)]
    stop = kept[-1] + 1 if kept else found.stop
    if first and start - 1 in frame.target and site.target.punctuated(start, start - 1):
        start -= 1
    if last and stop in frame.target and site.target.punctuated(stop - 1, stop):
        stop += 1
    return range(start, stop) if start < stop else found


def _hull(places: Sequence[int]) -> range:
    return range(min(places), max(places) + 1) if places else range(0)
