"""Names and terms: what a source text owes its translation, and whether it got it.

::

    glossary = load(Path("glossaries"))
    english = matcher(glossary, "en", "pt-BR")     # once a direction
    terms = find(english, "The EU met in Kyiv.")   # once a text
    missing(terms, "A UE reuniu-se em Kiev.", "pt-BR")
"""

from transnews.glossary.acceptance import count, digest, missing, occurrences
from transnews.glossary.linting import check
from transnews.glossary.matching import Matcher, find, matcher
from transnews.glossary.store import Glossary, load, parse, read

__all__ = [
    "Glossary",
    "Matcher",
    "check",
    "count",
    "digest",
    "find",
    "load",
    "matcher",
    "missing",
    "occurrences",
    "parse",
    "read",
]
