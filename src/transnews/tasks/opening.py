"""What stands there of an article, and which of its messages need a draft."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from transnews import (
    build,
    changes,
    drafting,
    formers,
    markup,
    recall,
    redraft,
)
from transnews.config import Settings
from transnews.drafting import Direction, Plan
from transnews.errors import ArticleError
from transnews.formers import Former
from transnews.memory import Memory, Query
from transnews.model import Article, Key, Message
from transnews.orphans import Orphan
from transnews.recall import Recalled, Remember
from transnews.review import Entry
from transnews.tasks.reading import standing
from transnews.tasks.values import Task
from transnews.trace import Trace


def _nothing() -> None:
    return None


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
    try:
        messages = _messages(article, direction)
    except ArticleError as error:
        raise ArticleError(f"{article.path}: {error}") from error
    keys = [message.key for message in messages]
    stands = standing(project, settings, article.path, direction.target, keys, lost)
    entries = formers.standing(stands.catalog, keys) if stands.catalog else {}
    known = stands.trace or Trace(
        article.path.as_posix(), "", article.language, direction.target, route, ()
    )
    traced = {entry.key: entry for entry in known.entries}
    machine = redraft.machine(entries, traced)
    was = formers.find(stands.catalog, entries, keys, machine) if stands.catalog else {}

    def needs(message: Message) -> bool:
        key = message.key
        standing = entries.get(key), traced.get(key), machine.get(key)
        return redraft.needed(message, *standing, signature, key in was)

    needed = [message for message in messages if needs(message)]
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
        places=stands.places,
        old=stands.old,
        entries=entries,
        trace=known,
        traced=traced,
        messages=messages,
        plans=tuple(plans),
        machine=machine,
        formers=was,
        renamed=stands.renamed,
        recalled=recalled,
        matches=like,
        broken=stands.broken,
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


def _messages(article: Article, direction: Direction) -> tuple[Message, ...]:
    found: dict[Key, Message] = {}
    for block in article.blocks:
        key = build.key(block)
        if key not in found:
            plain = markup.take_out(block.text, block.markup or article.format)
            terms = drafting.owed.find(plain.text, direction)
            found[key] = Message(key, block.role, terms, block.markup)
    return tuple(found.values())
