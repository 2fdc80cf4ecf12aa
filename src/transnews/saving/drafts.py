"""The drafts of an article into its trace and its PO file."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from transnews import __version__, files, languages, notes, review, trace
from transnews.config import Settings
from transnews.drafting import Drafted
from transnews.errors import ChangedError
from transnews.layout import Places
from transnews.model import Draft, Message
from transnews.review import Header, Wanted
from transnews.saving import meanwhile, traces
from transnews.saving.saved import Saved
from transnews.tasks import Task
from transnews.trace import TraceEntry

_TRIES = 20
"""How often a PO file is merged again that somebody saved meanwhile."""


def save_drafts(
    project: Path, settings: Settings, task: Task, drafted: Sequence[Drafted], now: datetime
) -> tuple[Saved, ...]:
    """Write trace and PO file; return what stands in them now.

    Where somebody saved the PO file since the task was opened, theirs is what is merged.

    Args:
        project: The project folder.
        settings: Its settings.
        task: The article in its locale.
        drafted: What was made of ``task.plans``.
        now: For the header of a PO file that changes.

    Raises:
        FileError: a file cannot be written; what stood there is whole.
        ReviewError: the PO file is not one for this locale.
    """
    if task.renamed:
        _take_over(project, task.renamed, task.places)
    for _ in range(_TRIES):
        with suppress(ChangedError):
            now_is, kept, there = meanwhile.caught_up(project, task, drafted)
            saved = _save(project, settings, now_is, kept, there, now)
            return saved if now_is is task else tuple(replace(one, text=None) for one in saved)
    raise ChangedError(f"{task.places.po}: another program saves it again and again; run again")


def _save(
    project: Path,
    settings: Settings,
    task: Task,
    drafted: Sequence[Drafted],
    there: str | None,
    now: datetime,
) -> tuple[Saved, ...]:
    drafts = {item.draft.key: item for item in drafted}
    new_trace = traces.traced(task, drafts)
    made = {entry.key: entry for entry in new_trace.entries}
    text = review.merge(
        task.old,
        [_wanted(settings, task, m, drafts.get(m.key), made.get(m.key)) for m in task.messages],
        _header(settings, task.locale, now),
        task.machine,
        str(task.places.po),
    )
    name, po = str(task.places.trace), str(task.places.po)
    # Until they are gone from the PO file as well, drafts of texts that are gone are known.
    kept, last = traces.with_gone(new_trace, task), trace.write(new_trace)
    first = last if kept == new_trace else trace.write(kept)
    traced, changed = ([first, last] if task.broken is None else []), False
    for one in traced[:1]:
        changed = files.write_text(project / name, one, name)
    saved = Saved(po, text, files.replace_text(project / po, there, text, po))
    for one in traced[1:]:
        changed = files.write_text(project / name, one, name) or changed
    return (*(Saved(name, one, changed) for one in traced[1:]), saved)


def _take_over(project: Path, old: Places, new: Places) -> None:
    """Give the files of a renamed article its new name.

    The PO file is the last: until it has moved, the next run finds the others in either place.
    """
    files.move(project / old.trace, project / new.trace, str(old.trace))
    if old.variant.suffix == new.variant.suffix:
        files.move(project / old.variant, project / new.variant, str(old.variant))
    else:
        files.remove(project / old.variant, str(old.variant))
    files.move(project / old.po, project / new.po, str(old.po))


def _wanted(
    settings: Settings,
    task: Task,
    message: Message,
    item: Drafted | None,
    made: TraceEntry | None,
) -> Wanted:
    shown = notes.of(task, message, item is not None, made, settings.checks)
    references = (task.article.path.as_posix(),)
    if found := task.recalled.get(message.key):
        wanted = Wanted(message.key, shown, references, found.text)
        return replace(wanted, reviewed=found.reviewed, person=not found.reviewed)
    if item is None or message.key in task.formers:
        return Wanted(message.key, shown, references)
    return Wanted(message.key, shown, references, item.draft.text, _provenance(item.draft))


def _provenance(draft: Draft) -> str:
    return draft.signature or "no model was needed"


def _header(settings: Settings, locale: str, now: datetime) -> Header:
    return Header(
        project=settings.project.name,
        bugs=settings.project.bugs,
        language=locale,
        team_name=settings.project.team or languages.name(locale),
        generator=f"transnews {__version__}",
        now=now,
    )
