"""Articles of one direction flow through in windows: begun, completed, saved.

Two windows are held: while one is completed and saved, the engine is at work on the next. The
first ones are small, so that the engine has something to do early.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from transnews import drafting, memory, saving, source, survey
from transnews.drafting import Asked, Direction, Drafted
from transnews.engines import Engine
from transnews.errors import TransnewsError
from transnews.report import Problem, Progress, timed
from transnews.survey import Job, Notify
from transnews.tasks import Task

_FIRST = 256
_Window = list[tuple[Task, Direction]]


@dataclass(slots=True)
class Windows:
    """What was read and not yet saved; no more sentences at once than the settings say."""

    job: Job
    engine: Engine
    notify: Notify
    _open: _Window
    _held: int
    """Sentences of what is open."""
    _size: int
    """At how many it is begun."""
    _begun: tuple[_Window, Asked | None] | None

    def __init__(self, job: Job, engine: Engine, notify: Notify) -> None:
        """Begin with nothing."""
        self.job, self.engine, self.notify = job, engine, notify
        self._open, self._held, self._begun = [], 0, None
        self._size = min(_FIRST, self._largest)

    @property
    def _largest(self) -> int:
        return max(1, self.job.settings.engine.window // 2)

    def add(self, task: Task, direction: Direction) -> None:
        """Take an article in; what has come together goes on.

        Raises:
            ModelError: the engine cannot work.
        """
        self._open.append((task, direction))
        # A message that needs no draft is held as well until its article is saved.
        self._held += max(len(task.messages), sum(len(plan.pieces) for plan in task.plans))
        if self._held >= self._size:
            self._turn()
            self._size = min(2 * self._size, self._largest)

    def finish(self) -> None:
        """Complete and save all that is left.

        Raises:
            ModelError: the engine cannot work.
        """
        self._turn()
        self._turn()

    def close(self) -> None:
        """Stop what is under way; nothing more is saved."""
        _close(self._begun)

    def _turn(self) -> None:
        """Begin what is open, and complete what was begun before.

        If the job is to stop, that one is the last.
        """
        window, self._open, self._held = self._open, [], 0
        before, self._begun = self._begun, None
        try:
            if window and not self.job.stop():
                self._begun = window, self._begin(window)
            if before is not None:
                self._complete(*before)
            if before is not None and self.job.stop():
                self.close()
                self._begun = None
        finally:
            _close(before)

    def _ask(self, window: _Window) -> Asked:
        work = [(plan, direction) for task, direction in window for plan in task.plans]
        known = memory.machine((task.trace for task, _ in window), self.engine.signature)
        return drafting.begin([] if self.job.dry_run else work, self.engine, known)

    def _begin(self, window: _Window) -> Asked | None:
        """Begin a window; one with a slip of ours in it is begun when it is completed."""
        try:
            return self._ask(window)
        except (TransnewsError, OSError):
            raise
        except Exception:
            if not self.job.tolerant:
                raise
            return None

    def _complete(self, window: _Window, asked: Asked | None) -> None:
        """Check and mend a window, and save its articles one by one."""
        if self.job.dry_run:
            for task, _ in window:
                self.notify(saving.done(self.job.settings, task, (), ()))
            return
        heard = 0

        def hear(words: int) -> None:
            nonlocal heard
            heard += words
            self.notify(Progress(words))

        try:
            with timed(self.notify, "draft"):
                results = drafting.complete(asked or self._ask(window), hear)
        except (TransnewsError, OSError):
            raise
        except Exception:
            if not self.job.tolerant:
                raise
            self.notify(Progress(-heard))
            self._one_by_one(window)
            return
        at = 0
        for task, _ in window:
            mine = results[at : at + len(task.plans)]
            at += len(task.plans)
            with survey.noted(self.notify, self.job, task.article.path.as_posix(), task.locale):
                self._save(task, mine)
        # What no model was asked for (names, dates, drafts that stand) is done as well.
        self.notify(Progress(sum(source.words(task.article) for task, _ in window) - heard))

    def _one_by_one(self, window: _Window) -> None:
        """Translate each article of a window for itself: a slip of ours is in one of them."""
        strict = Windows(replace(self.job, tolerant=False), self.engine, self.notify)
        for task, direction in window:
            if self.job.stop():
                return
            with survey.noted(self.notify, self.job, task.article.path.as_posix(), task.locale):
                strict._complete([(task, direction)], None)

    def _save(self, task: Task, made: Sequence[Drafted]) -> None:
        drafted = [item for item in made if item.error is None]
        for item in made:
            if item.error is not None:
                place = task.article.path.as_posix(), task.locale
                self.notify(Problem.of_text(item.error, item.draft.key.text, *place))
        with timed(self.notify, "save"):
            self._saved(task, drafted)

    def _saved(self, task: Task, drafted: Sequence[Drafted]) -> None:
        project, settings = self.job.project, self.job.settings
        survey.still_there(self.job, task.article.path)
        written = saving.save_drafts(project, settings, task, drafted, _now())
        try:
            written += saving.save_variant(project, settings, task)
        finally:
            self.notify(saving.done(settings, task, drafted, written))


def _close(begun: tuple[_Window, Asked | None] | None) -> None:
    if begun is not None and begun[1] is not None:
        begun[1].close()


def _now() -> datetime:
    """Return the time for new PO headers; SOURCE_DATE_EPOCH makes builds reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
