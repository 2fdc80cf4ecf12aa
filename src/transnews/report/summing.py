"""The sum of a run's events."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from transnews.model import Key, Span
from transnews.report.events import Begun, Done, Event, Found, Problem, Spent
from transnews.spool import Spool

FOREMOST = 20
"""Problems that are said again at the end."""
SUMS = (
    *("words", "words_drafted", "messages", "pending", "drafted", "translated", "repaired"),
    *("reused", "settled", "names", "names_missing", "errors"),
)
"""The numbers of `Done` that are summed."""
_WORKED, _IDLE = "worked", "idle"


class Report:
    """The sum of a run's events; what a record lists of them is kept on the disk.

    >>> report = Report()
    >>> report.add(Done("a.md", "pt", "en→pt", 12, 2))
    >>> report.articles, report.sums["words"], report.exit_status
    (1, 12, 0)
    """

    def __init__(self, started: datetime | None = None, seconds: float = 0.0) -> None:
        """Begin with nothing."""
        self.started = started
        self.seconds = seconds
        self.ended = 0
        """Exit status of a run that did not come to its end: 130 by ^C, 143 by SIGTERM."""
        self.sums: Counter[str] = Counter()
        """Of the numbers of `Done`, by their names; ``files_written``."""
        self.checks: Counter[str] = Counter()
        """Findings by check."""
        self.kinds: Counter[str] = Counter()
        """Problems by kind, in the order in which the kinds came up."""
        self.foremost: dict[str, list[str]] = {}
        """What the first problems of each kind say."""
        self.routes: list[Begun] = []
        self.stages: Counter[str] = Counter()
        """Microseconds by stage."""
        self._worst = 0
        self._spool = Spool()

    def add(self, event: Event) -> None:
        """Count an event.

        Raises:
            FileError: the folder of temporary files is full.
        """
        match event:
            case Problem():
                self._add_problem(event)
            case Begun():
                self.routes.append(event)
            case Spent():
                self.stages[event.stage] += round(event.seconds * 1e6)
            case Done():
                self._add_done(event)

    def _add_problem(self, problem: Problem) -> None:
        self._worst = max(self._worst, problem.exit_status)
        self.kinds[problem.kind] += 1
        said = self.foremost.setdefault(problem.kind, [])
        if len(said) <= FOREMOST:
            said.append(problem.message)
        self._spool.put("problem", _packed(problem))

    def _add_done(self, done: Done) -> None:
        for name in SUMS:
            self.sums[name] += getattr(done, name)
        self.sums["files_written"] += len(done.written)
        self.checks.update(found.check for found in done.findings)
        kind = _WORKED if done.drafted or done.written else _IDLE
        self._spool.put(kind, _packed(done), done.article)

    @property
    def exit_status(self) -> int:
        """0 done, 1 something needs a person, 2 something could not work."""
        return max(self._worst, self.ended, int(self.sums["errors"] > 0))

    @property
    def failed(self) -> bool:
        """Tell whether there was a problem that costs more than a line."""
        return self._worst > 0

    @property
    def articles(self) -> int:
        """How many articles are done, in one locale or more."""
        return self._spool.keys()

    @property
    def variants(self) -> int:
        """How often an article is done in a locale."""
        return self._spool.count(_WORKED, _IDLE)

    @property
    def rate(self) -> float:
        """Words drafted a second, over the whole run; 0 where none were."""
        return self.sums["words_drafted"] / self.seconds if self.seconds else 0.0

    def done(self, *, everything: bool = True) -> Iterator[dict[str, object]]:
        """Yield the fields of each `Done`; those with which nothing was done too, or not."""
        kinds = (_WORKED, _IDLE) if everything else (_WORKED,)
        return (_unpacked(Done, text) for text in self._spool.texts(*kinds))

    def problems(self) -> Iterator[dict[str, object]]:
        """Yield the fields of each `Problem`, in the order in which they came up."""
        return (_unpacked(Problem, text) for text in self._spool.texts("problem"))


def _packed(event: Done | Problem) -> str:
    """Return the values of an event, without their names: it may be one of a hundred thousand."""
    return json.dumps([getattr(event, name) for name in event.__slots__], default=_values)


def _values(inner: Found | Key | Span) -> dict[str, object]:
    return {name: getattr(inner, name) for name in inner.__slots__}


def _unpacked(kind: type[Done | Problem], text: str) -> dict[str, object]:
    return dict(zip(kind.__slots__, json.loads(text), strict=True))
