"""Change one part of a file, or of an entry in it, and no character of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transnews.review.catalog import Chunk
from transnews.review.lexing import Kind
from transnews.review.values import PROVENANCE
from transnews.review.wrapping import escaped_lines
from transnews.review.writing import note_lines


def rebuild(
    chunk: Chunk, notes: Sequence[str], references: Sequence[str], obsolete: bool = False
) -> list[str]:
    """Return the lines of an entry with other notes, in use or obsolete, the rest as it was.

    The strings keep their escapes, and their line breaks if their marks stay as they are.
    """
    mark, previous = ("#~ ", "#~| ") if obsolete else ("", "#| ")
    return [
        *_raw(chunk, Kind.COMMENT),
        *note_lines(notes, references),
        *_raw(chunk, Kind.FLAG),
        *_strings(chunk, Kind.PREVIOUS, previous, obsolete),
        *_strings(chunk, Kind.STRING, mark, obsolete),
    ]


def _strings(chunk: Chunk, kind: Kind, mark: str, obsolete: bool) -> list[str]:
    if obsolete == chunk.entry.obsolete:
        return _raw(chunk, kind)
    strings: list[tuple[str, str]] = []
    for line in chunk.lines:
        if line.kind is kind and line.word:
            strings.append((line.word, line.value))
        elif line.kind is kind:
            strings[-1] = (strings[-1][0], strings[-1][1] + line.value)
    return [text for word, value in strings for text in escaped_lines(word, value, mark)]


def remark_lines(chunk: Chunk) -> list[str]:
    """Return the translator's own comment lines as they stand, without the tool's one."""
    start = f"# {PROVENANCE}"
    return [line for line in _raw(chunk, Kind.COMMENT) if not line.startswith(start)]


def _raw(chunk: Chunk, kind: Kind) -> list[str]:
    return [line.raw.rstrip("\r\n") for line in chunk.lines if line.kind is kind]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a new file."""

    text: str
    place: int | None = None
    """Which part of the old file it was, the header being 0; None if it is new."""


def made(lines: Sequence[str], newline: str) -> Piece:
    """Return a part that is new."""
    return Piece(_text(lines, newline))


def changed(chunk: Chunk, place: int, lines: Sequence[str] | None, newline: str) -> Piece:
    """Return a part of the old file, with new *lines* if there are any."""
    if lines is None:
        return Piece(chunk.text, place)
    last = max(at for at, line in enumerate(chunk.lines, 1) if line.kind is not Kind.BLANK)
    gap = "".join(line.raw for line in chunk.lines[last:])
    return Piece(_text(lines, newline) + gap, place)


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
