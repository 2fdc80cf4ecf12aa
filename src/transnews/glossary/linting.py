"""What is allowed in a glossary and yet looks like a slip."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations

from transnews.glossary.folding import fold_form
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
    # A region need not say again what its language says.
    tags = dict.fromkeys(primary(tag) for c in glossary.concepts for tag in c.forms)
    return tuple(warning for c in glossary.concepts for warning in _warnings(c, tuple(tags)))


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
    odd = {char for char in form if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "So")}
    if odd:
        yield f"has odd characters: {', '.join(f'U+{ord(char):04X}' for char in sorted(odd))}"
    if "  " in form:
        yield "has two spaces in a row"
    if form[0] in _EDGES or form[-1] in _EDGES:
        yield "begins or ends with a punctuation mark"
    if not any(char.isalnum() for char in form):
        yield "has no letter or digit, so it is found inside words too"
    if any_case and sum(char.isalpha() for char in form) < _SHORT:
        yield "is short for a form in any case: it may be a common word too"


def _doubles(forms: tuple[str, ...], any_case: bool) -> Iterator[str]:
    """Yield forms that another form of the cell finds as well."""
    alike: dict[str, list[str]] = {}
    for form in forms:
        alike.setdefault(fold_form(form, True), []).append(form)
    for forms_alike in alike.values():
        for one, other in permutations(forms_alike, 2):
            far = distance(fold_form(other), fold_form(one), any_case)
            if far or (far == 0 and forms_alike.index(one) < forms_alike.index(other)):
                yield f"{one!r} finds {other!r} too; keep the first"
