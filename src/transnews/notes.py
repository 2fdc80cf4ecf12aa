"""What the PO file tells the translator beside a message (``#.``).

The most important first, and short: Poedit shows notes in a narrow column that does not scroll.
What the message is (headline, caption) stands in its ``msgctxt``, which editors show.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from transnews import markup, names, recall, review
from transnews.changes import changes
from transnews.checks import levels
from transnews.checks.levels import Levels
from transnews.errors import ArticleError
from transnews.formers import Former
from transnews.model import Message
from transnews.review import State
from transnews.tasks import Task
from transnews.trace import TraceEntry

_SHOWN_FORMS = 3
_LOOK = "look ("
_STAYS = "[…]"
_REPEATED = re.compile(rf"{re.escape(_STAYS)}(\s*{re.escape(_STAYS)})+")


def of(
    task: Task, message: Message, drafted: bool, made: TraceEntry | None, weights: Levels
) -> tuple[str, ...]:
    """Return the notes for a message: what to look at, the names it owes.

    Args:
        task: The article in its locale.
        message: One of its messages.
        drafted: In this run.
        made: What the trace says of it now.
        weights: What the findings of the checks count as.
    """
    entry = task.entries.get(message.key)
    if made is not None:
        exempted = levels.exempt(entry.comment if entry else "")
        made = replace(made, findings=tuple(levels.weighed(made.findings, weights, exempted)))
    if former := task.formers.get(message.key):
        return (*_changed(task, message, former), *_offer(made, former), *_preferred(message))
    if recalled := task.recalled.get(message.key):
        return (*recalled.notes, *_names(task, message))
    mine = made if _is_machines(task, message, drafted, made) else None
    matches = mine.matches if mine else ()
    return (*_findings(mine), *matches, *_standing(task, message), *_names(task, message))


def _findings(made: TraceEntry | None) -> tuple[str, ...]:
    found = made.findings if made else ()
    return tuple(f"{_LOOK}{finding.check}): {finding.message}" for finding in found)


def _changed(task: Task, message: Message, former: Former) -> tuple[str, ...]:
    """Return what the new wording says otherwise, of what must not be overlooked."""
    kind = message.markup or task.article.format
    try:
        old = markup.take_out(former.source, kind).text
    except ArticleError:
        return ()
    new = markup.take_out(message.key.text, kind).text
    texts = tuple(each.key.text for each in task.messages)
    return changes(old, new, task.article.language, _known(texts, task.article.language))


@lru_cache(maxsize=1)  # every outdated message of an article asks
def _known(texts: tuple[str, ...], language: str) -> Collection[str]:
    return names.known(texts, language)


def _offer(made: TraceEntry | None, former: Former) -> tuple[str, ...]:
    """Return the fresh draft of a message that a person translated in its former wording.

    Its sentences that stay are left out: they stand in the translation, where the translator
    puts the others in.
    """
    if made is None or not made.offer:
        return ()
    return (f"draft of the new text: {_fresh(made, former)}", *_findings(made))


def _fresh(made: TraceEntry, former: Former) -> str:
    """Return a draft with ``[…]`` for what stands in the former translation already."""
    pieces, done = [], 0
    for sentence in made.sentences:
        start = made.offer.find(sentence.target, done) if sentence.target else -1
        if start < 0:
            continue
        stop = start + len(sentence.target)
        if sentence.origin == "approved" and sentence.target in former.target:
            pieces += [made.offer[done:start], _STAYS]
        else:
            pieces.append(made.offer[done:stop])
        done = stop
    shown = _REPEATED.sub(_STAYS, "".join([*pieces, made.offer[done:]]))
    return made.offer if shown.strip() == _STAYS else shown


def _is_machines(task: Task, message: Message, drafted: bool, made: TraceEntry | None) -> bool:
    """Tell whether the PO entry will hold a machine's draft, so that its findings still hold."""
    entry = task.entries.get(message.key)
    if drafted or entry is None or made is None:
        return drafted
    return entry.state is State.DRAFT and review.digest(entry.msgstr) in (made.text, made.replaced)


def _names(task: Task, message: Message) -> tuple[str, ...]:
    """Return the names that a message owes, each with its forms; those that stay on one line."""
    plain = markup.take_out(message.key.text, message.markup or task.article.format).text
    notes, same = [], []
    for term in message.terms:
        name = term.spans[0].of(plain)
        forms = " | ".join(term.forms[:_SHOWN_FORMS])
        more = " | …" if len(term.forms) > _SHOWN_FORMS else ""
        said = f" ({term.concept.note})" if term.concept.note else ""
        if forms == name and not said:
            same.append(name)
        else:
            notes.append(f"name: {name} → {forms}{more}{said}")
    return (*notes, *_listed("as they are: ", same))


def _preferred(message: Message) -> tuple[str, ...]:
    """Return the names of a message that is not new to the translator, on one line."""
    return _listed("names: ", [term.forms[0] for term in message.terms])


def _listed(label: str, names: Iterable[str]) -> tuple[str, ...]:
    listed = ", ".join(dict.fromkeys(names))
    return (label + listed,) if listed else ()


def _standing(task: Task, message: Message) -> tuple[str, ...]:
    """Return what the PO file says of a text that no trace knows: it may still hold."""
    entry = task.entries.get(message.key)
    if entry is None or message.key in task.traced:
        return ()
    kept = {State.DRAFT: (_LOOK, recall.NOTE), State.REVIEWED: (recall.NOTE,)}.get(entry.state, ())
    return tuple(note for note in entry.notes if note.startswith(kept))
