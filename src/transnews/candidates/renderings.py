"""What the drafts made of a name: a copy of it, or the name that stands in its place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from transnews import glossary, languages, names, segment
from transnews.candidates.gathering import Candidate, unheld
from transnews.glossary import Matcher, transliteration
from transnews.model import Span

_ALIKE = 0.6
"""Names are the same in two languages from this share of common letters on
(``Damasco``, ``Damascus``: 0.8); below it, only if no other name is left on either side."""
_SHOWN = 2


def renderings(candidate: Candidate, locale: str, held: Mapping[str, Matcher]) -> tuple[str, ...]:
    """Return what stands for *candidate* in *locale*, form by form, the most frequent first.

    At most two for a form; none where nothing is translated or nothing is clear, and nothing
    that the glossary has already; *held* is that by language, as for `unheld`.
    """
    direction = candidate.language, locale
    found: dict[str, None] = {}
    for form in candidate.forms:
        pairs = [
            _pair(sighting.passage.text, draft, sighting.span, candidate.language, locale)
            for sighting in candidate.sightings[form]
            if (draft := sighting.passage.drafts.get(locale)) is not None
        ]
        made = _made(form, pairs, direction, held)
        found |= dict.fromkeys(name for name, _ in made.most_common(_SHOWN))
    return tuple(found)


def _made(
    form: str,
    pairs: Sequence[tuple[str, str]],
    direction: tuple[str, str],
    held: Mapping[str, Matcher],
) -> Counter[str]:
    """Count what stands for *form* in sentences and their translations.

    A copy of it; else the name most like it; else the only name left on both sides; else the
    name that comes back in most of the sentences.
    """
    language, locale = direction
    made: Counter[str] = Counter()
    open_: Counter[str] = Counter()
    unclear = 0
    for source, target in pairs:
        if glossary.count((form,), target, locale):
            made[form] += 1
            continue
        ours = [n for n in _left(source, target, language, locale, held) if n != form]
        theirs = _left(target, source, locale, language, held)
        likeness = {name: _alike(form, name, language, locale) for name in theirs}
        best = max(theirs, key=lambda name: likeness[name], default="")
        left = [n for n in theirs if all(_alike(o, n, language, locale) < _ALIKE for o in ours)]
        if best and likeness[best] >= _ALIKE:
            made[best] += 1
        elif not ours and len(left) == 1:
            made[left[0]] += 1
        else:
            open_.update(left)
            unclear += 1
    made.update({n: many for n, many in open_.items() if many > 1 and 2 * many > unclear})
    return made


def proposal(candidate: Candidate, locale: str) -> tuple[str, ...]:
    """Return the forms of *candidate* in Latin letters, if *locale* has other letters than it."""
    spelt = (transliteration.proposal(form, candidate.language, locale) for form in candidate.forms)
    return tuple(filter(None, spelt))


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


def _left(
    text: str, other: str, language: str, tongue: str, held: Mapping[str, Matcher]
) -> list[str]:
    """Return the names of *text* that neither the glossary nor *other*, its translation, has."""
    found = [span.of(text) for span in unheld(text, held[language], language)]
    return [name for name in dict.fromkeys(found) if not glossary.count((name,), other, tongue)]


def _alike(name: str, other: str, language: str, locale: str) -> float:
    one, two = _latin(name, language), _latin(other, locale)
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _latin(name: str, language: str) -> str:
    """Return a name as it is compared: Latin letters, no accents, words in one order."""
    plain = names.plain(transliteration.proposal(name, language, "en") or name)
    return " ".join(sorted(plain.split()))


def untranslated(candidates: Sequence[Candidate], locale: str) -> bool:
    """Say whether there are candidates for *locale*, and none of their passages has a draft."""
    drafts = [
        locale in sighting.passage.drafts
        for candidate in candidates
        if languages.needs_translation(candidate.language, locale)
        for places in candidate.sightings.values()
        for sighting in places
    ]
    return bool(drafts) and not any(drafts)
