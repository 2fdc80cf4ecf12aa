"""What a run is asked to do, and on which articles: their languages, what is urgent or gone."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import layout, source, standing, state
from transnews.config import Settings
from transnews.errors import ArticleError, TransnewsError
from transnews.report import Event, Problem, TakenDown
from transnews.spool import Paths, Spool
from transnews.state import Look, State

Notify = Callable[[Event], None]


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked to do."""

    project: Path
    settings: Settings
    paths: tuple[str, ...]
    locales: tuple[str, ...]
    language: str | None = None
    """Of all articles, if somebody said it."""
    dry_run: bool = False
    tolerant: bool = False
    """An exception that nobody expected (a slip of ours) costs its article, and not the run."""
    stop: Callable[[], bool] = _never
    """Asked between articles: whether to do no more. What was drafted by then is saved."""


class Surveyed:
    """The articles of a run by language, those with a correction first; kept on the disk."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._spool = Spool()
        self._words: Counter[str] = Counter()
        self._urgent: dict[str, None] = {}
        """Languages in which something was corrected."""

    def add(self, path: PurePath, language: str, words: int, urgent: bool) -> None:
        """Take in an article.

        Raises:
            FileError: the folder of temporary files is full.
        """
        self._words[language] += words
        self._urgent |= {language: None} if urgent else {}
        self._spool.put(f"{language} {urgent}", path.as_posix())

    @property
    def words(self) -> dict[str, int]:
        """Words by language, in the order of their first articles."""
        return {language: self._words[language] for language in {**self._urgent, **self._words}}

    def articles(self, language: str) -> Paths:
        """Return the articles in *language*."""
        return Paths(self._spool, (f"{language} True", f"{language} False"))


def survey(job: Job, notify: Notify, known: State) -> Surveyed:
    """Return language and words of each article.

    What is *known* is not read; the others are read again in turn.
    """
    what = state.what(state.program(), state.settled(job.settings), job.language or "")
    surveyed = Surveyed()
    for path in layout.articles(job.project, job.settings, job.paths):
        if job.stop():
            return Surveyed()
        if isinstance(path, TransnewsError):
            notify(Problem.of(path))
            continue
        look = known.look("survey", path.as_posix(), "", what, (path.as_posix(),))
        with noted(notify, job, path.as_posix()):
            if found := _article(job, path, look, known, notify):
                surveyed.add(path, *found)
    return surveyed


def _article(
    job: Job, path: PurePath, look: Look, known: State, notify: Notify
) -> tuple[str, int, bool] | None:
    """Return language and words of an article, and if it has a correction; None if retracted."""
    if look.result is not None:
        language, words, correction = look.result.split()
        return language, int(words), correction == "True"
    marks = source.read_marks(job.project, path)
    if marks.retracted:
        _take_down(job, path, notify)
        return None
    article = source.load(job.project, path, job.language, reading=job.settings.formats)
    found = article.language, source.words(article), bool(marks.correction)
    known.learn(look, " ".join(map(str, found)), {})
    return found


def _take_down(job: Job, path: PurePath, notify: Notify) -> None:
    """Take the variants of a retracted article down; it gets no drafts."""
    gone = () if job.dry_run else standing.take_down(job.project, job.settings, path)
    for name in gone:
        notify(TakenDown(path.as_posix(), name))


def still_there(job: Job, path: PurePath) -> None:
    """See that an article was not removed or renamed while its drafts were made.

    Raises:
        ArticleError: it was; files for it would have no article.
    """
    if not (job.project / path).exists():
        raise ArticleError(f"{path}: gone since the run began; nothing was written for it")


@contextmanager
def noted(notify: Notify, job: Job, article: str = "", locale: str = "") -> Iterator[None]:
    """Make a problem of an error, and go on.

    Where the job is tolerant, an exception that nobody expected becomes one too; what the system
    refused is not of that kind.
    """
    try:
        yield
    except TransnewsError as error:
        notify(Problem.of(error, article, locale))
    except OSError:
        raise
    except Exception as error:
        if not job.tolerant:
            raise
        notify(Problem.internal(error, article, locale))
