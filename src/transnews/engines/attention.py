"""What the decoder attended to, as an alignment of text with text.

CTranslate2 (4.8.5) gives the wrong first row where a batch has several texts and the search
several beams: that of text ``n`` is the one of text ``n // beams``. The first step of the decoder
has seen nothing but its start mark, so a search of one beam that stops after it has the right one.
"""

from collections.abc import Sequence

from transnews.engines import tokens
from transnews.model import Alignment

Rows = Sequence[Sequence[float]]
"""For each token of a translation its weights on the tokens of the text."""

# Weights are kept to three decimals, as shared numbers: a quarter of the memory.
_LEVELS = tuple(n / 1000 for n in range(1001))


def begun(weights: Rows, first: Rows | None) -> Rows:
    """Return *weights* with the row of *first* as the first one, where there is one.

    >>> begun([[0.1], [0.2]], [[0.9]]), begun([[0.1]], None)
    ([[0.9], [0.2]], [[0.1]])
    """
    return [first[0], *weights[1:]] if first else weights


def alignment(
    source: tokens.Pieces, target: tokens.Text, weights: Rows, *, lean: bool
) -> Alignment | None:
    """Return the attention as alignment, or None where the places are not known.

    *lean*: fit to be kept for long. That takes time, which other hypotheses are not worth.
    """
    if source.spans is None or target.spans is None or not weights:
        return None
    columns = source.spans[: len(weights[0])]
    if not lean:
        return Alignment(columns, target.spans, tuple(map(tuple, weights)))
    rows = tuple(tuple([_LEVELS[int(w * 1000 + 0.5)] for w in row]) for row in weights)
    return Alignment(columns, target.spans, rows)
