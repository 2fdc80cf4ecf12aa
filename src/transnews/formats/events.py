"""The events of pulldown-cmark, plain: one kind of value, spans in code points."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from transnews.model import Span

if TYPE_CHECKING:
    from pyromark.event import Event as RawEvent

_WIDE = re.compile(r"[^\x00-\x7f]")


class Event(NamedTuple):
    """A thing that starts, ends, or just is there; a tuple, as there are so many."""

    phase: str
    """``Start``, ``End``, or empty."""
    name: str
    """``Paragraph``, ``Heading``, ``Text``, ``HardBreak`` …, as pulldown-cmark calls it."""
    detail: str
    """Level of a heading (``H1``), kind of a link or image (``Inline``), else empty."""
    start: int
    stop: int
    label: str = ""
    """Of a link or an image by reference: the label that the document defines."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.stop)


def events(source: str, start: int = 0) -> Iterator[Event]:
    """Yield the events of the Markdown that begins at *start* of *source*.

    >>> [(event.phase, event.name, event.span) for event in events("é!")][:2]
    [('Start', 'Paragraph', Span(start=0, stop=2)), ('', 'Text', Span(start=0, stop=2))]
    """
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
    )
    # After a carriage return alone pulldown-cmark sees a new line, but not every block in it.
    body = re.sub(r"\r(?!\n)", "\n", source[start:])
    offsets = _offsets(body, start)
    for raw, bounds in events_with_range(body, options=options):
        phase, name, detail, label = _parts(raw)
        stop = offsets[bounds["end"]]
        if detail == "Collapsed" and source.startswith("[]", stop):
            stop += 2  # pulldown-cmark leaves them out
        yield Event(phase, name, detail, offsets[bounds["start"]], stop, label)


def _offsets(text: str, start: int) -> Sequence[int]:
    """Map each offset in the UTF-8 form of *text* to one in code points, counted from *start*."""
    if text.isascii():
        return range(start, start + len(text) + 1)
    offsets = array("L")
    done = 0
    for wide in _WIDE.finditer(text):
        at, char = wide.start(), wide[0]
        offsets.extend(range(start + done, start + at))
        offsets.extend((start + at,) * (2 + (char > "\u07ff") + (char > "\uffff")))
        done = at + 1
    offsets.extend(range(start + done, start + len(text) + 1))
    return offsets


def _parts(raw: "RawEvent") -> tuple[str, str, str, str]:
    """Return phase, name, detail and label of an event, a string or a mapping of one key."""
    if isinstance(raw, str):
        return "", raw, "", ""
    ((phase, tag),) = raw.items()
    if phase not in ("Start", "End"):
        return "", phase, "", ""
    if not isinstance(tag, Mapping):
        return phase, str(tag), "", ""
    ((name, data),) = tag.items()
    label = ""
    if isinstance(data, Mapping):
        label = str(data.get("id") or "")
        data = data.get("level") or data.get("link_type")
    return phase, name, data if isinstance(data, str) else "", label
