"""What the machine did, beside the PO file: ``<article>.trace.json``.

The PO file is the truth about text and state, the trace about provenance. It holds no time
and no path of a machine, so that the same work gives the same bytes. Where it is lost or
broken, nothing is lost but this: every draft then counts as a person's.
"""

import json
from dataclasses import asdict, replace

from transnews.trace.reading import read_trace
from transnews.trace.values import VERSION, Trace, TracedSentence, TraceEntry, rounded

__all__ = ["VERSION", "Trace", "TraceEntry", "TracedSentence", "read_trace", "write"]


def write(trace: Trace) -> str:
    """Return the text of a trace file; scores have four digits there.

    Reading it gives *trace* again, if its scores have no more.
    """
    entries = tuple(map(_rounded_entry, trace.entries))
    value = {"version": VERSION, **asdict(replace(trace, entries=entries))}
    for entry in value["entries"]:
        if not entry["draft"]:  # most have none
            del entry["draft"]
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _rounded_entry(entry: TraceEntry) -> TraceEntry:
    sentences = (replace(one, score=rounded(one.score)) for one in entry.sentences)
    return replace(entry, score=rounded(entry.score), sentences=tuple(sentences))
