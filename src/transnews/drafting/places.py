"""Where the words of a message went: through its sentences, what the engine heard and said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews import alignment, glossary, names
from transnews.drafting.plan import Piece, Plan
from transnews.drafting.rebase import rebase
from transnews.drafting.said import Said
from transnews.model import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of a message went."""

    plan: Plan
    results: tuple[Said, ...]
    joined: str
    """The units, joined."""
    text: str
    """The same with the locale's typography."""
    languages: tuple[str, str]
    """Source and target."""

    def stretches(self) -> Iterator[tuple[Span, Span]]:
        """Yield the span of each sentence in the plain source and in the finished text."""
        source_at = target_at = 0
        for piece, result in zip(self.plan.pieces, self.results, strict=True):
            source = Span(source_at, source_at + len(piece.source))
            target = Span(target_at, target_at + len(result.unit.target))
            if found := rebase(target, self.joined, self.text):
                yield source, found
            source_at, target_at = source.stop + len(piece.gap), target.stop + len(piece.gap)

    def project(self, span: Span) -> Span | None:
        """Return where a span of the plain source stands in the finished text."""
        found: list[Span] = []
        source_at = target_at = 0
        for piece, result in zip(self.plan.pieces, self.results, strict=True):
            start, stop = source_at, source_at + len(piece.source)
            low, high = max(span.start, start), min(span.stop, stop)
            if low < high:
                inside = _within(piece, result, Span(low - start, high - start), self.languages)
                if inside is None:
                    return None
                found.append(Span(inside.start + target_at, inside.stop + target_at))
            source_at = stop + len(piece.gap)
            target_at += len(result.unit.target) + len(piece.gap)
        if not found:
            return None
        whole = Span(found[0].start, found[-1].stop)
        return rebase(whole, self.joined, self.text)


def _within(piece: Piece, result: Said, span: Span, languages: tuple[str, str]) -> Span | None:
    """Return where a span of one sentence stands in its translation."""
    target = result.unit.target
    if span == Span(0, len(piece.source)):
        return Span(0, len(target))
    if not result.sent:
        return rebase(span, piece.source, target)
    marked = span.of(piece.source)
    named = _named(piece, span, target, languages[1])
    if copied := _copied(marked, piece.source, target) or named.get(span):
        return copied
    known = tuple(named.values())
    if result.alignment is None:
        return _alike(marked, target, known)
    heard = rebase(span, piece.source, result.sent)
    spoken = alignment.project(result.alignment, heard) if heard else None
    if spoken is None:
        return _alike(marked, target, known)
    spoken = alignment.trim(marked, result.raw, spoken, languages)
    if _is_small(spoken.of(result.raw), languages[1]) and not _is_small(marked, languages[0]):
        return _alike(marked, target, known)
    return rebase(spoken, result.raw, target)


def _copied(marked: str, source: str, target: str) -> Span | None:
    """Return where a name or a number that the source has once stands in *target* as it is."""
    if not (marked[:1].isupper() or marked[:1].isdigit()) or len(marked) < 2:
        return None
    # Looked ahead for, so that places that overlap are counted as well.
    whole = re.compile(rf"(?<!\w)(?={re.escape(marked)}(?!\w))")
    found = [match.start() for match in whole.finditer(target)]
    once = len(found) == 1 and len(whole.findall(source)) == 1
    return Span(found[0], found[0] + len(marked)) if once else None


def _named(piece: Piece, span: Span, target: str, language: str) -> dict[Span, Span]:
    """Return the names of the glossary within *span*, and where each stands in *target*, once."""
    shown = glossary.occurrences(piece.terms, target, language)
    return {
        term.spans[0]: places[0]
        for term, places in zip(piece.terms, shown, strict=True)
        if len(term.spans) == len(places) == 1
        and span.start <= term.spans[0].start
        and term.spans[0].stop <= span.stop
    }


def _is_small(text: str, language: str) -> bool:
    """Tell whether a text has nothing but articles, prepositions and the like."""
    small = alignment.function_words(language)
    return all(word.of(text).casefold() in small for word in alignment.words(text))


def _alike(marked: str, target: str, known: Sequence[Span]) -> Span | None:
    """Return the words of *target* that *marked* has become, by their letters alone, if any.

    Where attention led to an article (``Australia's``, *O … da Austrália*), a name or a number
    is known again by its look, and one of the glossary by its form (*known*).
    """
    found = list(known)
    for word in alignment.words(marked):
        name = word.of(marked)
        if name[0].isupper() or name[0].isdigit():
            alike = [w for w in alignment.words(target) if _resembles(name, w.of(target))]
            found += alike if len(alike) == 1 else ()
    return Span(min(found).start, max(span.stop for span in found)) if found else None


def _resembles(name: str, other: str) -> bool:
    return name == other or (other[0].isupper() and names.resembles(name, other))
