"""YAML front matter: where it stands, and where its values do.

Front matter stands between a first line ``---`` and the next line ``---`` or ``...``. Where the
second line is blank, or no line closes it and the second line is no ``key:``, the first line is
a thematic break.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.errors import ArticleError
from transnews.model import Span

if TYPE_CHECKING:
    import yaml

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:[\r\n]|\Z))")
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t\r\n]|\Z)")
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*[\r\n][^\0]*?[\r\n]\+\+\+[ \t]*(?:[\r\n]|\Z)")
_ALIAS = re.compile(r"\s*:\s*(\*[^\s,}]+)")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_STR = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where front matter stands. Without any, all three are where it would start."""

    start: int
    """Behind the opening line."""
    stop: int
    """Before the closing line."""
    body: int
    """Behind the closing line: where the Markdown starts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of the outermost mapping, and its value."""

    key: str
    value: str
    """Of a string, number or the like as it is written, without quotes; else empty."""
    string: bool
    span: Span
    """Of the value, without anchor and tag; of an empty one, the place where it would start."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The outermost mapping."""

    entries: tuple[Entry, ...] = ()
    braces: int | None = None
    """Behind the opening brace of a mapping in flow style."""
    indent: str = ""


def find(source: str) -> FrontMatter:
    """Return where the front matter of *source* stands.

    Raises:
        ArticleError: it is never closed, or is TOML.
    """
    first = 1 if source.startswith("\ufeff") else 0
    if _TOML.match(source):
        raise ArticleError("line 1: front matter in TOML (+++) is not known: write YAML (---)")
    opening = _OPENING.match(source)
    if opening is None:
        return FrontMatter(first, first, first)
    closing = _CLOSING.search(source, opening.end())
    if closing:
        return FrontMatter(opening.end(), closing.start(), closing.end())
    if _KEY.match(source, opening.end()):
        raise ArticleError("line 1: front matter is never closed: it must end in a line ---")
    return FrontMatter(first, first, first)


def _compose(yaml_source: str) -> "yaml.MappingNode | None":
    """Return the outermost mapping, None where there is nothing but comments."""
    import yaml

    try:
        root = yaml.compose(yaml_source, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise ArticleError(f"front matter is no YAML: {_what(error, yaml_source)}") from error
    if root is None or isinstance(root, yaml.MappingNode):
        return root
    line = root.start_mark.line + 2
    raise ArticleError(f"front matter is no mapping: line {line}: write lines 'key: value'")


def _what(error: Exception, yaml_source: str) -> str:
    """Say in which line of the article, and what PyYAML did not like."""
    import yaml

    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context or "cannot be read"
        return f"line {mark.line + 2}: {why}" if mark else why
    if isinstance(error, yaml.reader.ReaderError):
        line = yaml_source.count("\n", 0, error.position) + 2
        return f"line {line}: the character {error.character!r} is not allowed"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def read(source: str, matter: FrontMatter) -> Fields:
    """Return the keys and values of *matter*; those that are scalars.

    Raises:
        ArticleError: it is no YAML, or no mapping.
    """
    import yaml

    root = _compose(source[matter.start : matter.stop])
    if root is None:
        return Fields()
    entries = tuple(
        Entry(
            key.value,
            value.value if isinstance(value, yaml.ScalarNode) else "",
            value.tag == _STR,
            _span(source, matter.start, key, value),
        )
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    )
    at = matter.start + root.start_mark.index
    return Fields(entries, at + 1 if root.flow_style else None, " " * root.start_mark.column)


def _span(source: str, offset: int, key: "yaml.Node", value: "yaml.Node") -> Span:
    start, stop = offset + value.start_mark.index, offset + value.end_mark.index
    if value.start_mark.index < key.end_mark.index:  # the node of an alias is where its anchor is
        alias = _ALIAS.search(source, offset + key.end_mark.index)
        return Span(*alias.span(1)) if alias else Span(start, start)
    properties = _PROPERTIES.match(source, start, stop)
    inner = properties.end() if properties else start
    return Span(inner, inner + len(source[inner:stop].rstrip()))
