"""The case forms of persons and places in Russian and Ukrainian, by the dictionaries of pymorphy3.

The words of a name are inflected together and agree: ``Сергея Лаврова``, ``Саудовской Аравии``,
but ``Каи Каллас``: the surname of a woman that ends in a consonant stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from transnews.glossary.declension import CASES, Gender, by_ending, indeclinable
from transnews.glossary.paradigms import (
    ADJECTIVES,
    Cases,
    cases,
    fixed,
    has,
    is_known,
    lemmas,
    nominatives,
)

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

LANGUAGES = ("ru", "uk")
KINDS = ("person", "place")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a cell of the glossary gets."""

    forms: tuple[str, ...]
    """To be added after those that stand there."""
    guessed: tuple[str, ...] = ()
    """Words that no dictionary has; they were inflected like words with the same ending."""
    left: tuple[str, ...] = ()
    """Names that were not inflected, because the gender of the person is not known."""


def fill(forms: Sequence[str], kind: str, language: str) -> Filled:
    """Return what the cell with *forms* lacks.

    Forms that are a case of another form of the cell are not inflected again, so what a person
    wrote stays and may well be there already.

    Args:
        forms: of one row in *language*, at least one.
        kind: ``person`` or ``place``.
        language: ``ru`` or ``uk``.

    Raises:
        UsageError: pymorphy3 is not installed.
    """
    # Full names show it best, and the first of them is a nominative.
    known: Iterator[Gender | None] = (
        gender(form, language) for form in sorted(forms, key=lambda f: " " not in f)
    )
    sex_of_row = next((sex for sex in known if sex), None) if kind == "person" else None
    found: dict[str, None] = {}
    guessed: dict[str, None] = {}
    left: list[str] = []
    bases: list[str] = []
    for form in forms:
        if form in found or any(_same_name(form, base, language) for base in bases):
            continue
        bases.append(form)
        sex = gender(form, language) or sex_of_row
        if kind == "person" and sex is None:
            others = [one for one in forms if one != form and _same_name(one, form, language)]
            left += [] if others else [form]
            continue
        found |= dict.fromkeys(decline(form, kind, language, sex))
        guessed |= dict.fromkeys(w for w in form.split() if not is_known(w, kind, language))
    return Filled(tuple(f for f in found if f not in forms), tuple(guessed), tuple(left))


def decline(form: str, kind: str, language: str, sex: Gender | None = None) -> tuple[str, ...]:
    """Return the forms of a name in the order of the cases, each once, the nominative first."""
    words = form.split()
    if kind == "person":
        tables = [_person_word(words, at, language, sex or "masc") for at in range(len(words))]
    else:
        tables = _place_words(words, language)
    return tuple(
        dict.fromkeys(
            " ".join(chosen)
            for case in range(len(CASES[language]))
            for chosen in product(*(table[case] for table in tables))
        )
    )


def gender(form: str, language: str) -> Gender | None:
    """Return the gender that the first name or, else, the ending of the surname shows."""
    words = form.split()
    first, surname = words[0], words[-1].casefold()
    if len(words) > 1:
        readings = nominatives(first, language)
        names = [p for p in readings if has(p, "Name")]
        # The Ukrainian dictionary has Володимир as a noun for somebody.
        names = names or [p for p in readings if has(p, "anim") and p.is_known]
        sexes = {p.tag.gender for p in names if p.tag.gender in ("masc", "femn")}
        if len(sexes) == 1 and not first.endswith(("эль", "ель")):  # Мишель is either
            return "femn" if "femn" in sexes else "masc"
        if not names and first[-1] in "ая":
            return "femn"
    if surname.endswith(("ова", "ева", "ёва", "єва", "ская", "цкая", "ська", "цька")):
        return "femn"
    if surname.endswith(("ський", "цький", "ский", "цкий")):
        return "masc"
    if len(words) > 1 and surname.endswith(("ов", "ев", "ёв", "єв")):
        return "masc"
    return None


def _person_word(words: Sequence[str], at: int, language: str, sex: Gender) -> Cases:
    """Return the cases of one word of a person's name."""
    word = words[at]
    surname = at == len(words) - 1
    if not word[0].isupper() or (surname and indeclinable(word, language, sex)):
        return fixed(word, language)
    readings = nominatives(word, language)
    parses = [p for p in readings if p.tag.gender in (sex, None)]
    # Men bear surnames of the feminine pattern too: Дзюба, Кулеба.
    parses = parses or [p for p in readings if word[-1] in "ая" and surname]
    role = "Surn" if surname else "Name"
    fit = [p for p in parses if has(p, role, "Name", "Patr", "anim") or p.tag.POS == "ADJF"]
    if fit:
        best = max(fit, key=lambda p: (has(p, role), has(p, "Name", "Patr"), p.score))
        return cases(best, word, language, animate=True)
    if 0 < at < len(words) - 1:  # Ле, Эль, Дос
        return fixed(word, language)
    return tuple((form,) for form in by_ending(word, language, sex))


def _place_words(words: Sequence[str], language: str) -> list[Cases]:
    """Return the cases of each word: the head, the adjectives before it; what follows stays.

    The head is the last noun that has nothing but agreeing adjectives before it.
    """
    for at in reversed(range(len(words))):
        nouns = [p for p in nominatives(words[at], language, plural=True) if p.tag.POS == "NOUN"]
        for head in sorted(nouns, key=lambda p: (*_rank(p, alone=not at), p.score), reverse=True):
            before = [found for word in words[:at] if (found := _agreeing(word, head, language))]
            if len(before) == at:
                inflected = cases(head, words[at], language, animate=False)
                return [*before, inflected, *(fixed(w, language) for w in words[at + 1 :])]
    if len(words) == 1 and words[0][-1] in "ая":
        return [tuple((form,) for form in by_ending(words[0], language, "femn"))]
    return [fixed(word, language) for word in words]


def _rank(parse: "Parse", *, alone: bool) -> tuple[bool, ...]:
    # What follows an adjective is an inflected noun: Великие Луки.
    return alone or not has(parse, "Fixd"), has(parse, "Geox"), has(parse, "inan")


def _agreeing(word: str, head: "Parse", language: str) -> Cases | None:
    for parse in nominatives(word, language, plural=True):
        plural = has(head, "plur")
        same = has(parse, "plur") == plural and (plural or parse.tag.gender == head.tag.gender)
        if parse.tag.POS in ADJECTIVES and same:
            return cases(parse, word, language, animate=False)
    return None


def _same_name(form: str, base: str, language: str) -> bool:
    """Say whether *form* can be a case of *base*: word by word a form of the same word."""
    words, others = form.split(), base.split()
    return len(words) == len(others) and all(
        word == other or lemmas(word, language) & lemmas(other, language)
        for word, other in zip(words, others, strict=True)
    )
