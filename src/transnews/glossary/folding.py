"""Texts in the form in which they are compared, with the way back to where each piece stood.

Equal when compared: composed and decomposed letters (``é``), the kinds of apostrophe
(``'`` ``’`` ``ʼ``), of space (no-break, thin) and of hyphen. Invisible characters (soft
hyphens, direction marks) count for nothing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from transnews.languages import primary
from transnews.model import Span

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07", "'")
    | dict.fromkeys("\u00a0\u2002\u2003\u2005\u2007\u2008\u2009\u200a\u202f\u3000\t\r\n", " ")
    | dict.fromkeys("\u2010\u2011", "-")
)
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
_VOWEL_OR_FINAL = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
"""The letters of Hangul that are composed with what stands before them."""
_HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]")
_UNSPACED = frozenset({"zh", "yue", "ja", "ko", "th", "lo", "km", "my", "bo"})
"""Written without spaces, or (Korean) with particles that follow a name without one."""
_LATIN = re.compile("[0-9A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared."""

    text: str
    starts: tuple[int, ...] | None
    """Where each character stood in the original, then the original's length; -1 within what
    cannot be cut (the second ``s`` of a folded ``ß``). None: each character where it was."""

    def span(self, start: int, stop: int) -> Span | None:
        """Return the stretch of the original, or None where it would cut a character."""
        if self.starts is None:
            return Span(start, stop)
        first, last = self.starts[start], self.starts[stop]
        return None if first < 0 or last < 0 else Span(first, last)


def fold(text: str, any_case: bool = False) -> Folded:
    """Fold *text*; with *any_case* capitals too, as Unicode does it (`str.casefold`).

    >>> fold("l’\u00a0E\u0301tat").text
    "l' État"
    >>> found = fold("Straße in İzmir", any_case=True)
    >>> found.text, found.span(8, 10)
    ('strasse in i̇zmir', Span(start=7, stop=9))
    """
    if _HIDDEN.search(text) or not unicodedata.is_normalized("NFC", text):
        return _fold_slowly(text, any_case)
    folded = text.casefold() if any_case else text
    # Case folding never makes a text shorter, so the same length means one for one.
    if len(folded) != len(text):
        return _fold_slowly(text, any_case)
    return Folded(folded.translate(_ALIKE), None)


@lru_cache(maxsize=1 << 16)
def fold_form(form: str, any_case: bool = False) -> str:
    """Fold a form of the glossary; the same forms are asked for again and again."""
    return fold(form, any_case).text


def _fold_slowly(text: str, any_case: bool) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    for start, stop in _clusters(text):
        piece = unicodedata.normalize("NFC", _HIDDEN.sub("", text[start:stop]))
        piece = (piece.casefold() if any_case else piece).translate(_ALIKE)
        pieces.append(piece)
        starts += [start, *[-1] * (len(piece) - 1)] if piece else []
    return Folded("".join(pieces), (*starts, len(text)))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Cut *text* where normalisation cannot reach across."""
    bounds = [
        at
        for at, char in enumerate(text)
        if not at
        or not (
            unicodedata.category(char).startswith("M")
            or _HIDDEN.match(char)
            or (_VOWEL_OR_FINAL.match(char) and _HANGUL.match(text[at - 1]))
        )
    ]
    return list(zip(bounds, [*bounds[1:], len(text)], strict=True))


def whole(text: str, start: int, stop: int, language: str) -> bool:
    """Say whether a stretch of a folded text begins and ends where words do.

    A word is letters, digits and marks, and currency signs (``US$``): hyphens and apostrophes
    end it (``Moscow's``, ``d'Alaska``). In Ukrainian and Belarusian an apostrophe between
    letters is a letter. Where words are not spaced, only Latin letters and digits hold together.

    >>> whole("Moscow's", 0, 6, "en"), whole("Muscovy", 0, 4, "en")
    (True, False)
    """
    return not _joined(text, start, language) and not _joined(text, stop, language)


def _joined(text: str, at: int, language: str) -> bool:
    if not 0 < at < len(text):
        return False
    tongue = primary(language)
    if tongue in _UNSPACED:
        return bool(_LATIN.match(text, at - 1) and _LATIN.match(text, at))
    before, after = _is_word(text[at - 1]), _is_word(text[at])
    if tongue in ("uk", "be"):
        after = after or (text[at] == "'" and _is_word(text[at + 1 : at + 2]))
        before = before or (text[at - 1] == "'" and _is_word(text[max(at - 2, 0) : at - 1]))
    return before and after


def _is_word(char: str) -> bool:
    if char.isalnum() or not char:
        return char != ""
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Sc")
