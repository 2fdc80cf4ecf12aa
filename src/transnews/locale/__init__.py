"""What readers of a variant are told about its translation, in the language of its locale.

The catalogues beside this module (``<language>/LC_MESSAGES/transnews.po``) are plain gettext, kept
with Babel: ``make messages`` brings them up to date with the sentences below and compiles them.
"""

import gettext
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from transnews import languages

FOLDER = Path(__file__).parent
DOMAIN = "transnews"


def N_(sentence: str) -> str:  # noqa: N802 - the name by which Babel finds what to translate
    """Mark *sentence* as one of the catalogues."""
    return sentence


class Sentence(Enum):
    """What may have to be said."""

    MACHINE = N_("This article was translated by machine and has not been reviewed.")
    PARTLY = N_("This article was translated by machine and has been reviewed only in part.")
    CHANGED = N_("The original article has been changed since it was first translated.")
    UNTRANSLATED = N_(
        "Some passages of this article have not been translated yet and are shown in the original"
        " language."
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and its language: BCP 47."""

    text: str
    language: str


def say(sentences: Iterable[Sentence], locale: str) -> Said:
    """Return *sentences* in the language of *locale*, in English if there is no catalogue for it.

    >>> say([Sentence.MACHINE], "pt-BR")
    Said(text='Este artigo foi traduzido automaticamente e não foi revisado.', language='pt-BR')
    >>> say([Sentence.MACHINE], "sw").language
    'en'
    """
    wanted = [languages.gettext(tag) for tag in _parents(locale)]
    found = gettext.find(DOMAIN, str(FOLDER), wanted)
    if found is None:
        return Said(" ".join(sentence.value for sentence in sentences), "en")
    with Path(found).open("rb") as file:
        catalog = gettext.GNUTranslations(file)
    text = " ".join(catalog.gettext(sentence.value) for sentence in sentences)
    return Said(text, languages.canonical(Path(found).parts[-3]))


def _parents(tag: str) -> list[str]:
    """Return *tag* and its languages without region, without script; not across scripts.

    >>> _parents("pt-BR"), _parents("uk-Latn")
    (['pt-BR', 'pt'], ['uk-Latn'])
    """
    parts = tag.split("-")
    steps = ["-".join(parts[:size]) for size in range(len(parts), 0, -1)]
    scripted = [step for step in steps if any(len(p) == 4 and p.isalpha() for p in step.split("-"))]
    return scripted or steps
