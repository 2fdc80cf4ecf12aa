"""Words and their cases, as pymorphy3 and its dictionaries know them.

The only module that calls pymorphy3 (an extra: `MISSING` says how to install it).
"""

from functools import cache
from typing import TYPE_CHECKING

from transnews.errors import UsageError
from transnews.glossary.declension import CASES

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

Cases = tuple[tuple[str, ...], ...]
"""The forms of a word, case by case; some have two."""

ADJECTIVES = ("ADJF", "PRTF")
_PARADIGMS = frozenset({"ADJF", "PRTF", "actv", "pssv", "past", "pres", "compb", "supr", "Supr"})
"""What parts the forms of one adjective from those of another with the same lexeme."""
_MARKED = ("Infr", "Slng", "Arch", "Dist", "Erro", "V-oy", "V-ey", "alt", "obsc", "bad")
"""Forms that no newspaper prints."""
MISSING = (
    "inflect needs pymorphy3 and its dictionaries;"
    " install them: pip install 'transnews[inflect]'"
    " (or: pip install pymorphy3 pymorphy3-dicts-ru pymorphy3-dicts-uk)"
)


def cases(parse: "Parse", word: str, language: str, *, animate: bool) -> Cases:
    """Return the forms of *word* case by case; in Ukrainian some have two."""
    table = [_forms(parse, case) or [word] for case in CASES[language]]
    shaped = [tuple(dict.fromkeys(_shaped(form, word) for form in forms)) for forms in table]
    genitive, accusative = CASES[language].index("gent"), CASES[language].index("accs")
    plural, adjective = has(parse, "plur"), parse.tag.POS in ADJECTIVES
    if adjective and (plural or parse.tag.gender == "masc"):
        shaped[accusative] = shaped[genitive] if animate else (word,)
    elif adjective:  # Without Велику|Великую and Чорне|Чорнеє, as old books have them.
        shaped[accusative] = (word,) if parse.tag.gender == "neut" else shaped[accusative][:1]
    elif animate and not plural and parse.tag.gender == "masc" and word in shaped[accusative]:
        shaped[accusative] = shaped[genitive]
    many = language == "uk"
    return ((word,), *(forms if many else forms[:1] for forms in shaped[1:]))


def _forms(parse: "Parse", case: str) -> list[str]:
    """Return the forms of a paradigm in *case*, of the number and gender of *parse*."""
    adjective = parse.tag.POS in ADJECTIVES
    return [
        p.word
        for p in parse.lexeme
        if has(p, case)
        and has(p, "plur") == has(parse, "plur")
        and not has(p, *_MARKED)
        and p.tag.gender == parse.tag.gender
        and (not adjective or _same_paradigm(p, parse))
    ]


def _same_paradigm(one: "Parse", other: "Parse") -> bool:
    """Say whether two forms are of one adjective or, of a participle, of one voice and tense."""
    kinds: frozenset[str] = one.tag.grammemes ^ other.tag.grammemes
    return kinds.isdisjoint(_PARADIGMS)


def fixed(word: str, language: str) -> Cases:
    """Return *word* for each case."""
    return ((word,),) * len(CASES[language])


def has(parse: "Parse", *grammemes: str) -> bool:
    """Say whether a reading has one of *grammemes*."""
    # Asked for a grammeme that its language lacks, a tag raises; its set does not.
    tags: frozenset[str] = parse.tag.grammemes
    return not tags.isdisjoint(grammemes)


def _shaped(form: str, word: str) -> str:
    """Give *form* the capitals of *word*, and no ё where that has none."""
    if "ё" not in word.casefold() and "ё" in form:
        form = form.replace("ё", "е")
    parts, models = form.split("-"), word.split("-")
    if len(parts) != len(models):
        return _capitals(form, word)
    return "-".join(map(_capitals, parts, models))


def _capitals(form: str, word: str) -> str:
    pairs = zip(word.casefold(), form, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(word), len(form)))
    return word[:same] + form[same:]


@cache
def lemmas(word: str, language: str) -> frozenset[str]:
    """Return the dictionary forms that *word* may be a form of."""
    return frozenset(p.normal_form for p in _analyzer(language).parse(word))


def nominatives(word: str, language: str, plural: bool = False) -> list["Parse"]:
    """Return the readings of *word* as a nominative, of the singular unless *plural*."""
    parses = _analyzer(language).parse(word)
    return [p for p in parses if has(p, "nomn") and (plural or not has(p, "plur"))]


def is_known(word: str, kind: str, language: str) -> bool:
    """Say whether a dictionary has *word* as a name or, in a place, as a noun or adjective."""
    marks = ("Name", "Surn", "Patr", "anim") if kind == "person" else ("NOUN", "ADJF", "PRTF")
    return not word[0].isupper() or any(
        has(p, *marks) and p.is_known for p in _analyzer(language).parse(word)
    )


def require() -> None:
    """Make sure that pymorphy3 is there.

    Raises:
        UsageError: it is not installed; says how to install it.
    """
    try:
        import pymorphy3  # noqa: F401 - whether it is there is the question
    except ImportError as error:
        raise UsageError(MISSING) from error


@cache
def _analyzer(language: str) -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer

    try:
        return MorphAnalyzer(lang=language)
    except ValueError as error:  # Its dictionary is a package of its own.
        raise UsageError(MISSING) from error
