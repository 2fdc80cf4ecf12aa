"""A sentence as the engine should hear it, and what the engine said as we want to read it.

`send` and `receive` are each other's undoing: characters the model does not know,
quotation marks without a partner in the sentence, capitals, placeholders.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transnews.drafting import protect
from transnews.drafting.capitals import calm, first_letter, is_shouting
from transnews.drafting.protect import Protected
from transnews.engines import marks
from transnews.engines.characters import simplify
from transnews.localize import ends, pairing
from transnews.localize.quotes import neutralize
from transnews.model import Term
from transnews.quantities import spelling

_PARTNERS = dict(zip("«»“”„‟「」", "»«”“““」「", strict=True))
_WORD = re.compile(r"[^\W\d_]{2,}")
# All but those that do not break, as in `1 234,5` of a French number.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
# A space after the last mark, which opens: `He said: " Yes.`
_STRAY = re.compile(r'(?<=\s)" +(?=\w[^"]*$)')


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
    mark: str = marks.DEFAULT
    """Before the numbers of what is protected."""
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
    mark: str = marks.DEFAULT,
) -> Wording:
    """Return what the engine gets for the sentence *text*.

    Args:
        text: The sentence.
        protected: Spans of *text* that go as placeholders.
        unknown: Characters that the model's vocabulary lacks.
        language: Of the sentence.
        terms: Glossary names in it, whose capitals are known.
        mark: What the engine keeps, before the numbers of what is protected.
    """
    shouting = is_shouting(protect.without(text, protected))
    heard = calm(text, language, terms) if shouting else text
    before, heard, after = _edges(protect.hide(heard, protected, mark))
    opening, closing = unpaired(heard)
    heard = _PARTNERS.get(closing, closing) + heard + _PARTNERS.get(opening, opening)
    heard = simplify(spelling.spell(heard, language, unknown), unknown).strip()
    lent = bool(closing), bool(opening)
    return Wording(heard, protected, before, after, *lent, mark, shouting)


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
    text = _take_back(_SPACES.sub(" ", said).strip(), wording)
    if wording.shouting:
        text = text.upper()
    text = wording.before + text + wording.after
    # Ends and first letters are compared while addresses are hidden: theirs mean nothing.
    hidden = protect.hide(source, wording.protected, wording.mark)
    text = first_letter(hidden, ends.localize(hidden, text, language), language, names)
    return protect.show(text, wording.protected, wording.mark).strip()


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
    >>> _take_back('Diz: " Assim foi."', Wording('He says: "So it went."', closed=True))
    'Diz: "Assim foi.'
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
        text = _STRAY.sub('"', text)
    return text


def _count(text: str) -> int:
    return neutralize(text).count('"')
