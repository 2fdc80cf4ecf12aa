"""One glossary file: CSV text to rows, with all that is wrong in it."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from transnews.errors import LanguageError
from transnews.glossary.formulas import read
from transnews.languages import canonical
from transnews.model import Concept

PROPOSED = "?"
"""How a form begins that nobody has decided on yet."""
RESERVED = ("id", "type", "match", "keep", "note")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MATCH = {"": False, "exact": False, "any-case": True}
_KEEP = {"": False, "no": False, "yes": True}
_INDONESIAN = "id", "in"
"""Its tag, and the name of its column: the other is taken."""


def column_of(tag: str) -> str:
    """Return the column of a language."""
    return _INDONESIAN[1] if tag == _INDONESIAN[0] else tag


def tag_of(column: str) -> str:
    """Return the language of a column that is not reserved."""
    return _INDONESIAN[0] if column == _INDONESIAN[1] else column


@dataclass(frozen=True, slots=True)
class Row:
    """A concept and where it is written."""

    place: str
    """``file:line``"""
    concept: Concept


@dataclass(frozen=True, slots=True)
class Table:
    """A glossary file as far as it could be read."""

    rows: tuple[Row, ...]
    errors: tuple[str, ...]
    """One line each: ``file:line: what is wrong; what would be right``."""
    undecided: tuple[str, ...] = ()
    """Forms that are only proposed (``?Kavanaugh``): one line each, they count for nothing."""


@dataclass(frozen=True, slots=True)
class _Line:
    place: str
    cells: tuple[str, ...]


def read_table(text: str, name: str) -> Table:
    """Read a glossary file; *name* names it in errors.

    Columns are separated by commas, or by semicolons or tabs where the header shows it.
    """
    errors: list[str] = []
    lines = _trimmed(list(_lines(text.removeprefix("\ufeff"), name, errors)))
    if not lines:
        return Table((), (*errors, f"{name}:1: no header row; write one like 'id,type,en,pt'"))
    columns = _columns(lines[0], errors)
    undecided: list[str] = []
    rows = [_row(line, columns, errors, undecided) for line in lines[1:]] if columns else []
    return Table(tuple(row for row in rows if row), tuple(errors), tuple(undecided))


def _trimmed(lines: list[_Line]) -> list[_Line]:
    """Drop blank lines at the begin and the end; those between rows are errors."""
    full = [at for at, line in enumerate(lines) if line.cells != ("",)]
    return lines[full[0] : full[-1] + 1] if full else []


def _lines(text: str, name: str, errors: list[str]) -> Iterator[_Line]:
    """Yield the records of a CSV text with the line each begins on."""
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for cells in reader:
            yield _Line(f"{name}:{begin}", tuple(read(cell) for cell in cells) or ("",))
            begin = reader.line_num + 1
    except csv.Error as error:
        errors.append(f"{name}:{begin}: not CSV from here on ({error}); look for a lone quote mark")


def _columns(header: _Line, errors: list[str]) -> tuple[str, ...]:
    """Return what each column is: a reserved name or a language tag; nothing if one is wrong."""
    before = len(errors)
    columns = [_column(cell, header.place, errors) for cell in header.cells]
    errors += [f"{header.place}: column {column!r} twice; keep one" for column in _twice(columns)]
    if "id" not in columns:
        errors.append(f"{header.place}: no column 'id'; give each row a short name of its own")
    if not set(columns) - {*RESERVED, ""}:
        errors.append(f"{header.place}: no column of a language; add one like 'en'")
    return tuple(columns) if len(errors) == before else ()


def _column(cell: str, place: str, errors: list[str]) -> str:
    if not cell:
        errors.append(f"{place}: a column without a name; name or remove it")
        return ""
    if cell.lower() in RESERVED:
        return cell.lower()
    try:
        return column_of(canonical(cell))
    except LanguageError as error:
        near = get_close_matches(cell.lower(), RESERVED, 1, 0.6)
        _, said, languages = str(error).partition("did you mean ")
        if near:
            hint = f"did you mean {near[0]!r}?"
        else:
            hint = said + languages or f"known are {', '.join(RESERVED)} and language codes"
        errors.append(f"{place}: unknown column {cell!r}; {hint}")
        return ""


def _row(
    line: _Line, columns: tuple[str, ...], errors: list[str], undecided: list[str]
) -> Row | None:
    def wrong(what: str) -> None:
        errors.append(f"{line.place}: {what}")

    if why := _unreadable(line.cells, len(columns)):
        wrong(why)
        return None
    cells = dict(zip(columns, line.cells, strict=False))
    before, open_before = len(errors), len(undecided)
    said = {
        tag_of(column): _forms(cell, column, line.place, errors, undecided)
        for column, cell in cells.items()
        if column not in RESERVED and cell
    }
    forms = {column: decided for column, decided in said.items() if decided}
    if not cells.get("id", ""):
        wrong("no id; give the row a short name of its own")
    if not forms and len(undecided) == open_before:
        wrong("a row without any form; fill a language or remove it")
    if (match := cells.get("match", "").lower()) not in _MATCH:
        wrong(f"match is {match!r}; write exact or any-case")
    if (keep := cells.get("keep", "").lower()) not in _KEEP:
        wrong(f"keep is {keep!r}; write yes or no")
    if len(errors) > before or not forms:
        return None
    note, kind = cells.get("note", ""), cells.get("type", "")
    return Row(line.place, Concept(cells["id"], kind, forms, _MATCH[match], _KEEP[keep], note))


def _unreadable(cells: Sequence[str], columns: int) -> str:
    if not any(cells):
        return "empty row; remove it"
    if len(cells) > columns:
        return f"{len(cells)} cells under {columns} columns; quote a cell that holds a comma"
    controls = (found[0] for cell in cells if (found := _CONTROL.search(cell)))
    return next((f"a control character (U+{ord(c):04X}); take it out" for c in controls), "")


def _forms(
    cell: str, column: str, place: str, errors: list[str], undecided: list[str]
) -> tuple[str, ...]:
    forms = [unicodedata.normalize("NFC", form.strip()) for form in cell.split("|")]
    if "" in forms:
        errors.append(f"{place}: {column}: an empty form in {cell!r}; remove a '|'")
    errors += [f"{place}: {column}: {form!r} twice; keep one" for form in _twice(forms)]
    undecided += [
        f"{place}: {column}: {form!r} is a proposal and counts for nothing;"
        " take the '?' off if it is right"
        for form in forms
        if form.startswith(PROPOSED)
    ]
    return tuple(form for form in forms if not form.startswith(PROPOSED))


def _twice(values: Iterable[str]) -> list[str]:
    """Return what is there more than once, each once, in order."""
    return [value for value, many in Counter(values).items() if value and many > 1]
