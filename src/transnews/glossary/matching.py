"""Find the concepts of a glossary in a source text: whole words, the longest match first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.glossary.folding import fold, whole
from transnews.glossary.forms import distance, owed, owes, sought
from transnews.glossary.store import Glossary
from transnews.model import Concept, Span, Term

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# What stands in an address is not prose: nobody translates it.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"']+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A form to look for."""

    form: str
    folded: str
    concept: Concept
    owes: bool
    """False: nothing is owed in this direction, but it still hides shorter matches inside it."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """A glossary made ready for one direction; see `matcher`."""

    source: str
    target: str
    entries: tuple[tuple[Entry, ...], ...]
    """For each pattern of the automaton the forms that differ only by case."""
    automaton: "AhoCorasick | None"


def matcher(glossary: Glossary, source: str, target: str) -> Matcher:
    """Make *glossary* ready to be found in texts in *source*, for translation into *target*."""
    from ahocorasick_rs import AhoCorasick

    patterns: dict[str, list[Entry]] = {}
    for concept in glossary.concepts:
        due = owes(concept, target)
        for form in sought(concept, source):
            entry = Entry(form, fold(form).text, concept, due)
            if pattern := fold(form, any_case=True).text:
                patterns.setdefault(pattern, []).append(entry)
    automaton = AhoCorasick(list(patterns), store_patterns=False) if patterns else None
    return Matcher(source, target, tuple(map(tuple, patterns.values())), automaton)


def find(matcher: Matcher, text: str) -> tuple[Term, ...]:
    """Return what *text* owes its translation: a term a concept, in the order they first occur.

    Of matches that overlap the longest counts (in code points; of two as long, the first), and
    of forms that fit the same stretch the one whose case is nearest. Addresses are not searched.
    """
    best = _best(matcher, text)
    found: dict[str, list[Span]] = {}
    first: dict[str, Entry] = {}
    for span in disjoint(best, text):
        entry = best[span]
        if entry.owes:
            found.setdefault(entry.concept.id, []).append(span)
            first.setdefault(entry.concept.id, entry)
    return tuple(
        Term(
            entry.concept,
            tuple(found[name]),
            owed(entry.concept, matcher.source, matcher.target, entry.form),
        )
        for name, entry in first.items()
    )


def _best(matcher: Matcher, text: str) -> dict[Span, Entry]:
    """Return for each stretch that is a form the nearest one."""
    if matcher.automaton is None:
        return {}
    best: dict[Span, tuple[int, Entry]] = {}
    folded = fold(text, any_case=True)
    for pattern, start, stop in matcher.automaton.find_matches_as_indexes(folded.text, True):
        span = folded.span(start, stop)
        if span is None or not whole(folded.text, start, stop, matcher.source):
            continue
        seen = fold(span.of(text)).text
        for entry in matcher.entries[pattern]:
            far = distance(seen, entry.folded, entry.concept.any_case)
            if far is not None and (span not in best or far < best[span][0]):
                best[span] = far, entry
    return {span: entry for span, (_, entry) in best.items()}


def disjoint(spans: Iterable[Span], text: str) -> list[Span]:
    """Choose of overlapping *spans* the longest, none in an address; return them in order."""
    taken = bytearray(len(text))
    if "@" in text or "://" in text or "www." in text:
        for address in _ADDRESS.finditer(text):
            taken[address.start() : address.end()] = b"\1" * len(address[0])
    chosen = []
    for span in sorted(spans, key=lambda span: (span.start - span.stop, span.start)):
        if taken.find(1, span.start, span.stop) < 0:
            taken[span.start : span.stop] = b"\1" * (span.stop - span.start)
            chosen.append(span)
    return sorted(chosen)
