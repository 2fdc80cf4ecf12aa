"""Characters that a model never saw, written in ones it knows.

A model drops or mangles a character that its vocabulary lacks: of sentences with one quoted
span, the starter model keeps the quotes in 58 of 60 as ``"…"`` and in 11 of 60 as ``«…»`` or
``“…”``; it makes euros of ``£3m`` and ``Erdoan`` of Erdoğan. So the source is rewritten before it
is sent, and the quotes, dashes and spaces of the locale are set afterwards, by what the target
language wants and not by what the source had.

Only what the model does not know is rewritten (`Engine.unknown`), but accents are always composed
(NFC), as models are trained on composed text. Signs like ``®``, ``™``, ``½`` are left.

========================================  ==========================================
from                                      to
========================================  ==========================================
« » “ ” „ ‟ 〝 〞 ″                         ``"``
‘ ’ ‚ ‛ ′ ´ ` ʼ ‹ ›                       ``'``
‐ ‑ ‒ – −                                 ``-``
— ― (em dash, bar)                        ``-``, apart from the words it touches
…                                         ``...``
€ £ ¥ ₴ ₽ and other currencies            the ISO 4217 code, apart from the number
ğ Ł ñ ß and other Latin letters           the plain letters: ``g L n ss``
no-break, thin, figure and other spaces   a space
zero-width, joiners, soft hyphen, bidi    nothing
full-width ASCII, ligatures (ﬁ),          their plain letters (NFKC)
mathematical letters
========================================  ==========================================

An en dash joins (``Paris–Dakar``, ``2010–2015``), an em dash parts (``war—and peace``).
"""

from dataclasses import dataclass
from itertools import accumulate
from unicodedata import is_normalized, normalize

_SAME = {
    '"': "«»“”„‟〝〞″",
    "'": "‘’‚‛′´`ʼ‹›",
    "-": "‐‑‒–−",
    "...": "…",
    " ": "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    "": "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff",
}
_APART = dict.fromkeys("—―", "-") | {
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₴": "UAH",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₫": "VND",
    "₦": "NGN",
    "₱": "PHP",
    "₸": "KZT",
    "₾": "GEL",
    "₼": "AZN",
    "฿": "THB",
}
"""Words of their own: a space is put between them and a word or number that they touch."""
_LETTERS = dict(zip("ŁłØøĐđĦħŦŧıÐð", "LlOoDdHhTtiDd", strict=True)) | {
    "ß": "ss",
    "ẞ": "SS",
    "Æ": "AE",
    "æ": "ae",
    "Œ": "OE",
    "œ": "oe",
    "Þ": "Th",
    "þ": "th",
}
"""Latin letters that no accent makes; the others lose theirs."""
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
# Latin ligatures, full-width ASCII, mathematical letters and digits.
_COMPATIBLE = (*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800))


def _bare(letter: str) -> str:
    """Return a letter without its accents.

    >>> _bare("ğ"), _bare("ậ")
    ('g', 'a')
    """
    return normalize("NFD", letter)[0]


_OTHER = (
    {old: new for new, olds in _SAME.items() for old in olds}
    | {c: normalize("NFKC", c) for c in map(chr, _COMPATIBLE) if not is_normalized("NFKC", c)}
    | {c: _bare(c) for c in map(chr, _LATIN) if _bare(c).isascii()}
    | _LETTERS
    | _APART
)

CANDIDATES = frozenset(_OTHER)
"""The characters that can be rewritten; ask `Engine.unknown` which of them are to be."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text as it is sent."""

    text: str
    offsets: tuple[int, ...]
    """Where each character of the original begins in the text, and last where the text ends.

    So ``original[a:b]`` became ``text[offsets[a]:offsets[b]]``.
    """


def simplify(text: str, unknown: frozenset[str]) -> str:
    """Return *text* in NFC, without the characters *unknown* to the model that can be replaced.

    >>> simplify("«Não…» —disse a Rússia—", frozenset("«»…—"))
    '"Não..." - disse a Rússia -'
    """
    if unknown.isdisjoint(text) and is_normalized("NFC", text):
        return text
    return rewrite(text, unknown).text


def rewrite(text: str, unknown: frozenset[str]) -> Rewritten:
    """Return what `simplify` does, and where each character of *text* is in it.

    >>> rewrite("a…b", frozenset("…"))
    Rewritten(text='a...b', offsets=(0, 1, 4, 5))
    """
    composed, places = _composed(text)
    pieces = [
        _replacement(composed, place) if character in unknown else character
        for place, character in enumerate(composed)
    ]
    starts = (0, *accumulate(map(len, pieces)))
    return Rewritten("".join(pieces), tuple(starts[place] for place in places))


def _composed(text: str) -> tuple[str, tuple[int, ...]]:
    """Return *text* in NFC, and where each character of *text*, and its end, is in it."""
    if is_normalized("NFC", text):
        return text, tuple(range(len(text) + 1))
    composed = normalize("NFC", text)
    # Decomposed text is rare and a sentence short, so asking for every prefix is good enough.
    sizes = (len(normalize("NFC", text[:n])) for n in range(len(text)))
    places = (min(size, len(composed)) for size in accumulate(sizes, max))
    return composed, (*places, len(composed))


def _replacement(text: str, place: int) -> str:
    """Return what is sent for the character at *place*: itself, if nothing stands for it.

    >>> _replacement("war—and peace", 3), _replacement("— Yes", 0), _replacement("20€", 2)
    (' - ', '-', ' EUR')
    """
    other = _OTHER.get(text[place], text[place])
    if text[place] not in _APART:
        return other
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return " " * before.isalnum() + other + " " * after.isalnum()
