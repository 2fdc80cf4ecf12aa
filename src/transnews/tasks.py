"""One article in one locale: what stands there, and which messages need a draft."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transnews import (
    build,
    drafting,
    files,
    formers,
    glossary,
    layout,
    markup,
    orphans,
    review,
    trace,
)
from transnews.config import Settings
from transnews.drafting import Direction, Plan
from transnews.errors import ArticleError, MaterialError, ReviewError
from transnews.formers import Former
from transnews.layout import Places
from transnews.model import Article, Key, Message
from transnews.orphans import Orphan
from transnews.review import Entry, State
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
    """Of the PO file, without the obsolete ones."""
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
    broken: ReviewError | None = None
    """What is wrong with the trace file; it counts as missing, and is left as it is."""


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
    old, renamed = _read(project, str(places.po)), None
    if old is None and (orphan := orphans.former(lost, [m.key for m in messages])):
        renamed = orphan.places
        old = _read(project, str(renamed.po))
    catalog = review.parse(old, str(places.po)) if old is not None else None
    entries = review.texts(catalog) if catalog else {}
    known, broken = _read_trace(project, places)
    if known is None and broken is None and renamed:
        known, broken = _read_trace(project, renamed)
    if known is None:
        known = Trace(article.path.as_posix(), "", article.language, direction.target, route, ())
    traced = {entry.key: entry for entry in known.entries}
    machine = _machine(entries, traced)
    was = formers.find(catalog, [m.key for m in messages], machine) if catalog else {}
    plans = [
        _plan(message, was.get(message.key), direction)
        for message in messages
        if _needs_draft(
            message,
            entries.get(message.key),
            traced.get(message.key),
            machine.get(message.key),
            signature,
            message.key in was,
        )
    ]
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
        broken=broken,
    )


def _plan(message: Message, former: Former | None, direction: Direction) -> Plan:
    """Take a message apart; sentences that a person translated in its former wording stay."""
    if former is None:
        return drafting.message_plan(message, direction)
    kind = message.markup or direction.format
    approved = formers.sentences(former, kind, (direction.source, direction.target))
    return drafting.message_plan(message, direction, approved)


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


def _machine(entries: Mapping[Key, Entry], traced: Mapping[Key, TraceEntry]) -> dict[Key, str]:
    """Return by which digest the text of each message is known as the machine's.

    That is what the trace says it wrote; what it wrote before, if the program was killed between
    trace and PO file; or what it wrote for another message, if msgmerge moved a draft to a
    changed text (it says nothing of that on entries that were fuzzy already).
    """
    said = {digest for made in traced.values() for digest in (made.text, made.replaced)}
    found = {key: made.text for key, made in traced.items()}
    for key, entry in entries.items():
        digest, made = review.digest(entry.msgstr), traced.get(key)
        moved = made is None and digest in said
        if moved or (made is not None and digest == made.replaced):
            found[key] = digest
    return found


def _needs_draft(
    message: Message,
    entry: Entry | None,
    made: TraceEntry | None,
    machine: str | None,
    signature: str,
    outdated: bool,
) -> bool:
    """Tell whether the message is new or empty, or would be drafted otherwise now."""
    if outdated:
        return made is None or not made.offer or _otherwise(message, made, signature)
    if entry is None or entry.state is State.MISSING:
        return True
    if not review.needs_draft(entry, machine):
        return False
    if made is None:
        return True
    # Killed between trace and PO file: the file still holds the text before the traced one.
    return machine != made.text or _otherwise(message, made, signature)


def _otherwise(message: Message, made: TraceEntry, signature: str) -> bool:
    """Tell whether engine or glossary are others than when the draft was made."""
    return made.engine not in ("", signature) or made.glossary != glossary.digest(message.terms)
