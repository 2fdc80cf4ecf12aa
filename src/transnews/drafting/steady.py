"""One name, one rendering, through a whole article: pure functions on its translated sentences.

`settle` sees to the names of the glossary, `unsteady` to those that no glossary holds.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews import alignment, glossary, names
from transnews.checks import Subject
from transnews.checks.projection import attended
from transnews.languages import primary
from transnews.model import Concept, Span, Term

_UNINFLECTED = frozenset({"ca", "en", "es", "fr", "gl", "it", "nl", "pt"})
"""Languages in which a name has one form, whatever its place in the sentence."""
_PEOPLES = frozenset({"en", "nl"})
"""Where adjectives have capitals too (``Russian``): only a form that ends alike is another name."""
_SETTLED = frozenset({"person", "place", "body", "medium"})
_SURE = 0.5
_OFTEN = 2
"""So many sentences must copy a name before a common word elsewhere counts as a slip."""
_LARGER = re.compile(r"(?<!\w)[^\W\d_]\w+ (?:(?:for|and|of|&|de|da|do|e|y|et|für|und|van|voor) )?$")


def settle(subject: Subject) -> str:
    """Return the translation with each glossary name in the form that its row prefers.

    ``Polónia`` becomes ``Polônia`` if the row has that first, so all sentences of an article
    agree. Only in languages that do not inflect names; only a form of as many words that begin
    alike, so that what stands before it still fits; after an article it must end alike too. A
    source that writes a name in two ways is left alone.
    """
    target, language = subject.target, subject.target_language
    if primary(language) not in _UNINFLECTED:
        return target
    places = glossary.occurrences(subject.terms, target, language)
    changes = [
        (span, form)
        for term, spans in zip(subject.terms, places, strict=True)
        if term.concept.type in _SETTLED and not _spelt_twice(term, subject.source)
        for span in spans
        if (form := _preferred(term, span, subject))
    ]
    for span, form in sorted(changes, reverse=True):
        target = target[: span.start] + form + target[span.stop :]
    return target


def _spelt_twice(term: Term, source: str) -> bool:
    spelt = {span.of(source).casefold() for span in term.spans}
    return len({form for form in spelt if len(form.split()) == 1}) > 1


def _preferred(term: Term, span: Span, subject: Subject) -> str | None:
    """Return what should stand at *span* instead of the form there, if anything should."""
    seen, after = span.of(subject.target), subject.target[span.stop :]
    words = seen.split()
    form = next((form for form in term.forms if len(form.split()) == len(words)), seen)
    known = any(other[1:] == seen[1:] and other[0].isupper() for other in term.forms)
    first = zip(words, form.split(), strict=True)
    alike = all(names.plain(one[0]) == names.plain(other[0]) for one, other in first)
    if form[1:] == seen[1:] or not (known and alike and form[0].isupper()):
        return None
    if term.concept.any_case and seen.isupper():
        return None
    before = subject.target[: span.start].split()[-1:]
    bound = any(names.is_article(word, subject.target_language) for word in before)
    bound = bound or primary(subject.target_language) in _PEOPLES
    if bound and names.plain(seen.rstrip("."))[-1] != names.plain(form.rstrip("."))[-1]:
        return None
    closes = seen.endswith(".") and not form.endswith(".") and not any(map(str.isalnum, after))
    return (seen[0] + form[1:] if len(words) > 1 else form) + "." * closes


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    """As the source spells it."""
    sentence: int
    spans: tuple[Span, ...]
    """Where the source of the sentence has it."""
    rendering: str
    """What the translation has for it."""

    @property
    def is_word(self) -> bool:
        """It has become a common word: ``Stone``, ``pedra``."""
        return self.rendering.islower()


def unsteady(article: Sequence[Subject]) -> tuple[tuple[Term, ...], ...]:
    """Return for each sentence the names outside the glossary that others render otherwise.

    A name is rendered as most sentences have it; of two as frequent, as the source spells it.
    Endings do not count (``Johnsons``), and what cannot be told apart from a pronoun or a
    paraphrase does not either.

    Args:
        article: its sentences, with alignments; those without one are passed over.

    Returns:
        For each sentence terms of type ``name`` that owe the usual rendering, mostly none.
    """
    if not article:
        return ()
    mentions: dict[str, list[_Mention]] = {}
    for mention in _mentions(article):
        mentions.setdefault(mention.name, []).append(mention)
    found: list[list[Term]] = [[] for _ in article]
    for name, same in mentions.items():
        usual = _usual(name, same)
        for mention in same if usual else ():
            subject = article[mention.sentence]
            agreed = _agree(mention.rendering, usual, subject.target_language)
            if mention.spans and not agreed and not _has(subject.target, usual):
                found[mention.sentence].append(_term(mention, usual, subject))
    return tuple(map(tuple, found))


def _usual(name: str, mentions: Sequence[_Mention]) -> str:
    """Return the rendering that most have; none if others are unclear."""
    counts = Counter(mention.rendering for mention in mentions if not mention.is_word)
    best = max(counts, key=lambda shown: (counts[shown], shown == name), default="")
    words = any(mention.is_word for mention in mentions)
    return "" if words and (best != name or counts[best] < _OFTEN) else best


def _agree(one: str, other: str, language: str) -> bool:
    """Tell whether two renderings are one: the same but for an ending, or inflected."""
    short, long = sorted((names.plain(one), names.plain(other)), key=len)
    if long.startswith(short) and len(long) - len(short) < 3:
        return True
    single = " " not in one + other and primary(language) in _UNINFLECTED
    return not single and names.resembles(one, other)


def _term(mention: _Mention, usual: str, subject: Subject) -> Term:
    name = mention.name
    forms = {subject.source_language: (name,), subject.target_language: (usual,)}
    slug = "-".join(names.plain(name).split())
    return Term(Concept(f"article:{slug}", "name", forms), mention.spans, (usual,))


def _mentions(article: Sequence[Subject]) -> Iterator[_Mention]:
    """Yield what became of the names of each sentence, where that is plain to see."""
    language = article[0].source_language
    seen = names.known((subject.source for subject in article), language)
    for number, subject in enumerate(article):
        owed = [span for term in subject.terms for span in term.spans]
        spans = [s for s in names.find(subject.source, language, seen) if not _met(s, owed)]
        texts = [span.of(subject.source) for span in spans]
        for text in dict.fromkeys(texts):
            own = tuple(s for s, other in zip(spans, texts, strict=True) if other == text)
            if any(_in_larger(span, subject.source) for span in own):
                continue
            if rendering := _rendering(subject, own[0]):
                yield _Mention(text, number, own, rendering)
            surname = text.split()[-1]
            if surname not in texts and _has(subject.target, surname):
                yield _Mention(surname, number, (), surname)


def _met(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.stop and span.start < other.stop for other in others)


def _in_larger(span: Span, source: str) -> bool:
    """Tell whether the name belongs to a larger one: ``National Trust for Scotland``."""
    before = _LARGER.search(source[max(0, span.start - 32) : span.start])
    return before is not None and before[0][0].isupper()


def _has(text: str, name: str) -> bool:
    """Tell whether *name* stands in *text* as whole words."""
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _rendering(subject: Subject, span: Span) -> str | None:
    """Return what the translation has for the name at *span*; None if that is not sure."""
    name = span.of(subject.source)
    if _has(subject.target, name):
        return name
    said = [w.span for w in attended(subject, [span]) if w.inside[0] > _SURE]
    if not said:
        return None
    languages = subject.source_language, subject.target_language
    found = alignment.trim(name, subject.target, Span(said[0].start, said[-1].stop), languages)
    text = found.of(subject.target)
    small = alignment.function_words(subject.target_language)
    weighty = [word for word in text.split() if word.casefold() not in small]
    capitals = [word for word in name.split() if word[0].isupper()]
    one = len(name.split()) == len(weighty) == 1
    names_it = all(word[0].isupper() for word in weighty) and len(weighty) == len(capitals)
    return text if names_it or (one and len(text) > 3 and text.isalpha()) else None
