"""A headline in small letters: models read Title Case and CAPITALS as names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from transnews.drafting import wording
from transnews.drafting.attempts import Attempt, Case, reworded
from transnews.drafting.capitals import sentence_case

_WORD = re.compile(r"[^\W\d_]{4,}")
# Of the words of four letters and more, how many have a capital where it is title case.
_SHARE = 0.7
_LEAST = 4


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt with capitals only at the start and in the names of the glossary."""
    piece, direction = case.piece, case.direction
    words = _WORD.findall(piece.source)
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < _LEAST or capitals < _SHARE * len(words):
        return
    text = sentence_case(piece.source, piece.terms)
    worded = wording.send(
        text, piece.wording.protected, direction.unknown, direction.source, mark=direction.mark
    )
    yield reworded(piece, replace(worded, shouting=piece.wording.shouting))
