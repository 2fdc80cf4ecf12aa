"""Save what was drafted for an article: trace, PO file, variant, in this order.

The order makes a kill harmless: the trace says what is about to stand in the PO file and
what stood there (docs/design.md, *Killed at any time*).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from transnews import __version__, build, files, languages, markup, review, source, trace
from transnews.config import Settings
from transnews.drafting import Drafted
from transnews.model import Draft, Key, Message, Severity
from transnews.report import Done
from transnews.review import Header, State, Wanted
from transnews.tasks import Task, sha256
from transnews.trace import Trace, TracedSentence, TraceEntry

_SHOWN_FORMS = 3
_LOOK = "look ("


def save_drafts(
    project: Path, settings: Settings, task: Task, drafted: Sequence[Drafted], now: datetime
) -> tuple[str, ...]:
    """Write trace and PO file; return the names of those that changed.

    Args:
        project: The project folder.
        settings: Its settings.
        task: The article in its locale.
        drafted: What was made of ``task.plans``.
        now: For the header of a PO file that changes.

    Raises:
        FileError: a file cannot be written; what stood there is whole.
        ReviewError: the PO file is not one for this locale.
    """
    drafts = {item.draft.key: item for item in drafted}
    new_trace = _trace(task, drafts)
    traced = {entry.key: entry for entry in new_trace.entries}
    text = review.merge(
        task.old,
        [_wanted(task, m, drafts.get(m.key), traced.get(m.key)) for m in task.messages],
        _header(settings, task.locale, now),
        task.machine,
        str(task.places.po),
    )
    outputs = [(task.places.trace, trace.write(new_trace)), (task.places.po, text)]
    if task.broken is not None:
        del outputs[0]
    written = []
    for name, content in outputs:
        if files.write_text(project / name, content, str(name)):
            written.append(str(name))
    return tuple(written)


def save_variant(project: Path, settings: Settings, task: Task) -> tuple[str, ...]:
    """Write the variant that the PO file makes; return its name if it changed.

    Raises:
        FileError: the file cannot be written.
        BuildError: the variant is held back.
    """
    catalog = build.read_catalog(project, task.places, task.locale)
    made = build.variant(task.article, catalog, task.locale, task.places, settings)
    return (str(made.path),) if build.write(project, made) else ()


def done(task: Task, drafted: Sequence[Drafted], written: tuple[str, ...]) -> Done:
    """Return what was done for an article in a locale."""
    origins = Counter(
        unit.origin.partition(":")[0] for item in drafted for unit in item.draft.units
    )
    found = [finding for item in drafted for finding in item.draft.all_findings]
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
        reused=origins["reused"],
        settled=origins["localized"] + origins["copied"],
        names=sum(len(piece.terms) for plan in task.plans for piece in plan.pieces),
        names_missing=sum(f.check == "names" and f.severity is Severity.ERROR for f in found),
        findings=tuple(f"{finding.check}: {finding.message}" for finding in found),
        errors=sum(finding.severity is Severity.ERROR for finding in found),
        written=written,
    )


def _trace(task: Task, drafts: Mapping[Key, Drafted]) -> Trace:
    entries = []
    for message in task.messages:
        made = task.traced.get(message.key)
        if item := drafts.get(message.key):
            standing = task.entries.get(message.key)
            entries.append(_trace_entry(item, standing.msgstr if standing else ""))
        elif made:
            entries.append(made)
    return Trace(
        task.article.path.as_posix(),
        sha256(task.article.source),
        task.article.language,
        task.locale,
        task.route if drafts else task.trace.route,
        tuple(entries),
    )


def _trace_entry(item: Drafted, standing: str) -> TraceEntry:
    draft = item.draft
    scores = [unit.score for unit in draft.units if unit.score is not None]
    return TraceEntry(
        key=draft.key,
        text=review.digest(draft.text),
        replaced=review.digest(standing) if standing else "",
        engine=draft.signature,
        glossary=draft.glossary,
        score=sum(scores) / len(scores) if scores else None,
        findings=draft.all_findings,
        sentences=tuple(
            TracedSentence(
                said.sent,
                said.raw if said.sent else said.unit.target,
                said.unit.score,
                # Said again from memory: where it came from first is what matters.
                "machine" if said.unit.origin == "reused" else said.unit.origin,
            )
            for said in item.said
        ),
    )


def _wanted(task: Task, message: Message, item: Drafted | None, made: TraceEntry | None) -> Wanted:
    return Wanted(
        message.key,
        (
            *_notes(task, message, made if _is_machines(task, message, item, made) else None),
            *_standing_findings(task, message),
        ),
        (task.article.path.as_posix(),),
        item.draft.text if item else None,
        _provenance(item.draft) if item else "",
    )


def _is_machines(
    task: Task, message: Message, item: Drafted | None, made: TraceEntry | None
) -> bool:
    """Tell whether the PO entry will hold a machine's draft, so that its findings still hold."""
    entry = task.entries.get(message.key)
    if item is not None or entry is None or made is None:
        return item is not None
    return entry.state is State.DRAFT and review.digest(entry.msgstr) in (made.text, made.replaced)


def _notes(task: Task, message: Message, made: TraceEntry | None) -> tuple[str, ...]:
    """Return what the translator should know: role, names owed, findings on the draft."""
    notes = [message.role.value.replace("-", " ")]
    plain = markup.take_out(message.key.text, message.markup or task.article.format).text
    for term in message.terms:
        forms = " | ".join(term.forms[:_SHOWN_FORMS])
        more = " | …" if len(term.forms) > _SHOWN_FORMS else ""
        said = f" ({term.concept.note})" if term.concept.note else ""
        notes.append(f"name: {term.spans[0].of(plain)} → {forms}{more}{said}")
    found = made.findings if made else ()
    return (*notes, *(f"{_LOOK}{finding.check}): {finding.message}" for finding in found))


def _standing_findings(task: Task, message: Message) -> tuple[str, ...]:
    """Return what the PO file says of a draft that no trace knows: it may still hold."""
    entry = task.entries.get(message.key)
    if entry is None or entry.state is not State.DRAFT or message.key in task.traced:
        return ()
    return tuple(note for note in entry.notes if note.startswith(_LOOK))


def _provenance(draft: Draft) -> str:
    return draft.signature or "no model was needed"


def _header(settings: Settings, locale: str, now: datetime) -> Header:
    return Header(
        project=settings.project.name,
        bugs=settings.project.bugs,
        language=locale,
        team_name=settings.project.team or languages.name(locale),
        generator=f"transnews {__version__}",
        now=now,
    )
