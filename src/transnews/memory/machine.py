"""What the machine said before, so that it need not be asked again.

Only what the very same engine (package, version, hash, beam) said to the very same wording
counts, and only if it passed: checks look at alignments, which no trace holds. What people
approved lives in the PO files and is never mixed in here.
"""

from collections.abc import Iterable, Mapping

from transnews.model import Hypothesis
from transnews.trace import Trace


def machine(traces: Iterable[Trace], signature: str) -> Mapping[str, Hypothesis]:
    """Return the hypotheses of the engine *signature*, by what was sent."""
    return {
        sentence.source: Hypothesis(sentence.target, sentence.score)
        for trace in traces
        for entry in trace.entries
        if entry.engine == signature and not entry.findings
        for sentence in entry.sentences
        # What the ladder mended has to climb again, to be what it was.
        if sentence.origin == "machine" and sentence.score is not None
    }
