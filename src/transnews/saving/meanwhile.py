"""What somebody saved in a PO file while the drafts for it were made: nothing of it is lost."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from transnews import files, formers, redraft, review
from transnews.drafting import Drafted
from transnews.review import Entry
from transnews.tasks import Task


def caught_up(
    project: Path, task: Task, drafted: Sequence[Drafted]
) -> tuple[Task, tuple[Drafted, ...], str | None]:
    """Return the task as its PO file is now, the drafts that still count, and the file's text.

    A draft counts no more if its message was edited, accepted or doubted since the file was read.
    If the file is gone, the task knows what was in it, and it is written again: what people wrote
    must not hang on an editor that removes a file before it writes it.

    Raises:
        FileError: the PO file cannot be read.
        ReviewError: it is broken now.
    """
    name = str(task.places.po)
    path = project / name
    now = files.read_text(path, name) if path.exists() else None
    if now is None or now == task.old:
        return task, tuple(drafted), now
    catalog = review.parse(now, name)
    keys = [message.key for message in task.messages]
    entries = formers.standing(catalog, keys)
    machine = redraft.machine(entries, task.traced)
    was = formers.find(catalog, entries, keys, machine)
    kept = tuple(
        item
        for item in drafted
        for key in (item.draft.key,)
        if _untouched(task.entries.get(key), entries.get(key))
        and task.formers.get(key) == was.get(key)
    )
    return replace(task, old=now, entries=entries, machine=machine, formers=was), kept, now


def _untouched(before: Entry | None, now: Entry | None) -> bool:
    """Tell whether nobody had a hand in an entry since it was read; nothing there is nobody's."""
    if now is None or not now.msgstr:
        return True
    return before is not None and (before.msgstr, before.state) == (now.msgstr, now.state)
