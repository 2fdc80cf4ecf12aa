"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator

from transnews import alignment
from transnews.galley.values import Change
from transnews.model import Span


def diff(was: str, now: str) -> tuple[Change, ...]:
    """Return the stretches of *was* and *now* in order, empty if they are the same.

    Joined, the one sides are *was* and the others are *now*.

    >>> [(c.was, c.now) for c in diff("It will rain.", "It will not rain.")]
    [('It will ', 'It will '), ('', 'not '), ('rain.', 'rain.')]
    """
    if was == now:
        return ()
    ours, theirs = _tokens(was), _tokens(now)
    return tuple(_joined(_stretches(ours, theirs)))


def _tokens(text: str) -> list[str]:
    """Return the words of a text, and what stands between them character by character."""
    pieces: list[str] = []
    done = 0
    for word in (*alignment.words(text), Span(len(text), len(text))):
        pieces += re.findall(r"\s+|\S", text[done : word.start])
        pieces.append(word.of(text))
        done = word.stop
    return [piece for piece in pieces if piece]


def _stretches(ours: list[str], theirs: list[str]) -> Iterator[Change]:
    from rapidfuzz.distance import Indel

    for step in Indel.opcodes(ours, theirs):
        was = "".join(ours[step.src_start : step.src_end])
        now = "".join(theirs[step.dest_start : step.dest_end])
        yield Change(was, now)


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """Join what is beside each other, and what only a space keeps apart."""
    same, was, now = "", "", ""
    for change in changes:
        if change.was == change.now:
            if (was or now) and change.was.isspace():
                same = change.was
                continue
            if was or now:
                yield Change(was, now)
            if same:
                yield Change(same, same)
            same = was = now = ""
            yield change
        else:
            was, now, same = was + same + change.was, now + same + change.now, ""
    if was or now:
        yield Change(was, now)
    if same:
        yield Change(same, same)
