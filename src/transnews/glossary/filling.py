"""The cells of a glossary file that get case forms, and what they get."""

from collections.abc import Sequence
from dataclasses import dataclass

from transnews.glossary.cells import Sheet
from transnews.glossary.folding import fold_form
from transnews.glossary.forms import forms_in
from transnews.glossary.inflection import KINDS, fill
from transnews.glossary.paradigms import require
from transnews.glossary.store import Glossary
from transnews.glossary.table import PROPOSED
from transnews.model import Concept


@dataclass(frozen=True, slots=True)
class Change:
    """What a cell gets, or why not."""

    record: int
    """In the sheet."""
    line: int
    """In the file, from 1."""
    id: str
    language: str
    before: str
    """What stands in the cell."""
    added: tuple[str, ...]
    guessed: tuple[str, ...]
    """Words that were inflected without a dictionary."""
    left: tuple[str, ...]
    """Names that stay as they are: the gender is not known."""
    clashes: tuple[str, ...]
    """Forms left out, because they belong to another row."""

    @property
    def after(self) -> str:
        """What would stand in the cell: all that a person wrote, then what is new."""
        return "|".join([self.before, *self.added])


def changes(sheet: Sheet, words: Glossary, languages: Sequence[str]) -> tuple[Change, ...]:
    """Return what the rows of *sheet*, persons and places, lack in *languages*.

    Args:
        sheet: A file of the glossary.
        words: All of the glossary: a form that another row holds is left out.
        languages: ``ru``, ``uk``.

    Raises:
        UsageError: pymorphy3 is not installed.
    """
    require()
    found: list[Change] = []
    for language in languages:
        owners = {
            fold_form(form): concept.id
            for concept in words.concepts
            for form in forms_in(concept, language)
        }
        for record in range(len(sheet.records)):
            concept = _concept(sheet, record, language)
            if concept.type in KINDS and concept.forms[language]:
                change = _change(sheet, record, concept, language, owners)
                owners |= {fold_form(form): concept.id for form in change.added}
                found.append(change)
    told = (c for c in found if c.added or c.left or c.clashes)
    return tuple(sorted(told, key=lambda change: change.record))


def _concept(sheet: Sheet, record: int, language: str) -> Concept:
    cells = sheet.records[record]
    written = [form.strip() for form in sheet.cell(cells, language).split("|")]
    forms = tuple(form for form in written if form and not form.startswith(PROPOSED))
    return Concept(sheet.cell(cells, "id"), sheet.cell(cells, "type"), {language: forms})


def _change(
    sheet: Sheet, record: int, concept: Concept, language: str, owners: dict[str, str]
) -> Change:
    filled = fill(concept.forms[language], concept.type, language)
    others = [f for f in filled.forms if owners.get(fold_form(f), concept.id) != concept.id]
    return Change(
        record=record,
        line=sheet.line(record),
        id=concept.id,
        language=language,
        before=sheet.cell(sheet.records[record], language),
        added=tuple(form for form in filled.forms if form not in others),
        guessed=filled.guessed,
        left=filled.left,
        clashes=tuple(others),
    )
