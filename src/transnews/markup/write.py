"""Put the markup back into a text."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from transnews.markup.inline_cues import JOINER
from transnews.markup.read import take_out
from transnews.model import Mark, Plain, Span

# What may be read as markup, and how it is written where it is none.
_ESCAPES = {
    "markdown": {letter: "\\" + letter for letter in "\\`*_[]<&~!("},
    "html": {"&": "&amp;", "<": "&lt;"},
    "webvtt": {"&": "&amp;", "<": "&lt;", "{": "{" + JOINER},
    "srt": {letter: letter + JOINER for letter in "<{"},
}
# A link by its label alone, which is one because the document defines the label.
_LABEL = re.compile(r"(?<![!\]])\[([^\[\]]+)\](?![\[(])")
_TRIALS = 64
"""How many times a text is read again to find the escapes that it can do without."""


def put_back(plain: Plain, format: str) -> str:  # noqa: A002
    r"""Return the source text of *plain*: the inverse of `take_out`.

    A character of the text that would be read as markup is escaped, no other is.

    >>> put_back(Plain("2 * 2, *not* R&D"), "markdown")
    '2 * 2, \\*not* R&D'
    """
    source = _render(plain, ())
    if read_back(source, plain, format):
        return source
    escapes = _escapes(plain, format)
    source = _render(plain, escapes)
    if not read_back(source, plain, format):
        return source
    runs = _runs(escapes, plain.text)
    size = len(runs) // _TRIALS + 1
    for start in reversed(range(0, len(runs), size)):
        fewer = runs[:start] + runs[start + size :]
        if read_back(shorter := _render(plain, [*chain(*fewer)]), plain, format):
            runs, source = fewer, shorter
    return source


def read_back(source: str, plain: Plain, format: str) -> Plain | None:  # noqa: A002
    """Return how *source* reads, if it has the text, the pairs and the atoms of *plain*."""
    atoms = "".join(mark.open for mark in plain.marks if mark.atom)
    known = tuple(_LABEL.findall(atoms)) if format == "markdown" else ()
    for labels in ((), known) if known else ((),):
        read = take_out(source, format, labels)
        if read.text == plain.text and _structure(read.marks) == _structure(plain.marks):
            return read
    return None


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return *marks* as they begin in the source, the outer ones first."""
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.stop)))


def is_spelling(mark: Mark) -> bool:
    """Say whether *mark* only tells how the source writes the characters that it covers."""
    return not (mark.atom or mark.close)


def _render(plain: Plain, spellings: Sequence[Mark]) -> str:
    pieces: list[str] = []
    opened: list[Mark] = []
    at = 0

    def text_to(stop: int) -> None:
        nonlocal at
        while opened and opened[-1].span.stop <= stop:
            pair = opened.pop()
            pieces.extend((plain.text[at : pair.span.stop], pair.close))
            at = pair.span.stop
        pieces.append(plain.text[at:stop])
        at = stop

    for mark in in_order((*plain.marks, *spellings)):
        text_to(mark.span.start)
        pieces.append(mark.open)
        if mark.close:
            opened.append(mark)
        else:
            at = mark.span.stop
    text_to(len(plain.text))
    return "".join(pieces)


def _escapes(plain: Plain, format: str) -> list[Mark]:  # noqa: A002
    escapes = _ESCAPES.get(format, {})
    done = {mark.span.start for mark in plain.marks if not mark.close}
    return [
        Mark(Span(at, at + 1), escapes[letter])
        for at, letter in enumerate(plain.text)
        if letter in escapes and at not in done
    ]


def _runs(escapes: Sequence[Mark], text: str) -> list[list[Mark]]:
    """Gather the escapes of ``**`` and the like: parsers do not agree what half of one is."""
    runs: list[list[Mark]] = []
    for escape in escapes:
        at = escape.span.start
        if runs and runs[-1][-1].span.stop == at and text[at - 1] == text[at]:
            runs[-1].append(escape)
        else:
            runs.append([escape])
    return runs


def _structure(marks: Iterable[Mark]) -> list[tuple[Span, str, str]]:
    return sorted((mark.span, mark.open, mark.close) for mark in marks if not is_spelling(mark))
