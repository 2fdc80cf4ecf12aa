"""The CSV of two columns, ``source`` and ``target``, that Weblate and Poedit exchange."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from transnews.errors import GlossaryError
from transnews.glossary.forms import forms_in
from transnews.glossary.formulas import guarded, read
from transnews.model import Concept

_COLUMNS = ("source", "target", "context", "developer_comments")
_Group = dict[str, dict[str, None]]
"""What the lines of one concept say in each column, each once, in their order."""


def write_pairs(concepts: Sequence[Concept], language: str, locale: str) -> str:
    """Return the forms of *concepts* in two languages, a pair of them a line.

    Each form of the source stands beside the preferred form of the target, which comes first, and
    the other forms of the target beside the preferred one of the source.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for concept in concepts:
        sources, targets = forms_in(concept, language), forms_in(concept, locale)
        if sources and targets:
            pairs = [(form, targets[0]) for form in sources]
            pairs += [(sources[0], form) for form in targets[1:]]
            rows.writerows(map(guarded, (*pair, concept.id, concept.note)) for pair in pairs)
    return text.getvalue()


def read_pairs(text: str, name: str, language: str, locale: str) -> tuple[Concept, ...]:
    r"""Return the concepts of such a file; lines that share a context or a form are one.

    >>> read_pairs("source,target\nKyiv,Kiev\nKiev,Kiev\n", "w.csv", "en", "pt")[0].forms
    {'en': ('Kyiv', 'Kiev'), 'pt': ('Kiev',)}

    Raises:
        GlossaryError: no such columns, or not CSV; says where and what would be right.
    """
    groups: list[_Group] = []
    known: dict[tuple[str, str], _Group] = {}
    for row in _rows(text, name):
        keys = [("context", row[2])] if row[2] else [("source", row[0]), ("target", row[1])]
        group = next((known[key] for key in keys if key in known), None)
        if group is None:
            group = {"source": {}, "target": {}, "context": {}, "note": {}}
            groups.append(group)
        for key, word in zip(group, row, strict=True):
            group[key] |= dict.fromkeys([word] if word else [])
            known.setdefault((key, word), group)
    return tuple(
        Concept(
            id=next(iter(group["context"]), ""),
            type="",
            forms={language: tuple(group["source"]), locale: tuple(group["target"])},
            note=" ".join(group["note"]),
        )
        for group in groups
    )


def _rows(text: str, name: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield source, target, context and note of each line that has both forms."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        head = [cell.strip().lower() for cell in next(reader, [])]
        if "source" not in head or "target" not in head:
            raise GlossaryError(f"{name}:1: no columns 'source' and 'target'; name them so")
        for cells in reader:
            row = dict(zip_longest(head, (read(cell) for cell in cells), fillvalue=""))
            note = row.get("developer_comments") or row.get("translator_comments") or ""
            if row["source"] and row["target"]:
                yield row["source"], row["target"], row.get("context", ""), note
    except csv.Error as error:
        raise GlossaryError(f"{name}:{reader.line_num}: not CSV from here on ({error})") from None
