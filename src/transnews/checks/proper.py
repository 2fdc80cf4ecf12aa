"""Names outside the glossary are carried over: none vanished, none translated, none mistyped.

Good translations rename (``Germany``, ``Alemanha``), respell (``Syria``, ``Síria``), inflect and
translate titles (``Supreme Court``), so a name is a finding only where little else is left:

* vanished: no word attends to it, and no capital of the translation is unaccounted for;
* translated: only small words attend to it that resemble it in nothing (``Tennent``, ``dia``),
  or a surname after its first name or after *Mr* became an unlike word (``Roger Pedra``);
* mistyped: letters swapped, a syllable stuttered, no capital (``Kavanaguh``, ``índia``).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transnews import alignment, names
from transnews.checks.projection import attended
from transnews.checks.subject import Subject
from transnews.model import Finding, Severity, Span

_WORD = re.compile(r"[^\W_]+")
SEVERITY = Severity.WARNING
_FAINT = 0.2
"""A word of the target that gives a name less of its attention has nothing to do with it."""
_SURE = 0.5
_CLAIM = 0.3
"""A capital that gives another capital of the source this much is its rendering."""
_OPENING = 12
"""A name within so many letters may be what opens the translation, with or without article."""


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    words: tuple[Span, ...]
    """Those with capitals, in the source."""
    titled: bool
    """A title stands before it: *Mr*."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each name that vanished, was translated or mistyped."""
    copied = set(_WORD.findall(subject.target))
    for name in _names(subject):
        texts = [word.of(subject.source) for word in name.words]
        if not copied.issuperset(texts):
            yield from _compare(subject, name, texts)


def _compare(subject: Subject, name: _Name, texts: list[str]) -> Iterator[Finding]:
    """Look at a name of which not every word stands in the translation."""
    spans = alignment.words(subject.target)
    target = [span.of(subject.target) for span in spans]
    kept = {names.plain(word) for word in target}
    lost = [text for text in texts if names.plain(text) not in kept]
    slips = [(s, t) for s, t in zip(spans, target, strict=True) for w in lost if _slip(w, t)]
    if slips:
        span, slip = slips[0]
        yield Finding("proper", SEVERITY, f'"{slip}" is a slip of {name.text}', span)
    elif texts == [name.text] and not lost:
        yield from _small(subject, name, spans)
    elif len(lost) == len(texts):
        yield from _lost(subject, name, target)
    elif lost and texts[0] not in lost:
        yield from _surname(subject, name, spans)


def _names(subject: Subject) -> Iterator[_Name]:
    """Yield the names that no row of the glossary holds, peoples (``Welsh``) left out."""
    source, language = subject.source, subject.source_language
    owed = [span for term in subject.terms for span in term.spans]
    for span in names.find(source, language):
        places = [Span(*word.span()) for word in _WORD.finditer(source, span.start, span.stop)]
        words = [w for w in places if w.of(source)[0].isupper() and w.stop - w.start > 1]
        common = any(names.is_common(word.of(source), language) for word in words)
        if words and not common and not any(_meet(other, span) for other in owed):
            yield _Name(span.of(source), tuple(words), names.titled(source, span, language))


def _slip(word: str, other: str) -> bool:
    return other[0].isupper() and names.mistyped(word, other)


def _small(subject: Subject, name: _Name, spans: tuple[Span, ...]) -> Iterator[Finding]:
    """Look for a country that lost its capital; other names may (``Internet``, ``Hindi``)."""
    word = names.plain(name.text)
    same = [span for span in spans if names.plain(span.of(subject.target)) == word]
    shown = [span.of(subject.target) for span in same]
    countries = names.countries(subject.target_language)
    if all(text.islower() and text.capitalize() in countries for text in shown):
        yield Finding("proper", SEVERITY, f'"{shown[0]}" has no capital: {name.text}', same[0])


def _lost(subject: Subject, name: _Name, target: list[str]) -> Iterator[Finding]:
    """Look for a name of which no word was copied."""
    texts = [word.of(subject.source) for word in name.words]
    if any(names.resembles(text, other) for text in texts for other in target):
        return
    asked = [*_article(subject, name), *name.words]
    own = len(asked)
    heard = attended(subject, [*asked, *_capitals(subject, name)])
    fresh = _fresh(subject)
    said = [word for word in heard if word.span in fresh]
    near = [word for word in said if max(word.inside[:own]) > _FAINT]
    free = [word for word in said if max(word.inside[own:], default=0) < _CLAIM]
    if name.words[0].start > _OPENING:
        free = [word for word in free if not _opens(word.span, subject)]
    capitals = any(word.span.of(subject.target)[0].isupper() for word in [*near, *free])
    if not heard or (capitals and not name.titled):
        return
    if not near:
        yield Finding("proper", SEVERITY, f"{name.text} is missing")
    elif len(texts) == 1 and _is_fault(name, asked[0], target, subject):
        yield _became(name.text, Span(near[0].span.start, near[-1].span.stop), subject)


def _is_fault(name: _Name, before: Span, target: list[str], subject: Subject) -> bool:
    """Tell whether small letters are a fault: no abbreviation, no ``the World``, one script."""
    articled = names.is_article(before.of(subject.source), subject.source_language)
    script = names.script(name.text)
    alike = any(names.script(word) == script for word in target)
    return alike and not articled and not _abbreviation(name.text)


def _surname(subject: Subject, name: _Name, spans: tuple[Span, ...]) -> Iterator[Finding]:
    """Look for a surname that is another word, right after the first name."""
    kept = {span.of(subject.target): at for at, span in enumerate(spans)}
    said = {word.span: word.inside for word in attended(subject, name.words)}
    for at, (first, last) in enumerate(pairwise(name.words), 1):
        place = kept.get(first.of(subject.source), len(spans)) + 1
        if place >= len(spans) or _abbreviation(first.of(subject.source)):
            continue
        surname, other = last.of(subject.source), spans[place]
        sure = other in said and said[other][at] > _SURE
        if sure and not names.resembles(surname, other.of(subject.target)):
            yield _became(surname, other, subject)


def _became(name: str, span: Span, subject: Subject) -> Finding:
    return Finding("proper", SEVERITY, f'{name} has become "{span.of(subject.target)}"', span)


def _article(subject: Subject, name: _Name) -> list[Span]:
    """Return the small word before *name*: a rendering without article may attend to it alone."""
    before = [w for w in alignment.words(subject.source) if w.stop < name.words[0].start][-1:]
    small = alignment.function_words(subject.source_language)
    return [word for word in before if word.of(subject.source).casefold() in small]


def _capitals(subject: Subject, name: _Name) -> list[Span]:
    """Return the words with capitals in the source that are not of *name*."""
    spans = alignment.words(subject.source)
    return [s for s in spans if s.of(subject.source)[0].isupper() and s not in name.words]


def _opens(span: Span, subject: Subject) -> bool:
    return not any(map(str.isalnum, subject.target[: span.start]))


def _fresh(subject: Subject) -> frozenset[Span]:
    """Return the words of the target that are neither small nor copies of words of the source."""
    small = alignment.function_words(subject.target_language)
    ours = Counter(names.plain(w.of(subject.source)) for w in alignment.words(subject.source))
    spans = alignment.words(subject.target)
    plain = [(span, names.plain(span.of(subject.target))) for span in spans]
    theirs = Counter(word for _, word in plain)
    return frozenset(s for s, word in plain if word not in small and theirs[word] > ours[word])


def _abbreviation(text: str) -> bool:
    """Tell whether *text* has capitals inside: what it stands for may be written out."""
    return any(map(str.isupper, text.split()[0][1:]))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
