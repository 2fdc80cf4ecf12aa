"""Where words were translated before: both sides, with the words marked."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews.memory.folding import fold
from transnews.memory.matching import COLUMNS, as_segment
from transnews.memory.store import Memory
from transnews.memory.values import Segment, Tier
from transnews.model import Span

_NEAR = 10
"""Words that may stand between those looked for."""


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

    They stand near each other, in any order; capitals and accents do not matter. What has them as
    they stand in *text* comes first, then what has them near, then what has words that begin so;
    reviewed before the machine's.

    Args:
        memory: What is searched.
        text: Words.
        language: Only of sources in this language, regions aside; empty is any.
        locale: Only of targets in this locale; empty is any.
        limit: How many at most.
    """
    words = fold(text).split()
    found: dict[int, Segment] = {}
    for wanted in _ways(words) if words else ():
        if len(found) < limit:
            for at, one in _found(memory, wanted, language, locale, limit + len(found)):
                found.setdefault(at, one)
    hits = list(found.values())[:limit]
    return tuple(Hit(one, _spans(one.source, words), _spans(one.target, words)) for one in hits)


def _ways(words: Sequence[str]) -> list[str]:
    """Return what is asked of the index, the strictest first."""
    quoted = [f'"{word}"' for word in words]
    phrase = " + ".join(quoted)
    if len(words) == 1:
        return [phrase, f"{phrase} *"]
    return [phrase, f"NEAR({' '.join(quoted)}, {_NEAR})", " AND ".join(f"{q} *" for q in quoted)]


def _found(
    memory: Memory, wanted: str, language: str, locale: str, limit: int
) -> Iterator[tuple[int, Segment]]:
    sql = f"""SELECT s.id, {COLUMNS} FROM words
        JOIN segments s ON s.id = words.rowid JOIN files f ON f.id = s.file
        WHERE words MATCH ? AND ? IN ('', s.locale)
        AND (? = '' OR s.language || '-' LIKE ? || '-%')
        ORDER BY s.tier = ?, rank, f.path, s.id LIMIT ?"""  # noqa: S608
    spoken = language.split("-")[0]
    values = (wanted, locale, spoken, spoken, Tier.MACHINE, limit)
    for at, *row in memory.rows(sql, values):
        yield int(at), as_segment(tuple(row))


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
