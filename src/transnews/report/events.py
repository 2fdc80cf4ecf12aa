"""What a run tells while it goes on."""

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from transnews.errors import TransnewsError
from transnews.model import Key, Severity, Span

_QUOTED = 60
"""Characters of a text that a problem quotes."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person must see to; the rest of the job went on."""

    message: str
    exit_status: int
    """0 for what is told and costs nothing."""
    kind: str = ""
    """``article``, ``review``, ``model``, …: the error's name; ``internal`` for a slip of ours."""
    article: str = ""
    """The article that it concerns, where it is one."""
    locale: str = ""
    traceback: str = ""
    """Of an internal error."""

    @classmethod
    def of(cls, error: TransnewsError, article: str = "", locale: str = "") -> "Problem":
        """Make a problem of an error.

        >>> from transnews.errors import ReviewError
        >>> Problem.of(ReviewError("a.po:3: no")).kind
        'review'
        """
        kind = type(error).__name__.removesuffix("Error").lower()
        return cls(str(error), error.exit_status, kind, article, locale)

    @classmethod
    def of_text(cls, error: TransnewsError, text: str, article: str, locale: str) -> "Problem":
        """Make a problem of what keeps a text of an article without a draft."""
        # Not more than a line can hold: it may be the length of the text that is wrong.
        shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        message = f"{article} → {locale}: no draft of {shown!r}: {error}"
        return cls(message, 1, "text", article, locale)

    @classmethod
    def internal(cls, error: Exception, article: str = "", locale: str = "") -> "Problem":
        """Make a problem of an exception that nobody expected: a slip of ours."""
        place = " → ".join(filter(None, (article, locale)))
        what = f"internal error: {type(error).__name__}: {error}".rstrip(": ")
        message = f"{place}: {what}" if place else what
        trace = "".join(traceback.format_exception(error))
        return cls(message, 1, "internal", article, locale, trace)


@dataclass(frozen=True, slots=True)
class Planned:
    """So many words of source, over all locales, are in the job."""

    words: int


@dataclass(frozen=True, slots=True)
class Begun:
    """A direction begins: these articles go from one language to a locale."""

    source: str
    locale: str
    route: str
    articles: int
    signature: str = ""
    """Of the engine: packages, versions, hashes, beam."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many more words of the source are done."""

    words: int


@dataclass(frozen=True, slots=True)
class Spent:
    """So much time went into a stage of the work: ``survey``, ``load``, ``draft``, ``save``."""

    stage: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found in a draft of this run."""

    check: str
    severity: Severity
    message: str
    key: Key
    """Of the text."""
    span: Span | None = None
    """In the translation of the sentence; None where something is missing."""

    def __str__(self) -> str:
        return f"{self.check}: {self.message}"


@dataclass(frozen=True, slots=True)
class Done:
    """An article is done in a locale."""

    article: str
    locale: str
    route: str
    words: int
    messages: int
    pending: int = 0
    """Messages that needed a draft."""
    drafted: int = 0
    """Messages drafted in this run."""
    translated: int = 0
    """Sentences that the model translated."""
    repaired: int = 0
    """Those of them that failed a check at first and were mended by another attempt."""
    reused: int = 0
    """Sentences that the model, or a person, had translated before."""
    settled: int = 0
    """Sentences that needed no model: dates, numbers, names, tags."""
    names: int = 0
    """Glossary names that the drafted sentences owed."""
    names_missing: int = 0
    findings: tuple[Found, ...] = ()
    """What translators are asked to look at, errors first."""
    errors: int = 0
    """How many of them are errors, which nothing mended."""
    written: tuple[str, ...] = ()
    """Files that changed."""
    words_drafted: int = 0
    """Words of the source in the messages drafted in this run."""


@dataclass(frozen=True, slots=True)
class TakenDown:
    """The variant of an article that was retracted is gone."""

    article: str
    name: str


Event = Problem | Planned | Begun | Progress | Spent | TakenDown | Done


@contextmanager
def timed(notify: Callable[[Event], None], stage: str) -> Iterator[None]:
    """Tell how long a stage took, also where it failed."""
    started = time.monotonic()
    try:
        yield
    finally:
        notify(Spent(stage, time.monotonic() - started))
