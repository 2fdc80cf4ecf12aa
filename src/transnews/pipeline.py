"""The order of work, the only place that joins the stages.

1. find the articles and the language of each;
2. for each locale and each source language: route, engine, glossary;
3. window by window: see what needs a draft, translate it in one pool, save article by article.
   While one window is completed and saved, the engine is at work on the next.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import PurePath

from transnews import glossary, languages, layout, orphans, recall, source, survey, tasks
from transnews.drafting import Direction
from transnews.engines import Engine, characters
from transnews.engines import marks as placeholders
from transnews.glossary import Glossary
from transnews.orphans import Orphan
from transnews.recall import Remember
from transnews.report import Begun, Planned, Problem, timed
from transnews.routes import OpenEngine
from transnews.survey import Job, Notify
from transnews.tasks import Task
from transnews.windows import Windows

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
    with closing(engine), closing(Windows(job, engine, notify)) as windows:
        for task, direction in _tasks(job, words, pair, paths, route, engine, notify, remember):
            windows.add(task, direction)
        windows.finish()


def _tasks(
    job: Job,
    words: Glossary,
    pair: tuple[str, str],
    paths: Sequence[PurePath],
    route: str,
    engine: Engine,
    notify: Notify,
    remember: Remember,
) -> Iterator[tuple[Task, Direction]]:
    """Yield what there is to do for each article."""
    language, locale = pair
    with timed(notify, "load"):
        matcher = glossary.matcher(words, language, locale)
        back = glossary.matcher(words, locale, language)
        unknown = engine.unknown(characters.CANDIDATES)
        mark = placeholders.DEFAULT if job.dry_run else engine.mark
    notify(Begun(language, locale, route, len(paths), engine.signature))
    lost = _lost(job, locale, paths)
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
            yield task, direction


def _lost(job: Job, locale: str, paths: Sequence[PurePath]) -> list[Orphan]:
    """Return files without an article, if there are articles without files."""
    pos = (layout.places(job.settings, path, locale).po for path in paths)
    if all((job.project / po).exists() for po in pos):
        return []
    return orphans.read(job.project, job.settings, locale)
