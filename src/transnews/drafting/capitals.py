"""Capitals: which first letter a translation has, and headlines that shout."""

import re
from collections.abc import Callable, Iterable, Sequence

from transnews.alignment import function_words
from transnews.languages import primary
from transnews.model import Term

_MANY_CAPITALS = ("de", "en", "gsw", "lb", "nds", "nl")
_FIRST = re.compile(r"\W*([^\W\d_]+)")
_APOSTROPHED = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def first_letter(source: str, target: str, language: str, names: Sequence[str] = ()) -> str:
    """Return *target* with a first letter as small or large as that of *source*.

    A list item that starts small stays so. A capital stays where it may be that of a name: a
    form of *names*, a word of the source, one that begins as a name of the source does. German
    and English have more capitals (``Taxen``, ``Monday``): there only articles, prepositions
    and the like become small.

    >>> first_letter("Grain", "grão", "pt"), first_letter("a lower fee", "Uma taxa", "pt")
    ('Grão', 'uma taxa')
    >>> first_letter("in Kyiv", "Kiev", "pt"), first_letter("fees", "Taxen", "de")
    ('Kiev', 'Taxen')
    """
    ours, theirs = _FIRST.match(source), _FIRST.match(target)
    if not ours or not theirs:
        return target
    at, word = theirs.start(1), theirs[1]
    for name in names:
        if target[at + 1 :].startswith(name[1:]) and target[at].upper() == name[:1]:
            return target[:at] + name[0] + target[at + 1 :]
    if ours[1][0].isupper() and word.islower():
        return target[:at] + target[at].upper() + target[at + 1 :]
    if ours[1][0].islower() and word.istitle() and not _may_be_a_name(word, source, language):
        return target[:at] + target[at].lower() + target[at + 1 :]
    return target


def _may_be_a_name(word: str, source: str, language: str) -> bool:
    if word.lower() in function_words(language):
        return False
    theirs = re.findall(r"[^\W\d_]+", source)
    return (
        primary(language) in _MANY_CAPITALS
        or word in theirs
        or any(other[0] == word[0] for other in theirs)
    )


def is_shouting(text: str) -> bool:
    """Tell whether *text* is written in capitals, as some headlines are.

    One word is a name or an abbreviation, not a shout.

    >>> is_shouting("TRUMP MEETS PUTIN"), is_shouting("NATO and the EU"), is_shouting("NATO")
    (True, False, False)
    """
    words = _WORD.findall(text)
    shouted = all(word.isupper() for word in words) and not any(map(str.islower, text))
    return shouted and len(words) > 1 and max(map(len, words)) > 4


def calm(text: str, language: str, terms: Iterable[Term]) -> str:
    """Return a text in capitals as a headline with capitals where names may be, of equal length.

    >>> calm("DON'T SEND A FLEET TO THE POLES", "en", ())
    "Don't Send a Fleet to the Poles"
    """
    small = function_words(language)

    def quieter(match: re.Match[str]) -> str:
        word = match[0].lower()
        return word if match.start() and word in small else word.capitalize()

    return _recased(text, quieter, terms)


def sentence_case(text: str, terms: Iterable[Term]) -> str:
    """Return a headline with a capital at its start and in its glossary names, of equal length.

    Abbreviations stay, unless all is in capitals.

    >>> sentence_case("Police Clash With NATO", ()), sentence_case("POLICE CLASH AGAIN", ())
    ('Police clash with NATO', 'Police clash again')
    """
    shouting = is_shouting(text)

    def quieter(match: re.Match[str]) -> str:
        if match[0][1:].isupper() and not shouting:
            return match[0]
        return match[0].lower() if match.start() else match[0].capitalize()

    return _recased(text, quieter, terms)


def _recased(text: str, case: Callable[[re.Match[str]], str], terms: Iterable[Term]) -> str:
    """Return *text* with its words as *case* writes them, and names as the glossary does."""

    def fitting(match: re.Match[str]) -> str:
        word = case(match)
        return word if len(word) == len(match[0]) else match[0]

    done = _APOSTROPHED.sub(fitting, text)
    for term in terms:
        forms = [form for each in term.concept.forms.values() for form in each]
        for span in term.spans:
            seen = span.of(text)
            alike = (form for form in forms if form.upper() == seen and len(form) == len(seen))
            done = done[: span.start] + next(alike, seen) + done[span.stop :]
    return done
