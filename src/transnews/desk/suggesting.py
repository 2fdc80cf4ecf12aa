"""What helps with a text: names it owes, what people wrote for texts like it, a fresh draft."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from transnews import build, changes, markup, memory, recall
from transnews.config import Settings
from transnews.drafting import owed
from transnews.errors import ArticleError
from transnews.galley import Opened
from transnews.galley.diffing import diff
from transnews.galley.values import Change
from transnews.memory import Match, Memory, Query
from transnews.model import Key

_FRESH = 10.0
"""Seconds for which the memory counts as up to date."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name or term of the glossary in the source."""

    source: str
    forms: Sequence[str]
    """Accepted in the translation, the preferred one first."""
    note: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation that a person let pass elsewhere."""

    source: str
    target: str
    score: int
    """100: of the very same text."""
    origin: str
    """The file that holds it."""
    reasons: Sequence[str]
    """What that text says otherwise, and must not be overlooked."""
    diff: Sequence[Change]
    """From its source to this one; empty if they are the same."""


def names(desk: Opened, key: Key) -> tuple[Name, ...]:
    """Return the names that a text owes its translation."""
    try:
        text = markup.take_out(key.text, _kind(desk, key)).text
    except ArticleError:
        return ()
    return tuple(
        Name(term.spans[0].of(text), term.forms, term.concept.note)
        for term in owed.find(text, desk.case.direction)
    )


def _kind(desk: Opened, key: Key) -> str:
    article = desk.case.article
    blocks = (block for block in article.blocks if build.key(block) == key)
    return next((block.markup for block in blocks if block.markup), article.format)


def query(desk: Opened, key: Key) -> Query:
    """Return how the memory is asked for a text.

    Raises:
        KeyError: the article has no such text.
    """
    article = desk.case.article
    keys = list(dict.fromkeys(map(build.key, article.blocks)))
    target = desk.case.direction.target
    return recall.queries(keys, article.language, target, article.format)[key]


class Recollection:
    """The memory of a project, used in a thread of its own: SQLite wants that."""

    def __init__(self, project: Path, settings: Settings) -> None:
        """Prepare; nothing is opened yet."""
        self._project, self._settings = project, settings
        self._worker = ThreadPoolExecutor(1, "memory")
        self._stack = ExitStack()
        self._memory: Memory | None = None
        self._fresh = float("-inf")

    def warm(self) -> None:
        """Open the memory and bring it up to date while nobody waits for it."""
        self._worker.submit(self._opened)

    def ask(self, asked: Query, own: str) -> "Future[tuple[Remembered, ...]]":
        """Look for a text; what stands for it in the file *own* itself is not told.

        The future raises FileError if the memory cannot be used.
        """
        return self._worker.submit(lambda: tuple(_found(self._opened(), asked, own)))

    def close(self) -> None:
        """Close the memory; what it is doing is ended first."""
        self._worker.submit(self._stack.close)
        self._worker.shutdown(cancel_futures=False)

    def _opened(self) -> Memory:
        if self._memory is None:
            self._memory = self._stack.enter_context(memory.open_memory(self._project))
        if time.monotonic() - self._fresh > _FRESH:
            memory.refresh(self._memory, self._project, self._settings)
            self._fresh = time.monotonic()
        return self._memory


def _found(known: Memory, asked: Query, own: str) -> Iterator[Remembered]:
    for match in (*memory.exact(known, asked), *memory.near(known, asked, veto=changes.changes)):
        one = match.segment
        if (one.origin, one.context, one.source) != (own, asked.context, asked.text):
            yield _remembered(match, asked)


def _remembered(match: Match, asked: Query) -> Remembered:
    one = match.segment
    return Remembered(
        one.source,
        one.target,
        match.score,
        one.origin,
        match.reasons,
        diff(one.source, asked.text),
    )
