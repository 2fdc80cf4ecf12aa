"""Which new message is an old one, reworded: so that its translation is not lost to sight."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from transnews.model import Key

# Below this share of common text, a translator is faster from nothing.
_SIMILAR = 0.6
# difflib is quadratic: longer texts are compared by words instead of letters.
_LONG = 200
# A word of an alphabetic script, or one other character (ideographs have no spaces).
_TOKEN = re.compile(r"[^\W\u2e80-\U0003ffff]+|\S")


def pair(old: Sequence[Key], new: Sequence[Key]) -> dict[Key, Key]:
    """Map new keys to the old ones that they are most like, each used once, best pairs first.

    Only keys of the same context are paired: a headline is not a paragraph.

    >>> pair([Key("", "Talks go on.")], [Key("", "Talks will go on."), Key("", "Rain.")])
    {Key(context='', text='Talks will go on.'): Key(context='', text='Talks go on.')}
    """
    scored = [
        (-score, there, here)
        for there, target in enumerate(new)
        for here, score in _similar(target, old)
    ]
    pairs: dict[Key, Key] = {}
    used: set[int] = set()
    for _, there, here in sorted(scored):
        if new[there] not in pairs and here not in used:
            pairs[new[there]] = old[here]
            used.add(here)
    return pairs


def _similar(target: Key, old: Sequence[Key]) -> list[tuple[int, float]]:
    """Return the places in *old* of what is like *target*, with the share of common text."""
    found = []
    # difflib remembers what it learned of the second text, so that is the one that stays.
    by_letter = SequenceMatcher(None, "", target.text, autojunk=False)
    by_word = SequenceMatcher(None, [""], _TOKEN.findall(target.text), autojunk=False)
    for place, key in enumerate(old):
        if key.context != target.context:
            continue
        if max(len(key.text), len(target.text)) <= _LONG:
            matcher: SequenceMatcher[str] = by_letter
            matcher.set_seq1(key.text)
        else:
            matcher = by_word
            matcher.set_seq1(_TOKEN.findall(key.text))
        if (
            matcher.real_quick_ratio() >= _SIMILAR
            and matcher.quick_ratio() >= _SIMILAR
            and (score := matcher.ratio()) >= _SIMILAR
        ):
            found.append((place, score))
    return found
