"""How gettext escapes and wraps a string: lines of 79 columns, each in quotes."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from transnews.review.breaking import pieces

WIDTH = 79
_ESCAPES = {
    "\\": r"\\", '"': r"\"", "\a": r"\a", "\b": r"\b", "\t": r"\t",
    "\n": r"\n", "\v": r"\v", "\f": r"\f", "\r": r"\r",
}  # fmt: skip


def escape(text: str) -> str:
    r"""Return *text* as it stands between the quotes of a PO string.

    >>> print(escape('a\t"b"'))
    a\t\"b\"
    """
    return re.sub(r'[\\"\x07-\x0d]', lambda found: _ESCAPES[found[0]], text)


def string_lines(word: str, text: str, mark: str = "") -> list[str]:
    """Return the lines of ``word "text"``, each after *mark*.

    >>> string_lines("msgid", "Hello.", "#| ")
    ['#| msgid "Hello."']
    """
    return escaped_lines(word, escape(text), mark)


def escaped_lines(word: str, escaped: str, mark: str = "") -> list[str]:
    """Return the lines of a string, on one line if it fits there, else from the second on."""
    portions = [
        found[0] for found in re.finditer(r"(?:\\[^n]|[^\\])*(?:\\n|$)", escaped, re.DOTALL)
    ]
    portions = [portion for portion in portions if portion] or [""]
    width = WIDTH - len(mark) - 2
    column = len(word) + 1
    cut = [list(pieces(portion)) for portion in portions]
    if len(cut) == 1 and column <= width and len(_filled(cut[0], width, column)) == 1:
        return [f'{mark}{word} "{portions[0]}"']
    lines = [line for each in cut for line in _filled(each, width, 0)]
    return [f'{mark}{word} ""', *(f'{mark}"{line}"' for line in lines)]


def fill(escaped: str, width: int, column: int = 0) -> list[str]:
    """Break an escaped text into lines of at most *width* columns, where it can be broken.

    A space at the end of a line counts. *column* is where the first line starts.

    >>> fill("one two three", 8)
    ['one two ', 'three']
    """
    return _filled(pieces(escaped), width, column)


def _filled(cut: Iterable[str], width: int, column: int) -> list[str]:
    lines = [""]
    for piece in cut:
        plain = piece.isascii() and piece.isprintable()
        size = len(piece) if plain else sum(map(_columns, piece))
        if lines[-1] and column + size > width:
            lines.append("")
            column = 0
        lines[-1] += piece
        column += size
    return lines


@cache
def _columns(char: str) -> int:
    """Return how many columns a terminal gives the character."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc") and char != "\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
