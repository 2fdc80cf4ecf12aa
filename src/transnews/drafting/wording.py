"""A sentence as the engine should hear it, and what the engine said as we want to read it.

`send` and `receive` are each other's undoing: characters the model does not know,
quotation marks without a partner in the sentence, capitals, placeholders.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transnews.drafting import protect
from transnews.drafting.protect import Protected
from transnews.engines.characters import simplify
from transnews.languages import primary
from transnews.localize import ends

_OPENING = "«“„‟"
_CLOSING = "»”"
_STRAIGHT = '"'
_MARKS = _OPENING + _CLOSING + _STRAIGHT
_NOUNS_ARE_CAPITALISED = ("de", "gsw", "lb")
_FIRST = re.compile(r"\W*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]{2,}")


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


def send(text: str, protected: tuple[Protected, ...], unknown: frozenset[str]) -> Wording:
    """Return what the engine gets for the sentence *text*.

    Args:
        text: The sentence.
        protected: Spans of *text* that go as placeholders.
        unknown: Characters that the model's vocabulary lacks.
    """
    before, sent, after = _edges(protect.hide(text, protected))
    opened, closed = unpaired(sent)
    if shouting := is_shouting(protect.without(text, protected)):
        sent = _calm(sent)
    sent = _STRAIGHT * opened + sent + _STRAIGHT * closed
    sent = simplify(sent, unknown).strip()
    return Wording(sent, protected, before, after, opened, closed, shouting)


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
    text = " ".join(said.split())
    text = _unpair(text, wording)
    if wording.shouting:
        text = _shout(text)
    text = protect.show(text, wording.protected).strip()
    text = wording.before + text + wording.after
    return first_letter(source, ends.localize(source, text, language), language, names)


def first_letter(source: str, target: str, language: str, names: Sequence[str] = ()) -> str:
    """Return *target* with a first letter as small or large as that of *source*.

    A list item that starts small stays so; a name keeps its capital, and so does a word
    that stands in the source just so, and every word of German, which may be a noun.

    >>> first_letter("Grain", "grão", "pt"), first_letter("a lower fee", "Uma taxa", "pt")
    ('Grão', 'uma taxa')
    >>> first_letter("the EU agreed", "UE concordou", "pt"), first_letter("fees", "Taxen", "de")
    ('UE concordou', 'Taxen')
    """
    ours, theirs = _FIRST.match(source), _FIRST.match(target)
    if not ours or not theirs or any(target.startswith(name) for name in names):
        return target
    at = theirs.start(1)
    if ours[1][0].isupper() and theirs[1].islower():
        return target[:at] + target[at].upper() + target[at + 1 :]
    is_capitalised = theirs[1].istitle()
    is_noun = primary(language) in _NOUNS_ARE_CAPITALISED
    if ours[1][0].islower() and is_capitalised and not is_noun and theirs[1] not in source:
        return target[:at] + target[at].lower() + target[at + 1 :]
    return target


def unpaired(text: str) -> tuple[bool, bool]:
    """Tell whether a quotation mark of *text* (closes, opens) without its partner.

    A model hears half a quotation as an error and mends it in the wrong place. So a mark
    without a partner is taken off the edge where it stands, and inside a sentence a partner is
    lent for the time of the translation (measured: docs/benchmarks.md).

    >>> unpaired("He said: «It is so…"), unpaired("And so it went», — cites Politico.")
    ((False, True), (True, False))
    """
    depth, closes = 0, False
    for at, char in enumerate(text):
        if char in _OPENING or (char == _STRAIGHT and _opens(text, at, depth)):
            depth += 1
        elif char in _CLOSING or char == _STRAIGHT:
            if depth:
                depth -= 1
            elif char != _STRAIGHT or not text[at - 1 : at].isdigit():  # 12" are inches
                closes = True
    return closes, depth > 0


def _edges(text: str) -> tuple[str, str, str]:
    """Take the marks without a partner off the edges of a sentence.

    >>> _edges("«It is so…"), _edges("And so it is”"), _edges("“Yes”")
    (('«', 'It is so…', ''), ('', 'And so it is', '”'), ('', '“Yes”', ''))
    """
    before = after = ""
    closes, opens = unpaired(text)
    if opens and text[0] in _MARKS and unpaired(text[1:]) == (closes, False):
        before, text, opens = text[0], text[1:], False
    if closes and text[-1] in _MARKS and unpaired(text[:-1]) == (False, opens):
        text, after = text[:-1], text[-1]
    return before, text, after


def _opens(text: str, at: int, depth: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not before or before.isspace() or before in "([—–-":
        return bool(after) and not after.isspace()
    return depth == 0 and bool(after) and after.isalnum() and not before.isalnum()


def _unpair(text: str, wording: Wording) -> str:
    """Take the lent quotation marks back, if the translation has them in pairs."""
    if text.count(_STRAIGHT) % 2 or _STRAIGHT not in text:
        # One came back alone or none at all: only a mark at the very edge is surely the lent one.
        if wording.opened and text.startswith(_STRAIGHT) and not wording.closed:
            return text if text.count(_STRAIGHT) == 1 else text[1:].lstrip()
        return text
    if wording.opened:
        text = text.replace(_STRAIGHT, "", 1).lstrip()
    if wording.closed:
        head, _, tail = text.rpartition(_STRAIGHT)
        text = (head + tail).rstrip()
    return text


def is_shouting(text: str) -> bool:
    """Tell whether *text* is written in capitals, as some headlines are.

    One word is a name or an abbreviation, not a shout.

    >>> is_shouting("TRUMP MEETS PUTIN"), is_shouting("NATO and the EU"), is_shouting("NATO")
    (True, False, False)
    """
    words = _WORD.findall(text)
    return len(words) > 2 and all(word.isupper() for word in words) and max(map(len, words)) > 4


def _calm(text: str) -> str:
    return _WORD.sub(lambda m: m[0] if m[0].startswith("XQ") else m[0].capitalize(), text)


def _shout(text: str) -> str:
    return re.sub(r"XQ\d+|[^X]+|X", lambda m: m[0] if m[0].startswith("XQ") else m[0].upper(), text)
