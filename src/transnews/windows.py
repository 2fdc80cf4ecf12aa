"""A window of articles: translated in one pool, saved one by one."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from transnews import drafting, memory, saving, skipping, source, survey
from transnews.drafting import Direction, Drafted
from transnews.engines import Engine
from transnews.errors import BuildError, TransnewsError
from transnews.report import Problem, Progress, timed
from transnews.skipping import Known
from transnews.state import Look
from transnews.survey import Job, Notify
from transnews.tasks import Task

Item = tuple[Task, Direction] | Look
"""An article in the window, or one that need not be opened."""


def flush(
    job: Job,
    known: Known,
    window: Sequence[Item],
    route: str,
    engine: Engine,
    notify: Notify,
) -> None:
    """Translate a window in one pool and save its articles one by one."""
    if job.stop():
        return
    opened = [item for item in window if not isinstance(item, Look)]
    said = memory.machine((task.trace for task, _ in opened), engine.signature)
    work = [(plan, direction) for task, direction in opened for plan in task.plans]
    heard = 0

    def hear(words: int) -> None:
        nonlocal heard
        heard += words
        notify(Progress(words))

    try:
        with timed(notify, "draft"):
            results = [] if job.dry_run else drafting.draft(work, engine, said, hear)
    except (TransnewsError, OSError):
        raise
    except Exception:
        if not job.tolerant or not window:
            raise
        notify(Progress(-heard))
        _one_by_one(job, known, window, route, engine, notify)
        return
    at = 0
    for item in window:
        if isinstance(item, Look):
            skipping.tell(known, item, route, notify)
            continue
        task, _ = item
        if job.dry_run:
            notify(saving.done(job.settings, task, (), ()))
            continue
        mine = results[at : at + len(task.plans)]
        at += len(task.plans)
        with survey.noted(notify, job, task.article.path.as_posix(), task.locale):
            _save(job, known, task, mine, notify)
    known.state.save()
    # What no model was asked for (names, dates, drafts that stand) is done as well.
    if not job.dry_run:
        notify(Progress(sum(source.words(task.article) for task, _ in opened) - heard))


def _one_by_one(
    job: Job, known: Known, window: Sequence[Item], route: str, engine: Engine, notify: Notify
) -> None:
    """Translate each article of a window for itself: a slip of ours is in one of them."""
    alone = replace(job, tolerant=False)
    for item in window:
        name, locale = (
            (item.article, item.locale)
            if isinstance(item, Look)
            else (item[0].article.path.as_posix(), item[0].locale)
        )
        with survey.noted(notify, job, name, locale):
            flush(alone, known, [item], route, engine, notify)


def _save(job: Job, known: Known, task: Task, made: Sequence[Drafted], notify: Notify) -> None:
    drafted = [item for item in made if item.error is None]
    for item in made:
        if item.error is not None:
            place = task.article.path.as_posix(), task.locale
            notify(Problem.of_text(item.error, item.draft.key.text, *place))
    with timed(notify, "save"):
        _saved(job, known, task, drafted, notify)


def _saved(job: Job, known: Known, task: Task, drafted: Sequence[Drafted], notify: Notify) -> None:
    survey.still_there(job, task.article.path)
    saved = saving.save_drafts(job.project, job.settings, task, drafted, _now())
    held: BuildError | None = None
    try:
        saved += (saving.save_variant(job.project, job.settings, task),)
    except BuildError as error:
        held = error
    finally:
        notify(saving.done(job.settings, task, drafted, saved))
    skipping.learn(known, task, drafted, saved, held)
    if held is not None:
        raise held


def _now() -> datetime:
    """Return the time for new PO headers; SOURCE_DATE_EPOCH makes builds reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
