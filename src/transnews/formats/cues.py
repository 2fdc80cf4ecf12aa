r"""The cues of subtitles (SRT, WebVTT), and in each the parts that are to be read.

A cue is a line of times and the lines that follow it, up to a blank line or the next cue. A part
is what one speaker says in a cue: a line that starts with a dash or a ``<v …>`` begins a new one.
Of a part, what surrounds all its words stays outside: a dash, ``{\an8}``, ``♪``, tags around
the whole, ``<v …>``.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transnews.formats.place import blank
from transnews.linebreaks import columns, joint
from transnews.model import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_CLOCK = r"(?:(\d{1,6}):)?(\d{1,4}):(\d{1,4}(?:[.,]\d{1,9})?)"
TIMES = re.compile(rf"[ \t\ufeff]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\r\n]*")
_NUMBER = re.compile(r"[ \t\ufeff]*\d+[ \t]*")
_NOT_SHOWN = re.compile(r"\ufeff?(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_DASH = re.compile(r"(?:\{\\[^{}]*\}|<[^<>]*>|[ \t]){0,8}([-‐–—])(?![\d\-‐–—.])(?=[ \t]*\S)")
_VOICE = re.compile(r"(?:\{\\[^{}]*\}|[ \t])*<v[. \t]")
_OPENING = re.compile(r"<([A-Za-z]+)[^<>]*>")
_OUTSIDE = re.compile(r"[ \t\r\n\u2060\ufeff♪♫]+|\{\\[^{}]*\}|<\d[\d:.]*>")
_OUTSIDE_END = " \t\r\n\u2060\ufeff♪♫"
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
"""Tags, times within a cue, and the codes of SubStation Alpha that SRT files hold."""
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+);")

_AROUND = 20
"""How many tags around a part are looked for; more are markup within it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one speaker says in a cue."""

    span: Span
    text: str
    """Its lines made one."""
    lines: int
    alone: bool
    """It is the only part of its cue."""
    leads: bool
    """It is the first part of its cue and starts with no dash."""
    ends: bool
    """It is the last part of its cue."""
    outside: str
    """What of the source stands before it in the cue."""
    start: float
    """Of its cue, in seconds."""
    stop: float


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of a file are made."""

    width: int
    """Columns of the longest line."""
    lines: int
    """Of the tallest cue."""


_Line = tuple[int, int]
"""Bounds of a line without its end."""


def masked(text: str, *, entities: bool = False) -> str:
    """Return *text* with what nobody sees as word joiners: offsets stay, columns do not count it.

    >>> masked("<i>a</i>") == "\u2060" * 3 + "a" + "\u2060" * 4
    True
    """
    hidden = MARKUP.sub(lambda found: "\u2060" * len(found[0]), text)
    if entities:
        hidden = _ENTITY.sub(lambda found: "x" + "\u2060" * (len(found[0]) - 1), hidden)
    return hidden


def cues(source: str, *, webvtt: bool) -> Iterator[tuple[Part, ...]]:
    """Yield the parts of each cue of *source*."""
    for times, lines in _blocks(source, webvtt=webvtt):
        start, stop = (_seconds(times, group) for group in (1, 4))
        groups = [group for group in _speakers(source, lines) if group]
        found = [
            (group, core) for group in groups if (core := _core(source, group[0][0], group[-1][1]))
        ]
        yield tuple(
            _part(source, group, core, (number, len(found)), (start, stop))
            for number, (group, core) in enumerate(found)
        )


def times(source: str, *, webvtt: bool) -> tuple[str, ...]:
    """Return the lines of times of the cues, as they are written."""
    return tuple(found[0] for found, _ in _blocks(source, webvtt=webvtt) if found)


def shape(source: str, *, webvtt: bool) -> Shape:
    """Return how the lines of *source* are made."""
    blocks = [lines for _, lines in _blocks(source, webvtt=webvtt)]
    shown = [masked(source[a:b].strip(), entities=webvtt) for lines in blocks for a, b in lines]
    return Shape(max(map(columns, shown), default=0), max(map(len, blocks), default=1))


