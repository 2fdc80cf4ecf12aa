"""The order of work, the only place that joins the stages.

1. find the articles and the language of each;
2. for each locale and each source language: route, engine, glossary;
3. window by window: see what needs a draft, translate it in one pool, save article by article.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

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
    windows,
)
from transnews.drafting import Direction
from transnews.engines import Engine, characters
from transnews.engines import marks as placeholders
from transnews.glossary import Glossary
from transnews.orphans import Orphan
from transnews.recall import Remember
from transnews.report import Begun, Planned, Problem, timed
from transnews.routes import OpenEngine
from transnews.skipping import Known
from transnews.spool import Paths
from transnews.survey import Job, Notify

__all__ = ["Job", "Notify", "run"]


def run(job: Job, open_engine: OpenEngine, notify: Notify) -> None:
    """Translate the articles of *job* into each of its locales.

    What is wrong with one article, one locale or one file becomes a `Problem`; the rest goes on.

    Raises:
        GlossaryError: a glossary is wrong; nothing was done.
        FileError: a glossary or the lock cannot be read.
    """
    words = glossary.load(job.project / job.settings.glossaries)
    with skipping.opened(job) as known:
        _run(job, words, known, open_engine, notify)


def _run(job: Job, words: Glossary, known: Known, open_engine: OpenEngine, notify: Notify) -> None:
    with timed(notify, "survey"):
        surveyed = survey.survey(job, notify, known.state)
    spoken = surveyed.words
    pairs = [(s, t) for t in job.locales for s in spoken if languages.needs_translation(s, t)]
    notify(Planned(sum(spoken[language] for language, _ in pairs)))
    with _memory(job, notify) as remember:
        for pair in pairs:
            if job.stop():
                break
            paths = surveyed.articles(pair[0])
            with survey.noted(notify, job, locale=pair[1]):
                _direction(job, words, known, pair, paths, open_engine, notify, remember)


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
    known: Known,
    pair: tuple[str, str],
    paths: Paths,
    open_engine: OpenEngine,
    notify: Notify,
    remember: Remember,
) -> None:
    """Translate the articles of one language into one locale."""
    language, locale = pair
    with timed(notify, "load"):
        route, engine = open_engine(language, locale)
    notify(Begun(language, locale, route, len(paths), engine.signature))
    general: Direction | None = None
    lost: list[Orphan] = []
    window: list[windows.Item] = []
    held = 0
    for path in paths:
        if job.stop():
            return
        look = skipping.look(known, path, pair, (route, engine.signature))
        if look.result is not None:
            # What waits in the window is told before it.
            if window:
                window.append(look)
            else:
                skipping.tell(known, look, route, notify)
            continue
        if general is None:
            with timed(notify, "load"):
                general = _general(job, words, pair, engine)
            lost = _lost(job, locale, paths)
        with survey.noted(notify, job, path.as_posix(), locale):
            article = source.load(job.project, path, language, reading=job.settings.formats)
            direction = replace(general, format=article.format, article=path.as_posix())
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
            window.append((replace(task, look=look), direction))
            # A message that needs no draft is held as well until its article is saved.
            held += max(len(task.messages), sum(len(plan.pieces) for plan in task.plans))
        if held >= job.settings.engine.window:
            windows.flush(job, known, window, route, engine, notify)
            window, held = [], 0
    windows.flush(job, known, window, route, engine, notify)


def _general(job: Job, words: Glossary, pair: tuple[str, str], engine: Engine) -> Direction:
    """Return what is the same for all articles of a direction; its model may be opened."""
    language, locale = pair
    return Direction(
        language,
        locale,
        format="",
        matcher=glossary.matcher(words, language, locale),
        unknown=engine.unknown(characters.CANDIDATES),
        back=glossary.matcher(words, locale, language),
        mark=placeholders.DEFAULT if job.dry_run else engine.mark,
    )


def _lost(job: Job, locale: str, paths: Paths) -> list[Orphan]:
    """Return files without an article, if there are articles without files."""
    pos = (layout.places(job.settings, path, locale).po for path in paths)
    if all((job.project / po).exists() for po in pos):
        return []
    return orphans.read(job.project, job.settings, locale)
