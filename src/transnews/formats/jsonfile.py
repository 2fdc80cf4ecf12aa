r"""JSON and JSON lines: the strings that the settings name; all else stays byte for byte.

``[formats.json] pointers`` lists JSON pointers (RFC 6901) with ``*`` for any key or index; the
first that leads to a string counts. In JSON lines a pointer starts anew in each line. A string is
plain text unless its pointer says ``html`` or ``markdown``: it is taken apart as an article of that
format is, and its blocks are those of the file. The last key may tell the role: ``title``,
``summary``, ``caption``, ``alt``.

A changed text is escaped as the file escapes: ``\u00e9`` or ``é``, ``\/`` or ``/``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from transnews.errors import ArticleError
from transnews.formats import html, jsonvalues, markdown, text
from transnews.formats.jsonvalues import Decoded, String, Style
from transnews.formats.place import Format, Place
from transnews.model import Block, Pointer, Reading, Role, Span

_INNER = {"text": text.FORMAT, "html": html.FORMAT, "markdown": markdown.FORMAT}
_ROLES = {
    Role.HEADLINE: ("title", "headline", "hed", "og:title"),
    Role.HEADING: ("subtitle", "subheadline", "heading", "kicker"),
    Role.SUMMARY: (
        "summary",
        "description",
        "excerpt",
        "lead",
        "lede",
        "dek",
        "teaser",
        "abstract",
    ),
    Role.CAPTION: ("caption", "credit"),
    Role.ALT: ("alt", "alt_text", "alttext", "alternativetext"),
}
_BY_NAME = {name: role for role, names in _ROLES.items() for name in names}
_LINE = re.compile(r"[^\n]+")
_HOW = 'say which values are: [formats.json] pointers = ["/title", …] in transnews.toml'


@dataclass(frozen=True, slots=True)
class _Value:
    """A string that the settings name, with its texts."""

    string: String
    format: str
    places: tuple[Place, ...]


def matches(pointer: str, path: tuple[str, ...]) -> bool:
    """Tell whether *pointer* leads to *path*.

    >>> matches("/sections/*/text", ("sections", "0", "text")), matches("/a~1b", ("a/b",))
    (True, True)
    """
    steps = pointer.split("/")[1:]
    return len(steps) == len(path) and all(
        step == "*" or step.replace("~1", "/").replace("~0", "~") == key
        for step, key in zip(steps, path, strict=True)
    )


def _values(source: str, reading: Reading, *, by_line: bool) -> Iterator[_Value]:
    if not reading.pointers:
        raise ArticleError(f"none of its values is known to be text: {_HOW}")
    style = jsonvalues.style(source)
    start = int(source.startswith("\ufeff"))
    spans = [(start, len(source))]
    if by_line:
        spans = [found.span() for found in _LINE.finditer(source, start) if found[0].strip()]
    for bounds in spans:
        for string in jsonvalues.strings(source, *bounds):
            pointer = next((p for p in reading.pointers if matches(p.pointer, string.path)), None)
            if pointer:
                yield _Value(
                    string, pointer.format, _texts(source, string, pointer, style, reading)
                )


def _texts(
    source: str, string: String, pointer: Pointer, style: Style, reading: Reading
) -> tuple[Place, ...]:
    """Return the texts of a string, as places of *source*."""
    decoded = jsonvalues.decode(source, string.span)
    shown = "/" + "/".join(string.path)
    try:
        found = _INNER[pointer.format].places(decoded.text, reading)
    except ArticleError as error:
        line = source.count("\n", 0, string.span.start) + 1
        raise ArticleError(f"line {line}: {shown}: {error}") from error
    named = _BY_NAME.get(string.path[-1].lower() if string.path else "")
    whole = named if len(found) == 1 and found[0].block.role in _PLAIN else None
    return tuple(_outer(place, decoded, style, pointer.format, whole) for place in found)


_PLAIN = (Role.PARAGRAPH, Role.HEADLINE)


def _outer(place: Place, decoded: Decoded, style: Style, format: str, role: Role | None) -> Place:  # noqa: A002
    """Return a place of the text that a string says as a place of the source."""
    inner, write = place.block, place.write
    span = Span(decoded.places[inner.span.start], decoded.places[inner.span.stop])
    own = Role.PARAGRAPH if format == "text" and inner.role is Role.HEADLINE else inner.role
    markup = "" if format == "text" else format
    return replace(
        place,
        block=Block(role or own, inner.text, span, markup),
        write=lambda new: jsonvalues.encode(write(new), style),
        within=tuple(_outer(it, decoded, style, format, None) for it in place.within),
    )


def _places(source: str, reading: Reading, *, by_line: bool) -> tuple[Place, ...]:
    found = list(_values(source, reading, by_line=by_line))
    places = tuple(place for value in found for place in value.places)
    if not places:
        tried = ", ".join(pointer.pointer for pointer in reading.pointers)
        raise ArticleError(f"none of {tried} leads to a text: {_HOW}")
    return places


def _skeleton(source: str, reading: Reading, *, by_line: bool) -> tuple[str, ...]:
    """Return the values and the roles of their texts; of plain text these hang on the wording."""
    return tuple(
        f"{'/'.join(value.string.path)} {'' if value.format == 'text' else place.block.role}"
        for value in _values(source, reading, by_line=by_line)
        for place in value.places
    )


def _language(source: str) -> str | None:  # noqa: ARG001 - the shape of all formats
    return None


def _stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:  # noqa: ARG001
    return source


def _format(name: str, suffix: tuple[str, ...], *, by_line: bool) -> Format:
    def places(source: str, reading: Reading) -> tuple[Place, ...]:
        return _places(source, reading, by_line=by_line)

    def skeleton(source: str, reading: Reading) -> tuple[str, ...]:
        return _skeleton(source, reading, by_line=by_line)

    return Format(name, suffix, places, _language, _stamp, skeleton)


JSON = _format("json", (".json",), by_line=False)
JSON_LINES = _format("jsonl", (".jsonl", ".ndjson"), by_line=True)
