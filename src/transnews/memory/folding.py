"""Texts as they are compared and looked up: words in small letters, without marks and signs."""

import unicodedata
from hashlib import blake2b

from transnews import markup
from transnews.errors import ArticleError
from transnews.model import Plain

# Scripts that part no words: each character counts as one.
_LONE = (
    *((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3040, 0x3100)),
    *((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32000)),
)
_ACCENTS = range(0x300, 0x370)
# Nothing in such a text can be markup, in any format.
_SIGNS = frozenset("*_`[<&\\~/@^{")


class _Folding(dict[int, str | int | None]):
    """What becomes of a character; asked once for each."""

    def __missing__(self, code: int) -> str | int | None:
        char = chr(code)
        value: str | int | None = " "
        if code in _ACCENTS:
            value = None
        elif any(start <= code < stop for start, stop in _LONE):
            value = f" {char} "
        elif char.isalnum() or unicodedata.category(char)[0] == "M":
            value = code
        self[code] = value
        return value


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the words of *text*, one space between them.

    >>> fold("Zelenskyy’s «plan»: Élysée, 3.5%")
    'zelenskyy s plan elysee 3 5'
    >>> fold("和平 talks")
    '和 平 talks'
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
    folded = " ".join(text.translate(_FOLDING).split())
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def plain(text: str, format: str) -> str:  # noqa: A002 - what an article has
    """Return *text* as its reader sees it, inline objects as private-use characters."""
    if not format or _SIGNS.isdisjoint(text):
        return text
    return _taken(text, format).text


def has_markup(text: str, format: str) -> bool:  # noqa: A002
    """Tell whether *text* has inline markup, read as *format*."""
    if not format or _SIGNS.isdisjoint(text):
        return False
    return bool(_taken(text, format).marks)


def _taken(text: str, format: str) -> Plain:  # noqa: A002
    try:
        return markup.take_out(text, format)
    except ArticleError:
        # More inline objects than there are characters for: nobody looks for such a text.
        return Plain(text)


def digest(text: str) -> int:
    """Return a number of 64 bits, with sign, by which a text is looked up."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
