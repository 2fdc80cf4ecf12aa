"""Save what was drafted for an article: trace, PO file, variant, in this order.

The order makes a kill harmless: the trace says what is about to stand in the PO file and
what stood there (docs/design.md, *Killed at any time*).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from transnews import __version__, build, files, gates, languages, notes, review, source, trace
from transnews.checks import levels
from transnews.config import Settings
from transnews.drafting import Drafted
from transnews.files import Saved
from transnews.layout import Places
from transnews.model import Draft, Key, Message, Severity
from transnews.report import Done, Found
from transnews.review import Header, Wanted
from transnews.tasks import Task, sha256
from transnews.trace import Trace, TracedSentence, TraceEntry


def save_drafts(
    project: Path, settings: Settings, task: Task, drafted: Sequence[Drafted], now: datetime
) -> tuple[Saved, ...]:
    """Write trace and PO file; return what stands in them now.

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
        [_wanted(settings, task, m, drafts.get(m.key), traced.get(m.key)) for m in task.messages],
        _header(settings, task.locale, now),
        task.machine,
        str(task.places.po),
    )
    outputs = [
        # Until they are gone from the PO file as well, drafts of texts that are gone are known.
        (task.places.trace, trace.write(_with_gone(new_trace, task))),
        (task.places.po, text),
        (task.places.trace, trace.write(new_trace)),
    ]
    if task.broken is not None:
        outputs = outputs[1:2]
    if task.renamed:
        _take_over(project, task.renamed, task.places)
    saved: dict[str, Saved] = {}
    for place, content in outputs:
        name = str(place)
        was = name in saved and saved[name].changed
        changed = files.write_text(project / place, content, name)
        saved[name] = Saved(name, content, changed or was)
    return tuple(saved.values())


def _take_over(project: Path, old: Places, new: Places) -> None:
    """Give the files of a renamed article its new name.

    The PO file is the last: until it has moved, the next run finds the others in either place.
    """
    files.move(project / old.trace, project / new.trace, str(old.trace))
    if old.variant.suffix == new.variant.suffix:
        files.move(project / old.variant, project / new.variant, str(old.variant))
    else:
        files.remove(project / old.variant, str(old.variant))
    files.move(project / old.po, project / new.po, str(old.po))


def save_variant(project: Path, settings: Settings, task: Task) -> Saved:
    """Write the variant that the PO file makes; return what stands there now.

    Raises:
        FileError: the file cannot be written.
        BuildError: the variant is held back.
    """
    catalog = build.read_catalog(project, task.places, task.locale)
    aids = gates.read(project, settings, task.article, task.locale, task.places)
    made = build.variant(task.article, catalog, task.locale, task.places, settings, aids)
    return Saved(str(made.path), made.text, build.write(project, made))


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


def _trace(task: Task, drafts: Mapping[Key, Drafted]) -> Trace:
    entries = []
    for message in task.messages:
        made = task.traced.get(message.key)
        if item := drafts.get(message.key):
            standing = task.entries.get(message.key)
            offered = message.key in task.formers
            entry = _trace_entry(item, standing.msgstr if standing else "", offered)
            entries.append(replace(entry, matches=task.matches.get(message.key, ())))
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


def _with_gone(new: Trace, task: Task) -> Trace:
    wanted = {message.key for message in task.messages}
    gone = [made for key, made in task.traced.items() if key not in wanted and key in task.entries]
    return replace(new, entries=(*new.entries, *gone))


def _trace_entry(item: Drafted, standing: str, offered: bool) -> TraceEntry:
    draft = item.draft
    scores = [unit.score for unit in draft.units if unit.score is not None]
    return TraceEntry(
        key=draft.key,
        text=review.digest(draft.text),
        replaced=review.digest(standing) if standing else "",
        offer=draft.text if offered else "",
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


def _wanted(
    settings: Settings,
    task: Task,
    message: Message,
    item: Drafted | None,
    made: TraceEntry | None,
) -> Wanted:
    shown = notes.of(task, message, item is not None, made, settings.checks)
    references = (task.article.path.as_posix(),)
    if found := task.recalled.get(message.key):
        wanted = Wanted(message.key, shown, references, found.text)
        return replace(wanted, reviewed=found.reviewed, person=not found.reviewed)
    if item is None or message.key in task.formers:
        return Wanted(message.key, shown, references)
    return Wanted(message.key, shown, references, item.draft.text, _provenance(item.draft))


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
