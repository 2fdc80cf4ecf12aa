"""Follow words from a source text to its translation: pure functions on `model.Alignment`.

Rows of `Alignment.weights` sum to at most 1; what is missing went to the end-of-sentence mark.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import category

from transnews.model import Alignment, Span

Part = tuple[Alignment | None, int, int]
"""The alignment of one sentence and where its source and its target begin in the block."""

_HIT = 0.5
"""A target piece belongs to a source span that draws more than this share of its attention."""
_FAINT = 0.02
"""Weights below are noise and are left out of a composition."""
# Scripts written without spaces: each letter may begin a word.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0xA4CF),  # CJK, kana, bopomofo, Yi
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0xFF66, 0xFF9F),  # half-width kana
    (0x20000, 0x3FFFF),  # CJK extensions
)

# Articles, prepositions and "and", "or": the words that attention drags along.
_FUNCTION_WORDS = {
    "en": "a an the of in on at to by for from with and or as s",
    "pt": "a o as os um uma uns umas de do da dos das em no na nos nas num numa ao à aos às a por "
    "pelo pela pelos pelas para com sem e ou",
    "es": "el la los las lo un una unos unas de del a al en por para con sin y e o u",
    "fr": "le la les l un une des de du d à au aux en dans par pour sur avec sans et ou",
    "de": "der die das den dem des ein eine einen einem einer eines von vom zu zum zur in im ins "
    "an am auf aus bei beim für mit nach über um und oder",
    "it": "il lo la i gli le l un uno una di del dello della dei degli delle dell d a al allo alla "
    "ai agli alle all da dal dalla dai dagli dalle dall in nel nello nella nei negli nelle nell "
    "su sul sulla sui sugli sulle sull per con e ed o",
    "nl": "de het een van in op aan te ten ter bij voor met naar uit om en of door",
    "pl": "w we z ze na do od o u i a oraz lub za po przez dla przy",
    "ru": "в во с со на к ко от о об у и а или за по из для при до",
    "uk": "в у з із зі на до від о об і й та або за по для при через",
}


# Latin, Greek and Cyrillic without combining marks, and common punctuation.
_SIMPLE = re.compile(
    r"[\u0000-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20c0]*"
)
_RUN = re.compile(r"\w+")


@lru_cache(maxsize=2048)  # checks, ladder and markup all ask for the sentences of a window
def words(text: str) -> tuple[Span, ...]:
    """Return the words of *text*: runs of letters and digits with their accents and joiners.

    An apostrophe or a hyphen parts words; so does every letter of a script without spaces.

    >>> [span.of("l'ami, 東京") for span in words("l'ami, 東京")]
    ['l', 'ami', '東', '京']
    """
    if _SIMPLE.fullmatch(text):
        return tuple(Span(*word.span()) for word in _RUN.finditer(text))
    spans: list[Span] = []
    for at, letter in enumerate(text):
        solid = letter.isalnum() or letter == "_"
        joins = not solid and letter > "\x7f" and category(letter) in ("Mn", "Mc", "Me", "Cf")
        if not (solid or joins):
            continue
        follows = bool(spans) and spans[-1].stop == at
        if follows and (joins or not (_unspaced(letter) or _unspaced(text[at - 1]))):
            spans[-1] = Span(spans[-1].start, at + 1)
        else:
            spans.append(Span(at, at + 1))
    return tuple(spans)


def _unspaced(letter: str) -> bool:
    code = ord(letter)
    return code >= _UNSPACED[0][0] and any(first <= code <= last for first, last in _UNSPACED)


def project(alignment: Alignment, source_span: Span) -> Span | None:
    """Return where the words of *source_span* went: a span on the target text.

    The target pieces that give the span more than half of their attention, and the few others
    that lie between them. None if there are no such pieces, or if they are scattered: if no
    cluster of them holds two thirds of the attention they give.
    """
    columns = [i for i, piece in enumerate(alignment.source) if _overlap(piece, source_span)]
    mass = [sum(row[column] for column in columns) for row in alignment.weights]
    hits = [i for i, share in enumerate(mass) if share > _HIT]
    if not hits:
        return None
    clusters = list(_clusters(hits, reach=max(3, len(hits) // 3)))
    best = max(clusters, key=lambda cluster: sum(mass[i] for i in cluster))
    if 3 * sum(mass[i] for i in best) < 2 * sum(mass[i] for i in hits):
        return None
    return _hull(alignment.target[i] for i in best)


def beside(parts: Sequence[Part]) -> Alignment | None:
    """Return the alignment of a text whose parts have an alignment each; None if one has none.

    Each part comes with where it begins in the source text and in the target text.
    """
    width = sum(len(alignment.source) for alignment, _, _ in parts if alignment)
    source: list[Span] = []
    target: list[Span] = []
    rows: list[tuple[float, ...]] = []
    for alignment, source_at, target_at in parts:
        if alignment is None:
            return None
        left = (0.0,) * len(source)
        right = (0.0,) * (width - len(source) - len(alignment.source))
        rows += ((*left, *row, *right) for row in alignment.weights)
        source += (Span(s.start + source_at, s.stop + source_at) for s in alignment.source)
        target += (Span(s.start + target_at, s.stop + target_at) for s in alignment.target)
    return Alignment(tuple(source), tuple(target), tuple(rows))


def compose(first: Alignment, second: Alignment) -> Alignment:
    """Return the alignment source → target of a route over a middle language.

    The two hops cut the middle text into pieces of their own; pieces of the second share their
    attention among those of the first by the characters they have in common.
    """
    shares = [_shares(piece, first.target) for piece in second.source]
    rows = [_row(row, shares, first) for row in second.weights]
    return Alignment(first.source, second.target, tuple(rows))


def _shares(piece: Span, others: Sequence[Span]) -> list[tuple[int, float]]:
    common = [(i, _overlap(piece, other)) for i, other in enumerate(others)]
    total = sum(count for _, count in common)
    return [(i, count / total) for i, count in common if count]


def _row(
    row: Sequence[float], shares: Sequence[Sequence[tuple[int, float]]], first: Alignment
) -> tuple[float, ...]:
    result = [0.0] * len(first.source)
    for weight, share in zip(row, shares, strict=True):
        if weight < _FAINT:
            continue
        for middle, part in share:
            for column, value in enumerate(first.weights[middle]):
                result[column] += weight * part * value
    total = sum(result)
    return tuple(value / total for value in result) if total else tuple(result)


def trim(marked: str, target: str, span: Span, languages: tuple[str, str]) -> Span:
    """Drop the function words at the edges of *span* in *target* that *marked* has not.

    Attention drags an article or a preposition along in four of five cases. As many are kept as
    *marked* begins and ends with.

    Args:
        marked: the words of the source that went to *span*.
        target: the translation.
        span: where `project` found them.
        languages: source and target, BCP 47; without a list for both, nothing is dropped.

    >>> trim("Minister", "diz o ministro do", Span(4, 17), ("en", "pt"))
    Span(start=6, stop=14)
    """
    ours, theirs = (function_words(language) for language in languages)
    small = [word.of(marked).casefold() in ours for word in words(marked)]
    inside = [word for word in words(target) if _overlap(word, span)]
    found = [word.of(target).casefold() in theirs for word in inside]
    if not (ours and theirs and small) or all(found):
        return span
    first = _leading(found) - _leading(small)
    last = _leading(found[::-1]) - _leading(small[::-1])
    start = inside[first].start if first > 0 else span.start
    stop = inside[-1 - last].stop if last > 0 else span.stop
    return Span(start, stop)


def _leading(flags: Sequence[bool]) -> int:
    """Return how many are true before the first that is false."""
    return [*flags, False].index(False)


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the articles, prepositions and conjunctions of *language*, in lower case, or nothing.

    >>> "pelo" in function_words("pt-BR"), function_words("ja")
    (True, frozenset())
    """
    return frozenset(_FUNCTION_WORDS.get(language.split("-")[0], "").split())


def _clusters(hits: Sequence[int], reach: int) -> Iterator[list[int]]:
    """Part *hits* where two are more than *reach* apart."""
    cluster = [hits[0]]
    for before, here in pairwise(hits):
        if here - before > reach:
            yield cluster
            cluster = []
        cluster.append(here)
    yield cluster


def _hull(spans: Iterable[Span]) -> Span:
    found = list(spans)
    return Span(min(span.start for span in found), max(span.stop for span in found))


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))
