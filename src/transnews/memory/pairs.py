"""Sentences of reviewed texts, with their reviewed translations."""

from collections.abc import Iterator
from dataclasses import dataclass

from transnews import segment
from transnews.memory.folding import digest, plain
from transnews.memory.store import Memory
from transnews.memory.values import Segment, Tier, scope


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


def pairs(one: Segment) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a text with their translations, if there are as many."""
    sources = _split(plain(one.source, one.format), one.language)
    targets = _split(plain(one.target, one.format), one.locale)
    if len(sources) == len(targets):
        for source, target in zip(sources, targets, strict=True):
            if not _has_object(source) and not _has_object(target):
                yield source, target


def _split(text: str, language: str) -> list[str]:
    return [one.text for one in segment.split(text, language) if one.text]


def _has_object(text: str) -> bool:
    return any("\ue000" <= char <= "\uf8ff" for char in text)
