"""What a run is asked to do, and on which articles: their languages, what is urgent or gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import layout, source, standing
from transnews.config import Settings
from transnews.errors import ArticleError, TransnewsError
from transnews.report import Event, Problem, TakenDown

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


def survey(job: Job, notify: Notify) -> dict[PurePath, tuple[str, int]]:
    """Return language and words of each article, those with a correction first.

    The articles themselves are read again in turn.
    """
    found, errors = layout.articles(job.project, job.settings, job.paths)
    for error in errors:
        notify(Problem.of(error))
    surveyed: dict[PurePath, tuple[str, int]] = {}
    urgent: list[PurePath] = []
    for path in found:
        if job.stop():
            return {}
        with noted(notify, job, path.as_posix()):
            marks = source.read_marks(job.project, path)
            if marks.retracted:
                _take_down(job, path, notify)
                continue
            article = source.load(job.project, path, job.language, reading=job.settings.formats)
            surveyed[path] = article.language, source.words(article)
            urgent += [path] if marks.correction else []
    return {path: surveyed[path] for path in dict.fromkeys([*urgent, *surveyed])}


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
