"""Change one part of a file, or of an entry in it, and no character of the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from transnews.review.catalog import Chunk
from transnews.review.lexing import Kind, Line
from transnews.review.values import PROVENANCE, Entry
from transnews.review.wrapping import escaped_lines, string_lines
from transnews.review.writing import note_lines

# In the order in which gettext writes them.
_KINDS = (Kind.COMMENT, Kind.NOTE, Kind.REFERENCE, Kind.FLAG, Kind.PREVIOUS, Kind.STRING)


def revised(chunk: Chunk, now: Entry, newline: str) -> str:
    """Return the text of an entry that is to say *now*; what says so already stays as it is.

    What can change: ``msgstr``, fuzzy, obsolete, notes, references, ``previous`` to None, and
    ``comment`` to `Entry.remark`. Lines that stay keep their escapes, breaks and order.
    """
    old = chunk.entry
    if old == now:
        return chunk.text
    blocks = {kind: [line.raw for line in chunk.lines if line.kind is kind] for kind in _KINDS}
    if now.comment != old.comment:
        blocks[Kind.COMMENT] = [f"{line}{newline}" for line in remark_lines(chunk)]
    if now.notes != old.notes:
        blocks[Kind.NOTE] = [f"{line}{newline}" for line in note_lines(now.notes, ())]
    if now.references != old.references:
        blocks[Kind.REFERENCE] = [f"{line}{newline}" for line in note_lines((), now.references)]
    if now.fuzzy != old.fuzzy:
        blocks[Kind.FLAG] = _flags(chunk, now.fuzzy, newline)
    if now.obsolete != old.obsolete:
        blocks = {kind: [_LIVE.sub("", raw) for raw in lines] for kind, lines in blocks.items()}
        lines = [line for line in chunk.lines if line.kind is Kind.PREVIOUS]
        blocks[Kind.PREVIOUS] = _marked(lines, "#~| " if now.obsolete else "#| ", newline)
    if now.previous is None:
        blocks[Kind.PREVIOUS] = []
    blocks[Kind.STRING] = _strings(chunk, now, newline)
    text = "".join(raw for kind in _order(chunk) for raw in blocks[kind])
    return text + gap(chunk)


_LIVE = re.compile(r"^#~[ \t]*(?=#)")


def _order(chunk: Chunk) -> list[Kind]:
    """Return the kinds of lines in the order of the entry, those it has not where they belong."""
    found = [line.kind for line in chunk.lines]
    places: dict[Kind, float] = {}
    after = float(len(found))
    for kind in reversed(_KINDS):
        after = places[kind] = found.index(kind) if kind in found else after - 0.01
    return sorted(_KINDS, key=lambda kind: places[kind])


def _flags(chunk: Chunk, fuzzy: bool, newline: str) -> list[str]:
    """Return the lines of flags with fuzzy among them, or without it."""
    lines = [line for line in chunk.lines if line.kind is Kind.FLAG]
    if fuzzy:
        first = next((line for line in lines if line.raw.startswith("#,")), None)
        others = [line.raw for line in lines if line is not first]
        kept = f", {first.value.strip()}" if first and first.value.strip() else ""
        return [f"#, fuzzy{kept}{newline}", *others]
    made = []
    for line in lines:
        flags = [flag.strip() for flag in line.value.split(",")]
        kept = ", ".join(flag for flag in flags if flag not in ("", "fuzzy"))
        if "fuzzy" not in flags:
            made.append(line.raw)
        elif kept:
            made.append(f"{line.raw.strip()[:2]} {kept}{newline}")
    return made


def _strings(chunk: Chunk, now: Entry, newline: str) -> list[str]:
    """Return the strings of an entry, with another mark or ``msgstr`` if *now* has one."""
    old = chunk.entry
    mark = "#~ " if now.obsolete else ""
    lines = [line for line in chunk.lines if line.kind is Kind.STRING]
    told: list[str] = []
    if now.msgstr != old.msgstr:
        lines = list(takewhile(lambda line: line.word != "msgstr", lines))
        told = [line + newline for line in string_lines("msgstr", now.msgstr, mark)]
    if now.obsolete != old.obsolete:
        return [*_marked(lines, mark, newline), *told]
    return [*(line.raw for line in lines), *told]


def _marked(lines: Sequence[Line], mark: str, newline: str) -> list[str]:
    """Return strings with another mark, and so with other breaks, but the same escapes."""
    strings: list[tuple[str, str]] = []
    for line in lines:
        if line.word:
            strings.append((line.word, line.value))
        else:
            strings[-1] = (strings[-1][0], strings[-1][1] + line.value)
    return [line + newline for word, value in strings for line in escaped_lines(word, value, mark)]


def remark_lines(chunk: Chunk) -> list[str]:
    """Return the translator's own comment lines as they stand, without the tool's one."""
    start = f"# {PROVENANCE}"
    lines = [line.raw.rstrip("\r\n") for line in chunk.lines if line.kind is Kind.COMMENT]
    return [line for line in lines if not line.startswith(start)]


def gap(chunk: Chunk) -> str:
    """Return the blank lines after an entry."""
    last = max(at for at, line in enumerate(chunk.lines, 1) if line.kind is not Kind.BLANK)
    return "".join(line.raw for line in chunk.lines[last:])


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a new file."""

    text: str
    place: int | None = None
    """Which part of the old file it was, the header being 0; None if it is new."""


def made(lines: Sequence[str], newline: str) -> Piece:
    """Return a part that is new."""
    return Piece(_text(lines, newline))


def assembled(pieces: Sequence[Piece], newline: str) -> str:
    """Put the parts together, a blank line between those that were not neighbours before."""
    present = [piece for piece in pieces if piece.text]
    text: list[str] = []
    for before, piece in pairwise([Piece(""), *present]):
        neighbours = before.place is not None and piece.place == before.place + 1
        if before.text and not neighbours:
            if not before.text.endswith("\n"):
                text.append(newline)
            if not before.text.endswith(("\n\n", "\n\r\n")):
                text.append(newline)
        text.append(piece.text)
    return "".join(text).rstrip("\r\n") + newline


def _text(lines: Sequence[str], newline: str) -> str:
    return "".join(line + newline for line in lines)