def _blocks(source: str, *, webvtt: bool) -> Iterator[tuple[re.Match[str], list[_Line]]]:
    """Yield the line of times and the lines of text of each cue."""
    lines = [
        (found.start(), found.start() + len(found[0].rstrip("\r\n")))
        for found in _LINE.finditer(source)
    ]
    timed = [TIMES.fullmatch(source, *line) for line in lines]
    current: re.Match[str] | None = None
    text: list[_Line] = []
    shown = hidden = False
    for at, line in enumerate(lines):
        following = timed[at + 1] if at + 1 < len(lines) else None
        if match := timed[at]:
            if hidden:
                continue
            if current:
                yield current, text
            current, text, shown = match, [], True
        elif blank(source[slice(*line)]):
            # What follows a blank line in SRT is still shown, in WebVTT it is not.
            shown, hidden = current is not None and not webvtt, False
        elif webvtt and not shown and _NOT_SHOWN.match(source, *line):
            hidden = True
        elif shown and (webvtt or not (following and _NUMBER.fullmatch(source, *line))):
            text.append(line)
    if current:
        yield current, text


def _seconds(found: re.Match[str], group: int) -> float:
    hours, minutes, seconds = found.group(group, group + 1, group + 2)
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))


def _speakers(source: str, lines: list[_Line]) -> list[list[_Line]]:
    """Part the lines of a cue by who speaks."""
    groups: list[list[_Line]] = [[]]
    for line in lines:
        if _DASH.match(source, *line) or _VOICE.match(source, *line):
            groups.append([])
        groups[-1].append(line)
    return groups


def _core(source: str, start: int, stop: int) -> Span | None:
    """Return what is left of a part without what surrounds all its words."""
    if dash := _DASH.match(source, start, stop):
        start = dash.end(1)
        # Tags before the dash are looked at as if they stood behind it.
        before = _OPENING.finditer(source, *dash.span())
        stop = min([stop, *(_close(source, tag, stop) or stop for tag in before)])
    tags = 0
    while start < stop:
        while stop > start and source[stop - 1] in _OUTSIDE_END:
            stop -= 1
        if found := _OUTSIDE.match(source, start, stop):
            start = found.end()
        elif tags < _AROUND and (tag := _OPENING.match(source, start, stop)):
            close = _close(source, tag, stop)
            if close is None:
                break
            tags += 1
            start, stop = tag.end(), close
        else:
            break
    shown = html.unescape(MARKUP.sub("", source[start:stop]))
    return None if blank(shown) else Span(start, stop)


def _close(source: str, tag: re.Match[str], stop: int) -> int | None:
    """Return where the contents of *tag* end, if it is around all up to *stop*.

    A tag that is never closed is, as ``<v …>`` may be.
    """
    depth = 1
    for found in re.finditer(rf"<(/?){tag[1]}(?:[ \t.][^<>]*)?>", source[tag.end() : stop]):
        depth += -1 if found[1] else 1
        if not depth:
            return tag.end() + found.start() if tag.end() + found.end() == stop else None
    return stop if depth == 1 else None


def _part(
    source: str, group: list[_Line], core: Span, place: tuple[int, int], when: tuple[float, float]
) -> Part:
    number, count = place
    text = ""
    lines = [line for line in group if line[1] > core.start and line[0] < core.stop]
    for start, stop in lines:
        line = source[max(start, core.start) : min(stop, core.stop)].strip(" \t")
        text += (joint(text, line) if text and line else "") + line
    first = group[0]
    return Part(
        span=core,
        text=text,
        lines=len(lines),
        alone=count == 1,
        leads=number == 0 and not _DASH.match(source, *first),
        ends=number == count - 1,
        outside=source[first[0] : core.start],
        start=when[0],
        stop=when[1],
    )
