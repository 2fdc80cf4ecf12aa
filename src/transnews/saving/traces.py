"""What the trace says of the drafts that were made for an article."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from transnews import review
from transnews.drafting import Drafted
from transnews.model import Key
from transnews.tasks import Task
from transnews.trace import Trace, TracedSentence, TraceEntry


def traced(task: Task, drafts: Mapping[Key, Drafted]) -> Trace:
    """Return the trace with the new drafts; what stands keeps its entries."""
    entries = []
    for message in task.messages:
        made = task.traced.get(message.key)
        if item := drafts.get(message.key):
            standing = _machines(task, message.key)
            offered = message.key in task.formers
            entry = _trace_entry(item, standing, offered)
            entries.append(replace(entry, matches=task.matches.get(message.key, ())))
        elif made:
            entries.append(made)
    return Trace(
        task.article.path.as_posix(),
        hashlib.sha256(task.article.source.encode()).hexdigest(),
        task.article.language,
        task.locale,
        task.route if drafts else task.trace.route,
        tuple(entries),
    )


def with_gone(new: Trace, task: Task) -> Trace:
    """Return *new* with the entries of texts that are gone from the article."""
    wanted = {message.key for message in task.messages}
    gone = [made for key, made in task.traced.items() if key not in wanted and key in task.entries]
    return replace(new, entries=(*new.entries, *gone))


def _machines(task: Task, key: Key) -> str:
    """Return the machine's text that stands in the PO file; a person's is none of its own."""
    entry = task.entries.get(key)
    theirs = entry is None or review.is_human(entry, task.machine.get(key))
    return "" if entry is None or theirs else entry.msgstr


def _trace_entry(item: Drafted, standing: str, offered: bool) -> TraceEntry:
    draft = item.draft
    scores = [unit.score for unit in draft.units if unit.score is not None]
    made = TraceEntry(
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
    told = offered or review.digest(made.joined) == made.text
    return made if told else replace(made, draft=draft.text)
