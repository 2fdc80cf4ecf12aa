"""Names for rows: short, in small Latin letters, used once."""

import re
import unicodedata
from collections.abc import Sequence

from transnews.glossary import transliteration


def free(wanted: Sequence[str], taken: set[str]) -> str:
    """Return the first name of *wanted* that is not taken, else the last with a number; take it."""
    numbered = (f"{wanted[-1]}-{number}" for number in range(2, len(taken) + 3))
    chosen = next(one for one in (*wanted, *numbered) if one not in taken)
    taken.add(chosen)
    return chosen


def slug(name: str, language: str) -> str:
    """Return a name in small letters with hyphens, in Latin ones if there is a way.

    >>> slug("São Paulo", "pt"), slug("Володимир Зеленський", "uk"), slug("東京", "ja")
    ('sao-paulo', 'volodymyr-zelenskyi', '東京')
    """
    latin = transliteration.proposal(name, language, "en") or name
    parts = unicodedata.normalize("NFKD", latin.casefold())
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", plain))) or "name"
