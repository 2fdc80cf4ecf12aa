"""Names in the letters of the source, where the model could not hear them.

A letter that a model's vocabulary lacks is sent bare (`engines.characters`), so it answers
``Koln`` for ``Köln``: that spelling is ours and not the model's, and it is taken back.
"""

import re
from collections.abc import Sequence
from unicodedata import is_normalized

from transnews.alignment import function_words
from transnews.engines.characters import simplify
from transnews.model import Term

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""A shorter word may be another of the target: ``Às``, ``As``."""


def restore(
    source: str, target: str, unknown: frozenset[str], language: str, terms: Sequence[Term] = ()
) -> str:
    """Return *target* with the names it has in bare letters as *source* writes them.

    A word with a capital and a letter of *unknown* gets its letters back where its bare form
    stands as a whole word. What the source has in bare letters too, what may be a small word
    of *language* (``Õ`` and ``O``), and names of the glossary (*terms*), whose rows say how
    they are written, are left alone.

    >>> restore("IW Köln fears it.", "O IW Koln teme isso.", frozenset("ö"), "pt")
    'O IW Köln teme isso.'
    """
    if unknown.isdisjoint(source) and is_normalized("NFC", source):
        return target
    small = function_words(language)
    names: dict[str, str] = {}
    for word in _WORD.finditer(source):
        owed = any(s.start < word.end() and word.start() < s.stop for t in terms for s in t.spans)
        sent = simplify(word[0], unknown)
        if word[0].islower() or owed or sent == word[0]:
            continue
        if len(sent) >= _LEAST and sent.casefold() not in small:
            names[sent] = word[0]
    bare = {word for word in _WORD.findall(source) if word in names}
    if not names.keys() - bare:
        return target
    return _WORD.sub(lambda m: m[0] if m[0] in bare else names.get(m[0], m[0]), target)
