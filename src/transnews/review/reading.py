r"""Checked lines → entries. The strings are read by polib, on lines that it cannot misread.

Left to itself, polib takes a text for a path if a file is so called, cuts lines at every
separator that Unicode knows, reads nothing from ``#~|``, ``#foo`` and ``#,fuzzy``, drops an
entry that a bare ``#.`` follows, and keeps the escapes ``\a`` and ``\033`` as they are.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transnews.errors import ReviewError
from transnews.model import Key
from transnews.review.lexing import Kind, Line
from transnews.review.values import Entry

if TYPE_CHECKING:
    import polib


class _Plain(str):
    """A text that has no line ends but the newline, whatever is in its strings."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002
        return self.split("\n")


# polib takes the last header out of the list; this one is for it to take.
_DECOY = ('msgid ""', 'msgstr ""', "")


def read_entries(groups: Sequence[Sequence[Line]], name: str) -> list[Entry]:
    """Return one entry for each group of lines, the header among them.

    Raises:
        ReviewError: polib refuses a line; names it.
    """
    import polib

    lines = [line for group in groups for line in group]
    content = _Plain("\n".join([*map(_plain, lines), *_DECOY]))
    try:
        read = polib.pofile(content, encoding="utf-8")
    except OSError as error:
        found = re.search(r"line (\d+)", str(error))
        line = lines[int(found[1]) - 1].number if found else 1
        raise ReviewError(f"{name}:{line}: not a line that can stand here") from error
    return [_entry(po, group) for po, group in zip(read, groups, strict=True)]


def _plain(line: Line) -> str:
    """Write a line in the one way that polib reads right."""
    value = line.value.strip()
    match line.kind:
        case Kind.BLANK:
            return ""
        case Kind.COMMENT:
            return f"# {line.value.removeprefix(' ')}"
        case Kind.NOTE | Kind.REFERENCE | Kind.FLAG:
            return f"{_MARKS[line.kind]} {value}" if value else ""
        case Kind.PREVIOUS:
            return f"#| {_common(line.bare)}"
        case Kind.STRING:
            return f"#~ {_common(line.bare)}" if line.obsolete else _common(line.bare)


_MARKS = {Kind.NOTE: "#.", Kind.REFERENCE: "#:", Kind.FLAG: "#,"}
_RARE = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})+)|\\(.)")


def _common(text: str) -> str:
    """Replace the escapes that polib does not know: bell, and bytes by number."""

    def plain(found: re.Match[str]) -> str:
        if found[2]:
            return "\a" if found[2] == "a" else found[0]
        digits = found[1].replace("\\x", "\\0x").split("\\")[1:]
        numbers = bytes(int(d, 16 if d.startswith("0x") else 8) & 0xFF for d in digits)
        decoded = numbers.decode("utf-8", "replace")
        return decoded.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")

    return _RARE.sub(plain, text)


def _entry(po: "polib.POEntry", lines: Sequence[Line]) -> Entry:
    plurals = [text for _, text in sorted(po.msgstr_plural.items()) if text]
    start = next(line for line in lines if line.kind is not Kind.BLANK)
    previous = po.previous_msgid
    if previous is None and po.previous_msgctxt is not None:
        previous = po.msgid
    return Entry(
        key=Key(po.msgctxt or "", po.msgid),
        msgstr=po.msgstr or (plurals[0] if plurals else ""),
        fuzzy="fuzzy" in po.flags,
        previous=previous,
        comment=po.tcomment,
        notes=tuple(po.comment.split("\n")) if po.comment else (),
        references=tuple(f"{path}:{line}" if line else path for path, line in po.occurrences),
        obsolete=bool(po.obsolete),
        line=start.number,
        flags=tuple(flag for flag in po.flags if flag and flag != "fuzzy"),
        previous_context=po.previous_msgctxt or "",
    )
