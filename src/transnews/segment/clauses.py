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
# Places to cut, the best first; a match ends where the next piece begins. With each, the
# least part of the limit that it must fill: crumbs translate badly.
_PLACES = tuple(
    (re.compile(pattern), share)
    for pattern, share in (
        (r"[.?!…][\"'”’»)\]]*\s+|[。！？][」』”）]*", 0.3),
        (r"[;:]\s+|[；：]", 0.3),
        (r",?\s+(?=[–—-]\s)", 0.3),
        (rf"[,،]\s+(?=(?:{_CONJUNCTIONS})\b)", 0.5),
        (r"[,،)\]]\s+|[，、]", 0.5),
        (rf"\s+(?=(?:{_CONJUNCTIONS})\b)", 0.5),
        (r"\s+", 0.0),
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
    for place, share in _PLACES:
        if cut := _last(place, text, start + int(share * (stop - start)), stop, end):
            return cut
    return stop


def _last(place: re.Pattern[str], text: str, floor: int, stop: int, end: int) -> int:
    """Return the end of the last match of *place* whose piece ends in (floor, stop], or 0."""
    last = 0
    for match in place.finditer(text, floor, end):
        size = match.start() + len(match[0].rstrip())
        if size > stop:
            break
        if size > floor:
            last = match.end()
    return last
