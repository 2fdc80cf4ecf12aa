"""The order of work, the only place that joins the stages.

1. find the articles and the language of each;
2. for each locale and each source language: route, engine, glossary;
3. window by window: see what needs a draft, translate it in one pool, save article by article.
   While one window is completed and saved, the engine is at work on the next.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import PurePath

from transnews import (
    glossary,
    languages,
    layout,
    orphans,
    recall,
    skipping,
    source,
    survey,
    tasks,
)
from transnews.drafting import Direction
from transnews.engines import Engine, characters
from transnews.engines import marks as placeholders
from transnews.glossary import Glossary
from transnews.orphans import Orphan
from transnews.recall import Remember
from transnews.report import Begun, Event, Planned, Problem, timed
from transnews.routes import OpenEngine
from transnews.skipping import Known
from transnews.spool import Paths
from transnews.survey import Job, Notify
from transnews.tasks import Task
from transnews.windows import Item, Windows

__all__ = ["Job", "Notify", "run"]

_OBJECTS = 50_000
"""So many new objects, some MB, before the collector looks: at the usual 700 it takes a tenth of
the time that Python takes."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What is the same for all directions."""

    job: Job
    words: Glossary
    known: Known
    remember: Remember
    notify: Notify


def run(job: Job, open_engine: OpenEngine, notify: Notify) -> None:
    """Translate the articles of *job* into each of its locales.

    What is wrong with one article, one locale or one file becomes a `Problem`; the rest goes on.

    Raises:
        GlossaryError: a glossary is wrong; nothing was done.
        FileError: a glossary or the lock cannot be read.
    """
    words = glossary.load(job.project / job.settings.glossaries)
    with _rarely_collected(), skipping.opened(job) as known:
        with timed(notify, "survey"):
            surveyed = survey.survey(job, notify, known.state)
        spoken = surveyed.words
        pairs = [(s, t) for t in job.locales for s in spoken if languages.needs_translation(s, t)]
        notify(Planned(sum(spoken[language] for language, _ in pairs)))
        with _memory(job, notify) as remember:
            every = _Run(job, words, known, remember, notify)
            for pair in pairs:
                if job.stop():
                    break
                with survey.noted(notify, job, locale=pair[1]):
                    _direction(every, open_engine, pair, surveyed.articles(pair[0]))


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Let the garbage collector look less often: what a run makes is mostly let go without it."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _memory(job: Job, notify: Notify) -> AbstractContextManager[Remember]:
    """Return what opens the memory; a dry run, which writes nothing, does without."""
    if job.dry_run:
        return nullcontext(lambda: None)
    return recall.remembering(
        job.project, job.settings, lambda error: notify(Problem(f"{error}; went on without it", 0))
    )


def _direction(every: _Run, open_engine: OpenEngine, pair: tuple[str, str], paths: Paths) -> None:
    """Translate the articles of one language into one locale."""
    with timed(every.notify, "load"):
        route, engine = open_engine(*pair)
    every.notify(Begun(*pair, route, len(paths), engine.signature))
    flow = Windows(every.known, route, engine, every.notify, len(paths))
    with closing(engine), closing(flow) as windows:
        for item in _items(every, pair, paths, route, engine):
            windows.add(item)
        windows.finish()


def _items(
    every: _Run, pair: tuple[str, str], paths: Paths, route: str, engine: Engine
) -> Iterator[Item]:
    """Yield what there is to do for each article, or that nothing changed.

    As long as nothing did, glossary and model are left alone.
    """
    general: Direction | None = None
    lost: list[Orphan] = []
    for path in paths:
        if every.job.stop():
            return
        look = skipping.look(every.known, path, pair, (route, engine.signature))
        if look.result is not None:
            yield look
            continue
        if general is None:
            with timed(every.notify, "load"):
                general = _general(every, pair, engine)
            lost = _lost(every.job, pair[1], paths)
        opened: tuple[Task, Direction] | None = None
        problems: list[Event] = []
        with survey.noted(problems.append, every.job, path.as_posix(), pair[1]):
            opened = _open(every, path, general, (route, engine.signature), lost)
        yield from problems
        if opened is not None:
            task, direction = opened
            lost = [orphan for orphan in lost if orphan.places != task.renamed]
            if task.broken is not None:
                yield Problem.of(task.broken, path.as_posix(), pair[1])
            yield replace(task, look=look), direction


def _general(every: _Run, pair: tuple[str, str], engine: Engine) -> Direction:
    """Return what is the same for all articles of a direction; its model may be opened."""
    language, locale = pair
    return Direction(
        language,
        locale,
        format="",
        matcher=glossary.matcher(every.words, language, locale),
        unknown=engine.unknown(characters.CANDIDATES),
        back=glossary.matcher(every.words, locale, language),
        mark=placeholders.DEFAULT if every.job.dry_run else engine.mark,
    )


def _open(
    every: _Run,
    path: PurePath,
    general: Direction,
    made_by: tuple[str, str],
    lost: Sequence[Orphan],
) -> tuple[Task, Direction]:
    """Read an article and see what needs a draft; *made_by* are route and signature."""
    job = every.job
    article = source.load(job.project, path, general.source, reading=job.settings.formats)
    direction = replace(general, format=article.format, article=path.as_posix())
    task = tasks.open_task(
        job.project, job.settings, article, direction, *made_by, lost, every.remember
    )
    return task, direction


def _lost(job: Job, locale: str, paths: Paths) -> list[Orphan]:
    """Return files without an article, if there are articles without files."""
    pos = (layout.places(job.settings, path, locale).po for path in paths)
    if all((job.project / po).exists() for po in pos):
        return []
    return orphans.read(job.project, job.settings, locale)
