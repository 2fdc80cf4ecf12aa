"""Concepts from elsewhere, as a new glossary file that goes with those that are there."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transnews.errors import GlossaryError
from transnews.glossary.conflicts import conflicts
from transnews.glossary.formulas import guarded
from transnews.glossary.naming import free, slug
from transnews.glossary.store import Glossary
from transnews.glossary.table import Row, column_of, read_table
from transnews.model import Concept

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """A glossary file, to be written."""

    text: str
    """Empty where nothing is new."""
    added: int
    known: int
    """Concepts that the glossary has already, with all their forms."""


def take_in(found: Sequence[Concept], words: Glossary, name: str) -> Taken:
    """Return a glossary file of the concepts that are new.

    Args:
        found: They may lack an id.
        words: The glossary of the project.
        name: What the new file is called in errors.

    Raises:
        GlossaryError: an id or a form is taken by another row, or cannot stand in a cell; one line
            each, the first 20.
    """
    new = [one for one in found if not _is_known(one, words)]
    if not new:
        return Taken("", 0, len(found))
    errors = list(_unwritable(new, name))
    taken = {concept.id for concept in (*words.concepts, *new)}
    text = _write([replace(one, id=one.id or _id(one, taken)) for one in new])
    table = read_table(text, name)
    there = [Row(f"the glossary, row {concept.id!r}", concept) for concept in words.concepts]
    errors += [*table.errors, *conflicts([*there, *table.rows])]
    if len(errors) > _SHOWN:
        errors = [*errors[:_SHOWN], f"and {len(errors) - _SHOWN} more errors"]
    if errors:
        raise GlossaryError("\n".join(errors))
    return Taken(text, len(new), len(found) - len(new))


def _is_known(one: Concept, words: Glossary) -> bool:
    return any(
        all(set(forms) <= set(concept.forms.get(tag, ())) for tag, forms in one.forms.items())
        for concept in words.concepts
    )


def _id(one: Concept, taken: set[str]) -> str:
    language, forms = next(iter(one.forms.items()))
    return free([slug(forms[0], language)], taken)


def _unwritable(new: Sequence[Concept], name: str) -> Iterator[str]:
    for concept in new:
        for form in (form for forms in concept.forms.values() for form in forms):
            if "|" in form or form.startswith("?"):
                yield f"{name}: {form!r}: a form that has '|' or begins with '?' cannot be written"


def _write(concepts: Sequence[Concept]) -> str:
    tags = list(dict.fromkeys(tag for concept in concepts for tag in concept.forms))
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("id", "type", *map(column_of, tags), "match", "keep", "note"))
    for one in concepts:
        cells = ("|".join(one.forms.get(tag, ())) for tag in tags)
        match, keep = "any-case" if one.any_case else "", "yes" if one.keep else ""
        rows.writerow(map(guarded, (one.id, one.type, *cells, match, keep, one.note)))
    return text.getvalue()
