"""Find the names of a text: runs of words with capitals that are there for no other reason."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from transnews.languages import primary
from transnews.model import Span
from transnews.names.common import Kind, is_common, table

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}|[^\W_]+(?:['’ʼ\-‐‑&][^\W_]+)*")
# A small word before an apostrophe is an article or a preposition: l'Italie, d'Estaing.
_ELISION = re.compile(rf"{_LETTER}{{1,5}}['’ʼ](?={_LETTER}{{2}})")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*\s*[-–—•*]?\s*[('\"“„«‘\[¿¡]*$")
_OPENED = re.compile(r"(?:^|[\s(\[])['\"“„«‘¿¡]+$")
_INITIAL = re.compile(rf"(?:^|[\s.]){_LETTER}\.\s*$")
"""Between the words of one name stands a space, or the full stop of an initial or a title."""
_BETWEEN = re.compile(r"\.? ")
_CURRENCIES = ("$", "€", "£")
_TITLE_CASE = 0.7
"""Above this share of long words with capitals, a text without full stop is a headline in them."""


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    text: str
    initial: bool
    """It has its capital where every word has one: it opens a sentence or a quotation."""


def find(text: str, language: str, seen: Collection[str] = ()) -> tuple[Span, ...]:
    """Return where the proper names of *text* stand, in order.

    A name is a run of words with capitals, with particles inside (``Bank of England``, ``Ursula
    von der Leyen``); titles before it, days, months and peoples (``British``) are no names. At
    the beginning of a sentence a single word counts only if it is an abbreviation or in *seen*;
    in a headline with capitals throughout and, as its nouns have them, in German so it is
    everywhere. An English ``'s`` does not belong to the name.

    Args:
        text: a sentence or a paragraph.
        language: BCP 47. Without tables for it only capitals and places count.
        seen: words known to be names, from other texts of the article.

    >>> text = "Existing fans of Boots met President Elin Jones on Friday at the Bank of England."
    >>> [span.of(text) for span in find(text, "en")]
    ['Boots', 'Elin Jones', 'Bank of England']
    >>> text = "New rules came in New York."
    >>> [span.of(text) for span in find(text, "en")]
    ['New York']
    """
    words = _words(text, language)
    german = primary(language) == "de"
    headline = not german and not text.endswith(".") and _title_case(words)
    found = []
    for run in _runs(words, text):
        for name in _bare(run, language):
            lone = len(name) == 1 and (german or name[0].initial)
            if not (lone or headline) or any(_certain(word.text, seen) for word in name):
                found.append(Span(name[0].span.start, name[-1].span.stop))
    return tuple(found)


def known(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the single words of all names in *texts*, for the argument ``seen`` of `find`.

    >>> sorted(known(["The hearing of Brett Kavanaugh", "Kavanaugh denied it"], "en"))
    ['Brett', 'Kavanaugh']
    """
    spans = [(text, span) for text in texts for span in find(text, language)]
    words = [word for text, span in spans for word in span.of(text).split()]
    return frozenset(word for word in words if word[0].isupper() and not is_common(word, language))


def titled(text: str, span: Span, language: str) -> bool:
    """Tell whether the title of a person stands before the name at *span*: ``Mr``, ``Senator``.

    Those of kings and popes do not count: they are renamed.

    >>> titled("Mr. Rice left", Span(4, 8), "en"), titled("Pope Francis", Span(5, 12), "en")
    (True, False)
    """
    before = re.search(rf"({_LETTER}+)\.? $", text[max(0, span.start - 24) : span.start])
    return before is not None and before[1].casefold() in table(language, Kind.TITLE)


@lru_cache(maxsize=2048)  # checks, ladder and steadying all ask for the sentences of a window
def _words(text: str, language: str) -> tuple[_Word, ...]:
    return tuple(_spelt(text, language))


