"""What a check of a project found, in the order in which it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from transnews.errors import TransnewsError
from transnews.inspection import Inspected, Problem, shown
from transnews.model import Severity


@dataclass(frozen=True, slots=True)
class Found:
    """All that was looked over, and what could not be."""

    inspected: tuple[Inspected, ...]
    """By file."""
    failures: tuple[TransnewsError, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file and line."""
        return tuple(problem for each in self.inspected for problem in each.problems)

    def count(self, severity: Severity) -> int:
        """Return how many problems are so bad."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def exit_status(self) -> int:
        """What the command ends with."""
        worst = max((failure.exit_status for failure in self.failures), default=0)
        return max(worst, 1 if self.count(Severity.ERROR) else 0)


def gather(results: Iterable[Inspected | TransnewsError]) -> Found:
    """Return the results of an inspection, sorted; an article that is broken is told once."""
    inspected: list[Inspected] = []
    failures: dict[str, TransnewsError] = {}
    for result in results:
        if isinstance(result, TransnewsError):
            failures.setdefault(str(result), result)
        else:
            inspected.append(result)
    inspected.sort(key=lambda each: each.path)
    return Found(tuple(inspected), tuple(failures.values()))


def place(problem: Problem) -> str:
    """Return which message is meant, as a reader knows it: role and first words; or nothing.

    >>> from transnews.model import Key
    >>> place(Problem("", "pt", "a.po", 1, "x", Severity.ERROR, "", Key("headline", "A strike")))
    'headline "A strike"'
    """
    if problem.key is None:
        return ""
    return f'{problem.key.context} "{shown(problem.key.text)}"'.strip()


def sentence(problem: Problem) -> str:
    """Return what is wrong, and where."""
    where = place(problem)
    return f"{problem.message} ({where})" if where else problem.message
