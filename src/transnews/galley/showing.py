"""A text as its reader sees it, and how it is set."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transnews import markup
from transnews.galley.values import Run, Style
from transnews.model import Mark, Plain, Span
from transnews.qa import tags

_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_STRONG = re.compile(r"\*\*|__|<(?:b|strong)\b", re.IGNORECASE)
_BREAK = re.compile(r"\s*\n|\\\n|<br\b", re.IGNORECASE)
_IMAGE = "▣"
"""What stands for an image; its words are a message of their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text without its markup, what stands for objects in it written out."""

    plain: Plain
    text: str
    runs: tuple[Run, ...]
    shifts: tuple[tuple[int, int], ...]
    """Places in the plain text behind which all is moved, and by how much."""

    def span(self, span: Span) -> Span:
        """Return where a stretch of the plain text stands."""
        return Span(self._place(span.start), self._place(span.stop))

    def raw(self, span: Span) -> Span | None:
        """Return where a stretch of the text with its markup stands, None if it is only markup."""
        inside = markup.in_text(self.plain, span)
        return self.span(inside) if inside else None

    def _place(self, at: int) -> int:
        return at + sum(by for place, by in self.shifts if place < at)


def show(plain: Plain) -> Shown:
    """Return a text as it is shown.

    >>> shown = show(markup.take_out("Run `ls` **now**.", "markdown"))
    >>> shown.text, [(run.style.value, run.span.of(shown.text)) for run in shown.runs]
    ('Run ls now.', [('code', 'ls'), ('strong', 'now')])
    """
    atoms = {mark.span.start: _written(mark) for mark in plain.marks if mark.atom}
    pieces, shifts, done = [], [], 0
    for at, written in sorted(atoms.items()):
        pieces += [plain.text[done:at], written]
        shifts.append((at, len(written) - 1))
        done = at + 1
    text = "".join([*pieces, plain.text[done:]])
    bare = Shown(plain, text, (), tuple(shifts))
    return Shown(plain, text, tuple(_runs(bare)), bare.shifts)


def _runs(shown: Shown) -> Iterator[Run]:
    for mark in shown.plain.marks:
        span = shown.span(mark.span)
        if (mark.atom or mark.close) and span.start < span.stop:
            piece = tags.piece(mark)
            address = piece.what if piece.kind in ("link", "image") else ""
            yield Run(span, _style(mark, piece.kind), address)


def _style(mark: Mark, kind: str) -> Style:
    if kind == "emphasis":
        return Style.STRONG if _STRONG.match(mark.open) else Style.EMPHASIS
    return {"link": Style.LINK, "code": Style.CODE}.get(kind, Style.OTHER)


def _written(mark: Mark) -> str:
    """Return what is shown of an object in a text."""
    if _BREAK.match(mark.open):
        return "\n"
    match tags.piece(mark).kind:
        case "image":
            return _IMAGE
        case "code" if mark.open.startswith("`"):
            return mark.open.strip("`").strip() or mark.open
        case "other" if not mark.open.startswith("<") or "://" in mark.open or "@" in mark.open:
            return mark.open.strip("<>")
        case _:
            return html.unescape(_TAG.sub("", mark.open))
