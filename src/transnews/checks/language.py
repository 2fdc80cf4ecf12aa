"""The translation is in its language and script, and no stretch of it is left untranslated."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from unicodedata import name as unicode_name

from transnews import languages
from transnews.checks.light import light_words
from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.localize import pairing
from transnews.model import Finding, Severity, Span

_FOREIGN = Severity.ERROR

# Scripts as Unicode names their letters, by language; Latin where a language is not listed.
_SCRIPTS = {
    "CYRILLIC": "ba be bg ce cv kk ky mk mn os ru sah tg tt uk",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "HEBREW": "he yi",
    "ARABIC": "ar ckb fa ps sd ug ur",
    "DEVANAGARI": "hi mr ne sa",
    "BENGALI": "as bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
    "HANGUL CJK": "ko",
    "CJK BOPOMOFO": "yue zh",
    "CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA": "ja",
    "LATIN CYRILLIC": "az bs sh sr uz",
    "LATIN": "af br ca cs cy da de en eo es et eu fi fil fr ga gl hr hu id is it lb lt lv ms mt "
    "nb nl nn oc pl pt ro sk sl sq sv sw tr vi",
}
_BY_LANGUAGE = {
    tag: frozenset(key.split()) for key, tags in _SCRIPTS.items() for tag in tags.split()
}
_BY_TAG = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC"}
_KNOWN = frozenset(script for key in _SCRIPTS for script in key.split())
# Letters of a near language that this one does not have.
_ALIEN = {"uk": "ыэъё", "ru": "іїєґў", "be": "ищъїєґ", "bg": "ыэёіїєґў"}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BROKEN = re.compile(r"[^\w\s,'’-]|\d")
_FEW = 4
"""So many small words in a row are no name and no loan."""
_MANY = 3
"""So many function words tell a language."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for what is in another script, or in the language of the source."""
    if primary(subject.source_language) == primary(subject.target_language):
        return
    foreign = [*_script(subject)]
    yield from foreign or _copied(subject)


def _script(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where the letters are not those of the target language."""
    own = _scripts(subject.target_language)
    if not own:
        return
    words = list(_WORD.finditer(_without(subject.kept, subject.target)))
    if "LATIN" not in own and not any(_script_of(w[0][0]) in own for w in words):
        small = [w[0] for w in words if w[0].islower() and len(w[0]) > 2]
        if len(small) > 1:
            wanted = languages.name(subject.target_language)
            yield Finding("language", _FOREIGN, f"the translation is not in {wanted} letters")
        return
    strange = [w for w in words if _is_strange(w[0], own, subject)]
    if strange:
        span = Span(strange[0].start(), strange[-1].end())
        yield Finding("language", _FOREIGN, _message(strange[0][0], subject), span)


def _message(word: str, subject: Subject) -> str:
    return f'"{word}" is not written in {languages.name(subject.target_language)} letters'


def _is_strange(word: str, own: frozenset[str], subject: Subject) -> bool:
    """Tell whether *word* has letters that neither the target language nor its source allows."""
    if word.isascii():
        return False
    alien = _ALIEN.get(primary(subject.target_language), "")
    scripts = {_script_of(letter) for letter in word} & _KNOWN
    if scripts == {"CYRILLIC"} and "CYRILLIC" in own:
        return any(c in alien for c in word.lower()) and word not in subject.source
    if "LATIN" in scripts and len(scripts) > 1 and own == {"CYRILLIC"}:
        latin = re.split(r"[^\W\d_a-zA-Z]+|['’-]", word)
        return not all(part in subject.source for part in latin)
    quoted = word in subject.source and not scripts & _scripts(subject.source_language)
    return len(word) > 1 and bool(scripts - own - {"LATIN"}) and not quoted


def _scripts(tag: str) -> frozenset[str]:
    """Return the scripts that *tag* is written in; nothing for a language without data."""
    written = next((_BY_TAG[part] for part in tag.split("-") if part in _BY_TAG), "")
    return frozenset([written]) if written else _BY_LANGUAGE.get(primary(tag), frozenset())


@cache
def _script_of(letter: str) -> str:
    """Return the script of *letter*, as Unicode names it."""
    return unicode_name(letter, "").split(" ")[0]


def _without(kept: tuple[str, ...], text: str) -> str:
    """Return *text* of the same length with spaces for what was to be kept."""
    for string in kept:
        text = text.replace(string, " " * len(string))
    return text


def _copied(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where the words are those of the source."""
    ours, theirs = light_words(subject.source_language), light_words(subject.target_language)
    foreign = _foreign(ours, theirs)
    words = [*_unquoted(subject.target)]
    small = [w for word in words if (w := word.of(subject.target)).islower()]
    telling = [word for word in small if word in foreign] if ours and theirs else []
    if subject.target.casefold() == subject.source.casefold():
        if _is_telling(subject.target, foreign):
            yield Finding("language", _FOREIGN, "the translation is a copy of the source")
    elif len(telling) >= _MANY and len(telling) > 2 * sum(word in theirs - ours for word in small):
        tongue = languages.name(subject.source_language)
        yield Finding("language", _FOREIGN, f"the translation is in {tongue}")
    elif telling:
        yield from _stretches(subject, words, foreign)


@cache
def _foreign(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Return the light words that only the source language has; "m" and "s" are units too."""
    return frozenset(word for word in ours - theirs if len(word) > 1 or not word.isascii())


def _is_telling(text: str, foreign: frozenset[str]) -> bool:
    """Tell whether a text with so many small words cannot be the same in both languages."""
    small = [word for word in _WORD.findall(text) if word.islower()]
    return len(small) >= (2 * _FEW if foreign.isdisjoint(small) else _FEW)


def _unquoted(text: str) -> Iterator[Span]:
    """Yield the words of *text* outside of quotation marks."""
    quoted = [(m.at, m.partner) for m in pairing.marks(text) if m.opens and m.partner is not None]
    for match in _WORD.finditer(text):
        if not any(start < match.start() < stop for start, stop in quoted):
            yield Span(*match.span())


def _stretches(subject: Subject, words: list[Span], foreign: frozenset[str]) -> Iterator[Finding]:
    """Yield a finding for each run of small words that stands in the source as it is."""
    theirs = [word.of(subject.target) for word in words]
    ours = _WORD.findall(subject.source)
    known = {tuple(ours[i : i + _FEW]) for i in range(len(ours) - _FEW + 1)}
    copied = [False] * len(theirs)
    for i in range(len(theirs) - _FEW + 1):
        window = theirs[i : i + _FEW]
        between = subject.target[words[i].start : words[i + _FEW - 1].stop]
        if tuple(window) in known and between.islower() and not _BROKEN.search(between):
            copied[i : i + _FEW] = [True] * _FEW
    for is_copied, run in groupby(range(len(theirs)), key=copied.__getitem__):
        places = list(run)
        if is_copied and any(theirs[i] in foreign for i in places):
            span = Span(words[places[0]].start, words[places[-1]].stop)
            tongue = languages.name(subject.source_language)
            message = f'"{span.of(subject.target)}" is left in {tongue}'
            yield Finding("language", _FOREIGN, message, span)
