"""What the memory gives for the messages of an article that nobody translated there yet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transnews import memory
from transnews.config import Settings
from transnews.errors import FileError
from transnews.memory import Match, Memory, Query, Veto
from transnews.model import Key

Remember = Callable[[], Memory | None]
"""Gives the memory, if there is anything in it that a person approved."""

NOTE = "memory"
"""How the notes begin that say what the memory has."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Recalled:
    """A person's translation of the very same text elsewhere."""

    text: str
    reviewed: bool
    """It stood in the same context there, and counts as reviewed here."""
    notes: tuple[str, ...]


@contextmanager
def remembering(
    project: Path, settings: Settings, tell: Callable[[FileError], object]
) -> Iterator[Remember]:
    """Yield what opens the memory and brings it up to date when it is first asked for.

    One that cannot be opened is told of, and done without.
    """
    with ExitStack() as stack:

        @cache
        def remember() -> Memory | None:
            try:
                opened = stack.enter_context(memory.open_memory(project))
                return opened if memory.refresh(opened, project, settings).reviewed else None
            except FileError as error:
                tell(error)
                return None

        yield remember


def queries(
    keys: Sequence[Key],
    language: str,
    locale: str,
    format: str,  # noqa: A002 - of the article
) -> dict[Key, Query]:
    """Return how the messages of an article, in its order, are looked for."""
    texts = ["", *(key.text for key in keys), ""]
    return {
        key: Query(key.text, language, locale, format, key.context, before, after)
        for key, before, after in zip(keys, texts, texts[2:], strict=False)
    }


def exact(known: Memory, query: Query) -> Recalled | None:
    """Return the reviewed translation of the very same text, if there is one.

    In the same context, where all such translations agree, it counts as reviewed; else it is
    offered as a draft, the likeliest place first.
    """
    found = memory.exact(known, query)
    if not found:
        return None
    agreed = found[0].in_context and sum(match.in_context for match in found) == 1
    if agreed:
        return Recalled(
            found[0].segment.target, True, (f"{NOTE}: reviewed in {found[0].segment.origin}",)
        )
    others = [
        f"{NOTE}: also “{match.segment.target}” ({match.segment.origin})" for match in found[1:]
    ]
    notes = (f"{NOTE}: the same text in {found[0].segment.origin}", *others[: _SHOWN - 1])
    return Recalled(found[0].segment.target, False, notes)


def like(known: Memory, query: Query, veto: Veto) -> tuple[str, ...]:
    """Return reviewed translations of texts like this one, as the translator reads them.

    Args:
        known: The memory.
        query: The text.
        veto: Says what differs that must not go unseen.
    """
    found = memory.near(known, query, limit=_SHOWN, veto=veto)
    return tuple(_shown(match) for match in found)


def sentences(
    known: Memory | None, former: Mapping[str, str], language: str, locale: str
) -> "Sentences":
    """Return how a person translated sentences: in the former wording, else anywhere."""
    return Sentences(former, memory.sentences(known, language, locale) if known else None)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Looks up the reviewed translations of sentences."""

    former: Mapping[str, str]
    elsewhere: memory.Sentences | None

    def get(self, sentence: str, /) -> str | None:
        """Return the translation of *sentence* by a person, None without a clear one."""
        if (found := self.former.get(sentence)) is not None:
            return found
        return self.elsewhere.get(sentence) if self.elsewhere else None


def _shown(match: Match) -> str:
    reasons = f" ({'; '.join(match.reasons)})" if match.reasons else ""
    one = match.segment
    return f"{NOTE} {match.score} %: “{one.source}” → “{one.target}”{reasons}"
