"""A name in Latin letters, proposed where a row has none: letter by letter, as atlases do it.

The tables of ``transliteration.tsv`` follow the systems that English-speaking authorities use:
BGN/PCGN for Russian and Belarusian, the national systems that BGN/PCGN adopted for Ukrainian
(2010), Bulgarian (2009), Macedonian and Georgian (2002), Serbian Latin, ELOT 743 for Greek.
They are proposals: German writes *Lawrow* and French *Poutine* for what is *Lavrov* and *Putin*.

There is no way back: ``Taylor`` and ``Shakespeare`` are heard, not spelt, in Russian, so nothing
is ever proposed into Cyrillic, and nothing from scripts that leave vowels out.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from transnews.languages import primary

_SPELT = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "el", "ka"})


def proposal(form: str, source: str, target: str) -> str:
    """Return *form*, a name in *source*, in Latin letters for *target*; empty if there is no way.

    >>> proposal("Володимир Зеленський", "uk", "en"), proposal("Щукин", "ru", "pt-BR")
    ('Volodymyr Zelenskyi', 'Shchukin')
    >>> proposal("Lavrov", "en", "ru"), proposal("東京", "ja", "en")
    ('', '')
    """
    language = primary(source)
    # An abbreviation is translated (ООН is UN); Georgian has no capitals at all.
    short = form.isupper() and language != "ka"
    if language not in _SPELT or not is_latin(target) or _has_latin(form) or short:
        return ""
    spelt = (_word(word, language) for word in form.split())
    return " ".join(word[:1].upper() + word[1:] if language == "ka" else word for word in spelt)


@cache
def is_latin(language: str) -> bool:
    """Say whether *language* is written in Latin letters.

    >>> is_latin("pt-BR"), is_latin("sr"), is_latin("sr-Latn"), is_latin("uk")
    (True, False, True, False)
    """
    # Babel has no scripts, but it has the name of each language in its own letters.
    if "Latn" in language.split("-"):
        return True
    from babel import Locale

    own = Locale.parse(primary(language)).languages.get(primary(language), "")
    return _has_latin(own)


def _has_latin(text: str) -> bool:
    return any(unicodedata.name(char, "").startswith("LATIN") for char in text)


def _word(word: str, language: str) -> str:
    """Spell a word, hyphens and all; capitals follow the capitals of the original."""
    table, longest = _table(language)
    plain = unicodedata.normalize("NFC", word)
    pieces: list[str] = []
    at = 0
    while at < len(plain):
        for size in range(min(longest, len(plain) - at), 0, -1):
            seen = plain[at : at + size]
            begins = at == 0 or plain[at - 1] == "-"
            key = seen.casefold()
            found = table.get(f"^{key}") if begins else None
            found = table.get(key) if found is None else found
            if found is not None:
                break
        else:
            seen, found = plain[at], plain[at]
        loud = seen[:1].isupper()
        all_caps = loud and plain.isupper() and len(plain) > 1
        pieces.append(found.upper() if all_caps else found.capitalize() if loud else found)
        at += len(seen)
    return _tidy("".join(pieces), language)


def _tidy(word: str, language: str) -> str:
    # English usage spells the endings of names -y (Zelensky, Medvedev, Yury), which BGN allows.
    return re.sub("(?<=[bcdfghjklmnpqrstvwxz])yy$|iy$", "y", word) if language == "ru" else word


@cache
def _table(language: str) -> tuple[dict[str, str], int]:
    """Return how the letters of *language* are spelt; ``^`` before one at the start of a word."""
    text = (files(__package__) / "transliteration.tsv").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        tags, letters, latin = line.split("\t")
        if language in tags.split():
            found |= dict(zip(letters.split(), [x.strip("0") for x in latin.split()], strict=True))
    return found, max(map(len, found))
