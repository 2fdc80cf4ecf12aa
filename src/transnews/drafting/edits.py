"""Small changes to what the engine said, its alignment kept true."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from transnews.model import Alignment, Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands at *span* becomes *text*; an empty span is a place to insert at."""

    span: Span
    text: str


def disjoint(edits: Sequence[Edit]) -> bool:
    """Tell whether no two edits touch the same letters."""
    return all(a.span.stop <= b.span.start for a, b in pairwise(sorted(edits)))


def apply(
    text: str, alignment: Alignment | None, edits: Sequence[Edit]
) -> tuple[str, Alignment | None]:
    """Return *text* with disjoint *edits*, and the alignment of the new text.

    A piece that an edit covers goes where the new text stands.

    >>> apply("na Piedra", None, [Edit(Span(3, 9), "Stone")])
    ('na Stone', None)
    """
    if not edits:
        return text, alignment
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        pieces += text[done : edit.span.start], edit.text
        done = edit.span.stop
    new = "".join(pieces) + text[done:]
    if alignment is None:
        return new, None
    moved = tuple(
        Span(_moved(span.start, edits), _moved(span.stop, edits, end=span.start < span.stop))
        for span in alignment.target
    )
    return new, replace(alignment, target=moved)


def _moved(place: int, edits: Sequence[Edit], *, end: bool = False) -> int:
    """Return where a place of the old text is in the new one; *end*: it ends a piece."""
    shift = 0
    for edit in edits:
        start, stop = edit.span.start, edit.span.stop
        grown = len(edit.text) - (stop - start)
        if stop < place or (stop == place and not (end and start == stop)):
            shift += grown
        elif start < place < stop:
            # Inside what was replaced: its begin, or its end.
            shift += start - place + (len(edit.text) if end else 0)
    return place + shift
