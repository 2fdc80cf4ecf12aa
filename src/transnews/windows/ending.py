"""What becomes of an article when its drafts are there: saved, told, remembered."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime

from transnews import saving, skipping, survey
from transnews.drafting import Drafted
from transnews.errors import BuildError
from transnews.report import Problem, timed
from transnews.skipping import Known
from transnews.survey import Notify
from transnews.tasks import Task


def save(known: Known, task: Task, made: Sequence[Drafted], notify: Notify) -> None:
    """Save what was *made* of an article, and tell which of its texts have no draft.

    Raises:
        ArticleError: the article is gone.
        FileError: a file cannot be written.
        ReviewError: the PO file is broken now.
        BuildError: the variant is held back; all else is saved.
    """
    for item in made:
        if item.error is not None:
            place = task.article.path.as_posix(), task.locale
            notify(Problem.of_text(item.error, item.draft.key.text, *place))
    with timed(notify, "save"):
        _save(known, task, [item for item in made if item.error is None], notify)


def _save(known: Known, task: Task, drafted: Sequence[Drafted], notify: Notify) -> None:
    project, settings = known.job.project, known.job.settings
    survey.still_there(known.job, task.article.path)
    saved = saving.save_drafts(project, settings, task, drafted, _now())
    held: BuildError | None = None
    try:
        saved += (saving.save_variant(project, settings, task),)
    except BuildError as error:
        held = error
    finally:
        notify(saving.done(settings, task, drafted, saved))
    skipping.learn(known, task, drafted, saved, held)
    if held is not None:
        raise held


def _now() -> datetime:
    """Return the time for new PO headers; SOURCE_DATE_EPOCH makes builds reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
