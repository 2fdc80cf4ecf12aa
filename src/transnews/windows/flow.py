"""Two windows in turn: one is completed and saved while the engine is at work on the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transnews import drafting, memory, saving, skipping, source, survey
from transnews.drafting import Asked, Direction, Drafted
from transnews.engines import Engine
from transnews.errors import TransnewsError
from transnews.report import Event, Progress, timed
from transnews.skipping import Known
from transnews.state import Look
from transnews.survey import Notify
from transnews.tasks import Task
from transnews.windows import ending
from transnews.windows.pace import Pace

Item = tuple[Task, Direction] | Look | Event
"""An article that was opened, one that need not be, or what is to be told in its turn."""


@dataclass(slots=True)
class Windows:
    """What was read and not yet saved; no more sentences at once than the settings say."""

    known: Known
    route: str
    engine: Engine
    notify: Notify
    _pace: Pace
    _open: list[Item]
    _held: int
    """Sentences of what is open."""
    _begun: tuple[list[Item], Asked | None] | None

    def __init__(
        self, known: Known, route: str, engine: Engine, notify: Notify, articles: int
    ) -> None:
        """Begin with nothing; so many *articles* are to come."""
        self.known, self.route, self.engine, self.notify = known, route, engine, notify
        self._pace = Pace(max(1, known.job.settings.engine.window // 2), articles)
        self._open, self._held, self._begun = [], 0, None

    def add(self, item: Item) -> None:
        """Take an article in; what has come together goes on.

        Raises:
            ModelError: the engine cannot work.
        """
        # What waits is told first: in the order of the articles, whatever is in a window.
        if not isinstance(item, tuple) and not self._open and self._begun is None:
            self._pace.articles -= isinstance(item, Look)
            self._tell(item)
            return
        self._open.append(item)
        self._held += _weight(item)
        if self._pace.enough(_weight(item), self._held):
            self._turn()

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
        stop = self.known.job.stop
        window, self._open, self._held = self._open, [], 0
        before, self._begun = self._begun, None
        try:
            if window and not stop():
                self._begun = window, self._begin(window)
            if before is not None:
                self._complete(*before)
            if before is not None and stop():
                self.close()
                self._begun = None
        finally:
            _close(before)

    def _begin(self, window: Sequence[Item]) -> Asked | None:
        """Begin a window; one with a slip of ours in it is begun when it is completed."""
        try:
            return self._ask(window)
        except (TransnewsError, OSError):
            raise
        except Exception:
            if not self.known.job.tolerant:
                raise
            return None

    def _ask(self, window: Sequence[Item]) -> Asked:
        opened = [] if self.known.job.dry_run else _opened(window)
        work = [(plan, direction) for task, direction in opened for plan in task.plans]
        said = memory.machine((task.trace for task, _ in opened), self.engine.signature)
        return drafting.begin(work, self.engine, said)

    def _complete(self, window: Sequence[Item], asked: Asked | None) -> None:
        """Check and mend a window, and save its articles one by one."""
        heard = 0

        def hear(words: int) -> None:
            nonlocal heard
            heard += words
            self.notify(Progress(words))

        try:
            with timed(self.notify, "draft"):
                made = drafting.complete(asked or self._ask(window), hear)
        except (TransnewsError, OSError):
            raise
        except Exception:
            if not self.known.job.tolerant:
                raise
            self.notify(Progress(-heard))
            self._one_by_one(window)
            return
        self._end(window, made)
        # What no model was asked for (names, dates, drafts that stand) is done as well.
        if not self.known.job.dry_run:
            words = sum(source.words(task.article) for task, _ in _opened(window))
            self.notify(Progress(words - heard))

    def _end(self, window: Sequence[Item], made: Sequence[Drafted]) -> None:
        """Save the articles of a window in their order, or tell what there is to do."""
        known, at = self.known, 0
        for item in window:
            if not isinstance(item, tuple):
                self._tell(item)
                continue
            task, _ = item
            if known.job.dry_run:
                self.notify(saving.done(known.job.settings, task, (), ()))
                continue
            mine = made[at : at + len(task.plans)]
            at += len(task.plans)
            with survey.noted(self.notify, known.job, *_place(task)):
                ending.save(known, task, mine, self.notify)
        known.state.save()

    def _tell(self, item: Look | Event) -> None:
        if isinstance(item, Look):
            skipping.tell(self.known, item, self.route, self.notify)
        else:
            self.notify(item)

    def _one_by_one(self, window: Sequence[Item]) -> None:
        """Translate each article of a window for itself: a slip of ours is in one of them."""
        job = self.known.job
        known = replace(self.known, job=replace(job, tolerant=False))
        strict = Windows(known, self.route, self.engine, self.notify, 0)
        for item in window:
            if job.stop():
                return
            place = _place(item[0]) if isinstance(item, tuple) else ()
            with survey.noted(self.notify, job, *place):
                strict._complete([item], None)


def _weight(item: Item) -> int:
    """Return how much an article adds: what is held until it is saved, a model asked or not."""
    if not isinstance(item, tuple):
        return 1
    task, _ = item
    return max(len(task.messages), sum(len(plan.pieces) for plan in task.plans))


def _opened(window: Sequence[Item]) -> list[tuple[Task, Direction]]:
    return [item for item in window if isinstance(item, tuple)]


def _place(task: Task) -> tuple[str, str]:
    """Return article and locale."""
    return task.article.path.as_posix(), task.locale


def _close(begun: tuple[list[Item], Asked | None] | None) -> None:
    if begun is not None and begun[1] is not None:
        begun[1].close()
