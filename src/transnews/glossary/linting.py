"""What is allowed in a glossary and yet looks like a slip."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

from transnews.glossary.folding import fold
from transnews.glossary.forms import distance, forms_in
from transnews.glossary.store import Glossary
from transnews.languages import primary
from transnews.model import Concept

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_WORD = re.compile(r"\w+")
_SHORT = 4
"""A form in any case with fewer letters is likely a common word too (``US``, ``us``)."""
_EDGES = ",;:|"


def check(glossary: Glossary) -> tuple[str, ...]:
    """Return warnings, one line each, in the order of the glossary.

    >>> check(Glossary((Concept("kyiv", "place", {"en": ("Kyіv",)}),)))
    ("kyiv: en: 'Kyіv' mixes LATIN and CYRILLIC letters in one word",)
    """
    columns = dict.fromkeys(tag for concept in glossary.concepts for tag in concept.forms)
    # A region need not say again what its language says.
    tags = tuple(tag for tag in columns if tag == primary(tag) or primary(tag) not in columns)
    found = (warning for c in glossary.concepts for warning in _warnings(c, tags))
    return (*glossary.undecided, *found)


def _warnings(concept: Concept, languages: tuple[str, ...]) -> Iterator[str]:
    lacking = [tag for tag in languages if not forms_in(concept, tag)]
    if lacking and not concept.keep:
        yield f"{concept.id}: no form in {', '.join(lacking)}; its translations owe nothing"
    for language, forms in concept.forms.items():
        where = f"{concept.id}: {language}:"
        for form in forms:
            yield from (f"{where} {form!r} {what}" for what in _oddities(form, concept.any_case))
        yield from (f"{where} {what}" for what in _doubles(forms, concept.any_case))


def _oddities(form: str, any_case: bool) -> Iterator[str]:
    for word in _WORD.findall(form):
        names = {unicodedata.name(char, "").split(" ")[0] for char in word}
        scripts = [script for script in _SCRIPTS if script in names]
        if len(scripts) > 1:
            yield f"mixes {' and '.join(scripts)} letters in one word"
    if odd := {char for char in form if _odd(char)}:
        yield f"has odd characters: {', '.join(f'U+{ord(char):04X}' for char in sorted(odd))}"
    if "  " in form:
        yield "has two spaces in a row"
    if form[0] in _EDGES or form[-1] in _EDGES:
        yield "begins or ends with a punctuation mark"
    if not any(char.isalnum() for char in form):
        yield "has no letter or digit, so it is found inside words too"
    if any_case and sum(char.isalpha() for char in form) < _SHORT:
        yield "is short for a form in any case: it may be a common word too"


def _odd(char: str) -> bool:
    # The joiners belong to Persian and Indic spelling.
    return char == "\ufffd" or (
        unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn") and char not in "\u200c\u200d"
    )


def _doubles(forms: tuple[str, ...], any_case: bool) -> Iterator[str]:
    """Yield pairs of forms of which one finds whatever the other does."""
    alike: dict[str, list[str]] = {}
    for form in forms:
        alike.setdefault(fold(form, True).text, []).append(form)
    for group in alike.values():
        for one, other in combinations(group, 2):
            first, second = fold(one).text, fold(other).text
            either = distance(first, second, any_case), distance(second, first, any_case)
            if either != (None, None):
                yield f"{one!r} and {other!r} differ only by case or kind of mark; one is enough"
