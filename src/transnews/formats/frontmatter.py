"""The texts of front matter, the language, the facts of a variant.

Everything is done by the places of the values; nothing is written anew but those that change.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from transnews.formats import scalar, tomlmatter, tomlstring, yamlmatter
from transnews.formats.matter import Entry, Fields, FrontMatter, chosen, find, role
from transnews.formats.place import Place, blank, lines, newline, replace
from transnews.model import Block, Span

_BREAK = re.compile(r"\n[ \t]*\n\s*")


def places(source: str, matter: FrontMatter, keys: Iterable[str]) -> tuple[Place, ...]:
    """Return the texts of the front matter.

    Args:
        source: The article.
        matter: Where its front matter stands.
        keys: Those whose strings are texts, as in `Reading.front_matter`.

    Raises:
        ArticleError: it is no YAML or TOML fields.
    """
    wanted = tuple(keys)
    return tuple(
        _place(source, entry, toml=matter.toml)
        for entry in _read(source, matter).entries
        if entry.string and not blank(entry.value) and chosen(entry.path, wanted)
    )


def language(source: str) -> str | None:
    """Return the value of ``lang``, or else of ``language``.

    Raises:
        ArticleError: the front matter is no YAML or TOML fields.
    """
    found = {entry.key: entry.value.strip() for entry in _read(source, find(source)).outer}
    return found.get("lang") or found.get("language") or None


def keys(source: str) -> frozenset[str]:
    """Return the outermost keys.

    Raises:
        ArticleError: the front matter is no YAML or TOML fields.
    """
    return frozenset(entry.key for entry in _read(source, find(source)).outer)


def declared(source: str, key: str) -> str:
    """Return the value of an outermost key in one line, as it is written if it is no scalar.

    Raises:
        ArticleError: the front matter is no YAML or TOML fields.
    """
    found = (entry for entry in _read(source, find(source)).outer if entry.key == key)
    entry = next(found, None)
    if entry is None:
        return ""
    value = entry.value if entry.string else entry.value or entry.span.of(source)
    return " ".join(value.split())


def stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:
    """Return *source* with ``lang`` and *facts* set in its front matter, made if need be.

    Where the article says ``language`` rather than ``lang``, that is set.

    Raises:
        ArticleError: the front matter is no YAML or TOML fields.
    """
    matter = find(source)
    fields = _read(source, matter)
    there = {entry.key for entry in fields.outer}
    own = [key for key in ("lang", "language") if key in there] or ["lang"]
    values = _written(dict.fromkeys(own, lang), facts, toml=matter.toml)
    joint = " = " if matter.toml else ": "
    missing = {key: value for key, value in values.items() if key not in there}
    new = [scalar.scalar(key) + joint + value for key, value in missing.items()]
    eol = newline(source)
    if matter.body == matter.start:
        head = "".join(line + eol for line in new)
        return f"{source[: matter.start]}---{eol}{head}---{eol}{eol}{source[matter.start :]}"
    items = [item + ", " if fields.flow else fields.indent + item + eol for item in new]
    edits = [*_updates(source, fields, values), (Span(fields.end, fields.end), "".join(items))]
    return replace(source, sorted(edits, key=lambda edit: edit[0]))


def _read(source: str, matter: FrontMatter) -> Fields:
    return tomlmatter.read(source, matter) if matter.toml else yamlmatter.read(source, matter)


def _place(source: str, entry: Entry, *, toml: bool) -> Place:
    kind = tomlstring if toml else scalar
    style = entry.span.of(source)
    if kind.literal(style):
        # A line end is a wrap and a blank line ends a paragraph, as in the Markdown below.
        parts = (" ".join(lines(part)) for part in _BREAK.split(entry.value))
    else:
        parts = (" ".join(line.split("\n")) for line in lines(entry.value))
    text = "\n".join(part for part in parts if part)
    eol = newline(source)
    block = Block(role(entry.path), text, entry.span)
    return Place(block, lambda new: kind.value("\n".join(lines(new)), style, eol))


def _written(lang: Mapping[str, str], facts: Mapping[str, str], *, toml: bool) -> dict[str, str]:
    """Return the values of a stamp as they are to be written, by key."""
    text: Callable[[str], str] = tomlstring.basic if toml else scalar.scalar
    fact: Callable[[str], str] = tomlstring.fact if toml else scalar.fact
    said = {key: text(value) for key, value in lang.items()}
    return said | {key: fact(value) for key, value in facts.items()}


def _updates(source: str, fields: Fields, values: Mapping[str, str]) -> list[tuple[Span, str]]:
    """Return the values that must change where they stand, with their new text."""
    edits = []
    for entry in fields.outer:
        value = values.get(entry.key)
        # A bare "no" reads as "false", not as Norwegian: a value is the same only as a string.
        own = {scalar.scalar(entry.value), scalar.fact(entry.value), tomlstring.basic(entry.value)}
        if value is None or (entry.string and value in own) or value == entry.span.of(source):
            continue
        before = source[entry.span.start - 1]
        lead = "" if before.isspace() or before == "=" else " " if before == ":" else ": "
        edits.append((entry.span, lead + value))
    return edits
