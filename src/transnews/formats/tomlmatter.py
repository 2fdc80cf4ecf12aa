"""TOML front matter: `tomllib` judges it, and a reader of our own says where its values stand.

No library gives the places of values; for what `tomllib` has read, a few tokens are enough.
"""

import re
import tomllib
from collections.abc import Iterator

from transnews.errors import ArticleError
from transnews.formats.matter import Entry, Fields, FrontMatter
from transnews.model import Span

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+|\#[^\n]*)
    |(?P<string>
        \"{3}(?:\\.|[^\\])*?\"{3}\"{0,2} | '{3}.*?'{3}'{0,2}
        | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    |(?P<mark>[\[\]{},=])
    |(?P<bare>\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\[\]{}=\#]+ | [^\s,\[\]{}=\#"']+)""",
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
# `tomllib` takes time and memory by the square of the parts of a key.
_LONG_KEY = re.compile(r"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}""")

_Path = tuple[str, ...]


def read(source: str, matter: FrontMatter) -> Fields:
    """Return the values of *matter*.

    Raises:
        ArticleError: it is no TOML; says in which line.
    """
    text = source[matter.start : matter.stop]
    if long := _LONG_KEY.search(text):
        line = text.count("\n", 0, long.start()) + 2
        raise ArticleError(f"front matter is no TOML that can be read: line {line}: a key too long")
    try:
        tomllib.loads(text)
        reader = _Reader(text, matter.start)
        entries = tuple(reader.entries())
    except tomllib.TOMLDecodeError as error:
        raise ArticleError(f"front matter is no TOML: {_what(error, text)}") from error
    except (ValueError, RecursionError) as error:
        why = "nested too deeply" if isinstance(error, RecursionError) else "a number too large"
        raise ArticleError(f"front matter is no TOML that can be read: {why}") from error
    return Fields(entries, matter.start + reader.end)


def decoded(written: str) -> str:
    r"""Return the text of a TOML string.

    >>> decoded(r'"caf\u00e9"'), decoded("'C:\\new'")
    ('café', 'C:\\new')
    """
    return str(tomllib.loads(f"k = {written}")["k"])


def _what(error: Exception, text: str) -> str:
    place = _PLACE.search(str(error))
    line = (int(place[1]) if place and place[1] else text.count("\n") + 1) + 1
    what = str(error)[: place.start()] if place else str(error)
    return f"line {line}: {what[:1].lower()}{what[1:]}"


class _Reader:
    """Goes through the tokens of a document that is known to be TOML."""

    def __init__(self, text: str, offset: int) -> None:
        self.offset = offset
        self.text = text
        self.tokens = [found for found in _TOKEN.finditer(text) if found.lastgroup != "blank"]
        self.at = 0
        self.end = 0
        """Behind the line of the last value before the first table."""

    def entries(self) -> Iterator[Entry]:
        table: _Path = ()
        inside = False
        while self.at < len(self.tokens):
            if self.tokens[self.at][0] == "[":
                table, inside = self.header(), True
                continue
            path = (*table, *self.key())
            yield from self.value(path, outer=len(path) == 1)
            if not inside:
                last = self.tokens[self.at - 1].end()
                self.end = self.text.find("\n", last) + 1 or len(self.text)

    def header(self) -> _Path:
        """Read ``[a.b]`` or ``[[a.b]]``."""
        double = self.tokens[self.at + 1][0] == "["
        self.at += 1 + double
        name = self.key()
        self.at += double  # the first closing bracket ended the key
        return name

    def key(self) -> _Path:
        """Read a key, and the mark behind it."""
        parts: list[str] = []
        while (token := self.tokens[self.at]).lastgroup != "mark":
            self.at += 1
            if token.lastgroup == "string":
                parts.append(decoded(token[0]))
            else:
                parts += [part for part in token[0].split(".") if part]
        self.at += 1
        return tuple(parts)

    def value(self, path: _Path, *, outer: bool) -> Iterator[Entry]:
        token = self.tokens[self.at]
        self.at += 1
        if token[0] == "[":
            yield from self.inner(path, "]")
        elif token[0] == "{":
            yield from self.inner(path, "}")
        else:
            string = token.lastgroup == "string"
            yield Entry(
                path,
                decoded(token[0]) if string else token[0],
                string,
                Span(self.offset + token.start(), self.offset + token.end()),
                outer,
            )
            return
        if outer:
            stop = self.tokens[self.at - 1].end()
            yield Entry(path, "", False, Span(self.offset + token.start(), self.offset + stop))

    def inner(self, path: _Path, end: str) -> Iterator[Entry]:
        """Read an array or an inline table up to its *end*."""
        while (mark := self.tokens[self.at][0]) != end:
            if mark == ",":
                self.at += 1
            elif end == "]":
                yield from self.value(path, outer=False)
            else:
                yield from self.value((*path, *self.key()), outer=False)
        self.at += 1
