"""Words with a capital that are no names, or not by themselves: read from ``words.tsv``."""

from enum import StrEnum
from functools import cache
from importlib import resources

from transnews.languages import primary


class Kind(StrEnum):
    """Why a word may have a capital without being a name."""

    START = "start"
    """Articles, pronouns, prepositions and others that open sentences."""
    TITLE = "title"
    """What stands before the name of a person: ``President``, ``Mr``."""
    CROWN = "crown"
    """Titles whose bearers many languages rename: ``Queen Elizabeth``, ``Rainha Isabel``."""
    CALENDAR = "calendar"
    """Days and months where they have capitals."""
    PEOPLE = "people"
    """Adjectives and members of nations, creeds, parties where they have capitals."""
    ARTICLE = "article"
    """Articles, with the prepositions they melt with."""
    PARTICLE = "particle"
    """Small words inside a name; one list for all languages (``mul``), as names travel."""


@cache
def table(language: str, kind: Kind) -> frozenset[str]:
    """Return the words of one kind in *language*, in lower case; empty for languages not known.

    >>> "tuesday" in table("en-GB", Kind.CALENDAR), table("ja", Kind.START)
    (True, frozenset())
    """
    text = resources.files(__package__).joinpath("words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return frozenset(
        word
        for tag, name, words in rows
        if (tag, name) == (primary(language), kind)
        for word in words.split()
    )


def is_common(word: str, language: str) -> bool:
    """Tell whether *word* has its capital for another reason than being a name.

    >>> [is_common(word, "en") for word in ("The", "President", "May", "Russians", "Johnson")]
    [True, True, True, True, False]
    """
    small = word.casefold().rstrip(".").replace("’", "'")
    return small in _common(language)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset().union(*(table(language, kind) for kind in Kind))


def is_article(word: str, language: str) -> bool:
    """Tell whether *word* is an article, alone or melted with a preposition: ``the``, ``da``."""
    return word.casefold() in table(language, Kind.ARTICLE)


@cache
def countries(language: str) -> frozenset[str]:
    """Return the names of countries and continents in *language*, after CLDR; empty if it has none.

    >>> "Índia" in countries("pt-BR"), countries("tlh")
    (True, frozenset())
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(primary(language))
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(locale.territories.values())
