"""What the drafts made of a name: a copy of it, or the name that stands in its place."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from transnews import glossary, names, segment
from transnews.candidates.gathering import Candidate, Sighting
from transnews.glossary import transliteration
from transnews.model import Span

_ALIKE = 0.6
"""Names are the same in two languages from this share of common letters on
(``Damasco``, ``Damascus``: 0.8); below it, only if no other name is left on either side."""
_SHOWN = 2


def renderings(candidate: Candidate, locale: str) -> tuple[str, ...]:
    """Return what stands for *candidate* in *locale*, form by form, the most frequent first.

    At most two for a form; none where nothing is translated or nothing is clear.
    """
    found: dict[str, None] = {}
    for form in candidate.forms:
        made = Counter(
            said
            for sighting in candidate.sightings[form]
            if (said := _rendering(sighting, form, candidate.language, locale))
        )
        found |= dict.fromkeys(name for name, _ in made.most_common(_SHOWN))
    return tuple(found)


def proposal(candidate: Candidate, locale: str) -> tuple[str, ...]:
    """Return the forms of *candidate* in Latin letters, if *locale* has other letters than it."""
    spelt = (transliteration.proposal(form, candidate.language, locale) for form in candidate.forms)
    return tuple(filter(None, spelt))


def _rendering(sighting: Sighting, form: str, language: str, locale: str) -> str:
    draft = sighting.passage.drafts.get(locale)
    if draft is None:
        return ""
    source, target = _pair(sighting.passage.text, draft, sighting.span, language, locale)
    if glossary.count((form,), target, locale):
        return form
    ours = _left(source, target, language, locale)
    theirs = _left(target, source, locale, language)
    best = max(theirs, key=lambda name: _alike(form, name, language, locale), default="")
    if best and _alike(form, best, language, locale) >= _ALIKE:
        return best
    return theirs[0] if ours == [form] and len(theirs) == 1 else ""


@lru_cache(maxsize=1 << 12)
def _pair(text: str, draft: str, span: Span, language: str, locale: str) -> tuple[str, str]:
    """Return the sentence in which the name stands and its translation, or the whole of both."""
    sentences, drafted = segment.split(text, language), segment.split(draft, locale)
    if len(sentences) != len(drafted):
        return text, draft
    end = 0
    for ours, theirs in zip(sentences, drafted, strict=True):
        end += len(ours.text) + len(ours.gap)
        if span.start < end:
            return ours.text, theirs.text
    return text, draft


def _left(text: str, other: str, language: str, tongue: str) -> list[str]:
    """Return the names of *text* that *other*, its translation, has not as they are."""
    found = [glossary.fold_form(span.of(text)) for span in names.find(text, language)]
    return [name for name in dict.fromkeys(found) if not glossary.count((name,), other, tongue)]


def _alike(name: str, other: str, language: str, locale: str) -> float:
    one = _latin(name, language)
    two = _latin(other, locale)
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _latin(name: str, language: str) -> str:
    return names.plain(transliteration.proposal(name, language, "en") or name)


def untranslated(candidates: Sequence[Candidate], locale: str) -> bool:
    """Say whether no passage with a candidate has a draft in *locale*."""
    return not any(
        locale in sighting.passage.drafts
        for candidate in candidates
        for places in candidate.sightings.values()
        for sighting in places
    )
