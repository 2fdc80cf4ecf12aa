"""The sentence in parts, translated one by one: what is long loses its passages."""

import re
from collections.abc import Iterator

from transnews import segment
from transnews.drafting.attempts import Attempt, Case
from transnews.drafting.plan import piece
from transnews.model import Sentence

# Between two clauses that each can be said alone; the second begins after it.
_CLAUSE = re.compile(
    r"[;:]\s+|\s+(?=[–—-]\s)|,\s+(?=(?:but|mas|pero|mais|aber|ma|maar|ale|но|але)\s)"
)
# Shorter parts have no context to be translated by.
_LEAST = 20


def clauses(case: Case) -> Iterator[Attempt]:
    """Yield an attempt cut at ``;``, ``:``, a dash and before *but*."""
    if not _is_worth_it(case):
        return
    text = case.piece.source
    cuts, done = [], 0
    for match in _CLAUSE.finditer(text):
        if match.end() - done >= _LEAST and len(text) - match.end() >= _LEAST:
            cuts.append(match.end())
            done = match.end()
    if cuts:
        yield _parts(case, [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)])


def halves(case: Case) -> Iterator[Attempt]:
    """Yield an attempt in halves, cut at the best place near the middle."""
    text = case.piece.source
    if _is_worth_it(case) and len(text) >= 4 * _LEAST:
        parts = segment.clauses(text, int(len(text) * 0.65))
        yield _parts(case, [part.text + part.gap for part in parts])


def _is_worth_it(case: Case) -> bool:
    """Tell whether the fault weighs more than what is lost where a sentence is cut."""
    return case.fails() or case.fails("dropped")


def _parts(case: Case, texts: list[str]) -> Attempt:
    whole = (Sentence(text.rstrip(), text[len(text.rstrip()) :]) for text in texts)
    return Attempt(tuple(piece(sentence, case.direction) for sentence in whole))
