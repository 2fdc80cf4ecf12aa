"""Names to decide: what stands in the articles, is in no glossary, and what the model made of it.

::

    passages = list(read(project, settings, paths, locales))      # articles with their drafts
    found = gather(passages, glossary)                            # most frequent first
    write(rows(found, sheet, locales), sheet)                     # CSV, ready to be pasted
"""

from transnews.candidates.gathering import Candidate, gather
from transnews.candidates.passages import Passage, read
from transnews.candidates.renderings import untranslated
from transnews.candidates.rows import Row, file_for, rows, write

__all__ = [
    "Candidate",
    "Passage",
    "Row",
    "file_for",
    "gather",
    "read",
    "rows",
    "untranslated",
    "write",
]
