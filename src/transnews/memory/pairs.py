"""Sentences of reviewed texts, with their reviewed translations."""

from dataclasses import dataclass

from transnews.memory.folding import digest
from transnews.memory.store import Memory
from transnews.memory.values import Tier, scope


@dataclass(frozen=True, slots=True)
class Sentences:
    """Looks up reviewed sentences of one direction."""

    memory: Memory
    scope: str

    def get(self, sentence: str) -> str | None:
        """Return the reviewed translation of *sentence*, both without markup, or None.

        None too where reviewed texts translate it in several ways.
        """
        sql = "SELECT DISTINCT target FROM sentences WHERE hash = ? AND scope = ? AND source = ?"
        found = self.memory.rows(sql, (digest(sentence), self.scope, sentence))
        return str(found[0][0]) if len(found) == 1 else None

    def __contains__(self, sentence: str) -> bool:
        return self.get(sentence) is not None


def sentences(memory: Memory, language: str, locale: str) -> Sentences:
    """Return the sentences of reviewed texts in *language* with their translations into *locale*.

    They come from texts that have as many sentences as their translations, in the same order.
    What holds an inline object (an image, code) is left out.
    """
    return Sentences(memory, scope(language, locale, Tier.REVIEWED))
