"""Articles that a run need not open: nothing changed since one that left nothing to do."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePath

from transnews import layout, saving, source, state
from transnews.drafting import Drafted
from transnews.errors import BuildError
from transnews.report import Done, Problem, Progress
from transnews.saving import Saved
from transnews.standing import unchanged
from transnews.state import Look, State
from transnews.survey import Job, Notify
from transnews.tasks import Task


@dataclass(frozen=True, slots=True)
class Known:
    """What is known at the beginning of a run."""

    job: Job
    state: State
    decided: str
    """Digest of what decides beside files, locale and engine."""


@contextmanager
def opened(job: Job) -> Iterator[Known]:
    """Open what is known of the project; a dry run writes nothing.

    A run over all articles that comes to its end forgets those that are gone.
    """
    with state.opened(job.project, writable=not job.dry_run) as known:
        yield Known(job, known, unchanged.decides(job.project, job.settings))
        if not job.paths and not job.stop():
            known.prune()


def look(known: Known, path: PurePath, pair: tuple[str, str], engine: tuple[str, str]) -> Look:
    """Look whether anything changed since the article was done.

    Args:
        known: What was seen before.
        path: The article.
        pair: Its language, and the locale.
        engine: The route, and the signature of the engine.
    """
    what = state.what(known.decided, *pair, *engine)
    names = unchanged.names(path, layout.places(known.job.settings, path, pair[1]))
    return known.state.look("translate", path.as_posix(), pair[1], what, names)


def tell(known: Known, look: Look, route: str, notify: Notify) -> None:
    """Tell what a run would tell that opened the article."""
    words, messages, problem = json.loads(look.result or "")
    notify(Done(look.article, look.locale, route, words, messages))
    if known.job.dry_run:
        return
    if problem:
        notify(Problem.of(BuildError(problem), look.article, look.locale))
    notify(Progress(words))


def learn(
    known: Known,
    task: Task,
    drafted: Sequence[Drafted],
    saved: Sequence[Saved],
    held: BuildError | None,
) -> None:
    """Remember that an article was saved, and that there is nothing to do the next time.

    Not so where a draft is empty or missing, and is asked for again, or where the trace is broken,
    and told again.
    What a build would give is known as well, unless somebody said the language.
    """
    look, whole = task.look, len(drafted) == len(task.plans)
    empty = any(not item.draft.text.strip() for item in drafted)
    if look is None or empty or not whole or task.broken is not None:
        return
    wrote = saving.texts(saved)
    told = source.words(task.article), len(task.messages), "" if held is None else str(held)
    known.state.learn(look, json.dumps(told), wrote)
    if known.job.language is None:
        what = unchanged.what(known.decided, look.locale)
        built = unchanged.BUILT if held is None else unchanged.held(held)
        known.state.learn(replace(look, task="build", what=what), built, wrote)
