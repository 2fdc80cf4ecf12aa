"""Nothing is said twice that the source says once, and nothing runs on."""

import re
from collections.abc import Iterator, Sequence

from transnews.alignment import function_words, words
from transnews.checks import attention
from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.model import Finding, Severity, Span

_LOOPED = Severity.ERROR
_LONG = Severity.ERROR

# Words that may stand twice in a row. Other languages double words to stress them.
_TWICE = {
    "en": {"that", "had", "is", "her", "you"},
    "pt": {"se"},
    "es": set[str](),
    "fr": {"nous", "vous"},
    "de": {"die", "der", "das", "sie", "den", "dem", "wir", "es", "ist"},
    "it": {"si", "vi", "ci"},
    "nl": {"dat", "die", "het", "je", "ze", "is"},
    "pl": set[str](),
    "ru": {"что"},
    "uk": {"що"},
}
# But not 000: thousands are parted by spaces.
_COUNT = re.compile(r"\d{1,2}|\d{4}")
# A word beside one is part of a longer word: "Jae-in in Seoul", "day to-day".
_JOINTS = {"-", "'", "’"}
_STRESS = 5
"""A comma may stand between shorter words that are the same: "what it is, is that"."""
_RUN = re.compile(
    r"([^\W\d_])\1{3,}|([,;:])\s?\2|([!?])\3{2,}|([][()\"“”«»])\4{2,}|[–—-](?:\s?[–—-]){3,}"
)
# PawPawPaw, mente-mente-mente; lalalala
_SYLLABLES = re.compile(r"([^\W\d_]{3,6}?)(?:-?\1){2,}|([^\W\d_]{2})\2{3,}", re.IGNORECASE)
_PHRASE = 2
"""So many words that are said again at once are a loop."""
_NEAR = 8
"""How many earlier places of a word are looked at."""
_LETTERS = 8
"""The same for scripts without spaces, where each letter counts as a word."""
_UNSPACED = "ja km lo my th yue zh"

# Letters that a text has for each letter of its English translation: NTREX-128, 87 sentences in
# each language. The widest that a human translation went beyond it was 1.86 times.
_LENGTHS = {
    0.36: "zh yue",
    0.46: "ja",
    0.54: "ko",
    0.8: "he",
    0.93: "ar fa",
    1.0: "en cs et da sv sk nb nn sr bs hr sl lt kk",
    1.06: "be uk tr pt fi gl mk hi ka ru",
    1.1: "bg lv vi hy pl hu es ca it",
    1.17: "de fr nl id el ro ms",
}
_LENGTH = {tag: share for share, tags in _LENGTHS.items() for tag in tags.split()}
_BOUND = 2.0
_SPARE = 30


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for words, phrases, syllables and marks that loop, and for a flood."""
    found = next(_loops(subject), None) or next(_runs(subject), None) or _flood(subject)
    if found:
        yield found


def _loops(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each word or phrase that is said again at once, unlike in the source."""
    places = _words(subject.target, subject.target_language)
    theirs = [place.of(subject.target).casefold() for place in places]
    before = _words(subject.source, subject.source_language)
    ours = [place.of(subject.source).casefold() for place in before]
    allowed = {size for _, size, _ in _periods(ours)}
    for at, size, stop in _periods(theirs):
        span = Span(places[at].start, places[stop - 1].stop)
        often = (stop - at) // size
        if size in allowed or not _is_loop(subject, places[at : at + 2 * size], often):
            continue
        phrase = Span(span.start, places[at + size - 1].stop).of(subject.target)
        times = "twice" if often == 2 else f"{often} times"
        yield Finding("repeated", _LOOPED, f'"{phrase}" is said {times}', span)


def _words(text: str, language: str) -> tuple[Span, ...]:
    """Return the words of *text*: fast where no letter is made of several characters."""
    return attention.words(text) if primary(language) in _TWICE else words(text)


def _periods(said: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where a phrase begins that is at once said again, its length, and where that ends."""
    seen: dict[str, list[int]] = {}
    done = 0
    for here, word in enumerate(said):
        for before in seen.get(word, [])[-_NEAR:]:
            size = here - before
            if before < done or said[before:here] != said[here : here + size]:
                continue
            stop = here + size
            while stop < len(said) and said[stop] == said[stop - size]:
                stop += 1
            done = before + (stop - before) // size * size
            yield before, size, done
        seen.setdefault(word, []).append(here)


def _is_loop(subject: Subject, said: Sequence[Span], often: int) -> bool:
    """Tell whether a phrase, the words from the first to those it comes back with, is a fault."""
    size = len(said) // 2
    language = primary(subject.target_language)
    if language in _UNSPACED.split():
        return size >= _LETTERS
    phrase = [place.of(subject.target).casefold() for place in said[:size]]
    between = subject.target[said[size - 1].stop : said[size].start]
    if size > _PHRASE:
        return not set(between) - set(" ,:;")
    if size == _PHRASE:
        # "day to day to", "6 by 6 by 6"
        swings = often == 2 and phrase[1] in function_words(language)
        counted = any(word.isdigit() and subject.source.count(word) > 1 for word in phrase)
        return (between == " " or (often > 2 and between == ", ")) and not swings and not counted
    return _is_stutter(subject, said[0], said[1], often)


def _is_stutter(subject: Subject, one: Span, other: Span, often: int) -> bool:
    """Tell whether a word that comes twice is a fault, and no stress, no inner part of another."""
    target, language = subject.target, primary(subject.target_language)
    word, between = one.of(target), target[one.stop : other.start]
    around = {target[max(0, one.start - 1) : one.start], target[other.stop :][:1]}
    if not (word.isalpha() or _COUNT.fullmatch(word)) or around & _JOINTS:
        return False
    if between == ", ":
        return len(word) > _STRESS and word.islower() and word == other.of(target)
    usual = _TWICE.get(language)
    return between == " " and (often > 2 or (usual is not None and word.casefold() not in usual))


def _runs(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for letters, syllables and marks that run on."""
    for pattern in (_RUN, _SYLLABLES):
        match = pattern.search(subject.target)
        if match and not pattern.search(subject.source) and match[0] not in subject.source:
            span = Span(*match.span())
            yield Finding("repeated", _LOOPED, f'"{match[0]}" runs on', span)


def _flood(subject: Subject) -> Finding | None:
    """Return a finding where the translation is far longer than any human one."""
    ours = _LENGTH.get(primary(subject.source_language))
    theirs = _LENGTH.get(primary(subject.target_language))
    if not (ours and theirs and subject.source):
        return None
    usual = len(subject.source) * theirs / ours
    if len(subject.target) <= _BOUND * usual + _SPARE:
        return None
    times = len(subject.target) / usual
    return Finding("repeated", _LONG, f"the translation is {times:.1f} times as long as usual")
