"""Marks that a model keeps: what must not be translated goes as one of them, with a number.

Which marks survive depends on the model: the starter models keep ``XQ1``, ``Qz7`` and ``ZZ1``
in 120 of 120 sentences, ``[0]`` in 119, ``⟦0⟧``, ``{0}``, ``<0>`` and ``@1`` in none. So each
package is asked once, and the answer is kept by the engine's signature, which has its sha256.
No underscores: SentencePiece decoders turn them into spaces.
"""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from transnews.files import write_text
from transnews.languages import primary

DEFAULT = "XQ"
MARKS = (DEFAULT, "ZZ", "QX", "ZQ", "JX", "Qz")
"""Letters before the number, the likeliest first; none begins a word of many languages."""

_ANY = ("{0}, {1} ({2}).", "{0}: {1}", '"{0}" - {1}')
_CARRIERS = {
    "de": ("Am {0} traf die Ministerin {1} in Berlin.", "Mehr dazu auf {0} und bei {1}."),
    "en": ("On {0} the minister met {1} in Berlin.", "Read more on {0} and follow {1}."),
    "es": ("El {0} la ministra se reunió con {1} en Berlín.", "Más en {0} y en {1}."),
    "fr": ("Le {0}, la ministre a rencontré {1} à Berlin.", "En savoir plus sur {0} et {1}."),
    "it": ("Il {0} la ministra ha incontrato {1} a Berlino.", "Di più su {0} e su {1}."),
    "nl": ("Op {0} ontmoette de minister {1} in Berlijn.", "Meer op {0} en bij {1}."),
    "pl": ("Dnia {0} minister spotkała {1} w Berlinie.", "Więcej na {0} i u {1}."),
    "pt": ("Em {0} a ministra encontrou {1} em Berlim.", "Mais em {0} e em {1}."),
    "ru": ("Министр встретилась с {1} в Берлине {0}.", "Подробнее на {0} и у {1}."),
    "uk": ("Міністерка зустрілася з {1} у Берліні {0}.", "Докладніше на {0} і в {1}."),
}


def probe(translate: Callable[[Sequence[str]], Sequence[str]], language: str) -> str:
    """Return the mark that comes through most often.

    Args:
        translate: Gives the translation of each text.
        language: Of the texts, any tag; one without sentences here is asked with marks alone.

    >>> probe(lambda texts: [text.replace("XQ", "X") for text in texts], "en")
    'ZZ'
    """
    carriers = (*_CARRIERS.get(primary(language), ()), *_ANY)
    sent = [text.format(*(f"{m}{n}" for n in (1, 2, 3))) for m in MARKS for text in carriers]
    heard = translate(sent)
    size = len(carriers)
    kept = {
        mark: sum(map(_survivors, [mark] * size, sent[at:], heard[at:]))
        for at, mark in zip(range(0, len(sent), size), MARKS, strict=True)
    }
    return max(MARKS, key=kept.__getitem__)  # of equals the first


def _survivors(mark: str, sent: str, heard: str) -> int:
    """Count the marks of one text that stand in its translation just once."""
    numbers = re.findall(rf"{mark}(\d)", sent)
    return sum(len(re.findall(rf"(?<!\w){mark}{number}(?!\w)", heard)) == 1 for number in numbers)


def remembered(cache: Path, signature: str, probing: Callable[[], str]) -> str:
    """Return the mark of the engine *signature* from the file *cache*, or probe and write it there.

    A cache that cannot be read is made anew.

    Raises:
        FileError: the cache cannot be written.
    """
    try:
        known = json.loads(cache.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    known = known if isinstance(known, dict) else {}
    if known.get(signature) not in MARKS:
        known[signature] = probing()
        write_text(cache, json.dumps(known, indent=1, sort_keys=True) + "\n")
    return str(known[signature])
