"""Number words: `twenty-three`, `vinte e três`, `dreiundzwanzig`, `mil milhões`.

The words come from number_words.tsv (scripts/make_number_words.py). A grammar of three rules puts
them together in every language of the table: a smaller number after a round one is added, a scale
multiplies what is smaller than itself before it, a collective noun (`dozen`, `década`) may
multiply. Languages that write the parts together (de, it, nl) are cut into them first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from transnews.quantities.lexicon import Entry, Word, beginnings, longest, touch, words

__all__ = ["Reading", "Word", "beginnings", "read", "words"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from words."""

    values: tuple[Decimal, ...]
    """What it may mean, the likeliest first."""
    words: int
    """How many words it takes."""
    counted: bool
    """It says how many: not a bare scale (`thousands`), noun (`decade`) or half."""
    ordinal: bool
    scale: Decimal
    """Of its last part: a million in `two million`; 1 without."""


def read(
    text: str, tokens: Sequence[Word], at: int, language: str, seed: Decimal | None = None
) -> Reading | None:
    """Read the number that begins at token *at* of *text*; None if there is none.

    With a *seed*, the value of digits that stand before the token, only what may follow digits is
    read: scales, abbreviations of scales, collective nouns.

    >>> text = "vinte e três mil"
    >>> read(text, words(text, "pt"), 0, "pt").values
    (Decimal('23000'),)
    """
    if not beginnings(tokens[at : at + 1], language):
        return None
    total = _Sum(seed)
    taken = place = at
    while place < len(tokens) and (place == at or touch(text, tokens, place)):
        size, found = longest(text, tokens, place, language)
        if not found or not all(total.take(entry) for entry in found):
            break
        place += size
        if found[-1].kind != "joiner":
            taken = place
            total.settle()
    return total.reading(taken - at) if taken > at else None


class _Sum:
    """A number as it grows word by word."""

    def __init__(self, seed: Decimal | None) -> None:
        self.seeded = seed is not None
        self.parts = [] if seed is None else [seed]
        self.settled = list(self.parts)
        self.room = Decimal(0)
        self.times: Decimal | None = None
        self.scale = Decimal(1)
        self.counted = self.ordinal = self.joined = False

    def take(self, entry: Entry) -> bool:
        """Add a word; False if it does not go on with the number."""
        if self.times or (self.ordinal and entry.kind != "ordinal"):
            return False
        if entry.kind in ("scale", "bound", "short"):
            return (entry.kind != "short" or self.seeded) and self._multiply(entry.value)
        if entry.kind == "collective":
            self.times = entry.value
            return not (self.joined or self.ordinal)
        if entry.kind == "joiner":
            fits = bool(self.parts) and not (self.joined or self.ordinal or self.seeded)
            self.joined = fits
            return fits
        return not self.seeded and self._add(entry)

    def _multiply(self, scale: Decimal) -> bool:
        if self.joined:
            return False
        low = Decimal(0)
        while self.parts and (self.parts[-1] < scale or self.seeded):
            low += self.parts.pop()
        self.parts.append((low or 1) * scale)
        self.scale = scale * (self.scale if self.seeded else 1)
        self.room = scale
        return True

    def _add(self, entry: Entry) -> bool:
        if self.parts and entry.kind == "half":
            entry = Entry("half", entry.value * max(self.room, Decimal(1)))
            if not self.joined:
                return False
        elif self.parts and not 0 < entry.value < self.room:
            return False
        self.parts.append(entry.value)
        self.room = _room(entry.value)
        self.counted |= entry.kind == "cardinal"
        self.ordinal = entry.kind == "ordinal"
        self.joined = False
        return True

    def settle(self) -> None:
        """Keep what was taken so far: a joiner at the end does not count."""
        self.settled = list(self.parts)

    def reading(self, size: int) -> Reading:
        value = sum(self.settled, Decimal(0))
        if not self.times:
            values: tuple[Decimal, ...] = (value,)
        elif self.settled:
            values = (value, value * self.times)
        else:
            values = (self.times,)
        return Reading(values, size, self.counted, self.ordinal, self.scale)


def _room(value: Decimal) -> Decimal:
    """Return what may be added after *value*: units after tens, less than 100 after hundreds."""
    if value and value % 100 == 0:
        return Decimal(100)
    return Decimal(10) if value >= 20 and value % 10 == 0 else Decimal(0)
