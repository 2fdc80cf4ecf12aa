"""The final full stop toggled: models expect one, and a headline has none."""

from collections.abc import Iterator
from dataclasses import replace

from transnews.drafting.attempts import Attempt, Case, reworded

# A long sentence does not hang on its full stop.
_LONGEST = 120


def attempts(case: Case) -> Iterator[Attempt]:
    """Yield an attempt without the full stop, or with one; the end is set by the source after."""
    worded = case.piece.wording
    sent = worded.sent
    if len(sent) > _LONGEST:
        return
    other = sent[:-1] if sent.endswith(".") and not sent.endswith("..") else f"{sent}."
    if other.strip():
        yield reworded(case.piece, replace(worded, sent=other))
