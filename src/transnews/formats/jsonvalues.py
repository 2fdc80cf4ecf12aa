r"""The strings of a JSON text: where each stands, and how one is written there.

`json` says whether the text is JSON at all; then its tokens can be found by one expression, and
the text stays as it is between them.
"""

import json
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transnews.errors import ArticleError
from transnews.model import Span

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u([0-9a-fA-F]{4})|\\."
)
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class String:
    """A string that is a value."""

    path: tuple[str, ...]
    """Keys and indices that lead to it."""
    span: Span
    """Between the quotation marks."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a string says, and where each of its characters stands in the source."""

    text: str
    places: Sequence[int]
    """Offsets in the source of each character, and of the closing quotation mark."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file writes its strings."""

    ascii_only: bool
    escaped: tuple[tuple[str, str], ...]
    r"""Characters that need no escape, and have one here: ``/`` as ``\/``, ``<`` as ``\u003c``."""
    upper: bool
    r"""``\u00E9``, and not ``\u00e9``."""


def strings(source: str, start: int, stop: int, *, strict: bool = True) -> Iterator[String]:
    """Yield the strings of the JSON value in *source* between two offsets, in order.

    Args:
        source: What holds it.
        start: Where it begins.
        stop: Where it ends.
        strict: Strings have no line ends and other control characters but by escapes.

    Raises:
        ArticleError: it is no JSON; says in which line of *source*.
    """
    _check(source, start, stop, strict)
    tokens = list(_TOKEN.finditer(source, start, stop))
    around: list[tuple[str, int]] = []
    """Of each brace and bracket that is open: the key or nothing, and the index."""
    for at, token in enumerate(tokens):
        mark = token[0]
        if mark in ("{", "["):
            around.append(("", 0 if mark == "[" else -1))
        elif mark in ("}", "]"):
            around.pop()
        elif mark == ",":
            key, index = around[-1]
            around[-1] = key, index + 1 if index >= 0 else index
        elif mark[0] == '"' and at + 1 < len(tokens) and tokens[at + 1][0] == ":":
            around[-1] = _value(mark), -1
        elif mark[0] == '"':
            path = tuple(key if index < 0 else str(index) for key, index in around)
            yield String(path, Span(token.start() + 1, token.end() - 1))


def decode(source: str, span: Span) -> Decoded:
    """Return what the string between the quotation marks says.

    Raises:
        ArticleError: half of a character, which no UTF-8 file can hold.
    """
    letters: list[str] = []
    places = array("L")
    done = span.start
    for found in _ESCAPE.finditer(source, span.start, span.stop):
        letters.append(source[done : found.start()])
        places.extend(range(done, found.start()))
        letters.append(_value(f'"{found[0]}"'))
        places.append(found.start())
        done = found.end()
    letters.append(source[done : span.stop])
    places.extend(range(done, span.stop + 1))
    text = "".join(letters)
    if half := _HALF.search(text):
        line = source.count("\n", 0, places[half.start()]) + 1
        raise ArticleError(f"line {line}: \\u{ord(half[0]):04x} is half of a character")
    return Decoded(text, places)


@cache
def _example(letter: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)(?:\\\\)*(\\u00{ord(letter):02x}|\\{letter})", re.IGNORECASE)


def style(source: str) -> Style:
    """Return how *source* writes its strings."""
    codes = {found[1] for found in _ESCAPE.finditer(source) if found[1]}
    escaped = []
    for letter in "/<>&'":
        found = _example(letter).search(source) if "\\" in source else None
        if found:
            escaped.append((letter, found[1]))
    beyond = any(int(code, 16) > 0x7F for code in codes)
    hexes = "".join(codes)
    upper = hexes != hexes.lower() and not any(digit in "abcdef" for digit in hexes)
    return Style(beyond and source.isascii(), tuple(escaped), upper)


def encode(text: str, style: Style) -> str:
    r"""Return *text* as the inside of a string.

    >>> print(encode('é </b> "q"', Style(True, (("/", "\\/"),), True)))
    \u00E9 <\/b> \"q\"
    """
    written = json.dumps(text, ensure_ascii=style.ascii_only)[1:-1]
    if style.upper:
        written = _ESCAPE.sub(
            lambda found: re.sub(r"[0-9a-f]{4}", lambda code: code[0].upper(), found[0]), written
        )
    for letter, escape in style.escaped:
        written = written.replace(letter, escape)
    return written


def _value(token: str) -> str:
    value: str = json.loads(token, strict=False)
    return value


def _check(source: str, start: int, stop: int, strict: bool) -> None:
    def at(offset: int) -> str:
        return f"line {source.count(chr(10), 0, start + offset) + 1}"

    try:
        # Numbers are not looked at: one of 5,000 digits is none that Python would read.
        json.loads(source[start:stop], strict=strict, parse_int=len, parse_float=len)
    except json.JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:]
        raise ArticleError(f"{at(error.pos)}: no JSON: {message}") from error
    except RecursionError as error:
        raise ArticleError(f"{at(0)}: JSON that is nested too deeply") from error
