"""Names that the article keeps elsewhere, and that one of its translations has lost.

Without attention nobody can tell a lost name from an exonym (*Germany*, *Alemanha*). But a name
that the translations of the same article keep as it is (*Kavanaugh*) is looked for wherever the
source has it, in any form. A warning: `benchmarks/people.py` has the figures.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transnews import glossary, names
from transnews.drafting import Direction
from transnews.model import Finding, Severity

_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
"""Names of fewer letters are abbreviations, which translations write out."""


def vanished(
    pairs: Sequence[tuple[str, str]], direction: Direction
) -> Iterator[tuple[Finding, ...]]:
    """Yield for each text and its translation, without markup, what names it has lost.

    Args:
        pairs: The texts of one article.
        direction: Languages; names of the glossary have a check of their own.
    """
    ours = [tuple(_names(source, direction)) for source, _ in pairs]
    theirs = [frozenset(_WORD.findall(target)) for _, target in pairs]
    kept = [
        {word for name in found for word in name if word in said}
        for found, said in zip(ours, theirs, strict=True)
    ]
    often = Counter(word for words in kept for word in words)
    for found, said in zip(ours, theirs, strict=True):
        # What is gone here and kept at all is kept elsewhere.
        lost = (name for name in found if any(map(often.get, name)) and not _is(name, said))
        messages = dict.fromkeys(f"{' '.join(name)} is missing" for name in lost)
        yield tuple(Finding("proper", Severity.WARNING, message) for message in messages)


def _names(source: str, direction: Direction) -> Iterator[tuple[str, ...]]:
    """Yield the words with capitals of each name that the glossary has not."""
    owed = [span for term in glossary.find(direction.matcher, source) for span in term.spans]
    for span in names.find(source, direction.source):
        words = (word for word in _WORD.findall(span.of(source)) if word[0].isupper())
        long = tuple(word for word in words if len(word) >= _SHORT)
        held = any(other.start < span.stop and span.start < other.stop for other in owed)
        if long and not held:
            yield long


def _is(name: Sequence[str], said: frozenset[str]) -> bool:
    """Tell whether a translation may have a name, in whatever form."""
    if not said.isdisjoint(name):
        return True
    return any(names.resembles(word, other) for word in name for other in said)
