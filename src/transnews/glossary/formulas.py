"""Cells that a spreadsheet would take for a formula, and run.

A name in an article may be ``=HYPERLINK(…)``; who opens the list of names must not run it. Such a
cell is written with an apostrophe before it, and read without: the two undo each other. One that
has the apostrophe already gets another, so that nothing is lost of it either. Weblate does so too.
"""

import re

# What spreadsheets act on at the begin of a cell (OWASP, *CSV Injection*), also in full width; a
# tab or a line end does not stay there, because spaces around a cell mean nothing.
_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")


def guarded(cell: str) -> str:
    """Return *cell* as it is written.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'s-Hertogenbosch")
    ("'=1+1", "''=1+1", "'s-Hertogenbosch")
    """
    said = cell.strip()
    return f"'{said}" if _FORMULA.match(said) else said


def read(cell: str) -> str:
    """Return what a cell says; the reverse of `guarded`.

    A formula that nobody guarded is what it is.

    >>> read("'=1+1"), read(" =1+1"), read("'s-Hertogenbosch")
    ('=1+1', '=1+1', "'s-Hertogenbosch")
    """
    said = cell.strip()
    return said[1:] if said.startswith("'") and _FORMULA.match(said) else said
