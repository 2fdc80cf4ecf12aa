"""A sentence and its translation, as the setting of numbers, money, dates and times sees them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from transnews.localize import pairing
from transnews.localize.quotes import NEUTRAL
from transnews.model import Span
from transnews.quantities.spelling import Edit

_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Sides:
    """A sentence and its translation."""

    source: str
    target: str
    ours: str
    """The language of the source."""
    theirs: str
    """The target locale."""
    kept: tuple[str, ...] = ()
    """Strings of the target that stay as they are."""

    def free(self, changes: Iterable[Edit]) -> tuple[Edit, ...]:
        """Return the changes that touch nothing that stays as it is."""
        found = tuple(changes)
        taken = _guarded(self.source, self.target, self.kept) if found else ()
        return tuple(edit for edit in found if not any(meet(edit[0], span) for span in taken))


def meet(one: Span, other: Span) -> bool:
    """Tell whether two spans share a letter."""
    return one.start < other.stop and other.start < one.stop


@lru_cache(maxsize=16)  # each step of the setting asks
def _guarded(source: str, target: str, kept: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where strings of *kept* stand, and quotations left in the words of the source."""
    spans = [
        Span(*found.span())
        for each in set(kept)
        if each
        for found in re.finditer(re.escape(each), target)
    ]
    quoted = {span.of(source).translate(NEUTRAL) for span in _quotations(source)}
    same = [span for span in _quotations(target) if span.of(target).translate(NEUTRAL) in quoted]
    return (*spans, *same)


def _quotations(text: str) -> list[Span]:
    """Return what stands between quotation marks, if it has a word."""
    pairs = ((m.at + 1, m.partner) for m in pairing.marks(text) if m.opens and m.partner)
    return [Span(start, stop) for start, stop in pairs if _WORD.search(text[start:stop])]