def _spelt(text: str, language: str) -> Iterator[_Word]:
    elides = primary(language) in ("fr", "it")
    owns = primary(language) in ("en", "nl")
    for match in _WORD.finditer(text):
        if text[match.end() : match.end() + 1] in _CURRENCIES:
            continue
        start, stop = match.span()
        elision = _ELISION.match(match[0])
        if elision and (elides or elision[0].islower()) and match[0][elision.end()].isupper():
            start += elision.end()
        if owns and (owner := _POSSESSIVE.search(match[0])):
            stop -= len(owner[0])
        whole = start == match.start() and text[start].isupper()
        initial = whole and _opens(text, start, language)
        yield _Word(Span(start, stop), text[start:stop], initial)


def _opens(text: str, at: int, language: str) -> bool:
    before = text[max(0, at - 24) : at]
    if not before.strip("-–—•*\"'“„«‘([¿¡ \t"):
        return True
    if _INITIAL.search(before):
        return False
    if before.rstrip().endswith("."):
        last = re.search(r"([^\s.]+)\.\s*$", before)
        if last and last[1].casefold() in table(language, Kind.TITLE):
            return False
    return bool(_SENTENCE_END.search(before) or _OPENED.search(before))


def _title_case(words: Sequence[_Word]) -> bool:
    long = [word.text[0].isupper() for word in words if len(word.text) > 3 and word.text.isalpha()]
    return len(long) > 4 and sum(long) > _TITLE_CASE * len(long)


def _runs(words: Sequence[_Word], text: str) -> Iterator[list[_Word]]:
    """Yield the runs of words with capitals, particles between them included."""
    particles = table("mul", Kind.PARTICLE)
    run: list[_Word] = []
    held: list[_Word] = []
    for word in words:
        before = [*run, *held]
        joined = before and _BETWEEN.fullmatch(text[before[-1].span.stop : word.span.start])
        if run and (not joined or (word.initial and not held)):
            yield run
            run, held = [], []
        if word.text[0].isupper():
            run, held = [*run, *held, word], []
        elif run and word.text in particles and len(held) < 2:
            held.append(word)
        elif run:
            yield run
            run, held = [], []
    if run:
        yield run


def _bare(run: list[_Word], language: str) -> Iterator[list[_Word]]:
    """Yield the names in *run*, without the words that open a sentence, titles and dates."""
    particles = table("mul", Kind.PARTICLE)
    calendar, title = table(language, Kind.CALENDAR), _titles(language)
    plain = [word.text.casefold() for word in run]
    cuts = [0, *(at + 1 for at, word in enumerate(plain) if word in title), len(run)]
    for first, last in pairwise(cuts):
        name = run[first:last]
        if plain[last - 1] in title:  # "European Commission President", but not "Foreign Minister"
            name = name[:-1] if len(name) > 2 else []
        while name and _opener(name, _openers(language)):
            name = name[1:]
        while name and (name[-1].text.casefold() in calendar or name[-1].text in particles):
            name = name[:-1]
        lone = len(name) == 1 and len(name[0].text) == 1
        if not lone and not all(is_common(word.text, language) for word in name):
            yield name


@cache
def _titles(language: str) -> frozenset[str]:
    return table(language, Kind.TITLE) | table(language, Kind.CROWN)


@cache
def _openers(language: str) -> frozenset[str]:
    tables = (table(language, kind) for kind in (Kind.START, Kind.CALENDAR))
    return table("mul", Kind.PARTICLE).union(*tables)


def _opener(name: list[_Word], openers: Collection[str]) -> bool:
    """Tell whether the first word is not of the name: ``The``, ``Next``, but not in New York."""
    first = name[0]
    if first.text == "New" and len(name) > 1 and not first.initial:
        return False
    return first.text.casefold() in openers


def _certain(word: str, seen: Collection[str]) -> bool:
    """Tell whether the word is a name wherever it stands: known, or with capitals inside."""
    return word in seen or any(map(str.isupper, word[1:]))
