"""The forms of a concept: which a language has, which a translation owes, how near one is."""

from transnews.languages import best
from transnews.model import Concept


def forms_in(concept: Concept, language: str) -> tuple[str, ...]:
    """Return the forms of *language*, or of the language without its region (``pt`` for ``pt-BR``).

    >>> forms_in(Concept("kyiv", "place", {"en": ("Kyiv",), "pt": ("Kiev", "Kyiv")}), "pt-BR")
    ('Kiev', 'Kyiv')
    """
    exact = concept.forms.get(language)
    if exact is not None:
        return exact
    tag = best(language, concept.forms)
    return concept.forms[tag] if tag else ()


def sought(concept: Concept, source: str) -> tuple[str, ...]:
    """Return the forms to look for in a text in *source*.

    A kept name without a form of its own in *source* is the same in any language.
    """
    forms = forms_in(concept, source)
    if forms or not concept.keep:
        return forms
    return tuple(dict.fromkeys(form for each in concept.forms.values() for form in each))


def owed(concept: Concept, source: str, target: str, found: str) -> tuple[str, ...]:
    """Return the forms that a translation may show for *found*, the likeliest first.

    Forms with as many words as the one found come first, so that a full name is rendered by a
    full name and an abbreviation by one; else the order is the row's. A kept name is owed as it
    was found.

    >>> eu = Concept("eu", "body", {"en": ("EU", "European Union"), "pt": ("UE", "União Europeia")})
    >>> owed(eu, "en", "pt", "European Union")
    ('União Europeia', 'UE')
    """
    if concept.keep:
        return tuple(dict.fromkeys((found, *sought(concept, source))))
    words = len(found.split())
    return tuple(sorted(forms_in(concept, target), key=lambda form: len(form.split()) != words))


def owes(concept: Concept, target: str) -> bool:
    """Say whether a translation into *target* owes anything for *concept*."""
    return concept.keep or bool(forms_in(concept, target))


def distance(found: str, form: str, any_case: bool) -> int | None:
    """Say how far a folded stretch is from a folded form: 0 same, 1 first letter, 2 case, None no.

    The two must agree but for case. The first letter's case is free in a form of several words
    (``the White House``), and a small first letter may be a capital (``Russo`` for ``russo``).

    >>> distance("Turkey", "Turkey", False), distance("Russo", "russo", False)
    (0, 1)
    >>> distance("turkey", "Turkey", False), distance("turkey", "Turkey", True)
    (None, 2)
    """
    if found == form:
        return 0
    if found[1:] == form[1:] and (form[:1].islower() or " " in form):
        return 1
    return 2 if any_case else None
