"""A PO file as lines, each with its kind: what holds the rest together, byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from transnews.errors import ReviewError


class Kind(Enum):
    """What a line of a PO file is."""

    BLANK = auto()
    COMMENT = auto()
    NOTE = auto()
    REFERENCE = auto()
    FLAG = auto()
    PREVIOUS = auto()
    STRING = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a PO file."""

    number: int
    raw: str
    """As in the file, line end included."""
    kind: Kind
    obsolete: bool = False
    word: str = ""
    """``msgid`` …; empty where a string goes on, and on other lines."""
    value: str = ""
    """The string as escaped between its quotes, or what follows the mark of a comment."""

    @property
    def bare(self) -> str:
        """A string with its word, without the mark of an obsolete or previous one."""
        return f'{self.word} "{self.value}"'.lstrip()


_STRING = re.compile(
    r"""(?P<mark>\#~\||\#~|\#\|)? [ \t]*+
    (?P<word>msgctxt|msgid_plural|msgid|msgstr\[\d\]|msgstr)? [ \t]*+
    "(?P<value>(?:[^"\\]|\\.)*)" """,
    re.VERBOSE,
)
_COMMENT = re.compile(r"(?:#~[ \t]*)?#(?:(?P<mark>[.:,=])|(?![|~]))(?P<value>.*)", re.DOTALL)
_WORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_KINDS = {".": Kind.NOTE, ":": Kind.REFERENCE, ",": Kind.FLAG, "=": Kind.FLAG}
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


# Where an old Mac, or a damaged transfer, ended a line; elsewhere a CR is a character.
# Runs are taken whole, whatever follows: looking ahead from each CR takes time by their square.
_CRS = re.compile(r"\r[ \t\r]*")
_BEGINS = ("#", "msg", '"')


def readable(text: str) -> str:
    r"""Return a PO file as gettext reads it: no byte order mark, and no line that ends in a CR.

    >>> readable('\ufeff# Rita\rmsgid "a\rb"\n')
    '# Rita\nmsgid "a\rb"\n'
    """
    text = text.removeprefix("\ufeff")
    if "\r" not in text.replace("\r\n", ""):
        return text
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    whole = (_STRING.fullmatch(line.strip(" \t").rstrip("\r\n")) is not None for line in lines)
    pairs = zip(lines, whole, strict=True)
    return "".join(line if is_whole else _CRS.sub(_ended, line) for line, is_whole in pairs)


def _ended(run: re.Match[str]) -> str:
    rest = run.end() == len(run.string) or run.string.startswith(_BEGINS, run.end())
    return run[0].replace("\r", "\n") if rest else run[0]


def lex(text: str, name: str) -> Iterator[Line]:
    """Yield the lines of a PO file; together they are *text* again.

    Raises:
        ReviewError: a line that no PO file has; names it.
    """
    for number, raw in enumerate(re.findall(r"[^\n]*\n|[^\n]+", text), 1):
        try:
            yield _line(number, raw)
        except ReviewError as error:
            raise ReviewError(f"{name}:{number}: {error}") from None


def _line(number: int, raw: str) -> Line:
    text = raw.strip(" \t\r\n")
    if text in ("", "#~"):
        return Line(number, raw, Kind.BLANK)
    if found := _STRING.fullmatch(text):
        _check_escapes(found["value"])
        mark = found["mark"] or ""
        kind = Kind.PREVIOUS if mark.endswith("|") else Kind.STRING
        return Line(number, raw, kind, mark.startswith("#~"), found["word"] or "", found["value"])
    if found := _COMMENT.fullmatch(text):
        return Line(number, raw, _KINDS.get(found["mark"], Kind.COMMENT), value=found["value"])
    raise ReviewError(_diagnose(text))


def _check_escapes(value: str) -> None:
    for pair in re.finditer(r"\\(.)", value):
        if pair[1] not in 'abfnrtvx"\\01234567':
            raise ReviewError(f"unknown escape {pair[0]}; a backslash itself is written \\\\")


def _diagnose(text: str) -> str:
    """Say what is wrong with a line, in the words of the person who made it so."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    if _CONFLICT.match(text):
        return f"conflict marker {shown!r} left by a merge; keep one of the two versions"
    if (word := re.match(r"(?:#~\|?|#\|)?\s*(\w+)\s*\"", text)) and word[1] not in _WORDS:
        return f"unknown word {word[1]!r}; a PO file has {', '.join(_WORDS)}"
    if text.count('"') - text.count('\\"') == 1 or text.endswith('\\"'):
        return f"the string is not closed: {shown}"
    if '"' in text:
        return f'a quote inside a string is written \\", and a line holds one string: {shown}'
    return f"not a line of a PO file: {shown}"
