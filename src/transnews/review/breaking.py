"""Where a line may be broken: the part of UAX 14 that news needs.

A break in another place than gettext's is not an error, only a line that the next
``msgcat`` would move; tests measure how often that is.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# Classes of UAX 14 by character; the rest follows from the Unicode category.
_CLASSES = {
    "SP": " ",
    "GL": "\u00a0\u2007\u2011\u202f",
    "WJ": "\u2060\ufeff",
    "ZW": "\u200b",
    "HY": "-",
    "BA": "|।॥\u00ad\u2010\u2012\u2013\u2027",
    "BB": "´ˈˌ",
    "B2": "\u2014",
    "QU": "\"'«»‘’‛“”‟‹›",
    "EX": "!?",
    "IS": ",.:;",
    "SY": "/",
    "CP": ")]",
    "CL": "}、。，．｡､",
    "NS": "‼⁇⁈⁉：；！？・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜ゝゞヽヾ〜",
    "IN": "․‥…",
    "PR": "+\\№±−",
    "PO": "%°‰′″℃¢",
    "OP": "¡¿‚„",
    "AL": "#&*<=>@^_`~§©®¶·",
}
_BY_CHARACTER = {char: name for name, chars in _CLASSES.items() for char in chars}
_BY_CATEGORY = {"Ps": "OP", "Pe": "CL", "Pi": "QU", "Pf": "QU", "Sc": "PR", "Nd": "NU", "Pd": "BA"}


@cache
def _class(char: str) -> str:
    if found := _BY_CHARACTER.get(char):
        return found
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Mc", "Cf"):
        return "CM"
    if found := _BY_CATEGORY.get(category):
        return found
    if category == "Zs":
        return "BA"
    return "ID" if unicodedata.east_asian_width(char) in "WF" else "AL"


# No break before these, even after a space; between these pairs, only after a space.
_NEVER_BEFORE = frozenset(["CL", "CP", "EX", "IS", "SY"])
_PAIRS = frozenset(
    f"{before} {after}"
    for befores, afters in [
        ("AL NU", "AL NU IN OP"),
        ("AL", "PO PR"),
        ("ID", "IN PO"),
        ("EX IN", "IN"),
        ("PR", "AL ID NU OP"),
        ("PO", "AL NU OP"),
        ("CL CP NU", "PO PR"),
        ("CP", "AL NU"),
        ("HY IS SY", "NU"),
    ]
    for before in befores.split()
    for after in afters.split()
)


@cache
def _joined(before: str, after: str, spaced: bool) -> bool:
    """Say whether a line may not be broken between two classes."""
    if after in _NEVER_BEFORE or before == "OP":
        return True
    if f"{before} {after}" in ("QU OP", "CL NS", "CP NS", "B2 B2"):
        return True
    if spaced:
        return False
    if after == "GL" and before in ("BA", "HY"):
        return False
    return (
        {"GL", "WJ", "QU"} & {before, after} != set()
        or after in ("BA", "HY", "NS")
        or before == "BB"
        or f"{before} {after}" in _PAIRS
    )


# Letters are taken together: no line is broken between them.
_UNIT = re.compile(r"\\.|[A-Za-z]+|.", re.DOTALL)


def pieces(escaped: str) -> Iterator[str]:
    """Cut an escaped text at every place where its line may be broken; spaces end a piece.

    >>> list(pieces("A well-known man, he said."))
    ['A ', 'well-', 'known ', 'man, ', 'he ', 'said.']
    """
    start, before, spaced = 0, "", False
    for found in _UNIT.finditer(escaped):
        # gettext looks at both characters of an escape, and keeps them together.
        unit, after = found[0], _class(found[0][0])
        if after == "SP":
            spaced = True
            continue
        if after == "CM":
            if before and not spaced:
                continue
            after = "AL"
        if found.start() and unit != r"\n" and not _joined(before, after, spaced):
            yield escaped[start : found.start()]
            start = found.start()
        before = _class(unit[-1]) if len(unit) > 1 else after
        spaced = False
    yield escaped[start:]
