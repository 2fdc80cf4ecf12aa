"""Cut a sentence that is too long for the engine, at the best places there are."""

import re

from transnews.model import Sentence
from transnews.segment.pieces import sentences

# Words before which a clause may begin; of the languages of the shipped rules. A wrong one
# costs nothing: it only ranks a space above others.
_CONJUNCTIONS = (
    "and|but|or|because|while|which|who|that|when|where|e|mas|ou|que|porque|quando|y|pero|o|cuando"
    "|i|però|perquè|et|mais|parce|qui|und|aber|oder|weil|dass|ed|ma|che|perché|en|maar|of|omdat|dat"
    "|oraz|ale|lub|bo|że|który|která|który|nebo|protože|že|и|но|или|а|что|который|потому"
    "|і|й|та|але|або|що|який|бо|або|які|што"
)
# Places to cut, the best first. A match ends where the next piece begins.
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.?!…][\"'”’»)\]]*\s+|[。！？][」』”’）]*",
        r"[;:]\s+|[；：]",
        r"\s+(?=[–—-]\s)|,\s+(?=[–—-]\s)",
        rf"[,،]\s+(?=(?:{_CONJUNCTIONS})\b)",
        r"[,،)\]]\s+|[，、]",
        rf"\s+(?=(?:{_CONJUNCTIONS})\b)",
        r"\s+",
    )
)


def clauses(text: str, limit: int) -> tuple[Sentence, ...]:
    """Cut *text* into pieces of at most *limit* characters, losing nothing.

    A cut falls after ``;`` or ``:``, else at a dash, else after a comma, else at a space;
    inside a word only where the word itself is longer than the limit.

    >>> [piece.text for piece in clauses("He came, he saw; he won the day.", 20)]
    ['He came, he saw;', 'he won the day.']

    Raises:
        ValueError: *limit* is less than 1.
    """
    if limit < 1:
        raise ValueError(f"limit {limit}: must be 1 or more characters")
    body = text.strip()
    start = text.find(body)
    pieces = [text[:start]]
    end = start + len(body)
    while end - start > limit:
        cut = _cut(text, start, start + limit, end)
        pieces.append(text[start:cut])
        start = cut
    return sentences([*pieces, text[start:]])


def _cut(text: str, start: int, stop: int, end: int) -> int:
    """Return where the piece after ``text[start:stop]`` begins; its own text ends by *stop*."""
    # The first third is only used if nothing else is there: crumbs translate badly.
    for floor, places in ((start + (stop - start) // 3, _PLACES), (start, _PLACES[-1:])):
        for place in places:
            if cut := _last(place, text, floor, stop, end):
                return cut
    return stop


def _last(place: re.Pattern[str], text: str, floor: int, stop: int, end: int) -> int:
    """Return the end of the last match of *place* whose piece ends in (floor, stop], or 0."""
    last = 0
    for match in place.finditer(text, floor, end):
        size = len(match[0].rstrip())
        if match.start() + size > stop:
            break
        if match.start() + size > floor:
            last = match.end()
    return last
