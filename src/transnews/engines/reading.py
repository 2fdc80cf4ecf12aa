"""What a model said, as hypotheses."""

from collections.abc import Sequence

from transnews.engines import tokens
from transnews.engines.attention import Rows, alignment, begun
from transnews.model import Hypothesis


def read(
    source: tokens.Pieces,
    written: Sequence[tokens.Text],
    scores: Sequence[float],
    cuts: Sequence[bool],
    attention: Sequence[Rows],
    first: Rows | None,
) -> tuple[Hypothesis, ...]:
    """Return the translations of a text, the best first; of those that spell the same, the best.

    Args:
        source: The text, in tokens.
        written: Each translation put together.
        scores: Of each.
        cuts: Whether each may have lost its end.
        attention: Of each, row by row; empty where it was not asked for.
        first: The right first row, where CTranslate2 gives another (`attention`).
    """
    said: dict[str, Hypothesis] = {}
    rows = attention or [()] * len(written)
    for target, score, cut, weights in zip(written, scores, cuts, rows, strict=True):
        if target.text in said:
            continue
        attended = begun(weights, first) if weights else ()
        found = alignment(source, target, attended, lean=not said)
        said[target.text] = Hypothesis(target.text, score, found, cut)
    return tuple(said.values())
