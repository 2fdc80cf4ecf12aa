"""What was translated before: by people, and by the machine; two tiers that never mix.

The PO files are the truth, and TMX files in the folder ``memories`` for what comes from
elsewhere; the database ``.transnews/memory.sqlite`` is only their index, made anew whenever it
is missing, broken or of an older format::

    with open_memory(project) as memory:
        refresh(memory, project, settings)
        exact(memory, query)                  # the very text, in its context first
        near(memory, query)                   # texts like it, with a score
        sentences(memory, "en", "pt")         # sentence → reviewed translation
        find(memory, "joint statement")       # concordance
"""

from transnews.memory.concordance import Hit, find
from transnews.memory.importing import take_in
from transnews.memory.machine import machine
from transnews.memory.matching import Veto, exact, near
from transnews.memory.pairs import Sentences, sentences
from transnews.memory.refreshing import Refreshed, refresh
from transnews.memory.scanning import FOLDER
from transnews.memory.store import Memory, open_memory, throw_away, totals
from transnews.memory.tmxwrite import Exported, export
from transnews.memory.values import Match, Query, Segment, Tier

__all__ = [
    "FOLDER",
    "Exported",
    "Hit",
    "Match",
    "Memory",
    "Query",
    "Refreshed",
    "Segment",
    "Sentences",
    "Tier",
    "Veto",
    "exact",
    "export",
    "find",
    "machine",
    "near",
    "open_memory",
    "refresh",
    "sentences",
    "take_in",
    "throw_away",
    "totals",
]
