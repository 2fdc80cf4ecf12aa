"""An article in a locale, as it is worked on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from transnews.drafting import Plan
from transnews.errors import ReviewError
from transnews.formers import Former
from transnews.layout import Places
from transnews.model import Article, Key, Message
from transnews.recall import Recalled
from transnews.review import Entry
from transnews.state import Look
from transnews.trace import Trace, TraceEntry


@dataclass(frozen=True, slots=True)
class Task:
    """An article in a locale, with what stands there already."""

    article: Article
    locale: str
    route: str
    places: Places
    old: str | None
    """Text of the PO file, if there is one."""
    entries: Mapping[Key, Entry]
    """Of the PO file; obsolete ones only if their text is in the article again."""
    trace: Trace
    traced: Mapping[Key, TraceEntry]
    """The entries of the trace."""
    messages: tuple[Message, ...]
    plans: tuple[Plan, ...]
    """Of the messages that need a draft."""
    machine: Mapping[Key, str]
    """`review.digest` by which the text of a message is known as the machine's own."""
    formers: Mapping[Key, Former]
    """What people made of a message when it read otherwise; their texts stay, and a fresh
    draft is offered beside them."""
    renamed: Places | None = None
    """Where the article's files lay under its former name."""
    recalled: Mapping[Key, Recalled] = field(default_factory=dict)
    """What people made of the very same texts elsewhere, for those that are new here."""
    matches: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    """What people made of texts like those that need a draft, as the translator reads it."""
    broken: ReviewError | None = None
    """What is wrong with the trace file; it counts as missing, and is left as it is."""
    look: Look | None = None  # at its files, before they were read
