"""A sentence as the engine should hear it, and what the engine said as we want to read it.

`send` and `receive` are each other's undoing: characters the model does not know,
quotation marks without a partner in the sentence, capitals, placeholders.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transnews.alignment import function_words
from transnews.drafting import protect
from transnews.drafting.protect import Protected
from transnews.engines.characters import simplify
from transnews.languages import primary
from transnews.localize import ends, pairing
from transnews.localize.quotes import neutralize
from transnews.model import Term

_PARTNERS = dict(zip("«»“”„‟「」", "»«”“““」「", strict=True))
_MANY_CAPITALS = ("de", "en", "gsw", "lb", "nds", "nl")
_FIRST = re.compile(r"\W*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_APOSTROPHED = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Wording:
    """What is sent for a sentence, and what was done to it."""

    sent: str
    protected: tuple[Protected, ...] = ()
    before: str = ""
    """The quotation mark without a partner that was taken off its start."""
    after: str = ""
    """The same at its end."""
    opened: bool = False
    """A quotation mark was set before the sentence, to pair one that closes in it."""
    closed: bool = False
    """A quotation mark was set after it, to pair one that opens in it."""
    shouting: bool = False
    """The sentence is in capitals; what was sent is not."""


def has_words(text: str, protected: tuple[Protected, ...]) -> bool:
    """Tell whether *text* has anything for a model: two letters in a row that are not protected.

    >>> has_words("a", ()), has_words("5 %", ()), has_words("News", ())
    (False, False, True)
    """
    return bool(_WORD.search(protect.without(text, protected)))


def send(
    text: str,
    protected: tuple[Protected, ...],
    unknown: frozenset[str],
    language: str = "",
    terms: Iterable[Term] = (),
) -> Wording:
    """Return what the engine gets for the sentence *text*.

    Args:
        text: The sentence.
        protected: Spans of *text* that go as placeholders.
        unknown: Characters that the model's vocabulary lacks.
        language: Of the sentence.
        terms: Glossary names in it, whose capitals are known.
    """
    shouting = is_shouting(protect.without(text, protected))
    heard = _calm(text, language, terms) if shouting else text
    before, heard, after = _edges(protect.hide(heard, protected))
    opening, closing = unpaired(heard)
    heard = _PARTNERS.get(closing, closing) + heard + _PARTNERS.get(opening, opening)
    heard = simplify(heard, unknown).strip()
    return Wording(heard, protected, before, after, bool(closing), bool(opening), shouting)


def receive(
    source: str, said: str, wording: Wording, language: str, names: Sequence[str] = ()
) -> str:
    """Return the translation of the sentence *source* as a reader should see it.

    Args:
        source: The sentence.
        said: What the engine made of ``wording.sent``.
        wording: What was done to the sentence.
        language: Of the translation.
        names: Forms of the glossary names in it, whose capitals stay.
    """
    text = _take_back(" ".join(said.split()), wording)
    if wording.shouting:
        text = text.upper()
    text = wording.before + text + wording.after
    # Ends and first letters are compared while addresses are hidden: theirs mean nothing.
    hidden = protect.hide(source, wording.protected)
    text = first_letter(hidden, ends.localize(hidden, text, language), language, names)
    return protect.show(text, wording.protected).strip()


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


def unpaired(text: str) -> tuple[str, str]:
    """Return the quotation marks of *text* without their partner: one that opens, one that closes.

    A model hears half a quotation as an error and mends it in the wrong place. So a mark
    without a partner is taken off the edge where it stands, and inside a sentence a partner is
    lent for the time of the translation (measured: docs/benchmarks.md).

    >>> unpaired("He said: «It is so…"), unpaired("And so it went», — cites Politico.")
    (('«', ''), ('', '»'))
    """
    lone = [mark for mark in pairing.marks(text) if mark.partner is None]
    opening = next((text[mark.at] for mark in lone if mark.opens), "")
    closing = next((text[mark.at] for mark in lone if not mark.opens), "")
    return opening, closing


def _edges(text: str) -> tuple[str, str, str]:
    """Take the marks without a partner off the edges of a sentence.

    >>> _edges("«It is so…"), _edges("And so it is”"), _edges("“Yes”")
    (('«', 'It is so…', ''), ('', 'And so it is', '”'), ('', '“Yes”', ''))
    """
    lone = [mark for mark in pairing.marks(text) if mark.partner is None]
    start = 1 if lone and lone[0].opens and lone[0].at == 0 else 0
    stop = len(text)
    if lone and not lone[-1].opens and lone[-1].at == stop - 1:
        stop -= 1
    return text[:start], text[start:stop], text[stop:]


def _take_back(text: str, wording: Wording) -> str:
    """Take the lent quotation marks back, unless the engine left as many out.

    >>> _take_back('"Assim foi", diz.', Wording('"So it went", he says.', opened=True))
    'Assim foi", diz.'
    >>> _take_back('Assim foi", diz.', Wording('"So it went", he says.', opened=True))
    'Assim foi", diz.'
    """
    lent = wording.opened + wording.closed
    spare = _count(text) - _count(wording.sent) + lent
    if wording.opened and spare > 0:
        first = neutralize(text).index('"')
        text = (text[:first] + text[first + 1 :]).lstrip()
        spare -= 1
    if wording.closed and spare > 0:
        last = neutralize(text).rindex('"')
        text = (text[:last] + text[last + 1 :]).rstrip()
    return text


def _count(text: str) -> int:
    return neutralize(text).count('"')


def is_shouting(text: str) -> bool:
    """Tell whether *text* is written in capitals, as some headlines are.

    One word is a name or an abbreviation, not a shout.

    >>> is_shouting("TRUMP MEETS PUTIN"), is_shouting("NATO and the EU"), is_shouting("NATO")
    (True, False, False)
    """
    words = _WORD.findall(text)
    return len(words) > 1 and all(word.isupper() for word in words) and max(map(len, words)) > 4


def _calm(text: str, language: str, terms: Iterable[Term]) -> str:
    """Return a text in capitals as a headline with capitals where names may be, of equal length.

    >>> _calm("DON'T SEND A FLEET TO THE POLES", "en", ())
    "Don't Send a Fleet to the Poles"
    """
    small = function_words(language)

    def calm(match: re.Match[str]) -> str:
        word = match[0].lower()
        if not match.start() or word not in small:
            word = match[0].capitalize()
        return word if len(word) == len(match[0]) else match[0]

    calmed = _APOSTROPHED.sub(calm, text)
    for term in terms:
        forms = [form for each in term.concept.forms.values() for form in each]
        for span in term.spans:
            seen = span.of(text)
            known = next((form for form in forms if form.upper() == seen), seen)
            if len(known) == len(seen):
                calmed = calmed[: span.start] + known + calmed[span.stop :]
    return calmed
