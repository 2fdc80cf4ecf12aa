"""What a run did: events while it goes on, a report at its end."""

from dataclasses import dataclass, field

from transnews.errors import TransnewsError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person must see to; the rest of the job went on."""

    message: str
    exit_status: int

    @classmethod
    def of(cls, error: TransnewsError) -> "Problem":
        """Make a problem of an error."""
        return cls(str(error), error.exit_status)


@dataclass(frozen=True, slots=True)
class Planned:
    """So many words of source, over all locales, are in the job."""

    words: int


@dataclass(frozen=True, slots=True)
class Begun:
    """A direction begins: these articles go from one language to a locale."""

    source: str
    locale: str
    route: str
    articles: int


@dataclass(frozen=True, slots=True)
class Progress:
    """So many more words of the source are done."""

    words: int


@dataclass(frozen=True, slots=True)
class Done:
    """An article is done in a locale."""

    article: str
    locale: str
    route: str
    words: int
    messages: int
    pending: int
    """Messages that needed a draft."""
    drafted: int
    """Messages drafted in this run."""
    translated: int
    """Sentences that the model translated."""
    repaired: int
    """Those of them that failed a check at first and were mended by another attempt."""
    reused: int
    """Sentences that the model, or a person, had translated before."""
    settled: int
    """Sentences that needed no model: dates, numbers, names, tags."""
    names: int
    """Glossary names that the drafted sentences owed."""
    names_missing: int
    findings: tuple[str, ...]
    """What translators are asked to look at, errors first: ``numbers: £3m is 3 milhões``."""
    errors: int
    """How many of them are errors, which nothing mended."""
    written: tuple[str, ...]
    """Files that changed."""


@dataclass(frozen=True, slots=True)
class TakenDown:
    """The variant of an article that was retracted is gone."""

    article: str
    name: str


Event = Problem | Planned | Begun | Progress | TakenDown | Done


@dataclass(slots=True)
class Report:
    """The sum of a run's events."""

    articles: set[str] = field(default_factory=set)
    done: list[Done] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, event: Event) -> None:
        """Count an event."""
        match event:
            case Problem():
                self.problems.append(event)
            case Done():
                self.articles.add(event.article)
                self.done.append(event)

    @property
    def exit_status(self) -> int:
        """0 done, 1 something needs a person, 2 something could not work."""
        worst = max((problem.exit_status for problem in self.problems), default=0)
        return max(worst, int(any(done.errors for done in self.done)))
