"""What a model said, as hypotheses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.engines import tokens
from transnews.engines.attention import Rows, alignment, begun
from transnews.model import Hypothesis

if TYPE_CHECKING:
    from ctranslate2 import TranslationResult


@dataclass(frozen=True, slots=True)
class Found:
    """What CTranslate2 found for a text, as it gives it; that takes little memory."""

    text: str
    pieces: tokens.Pieces
    """The text, in tokens."""
    result: "TranslationResult"
    """Its lists are made anew each time that one looks."""
    first: Rows | None
    """The right first row, where CTranslate2 gives another (`attention`)."""
    skip: int
    """So many tokens begin each translation and are the package's: its words may begin alike."""
    cap: int
    """A translation of so many tokens has lost its end; 0: so has any, for the text was cut."""


def read(
    found: Found, tokenizer: tokens.Tokenizer, most: int | None = None
) -> tuple[Hypothesis, ...]:
    """Return the translations of a text, the best first; of those that spell the same, the best.

    Args:
        found: What the model said.
        tokenizer: Puts tokens together.
        most: Look at so many only; None: at all.
    """
    rows = found.result.hypotheses[:most]
    written = tokenizer.decode([row[found.skip :] for row in rows], found.text)
    attention = [each[found.skip :] for each in (found.result.attention or [])[:most]]
    weights: Sequence[Rows] = attention or [()] * len(rows)
    said: dict[str, Hypothesis] = {}
    for row, target, score, matrix in zip(
        rows, written, found.result.scores[:most], weights, strict=True
    ):
        if target.text not in said:
            attended = begun(matrix, found.first) if matrix else ()
            aligned = alignment(found.pieces, target, attended, lean=not said)
            said[target.text] = Hypothesis(target.text, score, aligned, len(row) >= found.cap)
    return tuple(said.values())
