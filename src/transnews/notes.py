"""What the PO file tells the translator beside a message (``#.``)."""

from dataclasses import replace

from transnews import markup, recall, review
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


def of(
    task: Task, message: Message, drafted: bool, made: TraceEntry | None, weights: Levels
) -> tuple[str, ...]:
    """Return the notes for a message: its role, the names it owes, what to look at.

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
        said = _changed(task, message, former)
        return (*said, *_notes(task, message, None), *_offer(made))
    if found := task.recalled.get(message.key):
        return (*_notes(task, message, None), *found.notes)
    mine = _is_machines(task, message, drafted, made)
    return (*_notes(task, message, made if mine else None), *_standing(task, message))


def _changed(task: Task, message: Message, former: Former) -> tuple[str, ...]:
    """Return what the new wording says otherwise, of what must not be overlooked."""
    kind = message.markup or task.article.format
    try:
        old = markup.take_out(former.source, kind).text
    except ArticleError:
        return ()
    new = markup.take_out(message.key.text, kind).text
    return changes(old, new, task.article.language)


def _offer(made: TraceEntry | None) -> tuple[str, ...]:
    """Return the fresh draft of a message that a person translated in its former wording."""
    if made is None or not made.offer:
        return ()
    kept = sum(sentence.origin == "approved" for sentence in made.sentences)
    share = f" ({kept} of {len(made.sentences)} sentences as they were)" if kept else ""
    found = (f"{_LOOK}{finding.check}): {finding.message}" for finding in made.findings)
    return (f"draft of the new text{share}: {made.offer}", *found)


def _is_machines(task: Task, message: Message, drafted: bool, made: TraceEntry | None) -> bool:
    """Tell whether the PO entry will hold a machine's draft, so that its findings still hold."""
    entry = task.entries.get(message.key)
    if drafted or entry is None or made is None:
        return drafted
    return entry.state is State.DRAFT and review.digest(entry.msgstr) in (made.text, made.replaced)


def _notes(task: Task, message: Message, made: TraceEntry | None) -> tuple[str, ...]:
    """Return what the translator should know: role, names owed, findings on the draft."""
    notes = [message.role.value.replace("-", " ")]
    plain = markup.take_out(message.key.text, message.markup or task.article.format).text
    for term in message.terms:
        forms = " | ".join(term.forms[:_SHOWN_FORMS])
        more = " | …" if len(term.forms) > _SHOWN_FORMS else ""
        said = f" ({term.concept.note})" if term.concept.note else ""
        notes.append(f"name: {term.spans[0].of(plain)} → {forms}{more}{said}")
    found = made.findings if made else ()
    look = (f"{_LOOK}{finding.check}): {finding.message}" for finding in found)
    return (*notes, *look, *(made.matches if made else ()))


def _standing(task: Task, message: Message) -> tuple[str, ...]:
    """Return what the PO file says of a text that no trace knows: it may still hold."""
    entry = task.entries.get(message.key)
    if entry is None or message.key in task.traced:
        return ()
    kept = {State.DRAFT: (_LOOK, recall.NOTE), State.REVIEWED: (recall.NOTE,)}.get(entry.state, ())
    return tuple(note for note in entry.notes if note.startswith(kept))
