"""The order of work, the only place that joins the stages.

1. find the articles and the language of each;
2. for each locale and each source language: route, engine, glossary;
3. window by window: see what needs a draft, translate it in one pool, save article by article.
"""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath

from transnews import (
    drafting,
    glossary,
    languages,
    layout,
    memory,
    orphans,
    recall,
    saving,
    source,
    survey,
    tasks,
)
from transnews.drafting import Direction, Drafted
from transnews.engines import Engine, characters
from transnews.engines import marks as placeholders
from transnews.errors import TransnewsError
from transnews.glossary import Glossary
from transnews.orphans import Orphan
from transnews.recall import Remember
from transnews.report import Begun, Planned, Problem, Progress, timed
from transnews.routes import OpenEngine
from transnews.survey import Job, Notify
from transnews.tasks import Task

__all__ = ["Job", "Notify", "run"]


def run(job: Job, open_engine: OpenEngine, notify: Notify) -> None:
    """Translate the articles of *job* into each of its locales.

    What is wrong with one article, one locale or one file becomes a `Problem`; the rest goes on.

    Raises:
        GlossaryError: a glossary is wrong; nothing was done.
        FileError: a glossary or the lock cannot be read.
    """
    words = glossary.load(job.project / job.settings.glossaries)
    with timed(notify, "survey"):
        surveyed = survey.survey(job, notify)
    spoken = dict.fromkeys(language for language, _ in surveyed.values())
    pairs = [(s, t) for t in job.locales for s in spoken if languages.needs_translation(s, t)]
    notify(Planned(sum(n for s, _ in pairs for language, n in surveyed.values() if language == s)))
    with _memory(job, notify) as remember:
        for pair in pairs:
            if job.stop():
                break
            paths = [path for path, (language, _) in surveyed.items() if language == pair[0]]
            with survey.noted(notify, job, locale=pair[1]):
                _direction(job, words, pair, paths, open_engine, notify, remember)


def _memory(job: Job, notify: Notify) -> AbstractContextManager[Remember]:
    """Return what opens the memory; a dry run, which writes nothing, does without."""
    if job.dry_run:
        return nullcontext(lambda: None)
    return recall.remembering(
        job.project, job.settings, lambda error: notify(Problem(f"{error}; went on without it", 0))
    )


def _direction(
    job: Job,
    words: Glossary,
    pair: tuple[str, str],
    paths: Sequence[PurePath],
    open_engine: OpenEngine,
    notify: Notify,
    remember: Remember,
) -> None:
    """Translate the articles of one language into one locale."""
    language, locale = pair
    with timed(notify, "load"):
        route, engine = open_engine(language, locale)
        matcher = glossary.matcher(words, language, locale)
        back = glossary.matcher(words, locale, language)
        unknown = engine.unknown(characters.CANDIDATES)
        mark = placeholders.DEFAULT if job.dry_run else engine.mark
    notify(Begun(language, locale, route, len(paths), engine.signature))
    lost = _lost(job, locale, paths)
    window: list[tuple[Task, Direction]] = []
    held = 0
    for path in paths:
        if job.stop():
            return
        with survey.noted(notify, job, path.as_posix(), locale):
            article = source.load(job.project, path, language, reading=job.settings.formats)
            direction = Direction(
                language,
                locale,
                article.format,
                matcher,
                unknown,
                back,
                mark,
                article.path.as_posix(),
            )
            task = tasks.open_task(
                job.project,
                job.settings,
                article,
                direction,
                route,
                engine.signature,
                lost,
                remember,
            )
            lost = [orphan for orphan in lost if orphan.places != task.renamed]
            if task.broken is not None:
                notify(Problem.of(task.broken, path.as_posix(), locale))
            window.append((task, direction))
            # A message that needs no draft is held as well until its article is saved.
            held += max(len(task.messages), sum(len(plan.pieces) for plan in task.plans))
        if held >= job.settings.engine.window:
            _flush(job, window, engine, notify)
            window, held = [], 0
    _flush(job, window, engine, notify)


def _lost(job: Job, locale: str, paths: Sequence[PurePath]) -> list[Orphan]:
    """Return files without an article, if there are articles without files."""
    pos = (layout.places(job.settings, path, locale).po for path in paths)
    if all((job.project / po).exists() for po in pos):
        return []
    return orphans.read(job.project, job.settings, locale)


def _flush(
    job: Job, window: Sequence[tuple[Task, Direction]], engine: Engine, notify: Notify
) -> None:
    """Translate a window in one pool and save its articles one by one."""
    if job.stop():
        return
    if job.dry_run:
        for task, _ in window:
            notify(saving.done(job.settings, task, (), ()))
        return
    known = memory.machine((task.trace for task, _ in window), engine.signature)
    work = [(plan, direction) for task, direction in window for plan in task.plans]
    heard = 0

    def hear(words: int) -> None:
        nonlocal heard
        heard += words
        notify(Progress(words))

    try:
        with timed(notify, "draft"):
            results = drafting.draft(work, engine, known, hear)
    except (TransnewsError, OSError):
        raise
    except Exception:
        if not job.tolerant or not window:
            raise
        notify(Progress(-heard))
        _one_by_one(job, window, engine, notify)
        return
    at = 0
    for task, _ in window:
        mine = results[at : at + len(task.plans)]
        at += len(task.plans)
        with survey.noted(notify, job, task.article.path.as_posix(), task.locale):
            _save(job, task, mine, notify)
    # What no model was asked for (names, dates, drafts that stand) is done as well.
    notify(Progress(sum(source.words(task.article) for task, _ in window) - heard))


def _one_by_one(
    job: Job, window: Sequence[tuple[Task, Direction]], engine: Engine, notify: Notify
) -> None:
    """Translate each article of a window for itself: a slip of ours is in one of them."""
    for task, direction in window:
        with survey.noted(notify, job, task.article.path.as_posix(), task.locale):
            _flush(replace(job, tolerant=False), [(task, direction)], engine, notify)


def _save(job: Job, task: Task, made: Sequence[Drafted], notify: Notify) -> None:
    drafted = [item for item in made if item.error is None]
    for item in made:
        if item.error is not None:
            place = task.article.path.as_posix(), task.locale
            notify(Problem.of_text(item.error, item.draft.key.text, *place))
    with timed(notify, "save"):
        _saved(job, task, drafted, notify)


def _saved(job: Job, task: Task, drafted: Sequence[Drafted], notify: Notify) -> None:
    survey.still_there(job, task.article.path)
    written = saving.save_drafts(job.project, job.settings, task, drafted, _now())
    try:
        written += saving.save_variant(job.project, job.settings, task)
    finally:
        notify(saving.done(job.settings, task, drafted, written))


def _now() -> datetime:
    """Return the time for new PO headers; SOURCE_DATE_EPOCH makes builds reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
