"""Where words were translated before: both sides, with the words marked."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews.memory.folding import fold
from transnews.memory.matching import COLUMNS, as_segment
from transnews.memory.store import Memory
from transnews.memory.values import Segment, Tier, labels
from transnews.model import Span

_NEAR = 10
"""Words that may stand between those looked for."""
_WORDS = 40
"""Words that are looked for; more tell nothing more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that has the words, and where."""

    segment: Segment
    source: tuple[Span, ...]
    """On the source text."""
    target: tuple[Span, ...]


def find(
    memory: Memory, text: str, language: str = "", locale: str = "", limit: int = 20
) -> tuple[Hit, ...]:
    """Return segments of both tiers that hold the words of *text*, on either side.

    They stand near each other, in any order; capitals and accents do not matter. Reviewed texts
    come before the machine's; of each, what has the words as they stand in *text*, then what has
    them near, then what has words that begin so.

    Args:
        memory: What is searched.
        text: Words.
        language: Only of sources in this language, regions aside; empty is any.
        locale: Only of targets in this locale; empty is any.
        limit: How many at most.
    """
    words = fold(text).split()[:_WORDS]
    found: dict[int, Segment] = {}
    for tier in Tier:
        for wanted in _ways(words) if words else ():
            if len(found) < limit:
                where = " AND ".join(labels(language, locale, tier).split())
                match = f"{{source target}} : ({wanted}) AND labels : ({where})"
                found |= _found(memory, match, limit)
    # The same pair may stand in several files.
    hits = {(one.source, one.target, one.tier): one for one in reversed(found.values())}
    best = list(reversed(hits.values()))[:limit]
    return tuple(Hit(one, _spans(one.source, words), _spans(one.target, words)) for one in best)


def _ways(words: Sequence[str]) -> list[str]:
    """Return what is asked of the index, the strictest first."""
    quoted = [f'"{word}"' for word in words]
    phrase = " + ".join(quoted)
    if len(words) == 1:
        return [phrase, f"{phrase} *"]
    return [phrase, f"NEAR({' '.join(quoted)}, {_NEAR})", " AND ".join(f"{q} *" for q in quoted)]


def _found(memory: Memory, match: str, limit: int) -> dict[int, Segment]:
    """Return the best of the first thousand that match; a frequent word has too many to rank."""
    sql = f"""SELECT s.id, {COLUMNS}
        FROM (SELECT rowid, rank AS r FROM words WHERE words MATCH ? LIMIT 1000) AS w
        JOIN segments s ON s.id = w.rowid JOIN files f ON f.id = s.file
        ORDER BY w.r, f.path, s.id LIMIT ?"""  # noqa: S608
    return {int(at): as_segment(tuple(row)) for at, *row in memory.rows(sql, (match, limit))}


def _spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the words of *text* that are, or begin as, one of *words*."""
    spans = [span for span, word in _words(text) if any(word.startswith(one) for one in words)]
    return tuple(spans)


def _words(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the words of a text as `fold` parts them, each with its place."""
    start = 0
    for at in range(len(text) + 1):
        if at == len(text) or not (text[at].isalnum() or unicodedata.category(text[at])[0] == "M"):
            yield from _parted(text, start, at)
            start = at + 1


def _parted(text: str, start: int, stop: int) -> Iterator[tuple[Span, str]]:
    """Yield the word that stands there, or each character of a script that parts no words."""
    folded = fold(text[start:stop])
    if " " in folded:
        yield from ((Span(at, at + 1), fold(text[at])) for at in range(start, stop))
    elif folded:
        yield Span(start, stop), folded
