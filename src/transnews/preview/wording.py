"""The words of the page: what a stage is called, and its sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews.galley.values import Change, Row
from transnews.status import Stage

_OFFER = "draft of the new text: "
_NAME = re.compile(r"name: (.+?) → ")
_NAMES = re.compile(r"(?:names|as they are): (.+)")


@dataclass(frozen=True, slots=True)
class Sign:
    """How a stage is told."""

    sign: str
    word: str
    meaning: str


STAGES = {
    Stage.MISSING: Sign("○", "missing", "Not translated yet."),
    Stage.DRAFT: Sign("●", "draft", "As the machine wrote it; nobody has let it pass."),
    Stage.EDITED: Sign("✎", "edited", "Somebody changed it, and has not let it pass yet."),
    Stage.OUTDATED: Sign("↻", "outdated", "The source changed after it was translated."),
    Stage.REVIEWED: Sign("✓", "reviewed", "A person wrote or changed it, and let it pass."),
    Stage.ACCEPTED: Sign("✓", "as drafted", "A person let the machine's draft pass as it was."),
}
"""In the order in which they are counted."""


def notes(row: Row) -> list[str]:
    """Return the notes of a row, without those that say what stands beside it anyway.

    Findings do, a fresh draft, and what the glossary says of names that are highlighted.
    """
    said = {f"look ({one.check}): {one.message}" for one in row.remarks}
    told = {hit.span.of(row.source.text) for hit in row.source.hits if hit.label}
    told |= {form for hit in row.source.hits for form in hit.label.split(" | ")}
    new = [note for note in row.notes if note not in said and not _named(note) <= told]
    return [note for note in new if not (row.offer and note.startswith(_OFFER))]


def _named(note: str) -> set[str]:
    """Return the names that a note of `transnews.notes` is about; of another note, itself."""
    if name := _NAME.match(note):
        return {name[1]}
    names = _NAMES.fullmatch(note)
    return set(names[1].split(", ")) if names else {note}


_CONTEXT = 6
"""Words that are shown before and after a change."""


def gist(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield a word diff without the long stretches that stayed: the text itself stands above it.

    >>> long = "a b c d e f g h i j k"
    >>> [each.now for each in gist([Change(long, long), Change(" l", " m")])]
    ['… f g h i j k', ' m']
    """
    for place, one in enumerate(changes):
        if one.was != one.now:
            yield one
            continue
        words = re.findall(r"\s*\S+|\s+", one.now)
        before = _CONTEXT if place else 0
        after = _CONTEXT if place + 1 < len(changes) else 0
        cut = len(words) - after
        if cut - before > _CONTEXT // 2:
            now = "".join([*words[:before], " …" if before else "…", *words[cut:]])
            yield Change(now, now)
        else:
            yield one
