"""Names and terms: what a source text owes its translation, and whether it got it.

::

    glossary = load(Path("glossaries"))
    english = matcher(glossary, "en", "pt-BR")     # once a direction
    terms = find(english, "The EU met in Kyiv.")   # once a text
    missing(terms, "A UE reuniu-se em Kiev.", "pt-BR")
"""

from transnews.glossary.acceptance import count, digest, missing, occurrences
from transnews.glossary.cells import Sheet, sheet, written
from transnews.glossary.coverage import Gap, counts, gaps
from transnews.glossary.filling import Change, changes
from transnews.glossary.folding import fold_form
from transnews.glossary.linting import check
from transnews.glossary.matching import Matcher, find, matcher
from transnews.glossary.naming import free, slug
from transnews.glossary.pairlist import read_pairs, write_pairs
from transnews.glossary.store import Glossary, files_in, load, parse, read
from transnews.glossary.table import PROPOSED, column_of
from transnews.glossary.taking import Taken, take_in
from transnews.glossary.tbx import read as read_tbx
from transnews.glossary.tbx import write as write_tbx

__all__ = [
    "PROPOSED",
    "Change",
    "Gap",
    "Glossary",
    "Matcher",
    "Sheet",
    "Taken",
    "changes",
    "check",
    "column_of",
    "count",
    "counts",
    "digest",
    "files_in",
    "find",
    "fold_form",
    "free",
    "gaps",
    "load",
    "matcher",
    "missing",
    "occurrences",
    "parse",
    "read",
    "read_pairs",
    "read_tbx",
    "sheet",
    "slug",
    "take_in",
    "write_pairs",
    "write_tbx",
    "written",
]
