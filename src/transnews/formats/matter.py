"""Front matter: where it stands, in which language, and what its values are called.

It stands between a first line ``---`` and the next line ``---`` or ``...`` (YAML), or between two
lines ``+++`` (TOML). Where the second line is blank, or no line closes it and the second line is
no ``key:`` or ``key =``, the first line is a thematic break, or text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from transnews.errors import ArticleError
from transnews.model import Role, Span

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:[\r\n]|\Z))")
_CLOSING = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
}
_KEY = {
    "---": re.compile(r"[A-Za-z_][\w-]*:(?:[ \t\r\n]|\Z)"),
    "+++": re.compile(r"[A-Za-z_][\w.-]*[ \t]*=|\[+[A-Za-z_]"),
}
_LONGEST = 100_000
_HEADLINES = frozenset({"title", "headline"})
_SUMMARIES = frozenset(
    (
        *("subtitle", "description", "summary", "excerpt", "deck", "dek", "lead", "lede", "teaser"),
        "correction",
    )
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where front matter stands. Without any, all three are where it would start."""

    start: int
    """Behind the opening line."""
    stop: int
    """Before the closing line."""
    body: int
    """Behind the closing line: where the Markdown starts."""
    toml: bool = False
    """It is TOML, not YAML."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value."""

    path: tuple[str, ...]
    """The keys that lead to it; an item of a list has the path of the list."""
    value: str
    """Of a string, number or the like as it is written, without quotes; else empty."""
    string: bool
    span: Span
    """Of the value, without anchor and tag; of an empty one, the place where it would start."""
    outer: bool = True
    """The value itself of a key of the outermost mapping."""

    @property
    def key(self) -> str:
        """The outermost key."""
        return self.path[0]


@dataclass(frozen=True, slots=True)
class Fields:
    """All values, in source order."""

    entries: tuple[Entry, ...]
    end: int
    """Where further keys of the outermost mapping are put, at the start of a line; in flow style
    behind the opening brace."""
    flow: bool = False
    """The outermost mapping is in braces."""
    indent: str = ""

    @property
    def outer(self) -> tuple[Entry, ...]:
        """The values of the outermost mapping."""
        return tuple(entry for entry in self.entries if entry.outer)


def find(source: str) -> FrontMatter:
    """Return where the front matter of *source* stands.

    Raises:
        ArticleError: it is never closed, or has more than 100,000 characters.
    """
    first = 1 if source.startswith("\ufeff") else 0
    opening = _FENCE.match(source)
    if opening is None:
        return FrontMatter(first, first, first)
    fence = opening[1]
    closing = _CLOSING[fence].search(source, opening.end())
    if closing:
        if (size := closing.start() - opening.end()) > _LONGEST:
            raise ArticleError(
                f"line 1: front matter of {size:,} characters: {_LONGEST:,} are the most"
            )
        return FrontMatter(opening.end(), closing.start(), closing.end(), fence == "+++")
    if _KEY[fence].match(source, opening.end()):
        raise ArticleError(f"line 1: front matter is never closed: it must end in a line {fence}")
    return FrontMatter(first, first, first)


def chosen(path: tuple[str, ...], keys: Iterable[str]) -> bool:
    """Tell whether one of *keys*, as `Reading.front_matter` holds them, leads to *path*.

    >>> chosen(("image", "caption"), ["title", "*.caption"]), chosen(("a", "title"), ["title"])
    (True, False)
    """
    wanted = (key.split(".") for key in keys)
    return any(
        len(parts) == len(path)
        and all(part in ("*", name) for part, name in zip(parts, path, strict=True))
        for parts in wanted
    )


def role(path: tuple[str, ...]) -> Role:
    """Return the role of the text at *path*, by its last key.

    >>> role(("title",)).value, role(("image", "title")).value, role(("image_caption",)).value
    ('headline', 'title', 'caption')
    """
    last = path[-1].lower()
    if last in _HEADLINES and len(path) == 1:
        return Role.HEADLINE
    if last in _SUMMARIES:
        return Role.SUMMARY
    if last.endswith(("caption", "captions")):
        return Role.CAPTION
    return Role.ALT if last.endswith("alt") else Role.TITLE
