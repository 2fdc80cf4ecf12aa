"""Whether one word is another word's form: inflected, respelt for another language, mistyped."""

import re
import unicodedata
from functools import lru_cache

_ALIKE = 0.35
"""Share of letter pairs: ``Syria`` and ``Síria`` have 0.5, ``Stone`` and ``Pedra`` none."""
_STUTTER = re.compile(r"(.{2,}?)\1+")
_SURELY = 0.8


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """Return *word* in small letters without accents.

    >>> plain("Gürses")
    'gurses'
    """
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def resembles(word: str, other: str) -> bool:
    """Tell whether *other* may be *word* in another language or case, in the same script.

    >>> resembles("Johnson", "Johnsona"), resembles("Wales", "Gales"), resembles("Rice", "Arroz")
    (True, True, False)
    """
    return _likeness(plain(word), plain(other)) >= _ALIKE


def mistyped(word: str, other: str) -> bool:
    """Tell whether *other* is a slip of *word*: letters swapped inside, a syllable stuttered.

    What another language does to a name is none: ``Rwanda``, ``Ruanda``.

    >>> [mistyped("Kavanaugh", w) for w in ("Kavanaguh", "Kavanaugh", "Kavana", "Kavanavanaugh")]
    [True, False, False, True]
    """
    one, two = plain(word), plain(other)
    if one == two or min(len(one), len(two)) < 5:
        return False
    ours, theirs = _STUTTER.sub(r"\1", one), _STUTTER.sub(r"\1", two)
    stutters = len(two) - len(theirs) > len(one) - len(ours)
    return _swapped(one, two) or (stutters and _likeness(ours, theirs) >= _SURELY)


def script(word: str) -> str:
    """Return the script of a word's first letter as Unicode names it: ``LATIN``, ``CYRILLIC``.

    >>> script("Київ"), script("")
    ('CYRILLIC', '')
    """
    return unicodedata.name(word[0], "").split(" ")[0] if word else ""


def _likeness(one: str, two: str) -> float:
    """Return the share of pairs of letters that two words have in common, 0 to 1 (Dice)."""
    ours, theirs = _pairs(one), _pairs(two)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)} or {word}


def _swapped(one: str, two: str) -> bool:
    """Tell whether two letters that stand side by side, inside, have changed places."""
    if len(one) != len(two) or (one[0], one[-1]) != (two[0], two[-1]):
        return False
    unlike = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return len(unlike) == 2 and unlike[1] == unlike[0] + 1 and sorted(one) == sorted(two)
