r"""Inline Markdown, as lexemes.

CommonMark with strike-through and footnotes, read by pulldown-cmark. A block's text has no line
wraps; a line feed in it is a hard break, which stays as it is.
"""

import re
from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from transnews.markup import inline_html
from transnews.markup.lexemes import Kind, Lexeme, text_lexemes

if TYPE_CHECKING:
    from pyromark.event import BrokenLink, Event

# Around the text these keep a line like "1. May" or "# 5" from being a block of its own. Both
# put white space beside the text, as its ends have in its own block.
_BEFORE, _AFTER = ". ", " ."
# Line ends would make blocks, and NUL is replaced by a longer character.
_ONE_LINE = str.maketrans("\n\r\0", "  \1")
_FOOTNOTE = re.compile(r"\[(\^[^\s\[\]\\]+)\]")


def lexemes(text: str, labels: Collection[str] = ()) -> Iterator[Lexeme]:
    """Yield the lexemes of *text*; joined, their sources are *text*.

    Args:
        text: of one block.
        labels: link labels that the document defines.
    """
    data = text.encode()
    at = 0
    for event, start, stop in _events(text, labels):
        if stop <= at:
            continue  # inside an atom
        gap = data[at:start].decode()
        if gap not in ("", "\\"):
            yield Lexeme(Kind.ATOM, gap)
        match event:
            case {"Text": str(shown)} if gap == "\\":  # which makes a character literal
                yield Lexeme(Kind.TEXT, gap + shown[0], shown[0])
                yield from text_lexemes(shown[1:], shown[1:])
            case {"Text": str(shown)}:
                yield from text_lexemes(data[start:stop].decode(), shown)
            case {"End": str(name)}:
                yield Lexeme(Kind.CLOSE, data[at:stop].decode(), name="*" + name)
            case {"InlineHtml": _}:
                yield inline_html.tag(data[start:stop].decode())
            case _ if opening := _opening(event, data[start : start + 2]):
                stop = start + len(opening.source)
                yield opening
            case _:
                stop += 2 if _collapsed(event) and data[stop : stop + 2] == b"[]" else 0
                yield Lexeme(Kind.ATOM, data[start:stop].decode())
        at = stop
    if at < len(data):
        yield Lexeme(Kind.ATOM, data[at:].decode())


def _events(text: str, labels: Collection[str]) -> Iterator[tuple["Event", int, int]]:
    """Yield the inline events of *text* and their places in its bytes."""
    import pyromark

    data = text.encode()
    defined = "".join(f"\n\n[{label}]: ." for label in (*_FOOTNOTE.findall(text), *labels))
    document = f"{_BEFORE}{text.translate(_ONE_LINE)}{_AFTER}{defined}"
    source = document.encode()
    options = pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
    events = pyromark.events_with_range(
        document, options=options, broken_link_callback=partial(_as_link, source)
    )
    next(events)  # the paragraph begins
    for event, place in events:
        if event == {"End": "Paragraph"}:
            return
        first, last = place["start"], place["end"]
        start, stop = max(first - len(_BEFORE), 0), min(last - len(_BEFORE), len(data))
        if start < stop:
            if event == {"Text": source[first:last].decode()}:
                event = {"Text": data[start:stop].decode()}
            yield event, start, stop


def _as_link(source: bytes, link: "BrokenLink") -> tuple[str, str] | None:
    """Take for defined what can be nothing else: ``[text][label]`` and ``[label][]``."""
    # pulldown-cmark offers ``[text]\[label]`` as well.
    span, escaped = link["span"], f"\\[{link['reference']}]".encode()
    other = source[: span["end"]].endswith(escaped)
    return None if link["link_type"] == "Shortcut" or other else ("", "")


def _opening(event: "Event", source: bytes) -> Lexeme | None:
    """Return the delimiter that begins a pair, if *event* does."""
    match event:
        case {"Start": {"Link": {"link_type": "Inline" | "Reference" | "ReferenceUnknown"}}}:
            return Lexeme(Kind.OPEN, "[", name="*Link")
        case {"Start": "Emphasis"}:
            return Lexeme(Kind.OPEN, source[:1].decode(), name="*Emphasis")
        case {"Start": "Strong" | "Strikethrough" as name}:
            size = 2 if source[:1] == source[1:] else 1
            return Lexeme(Kind.OPEN, source[:size].decode(), name=f"*{name}")
    return None


def _collapsed(event: "Event") -> bool:
    """Say whether *event* begins ``[label][]``, whose last brackets its range leaves out."""
    match event:
        case {"Start": {"Link": link}} | {"Start": {"Image": link}}:
            return link["link_type"] in ("Collapsed", "CollapsedUnknown")
    return False
