"""The texts of front matter, the language, the facts of a variant.

Everything is done by the spans of YAML's own nodes; nothing is written anew but the values that
change.
"""

import re
from collections.abc import Mapping

from transnews.formats.matter import Entry, Fields, FrontMatter, find, read
from transnews.formats.place import Place, blank, lines, newline, replace
from transnews.formats.scalar import fact, scalar
from transnews.model import Block, Role, Span

ROLES = {
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "subtitle": Role.SUMMARY,
    "description": Role.SUMMARY,
    "summary": Role.SUMMARY,
    "excerpt": Role.SUMMARY,
}
"""Keys of the outermost mapping whose strings are texts."""

_BREAK = re.compile(r"\n[ \t]*\n\s*")


def _place(source: str, entry: Entry) -> Place:
    # In a value a line end is a wrap and a blank line ends a paragraph, as in the Markdown below.
    paragraphs = (" ".join(lines(part)).replace("\n", " ") for part in _BREAK.split(entry.value))
    text = "\n".join(part for part in paragraphs if part)
    quote = source[entry.span.start]
    style = quote if quote in "'\"" else ""
    block = Block(ROLES[entry.key], text, entry.span)
    return Place(block, lambda new: scalar("\n\n".join(lines(new)), style))


def places(source: str, matter: FrontMatter) -> tuple[Place, ...]:
    """Return the texts of the front matter.

    Raises:
        ArticleError: it is no YAML fields.
    """
    return tuple(
        _place(source, entry)
        for entry in read(source, matter).entries
        if entry.key in ROLES
        and entry.string
        and not blank(entry.value)
        and source[entry.span.start] != "*"
    )


def language(source: str) -> str | None:
    """Return the value of ``lang``, or else of ``language``.

    Raises:
        ArticleError: the front matter is no YAML fields.
    """
    found = {entry.key: entry.value.strip() for entry in read(source, find(source)).entries}
    return found.get("lang") or found.get("language") or None


def stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:
    """Return *source* with ``lang`` and *facts* set in its front matter, made if need be.

    Where the article says ``language`` rather than ``lang``, that is set.

    Raises:
        ArticleError: the front matter is no YAML fields.
    """
    matter = find(source)
    fields = read(source, matter)
    there = {entry.key for entry in fields.entries}
    own = [key for key in ("lang", "language") if key in there] or ["lang"]
    values = {key: scalar(lang) for key in own} | {key: fact(value) for key, value in facts.items()}
    new = [f"{scalar(key)}: {value}" for key, value in values.items() if key not in there]
    eol = newline(source)
    if matter.body == matter.start:
        head = "".join(line + eol for line in new)
        return f"{source[: matter.start]}---{eol}{head}---{eol}{eol}{source[matter.start :]}"
    edits = _updates(source, fields, values)
    if fields.braces is not None:
        head = "".join(item + ", " for item in new)
        edits.insert(0, (Span(fields.braces, fields.braces), head))
    else:
        head = "".join(fields.indent + line + eol for line in new)
        edits.append((Span(matter.stop, matter.stop), head))
    return replace(source, edits)


def _updates(source: str, fields: Fields, values: Mapping[str, str]) -> list[tuple[Span, str]]:
    """Return the values that must change where they stand, with their new text."""
    edits = []
    for entry in fields.entries:
        value = values.get(entry.key)
        # A bare "no" reads as "false", not as Norwegian: a value is the same only as a string.
        same = entry.string and value in (scalar(entry.value), fact(entry.value))
        if value is None or same or value == entry.span.of(source):
            continue
        before = source[entry.span.start - 1]
        lead = "" if before.isspace() else " " if before == ":" else ": "
        edits.append((entry.span, lead + value))
    return edits
