"""What was translated before: the very text, and texts like it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, combinations

from transnews.memory.folding import digest, fold, has_markup, plain
from transnews.memory.store import Memory, Row
from transnews.memory.values import Match, Query, Segment, Tier, labels, scope

Veto = Callable[[str, str, str], Sequence[str]]
"""(the text that was translated, the text asked for, their language), both without markup → what
differs that must not go unseen, one line each: ``the number changed: 3 → 4``."""

COLUMNS = (
    "s.source, s.target, s.language, s.locale, s.format, s.context, s.before, s.after, f.path,"
    " s.tier"
)
"""Of `as_segment`: of segments ``s`` with their files ``f``."""
_CANDIDATES = 800
"""Texts compared for one query, about: those that share its rarest words."""
_MOST = 3000
"""Texts compared at most, where all its words are frequent."""
_PENALTY = 15
"""What each reason of a veto takes off the score."""


def as_segment(row: Row) -> Segment:
    """Return the segment that a row of `COLUMNS` is."""
    source, target, language, locale, form, context, before, after, origin, tier = map(str, row)
    place = (language, locale, form, context, before, after, origin)
    return Segment(source, target, *place, tier=Tier(tier))


def exact(memory: Memory, query: Query) -> tuple[Match, ...]:
    """Return the translations of the very text: those in context first, then the likest places.

    One match for each different translation, so several mean that they compete. A text with
    inline markup is found in articles of the same format only.
    """
    sql = f"""SELECT {COLUMNS} FROM segments s JOIN files f ON f.id = s.file
        WHERE s.hash = ? AND s.scope = ? AND s.source = ?"""  # noqa: S608
    part = scope(query.language, query.locale, query.tier)
    found = [as_segment(row) for row in memory.rows(sql, (digest(query.text), part, query.text))]
    fitting = [Match(one, 100, _in_context(one, query)) for one in found if _fits(one, query)]
    return _one_each(sorted(fitting, key=lambda match: _rank(match, query)))


def _in_context(one: Segment, query: Query) -> bool:
    here = (query.context, query.before, query.after)
    return (one.context, one.before, one.after) == here and bool(query.before or query.after)


def _fits(one: Segment, query: Query) -> bool:
    """Tell whether markup, if there is any, means the same on both sides."""
    if one.format == query.format:
        return True
    ways = (one.format, query.format)
    return not any(has_markup(text, way) for text in (one.source, one.target) for way in ways)


def _rank(match: Match, query: Query) -> tuple[bool, bool, int, bool, str, str]:
    """Return by what matches are put in order: the context, then what never changes."""
    one = match.segment
    neighbours = (one.before == query.before != "") + (one.after == query.after != "")
    return (
        *(not match.in_context, one.context != query.context, -neighbours),
        *(one.format != query.format, one.origin, one.target),
    )


def _one_each(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the first match of each translation."""
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.segment.target, match)
    return tuple(first.values())


def near(
    memory: Memory, query: Query, minimum: int = 75, limit: int = 3, veto: Veto | None = None
) -> tuple[Match, ...]:
    """Return translations of texts like this one, and not the same, the best first.

    The score is the mean of two likenesses, by letters and by words, of the texts without markup,
    capitals, accents and signs; 99 at most.

    Args:
        memory: What is searched.
        query: The text; its context breaks ties.
        minimum: The least score, before any veto.
        limit: How many at most.
        veto: Says what differs that a score does not show; each reason takes 15 off it.
    """
    folded = fold(plain(query.text, query.format))
    likely = scored(folded, _candidates(memory, query, folded), minimum)
    best = sorted(likely, reverse=True)[: limit * 4]
    matches = [
        Match(one, score, False)
        for score, at in best
        for one in _segments(memory, at)
        if one.source != query.text
    ]
    if veto is not None:
        matches = [_judged(match, query, veto) for match in matches]
    order = sorted(matches, key=lambda match: (-match.score, _rank(match, query)))
    return _one_each(order)[:limit]


def _judged(match: Match, query: Query, veto: Veto) -> Match:
    one = match.segment
    was, now = plain(one.source, one.format), plain(query.text, query.format)
    reasons = tuple(veto(was, now, query.language))
    return replace(match, score=max(match.score - _PENALTY * len(reasons), 0), reasons=reasons)


def _segments(memory: Memory, at: int) -> list[Segment]:
    sql = f"SELECT {COLUMNS} FROM segments s JOIN files f ON f.id = s.file WHERE s.id = ?"  # noqa: S608
    return [as_segment(row) for row in memory.rows(sql, (at,))]


def _candidates(memory: Memory, query: Query, folded: str) -> list[tuple[int, str]]:
    """Return texts of the right size that share rare words with this one, folded."""
    part = scope(query.language, query.locale, query.tier)
    wanted = _wanted(memory, list(dict.fromkeys(folded.split())), part)
    if not wanted or not part:
        return []
    sql = """SELECT s.id, words.source FROM words JOIN segments s ON s.id = words.rowid
        WHERE words MATCH ? AND s.size BETWEEN ? AND ? LIMIT ?"""
    size = len(query.text)
    where = " AND ".join(labels(query.language, query.locale, query.tier).split())
    match = f"source : ({wanted}) AND labels : ({where})"
    rows = memory.rows(sql, (match, size // 2, size * 2, _MOST))
    return [(int(at), str(text)) for at, text in rows]


def _wanted(memory: Memory, words: Sequence[str], part: str) -> str:
    """Return what to ask of the index: the rarest words, as many as give enough candidates.

    Where all are frequent, two of the four rarest have to meet.
    """
    counts = {word: _count(memory, word) * _share(memory, part) for word in words}
    known = sorted((word for word in words if counts[word]), key=counts.__getitem__)
    if len(known) > 1 and counts[known[0]] > _CANDIDATES:
        return " OR ".join(f'("{one}" AND "{two}")' for one, two in combinations(known[:4], 2))
    reached = accumulate(counts[word] for word in known)
    few = [word for word, total in zip(known, reached, strict=True) if total <= _CANDIDATES]
    return " OR ".join(f'"{word}"' for word in few or known[:1])


def _count(memory: Memory, word: str) -> int:
    if word not in memory.counts:
        sql = "SELECT doc FROM terms WHERE term = ? AND col = 'source'"
        memory.counts[word] = sum(int(count) for (count,) in memory.rows(sql, (word,)))
    return memory.counts[word]


def _share(memory: Memory, part: str) -> float:
    if part not in memory.shares:
        sql = "SELECT total(scope = ?) / max(count(*), 1) FROM segments"
        memory.shares[part] = sum(float(share) for (share,) in memory.rows(sql, (part,)))
    return memory.shares[part]


def scored(
    folded: str, candidates: Sequence[tuple[int, str]], minimum: int
) -> list[tuple[int, int]]:
    """Return score and number of the *candidates*, numbers and folded texts, like the text."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import Indel

    words = folded.split()
    texts = [text for _, text in candidates]
    # The mean cannot reach the minimum if the letters alone are farther off than this.
    least = max(0, 2 * minimum - 100)
    found: list[tuple[int, int]] = []
    for text, letters, at in process.extract(
        folded, texts, scorer=fuzz.ratio, score_cutoff=least, limit=None
    ):
        by_words = 100 * Indel.normalized_similarity(words, text.split())
        if (score := int((letters + by_words) / 2)) >= minimum:
            found.append((min(score, 99), candidates[at][0]))
    return found
