"""Which names lack a form in a locale, those first that the articles have."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transnews.glossary import transliteration
from transnews.glossary.forms import forms_in, owes
from transnews.glossary.matching import find, matcher
from transnews.glossary.store import Glossary
from transnews.languages import needs_translation
from transnews.model import Concept


@dataclass(frozen=True, slots=True)
class Gap:
    """A concept without a form in a locale."""

    concept: Concept
    name: str
    """Its preferred form, in English if it has one, else in its first language."""
    count: int
    """How often it stands in articles that are to be translated into the locale."""
    proposal: str
    """In Latin letters, where the row has none; empty where nothing can be proposed."""


def counts(words: Glossary, texts: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Count the concepts in *texts*, pairs of language and text: by language, by concept id."""
    found: dict[str, Counter[str]] = {}
    matchers = {}
    for language, text in texts:
        if language not in matchers:
            # Into itself a language owes whatever it has.
            matchers[language] = matcher(words, language, language)
        for term in find(matchers[language], text):
            found.setdefault(language, Counter())[term.concept.id] += len(term.spans)
    return found


def gaps(words: Glossary, locale: str, counted: Mapping[str, Counter[str]]) -> tuple[Gap, ...]:
    """Return the concepts that owe nothing in *locale*, the most frequent in the articles first.

    >>> kyiv = Concept("kyiv", "place", {"uk": ("Київ",), "pt": ("Kiev",)})
    >>> [(gap.name, gap.proposal) for gap in gaps(Glossary((kyiv,)), "en", {})]
    [('Київ', '')]
    >>> odesa = Concept("odesa", "place", {"uk": ("Одеса",)})
    >>> [(gap.name, gap.proposal) for gap in gaps(Glossary((odesa,)), "en", {})]
    [('Одеса', 'Odesa')]
    """
    total: Counter[str] = Counter()
    for language, numbers in counted.items():
        if needs_translation(language, locale):
            total.update(numbers)
    found = [
        Gap(concept, _name(concept), total[concept.id], _proposal(concept, locale))
        for concept in words.concepts
        if not owes(concept, locale)
    ]
    return tuple(sorted(found, key=lambda gap: -gap.count))


def _name(concept: Concept) -> str:
    english = forms_in(concept, "en")
    return (english or next(iter(concept.forms.values())))[0]


def _proposal(concept: Concept, locale: str) -> str:
    if any(map(transliteration.is_latin, concept.forms)):
        return ""
    spelt = (transliteration.proposal(f[0], tag, locale) for tag, f in concept.forms.items())
    return next(filter(None, spelt), "")
