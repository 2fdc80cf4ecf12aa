"""What was done for an article, in figures."""

from collections import Counter
from collections.abc import Sequence

from transnews import source
from transnews.checks import levels
from transnews.config import Settings
from transnews.drafting import Drafted
from transnews.model import Severity
from transnews.report import Done, Found
from transnews.saving.saved import Saved
from transnews.tasks import Task


def done(
    settings: Settings, task: Task, drafted: Sequence[Drafted], saved: Sequence[Saved]
) -> Done:
    """Return what was done for an article in a locale."""
    origins = Counter(
        unit.origin.partition(":")[0] for item in drafted for unit in item.draft.units
    )
    found = [
        Found(f.check, f.severity, f.message, item.draft.key, f.span)
        for item in drafted
        for f in levels.weighed(item.draft.all_findings, settings.checks)
    ]
    words = {plan.message.key: len(plan.plain.text.split()) for plan in task.plans}
    found.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    return Done(
        article=task.article.path.as_posix(),
        locale=task.locale,
        route=task.route,
        words=source.words(task.article),
        messages=len(task.messages),
        pending=len(task.plans),
        drafted=len(drafted),
        translated=origins["machine"] + origins["repaired"],
        repaired=origins["repaired"],
        reused=origins["reused"] + origins["approved"],
        settled=origins["localized"] + origins["copied"],
        names=sum(len(piece.terms) for plan in task.plans for piece in plan.pieces),
        names_missing=sum(f.check == "names" and f.severity is Severity.ERROR for f in found),
        findings=tuple(found),
        errors=sum(finding.severity is Severity.ERROR for finding in found),
        written=tuple(one.name for one in saved if one.changed),
        words_drafted=sum(words[item.draft.key] for item in drafted),
    )
