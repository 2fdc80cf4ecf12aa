"""What splitting means: pieces of a text become sentences and the white space between them."""

from collections.abc import Iterable

from transnews.model import Sentence


def sentences(pieces: Iterable[str]) -> tuple[Sentence, ...]:
    """Return *pieces* of a text as sentences: white space at their edges goes to the gaps.

    White space at the start of the whole becomes the gap of a first, empty sentence; no
    other sentence is empty.

    >>> sentences([" One.", " ", "Two. "])
    (Sentence(text='', gap=' '), Sentence(text='One.', gap=' '), Sentence(text='Two.', gap=' '))
    """
    found: list[Sentence] = []
    for piece in pieces:
        text = piece.strip()
        before, after = piece.split(text, 1) if text else (piece, "")
        if before:
            last = found.pop() if found else Sentence("")
            found.append(Sentence(last.text, last.gap + before))
        if text:
            found.append(Sentence(text, after))
    return tuple(found)
