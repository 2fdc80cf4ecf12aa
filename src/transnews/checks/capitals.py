"""Capitals as the source has them: at the start, throughout a shout, and inside of words."""

import re
from collections.abc import Iterator
from itertools import pairwise

from transnews.alignment import function_words
from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.model import Finding, Severity, Span

_FIRST = Severity.WARNING
_SHOUTED = Severity.ERROR
_INSIDE = Severity.ERROR

_WORD = re.compile(r"[^\W\d_]+")
_START = re.compile(r"[^\w@#]*([^\W\d_]+)")
_LATIN = "\u024f"
"""No letter of the Latin alphabets comes later."""
# Names from another script may be spelt so: McCain, DeVos, LeBron.
_NAMELIKE = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|O|Fitz|Van)[A-Z][a-z]+s?$")
# Georgian has large letters, and begins nothing with them.
_NO_CAPITALS = "ka"
# 's avonds, 't: the capital is that of the next word.
_ELIDED = re.compile(r"\W*['’][stkn]\b")
_ROMAN = re.compile(r"[IVXLCDM]+")
_LONG = 6
"""An acronym made of a spelt-out name is seldom as long: ONU, EEUU, DARPA."""
_SHORT = 4
"""So short words may have a capital inside: PhDs, kWh, pH."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for a first letter, shouted words and inner capitals unlike the source's."""
    yield from _first(subject)
    ours = [w for w in _WORD.findall(subject.source) if len(w) > 1]
    theirs = [m for m in _WORD.finditer(subject.target) if len(m[0]) > 1]
    if _is_shouting(ours):
        yield from _calmed([m[0] for m in theirs])
    else:
        yield from _shouted(ours, theirs)
        yield from _inner(subject, ours, theirs)


def _first(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for a sentence that begins small where the source begins large."""
    ours, theirs = _START.match(subject.source), _START.match(subject.target)
    if primary(subject.target_language) in _NO_CAPITALS.split() or not ours or not theirs:
        return
    if not ours[1][0].isupper() or not theirs[1][0].islower():
        return
    small = function_words(subject.target_language)
    word = theirs[1]
    names = [*subject.kept, *(form for term in subject.terms for form in term.forms)]
    named = any(name.startswith(word) for name in names) or word in _WORD.findall(subject.source)
    if _ELIDED.match(subject.target) or (named and word not in small):
        return
    yield Finding("capitals", _FIRST, f"{word} must begin with a capital", Span(*theirs.span(1)))


def _is_shouting(words: list[str]) -> bool:
    return len(words) > 1 and max(map(len, words)) > 4 and all(map(str.isupper, words))


def _calmed(words: list[str]) -> Iterator[Finding]:
    """Yield a finding where a headline in capitals is no more."""
    small = sum(word.islower() for word in words)
    cased = sum(word.islower() or word.isupper() or word.istitle() for word in words)
    if 2 * small > cased or (cased and not any(map(str.isupper, words))):
        yield Finding("capitals", _FIRST, "the source is written in capitals")


def _shouted(ours: list[str], theirs: list[re.Match[str]]) -> Iterator[Finding]:
    """Yield a finding for a long word in capitals that the source has not in any form."""
    loud = [m for m in theirs if len(m[0]) >= _LONG and all(map(str.isupper, m[0]))]
    if not loud or any(len(word) >= _LONG - 1 and word.isupper() for word in ours):
        return
    known = {word.casefold() for word in ours if not word.islower()}
    for match in loud:
        if match[0].casefold() not in known and not _ROMAN.fullmatch(match[0]):
            message = f"{match[0]} is not in capitals in the source"
            yield Finding("capitals", _SHOUTED, message, Span(*match.span()))


def _inner(subject: Subject, ours: list[str], theirs: list[re.Match[str]]) -> Iterator[Finding]:
    """Yield a finding for a capital inside of a word that the source has not so."""
    mixed = [word for word in ours if _is_mixed(word)]
    for match in theirs:
        word = match[0]
        if len(word) <= _SHORT or not _is_mixed(word) or word in subject.source:
            continue
        inflected = any(word.startswith(other[:-1]) for other in mixed)
        # MacDonald to ΜακΝτόναλντ, Макдональд to MacDonald, Mekdauel to McDowall.
        foreign = any(other[0] > _LATIN for other in ours) or word.startswith(("Mc", "Mac"))
        spelt = (mixed and word[0] > _LATIN) or (foreign and _NAMELIKE.match(word))
        if not inflected and not spelt and not any(word in kept for kept in subject.kept):
            message = f"{word} has a capital inside"
            yield Finding("capitals", _INSIDE, message, Span(*match.span()))


def _is_mixed(word: str) -> bool:
    """Tell whether a large letter follows a small one: iPhone, PawPaw, dEr."""
    if word.islower() or word.isupper() or word.istitle():
        return False
    cased = all(letter.isupper() or letter.islower() for letter in word)
    return cased and any(one.islower() and other.isupper() for one, other in pairwise(word))
