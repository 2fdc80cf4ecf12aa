"""Passages to the names in them that no glossary holds, long and short forms together."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from transnews import glossary, names
from transnews.candidates.passages import Passage
from transnews.glossary import Glossary, Matcher
from transnews.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_LOUD = 0.7
"""A text with a larger share of capitals is set in them, and shows nothing about names."""
_CLEARLY = 2
"""A short name belongs to the long one that is so many times as frequent as the next."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a name stands."""

    passage: Passage
    span: Span
    """On the text of the passage."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that no glossary holds."""

    language: str
    forms: tuple[str, ...]
    """As the articles have it, the shortest first: ``Kavanaugh``, ``Brett Kavanaugh``."""
    sightings: Mapping[str, tuple[Sighting, ...]]
    """By form."""

    @property
    def count(self) -> int:
        """How often it stands in the articles, in any form."""
        return sum(map(len, self.sightings.values()))

    @property
    def name(self) -> str:
        """The longest form."""
        return self.forms[-1]


def gather(passages: Sequence[Passage], words: Glossary) -> tuple[Candidate, ...]:
    """Return the names of *passages* that *words* lacks, the most frequent first.

    A name and its short form are one (``Brett Kavanaugh``, ``Kavanaugh``). What the articles
    also write with a small letter, and as often, is no name; nor is what only a headline in
    capitals has.
    """
    by_language: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_language[passage.language].append(passage)
    found = [
        candidate
        for language, texts in by_language.items()
        for candidate in _grouped(language, _sightings(language, texts, words))
    ]
    return tuple(sorted(found, key=lambda candidate: -candidate.count))


def _sightings(
    language: str, passages: Sequence[Passage], words: Glossary
) -> dict[str, list[Sighting]]:
    """Return where each name stands that the glossary has not, by the name."""
    held = glossary.matcher(words, language, language)
    quiet = [passage for passage in passages if not _is_loud(passage.text)]
    seen = names.known((passage.text for passage in quiet), language)
    small = Counter(w for p in quiet for w in _WORD.findall(p.text) if w.islower())
    found: defaultdict[str, list[Sighting]] = defaultdict(list)
    for passage in quiet:
        for span in unheld(passage.text, held, language, seen):
            found[glossary.fold_form(span.of(passage.text))].append(Sighting(passage, span))
    return {name: places for name, places in found.items() if len(places) > small[name.lower()]}


def _is_loud(text: str) -> bool:
    letters = [char for char in text if char.isupper() or char.islower()]
    return sum(map(str.isupper, letters)) > _LOUD * len(letters)


def unheld(text: str, held: Matcher, language: str, seen: Collection[str] = ()) -> tuple[Span, ...]:
    """Return where names of *text* stand that the glossary has not.

    Args:
        text: A text.
        held: The glossary, made ready for *language* on both sides.
        language: Of the text.
        seen: Words known to be names.
    """
    known = [(span, t.concept) for t in glossary.find(held, text) for span in t.spans]
    return tuple(
        name
        for name in names.find(text, language, seen)
        if not any(_covers(span, name, concept.type == "person") for span, concept in known)
    )


def _covers(held: Span, name: Span, is_person: bool) -> bool:
    """Say whether the glossary has the name: all of it, or a person's surname."""
    inside = held.start <= name.start and name.stop <= held.stop
    return inside or (is_person and name.start < held.start and name.stop == held.stop)


def _grouped(language: str, found: Mapping[str, Sequence[Sighting]]) -> list[Candidate]:
    """Put each name together with the short forms of it."""
    owner = {name: _owner(name, found) for name in found}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in found:
        top = name
        while owner[top] != top:
            top = owner[top]
        groups[top].append(name)
    return [
        Candidate(
            language,
            tuple(sorted(forms, key=lambda form: (len(form.split()), form))),
            {form: tuple(found[form]) for form in forms},
        )
        for forms in groups.values()
    ]


def _owner(name: str, found: Mapping[str, Sequence[Sighting]]) -> str:
    """Return the longer name of which *name* is the last part, or *name* itself."""
    longer = sorted(
        (other for other in found if other.endswith(f" {name}")),
        key=lambda other: (-len(found[other]), len(other)),
    )
    if not longer:
        return name
    # A longer name that ends in another longer one is the same again.
    rivals = [other for other in longer[1:] if not _nested(other, longer[0])]
    if rivals and len(found[longer[0]]) < _CLEARLY * len(found[rivals[0]]):
        return name
    return longer[0]


def _nested(one: str, other: str) -> bool:
    return one.endswith(f" {other}") or other.endswith(f" {one}")
