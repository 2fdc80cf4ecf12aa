"""What grammars say of names that dictionaries lack: who does not decline, and endings."""

from typing import Literal

Gender = Literal["masc", "femn"]

CASES = {
    "ru": ("nomn", "gent", "datv", "accs", "ablt", "loct"),
    "uk": ("nomn", "gent", "datv", "accs", "ablt", "loct"),
}
"""By language, in the order of its grammars; the names are pymorphy's. Without the vocative,
which news has only in quotations and which dictionaries get wrong for foreign surnames."""

_VOWELS = "аеёиоуыэюяєії"
_ENDINGS: dict[tuple[str, Gender], dict[str, str]] = {
    # Ending of the nominative: endings of the other cases; the longest that fits counts.
    ("ru", "femn"): {
        "ия": "ии ии ию ией ии",
        "я": "и е ю ей е",
        **{f"{c}а": f"{c}и {c}е {c}у {c}ой {c}е" for c in "кгх"},
        **{f"{c}а": f"{c}и {c}е {c}у {c}ей {c}е" for c in "жшчщ"},
        "ца": "цы це цу цей це",
        "а": "ы е у ой е",
    },
    ("uk", "femn"): {
        "ія": "ії ії ію ією ії",
        "ая": "аї аї аю аєю аї",
        "я": "і і ю ею і",
        "ка": "ки ці ку кою ці",
        "га": "ги зі гу гою зі",
        "ха": "хи сі ху хою сі",
        "а": "и і у ою і",
    },
    ("ru", "masc"): {
        "й": "я ю я ем е",
        "ь": "я ю я ем е",
        **{f"{c}": f"{c}а {c}у {c}а {c}ем {c}е" for c in "жшчщц"},
        "": "а у а ом е",
    },
    ("uk", "masc"): {
        "й": "я ю я єм ї",
        "ь": "я ю я ем і",
        **{f"{c}": f"{c}а {c}у {c}а {c}ем {c}і" for c in "жшчщц"},
        "": "а у а ом і",
    },
}


def indeclinable(surname: str, language: str, sex: Gender) -> bool:
    """Say whether a surname has one form for all cases.

    A woman's that ends in a consonant or in ``-о``; any that ends in ``-е``, ``-и``, ``-у`` …,
    in Russian also ``-о`` and ``-ых``.

    >>> indeclinable("Каллас", "ru", "femn"), indeclinable("Шевченко", "uk", "masc")
    (True, False)
    """
    last = surname[-1].casefold()
    if surname.casefold().endswith(("ых", "их")) and language == "ru":
        return True
    if last in "ая":
        return False
    if last == "о":
        return language == "ru" or sex == "femn"
    return last in _VOWELS or sex == "femn"


def by_ending(word: str, language: str, sex: Gender) -> tuple[str, ...]:
    """Return the cases of a name that no dictionary has, by its ending.

    >>> by_ending("Кая", "ru", "femn")
    ('Кая', 'Каи', 'Кае', 'Каю', 'Каей', 'Кае')
    """
    table = _ENDINGS[language, sex]
    if sex == "masc" and word[-1] in "ая":
        table = _ENDINGS[language, "femn"]
    elif word[-1] in _VOWELS.replace("а", "").replace("я", "") or (
        sex == "femn" and word[-1] not in "ая"
    ):
        return (word,) * len(CASES[language])
    ending = max((e for e in table if word.endswith(e)), key=len)
    stem = word.removesuffix(ending)
    return (word, *(stem + new for new in table[ending].split()))
