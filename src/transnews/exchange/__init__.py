"""Texts out to an agency and in again, as XLIFF 1.2: a round trip changes nothing.

The PO file stays the truth. A unit carries by its id which message it is and what stood there
when it went out, so that what comes in never replaces what somebody wrote meanwhile.
"""

from transnews.exchange.project import Exported, Imported, export, open_file, take_in
from transnews.exchange.sheets import sheet, taken
from transnews.exchange.values import Sheet, Taken, Unit
from transnews.exchange.xliff import available, read, write

__all__ = [
    "Exported",
    "Imported",
    "Sheet",
    "Taken",
    "Unit",
    "available",
    "export",
    "open_file",
    "read",
    "sheet",
    "take_in",
    "taken",
    "write",
]
