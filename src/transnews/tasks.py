"""One article in one locale: what stands there, and which messages need a draft."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transnews import (
    build,
    changes,
    drafting,
    files,
    formers,
    layout,
    markup,
    orphans,
    recall,
    redraft,
    review,
    trace,
)
from transnews.config import Settings
from transnews.drafting import Direction, Plan
from transnews.errors import ArticleError, MaterialError, ReviewError
from transnews.formers import Former
from transnews.layout import Places
from transnews.memory import Memory, Query
from transnews.model import Article, Key, Message
from transnews.orphans import Orphan
from transnews.recall import Recalled, Remember
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


def _nothing() -> None:
    return None


def sha256(text: str) -> str:
    """Return the hash by which a machine's text is known again."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def open_task(
    project: Path,
    settings: Settings,
    article: Article,
    direction: Direction,
    route: str,
    signature: str,
    lost: Sequence[Orphan] = (),
    remember: Remember = _nothing,
) -> Task:
    """Read what stands there and see what needs a draft.

    Args:
        project: The project folder.
        settings: Its settings.
        article: The article.
        direction: Languages and glossary.
        route: Name of the route that would be taken.
        signature: Of the engine that would translate.
        lost: Files without an article: those of an article that was renamed are its own.
        remember: Opens the memory.

    Raises:
        FileError: a file cannot be read.
        ArticleError: a text holds more inline elements than a text can.
        ReviewError: the PO file is broken.
    """
    places = layout.places(settings, article.path, direction.target)
    try:
        messages = _messages(article, direction)
    except ArticleError as error:
        raise ArticleError(f"{article.path}: {error}") from error
    keys = [message.key for message in messages]
    old, renamed = _read(project, str(places.po)), None
    if old is None and (orphan := orphans.former(lost, keys)):
        renamed = orphan.places
        old = _read(project, str(renamed.po))
    catalog = review.parse(old, str(places.po)) if old is not None else None
    entries = formers.standing(catalog, keys) if catalog else {}
    known, broken = _read_trace(project, places)
    if known is None and broken is None and renamed:
        known, broken = _read_trace(project, renamed)
    if known is None:
        known = Trace(article.path.as_posix(), "", article.language, direction.target, route, ())
    traced = {entry.key: entry for entry in known.entries}
    machine = redraft.machine(entries, traced)
    was = formers.find(catalog, entries, keys, machine) if catalog else {}
    needed = [
        message
        for message in messages
        if redraft.needed(
            message,
            entries.get(message.key),
            traced.get(message.key),
            machine.get(message.key),
            signature,
            message.key in was,
        )
    ]
    known_by = remember() if needed else None
    queries = recall.queries(keys, direction.source, direction.target, article.format)
    recalled = _recalled(known_by, [m.key for m in needed], queries, entries, was)
    plans = [
        _plan(message, was.get(message.key), direction, known_by)
        for message in needed
        if message.key not in recalled
    ]
    like = {
        plan.message.key: recall.like(known_by, queries[plan.message.key], changes.changes)
        for plan in plans
        if known_by and plan.message.key not in was
    }
    return Task(
        article=article,
        locale=direction.target,
        route=route,
        places=places,
        old=old,
        entries=entries,
        trace=known,
        traced=traced,
        messages=messages,
        plans=tuple(plans),
        machine=machine,
        formers=was,
        renamed=renamed,
        recalled=recalled,
        matches=like,
        broken=broken,
    )


def _recalled(
    known: Memory | None,
    needed: Sequence[Key],
    queries: Mapping[Key, Query],
    entries: Mapping[Key, Entry],
    was: Mapping[Key, Former],
) -> dict[Key, Recalled]:
    """Return what people made elsewhere of the texts that have no translation here."""
    new = [
        key for key in needed if key not in was and (key not in entries or not entries[key].msgstr)
    ]
    found = {key: recall.exact(known, queries[key]) for key in new} if known else {}
    return {key: one for key, one in found.items() if one}


def _plan(
    message: Message, former: Former | None, direction: Direction, known: Memory | None
) -> Plan:
    """Take a message apart; sentences that a person translated stay as they are."""
    kind = message.markup or direction.format
    languages = direction.source, direction.target
    own = formers.sentences(former, kind, languages) if former else {}
    return drafting.message_plan(message, direction, recall.sentences(known, own, *languages))


def _read(project: Path, name: str) -> str | None:
    path = project / name
    return files.read_text(path, name) if path.exists() else None


def _read_trace(project: Path, places: Places) -> tuple[Trace | None, ReviewError | None]:
    """Return the trace, if there is a whole one, or what is wrong with it."""
    try:
        text = _read(project, str(places.trace))
        return (None if text is None else trace.read_trace(text, str(places.trace))), None
    except MaterialError as error:
        advice = "left as it is, and all drafts of the article count as a person's"
        return None, ReviewError(f"{error}; {advice}")


def _messages(article: Article, direction: Direction) -> tuple[Message, ...]:
    found: dict[Key, Message] = {}
    for block in article.blocks:
        key = build.key(block)
        if key not in found:
            plain = markup.take_out(block.text, block.markup or article.format)
            terms = drafting.owed.find(plain.text, direction)
            found[key] = Message(key, block.role, terms, block.markup)
    return tuple(found.values())
