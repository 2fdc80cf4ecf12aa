"""Write a text into Markdown so that it stays what it is: no new block, no early end.

Only what the place forbids is escaped. Inline markup in the text is the caller's own.
"""

import re
from collections.abc import Sequence

from transnews.formats.events import events
from transnews.formats.mdmarks import special
from transnews.model import Span

_NUMBER = re.compile(r"[0-9]+(?=[.)])")
_FENCE = re.compile(r"`{3,}|~{3,}")
# The box of a task; what makes a thematic break with the mark of the item before it.
_IN_ITEM = re.compile(r"\[[ \txX]\](?=[ \t]|$)|[-*_][-*_ \t]*$")
_PIPE = re.compile(r"(\\*)\|")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_CODE = re.compile(r"(\\.)|(?<!`)(`+)(?!`)[^`]*(?<!`)\2(?!`)", re.DOTALL)
_TAG = re.compile(r"(\\.)|</?[A-Za-z][^<>]*>", re.DOTALL)
_CLOSING = re.compile(r"(?:(?<=[ \t])|^)#(?=#*$)")


def paragraph(
    lines: Sequence[str], brk: str, *, first: bool = True, task: bool = False, after: str = ""
) -> str:
    r"""Return *lines* joined by hard breaks *brk*, none of them starting a block of its own.

    >>> paragraph(["1. May", "# 2"], "\\\n"), paragraph(["2025 began"], "")
    ('1\\. May\\\n\\# 2', '2025 began')

    Args:
        lines: not empty, trimmed.
        brk: the mark of the break, the line end, and what begins the next line.
        first: the first line stands where a block could start.
        task: the first line stands behind the mark of a list item.
        after: the line before the first, if that is of the same paragraph.
    """
    done = before = ""
    for index, line in enumerate(lines):
        guarded = line
        if (index or first) and not _is_plain(line, before or (after and after + "\n")):
            guarded = _guard(line)
        if index == 0 and task and guarded == line and _IN_ITEM.match(line):
            guarded = "\\" + line
        if index:
            done += "  " + brk.lstrip(" \\") if _open(done) else brk
        done += guarded
        before = ("" if index or first else "x") + guarded + "\n"
    return done


def heading(text: str) -> str:
    r"""Return *text* for a heading that starts with ``#``, where trailing ``#`` would vanish.

    >>> heading("We are #"), heading("C#")
    ('We are \\#', 'C#')
    """
    return _CLOSING.sub(r"\\#", text)


def underlined(line: str) -> str:
    r"""Return *line* for a heading with ``---`` below, which with ``|`` is a table to some parsers.

    >>> print(underlined(r"Ports | ships \| crews"))
    Ports &#124; ships &#124; crews
    """
    return _PIPE.sub(lambda found: found[1][: len(found[1]) // 2 * 2] + "&#124;", line)


def cell(text: str) -> str:
    r"""Return *text* for a cell of a table.

    >>> print(cell(r"a | b \| c"), cell(r"a \\| b"))
    a \| b \| c a \\&#124; b
    """
    # Parsers do not agree what "\\|" is, nor what a backslash before the cell's end does.
    escaped = _PIPE.sub(_escaped_pipe, text)
    return escaped + " " if escaped.endswith("\\") else escaped


def alternative(text: str) -> str:
    r"""Return *text* for the brackets of an image; it may hold pairs of brackets, and code.

    >>> alternative("a [b] `c`"), alternative("a ] b"), alternative("` <x")
    ('a [b] `c`', 'a \\] b', '\\` \\<x')
    """
    rest = _CODE.sub(r"\1", text)
    # What could find its other half behind the image.
    forbidden = "`" if "`" in _ESCAPED.sub("", rest) else ""
    forbidden += "<" if "<" in _ESCAPED.sub("", _TAG.sub(r"\1", rest)) else ""
    for more in ("", "[]", "[]`<"):
        escaped = enclosed(text, forbidden + more)
        image = f"![{escaped}](x)"
        if any(each.name == "Image" and each.span == Span(0, len(image)) for each in events(image)):
            break
    return escaped


def enclosed(text: str, forbidden: str) -> str:
    r"""Return *text* with the *forbidden* characters escaped, and no backslash open at the end.

    >>> enclosed('a "b" \\', '"')
    'a \\"b\\" \\\\'
    """
    escaped = re.sub(
        r"\\.|(.)",
        lambda found: "\\" + found[0] if found[1] and found[1] in forbidden else found[0],
        text,
        flags=re.DOTALL,
    )
    return escaped + "\\" if _open(escaped) else escaped


def _escaped_pipe(found: re.Match[str]) -> str:
    backslashes = found[1]
    if len(backslashes) % 2:
        return found[0]
    return backslashes + "&#124;" if backslashes else "\\|"


def _open(text: str) -> bool:
    """Tell whether *text* ends in a backslash that would escape what follows."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _stays_paragraph(text: str) -> bool:
    first = next(events(text), None)
    return first is not None and first.name == "Paragraph" and first.stop == len(text)


def _is_plain(line: str, before: str) -> bool:
    if line[0].isalpha():
        return True
    return not special(line) and _stays_paragraph(before + line)


def _guard(line: str) -> str:
    number = _NUMBER.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    fence = _FENCE.match(line)
    if fence:
        return "".join("\\" + char for char in fence[0]) + line[fence.end() :]
    if line.startswith(("<!--", "<?", "{")):
        # Escaped, a hidden comment would be shown, and so would the backslash before what a
        # site generator puts in the tag's place: so a space without width.
        return "&#8203;" + line
    return "\\" + line
