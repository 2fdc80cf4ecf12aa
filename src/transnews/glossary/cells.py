"""The cells of a glossary file as they are written, so that one can change and the rest stay.

Every byte outside a changed cell is kept: quotes, spaces, line ends, byte order mark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transnews.errors import LanguageError
from transnews.glossary import formulas
from transnews.glossary.table import RESERVED, column_of, tag_of
from transnews.languages import best, canonical
from transnews.model import Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A glossary file that was read without an error, taken apart."""

    text: str
    delimiter: str
    columns: tuple[str, ...]
    """What each column is: a reserved name or a language tag."""
    header: tuple[str, ...]
    """The same as the file writes it."""
    records: tuple[tuple[Span, ...], ...]
    """The cells of each row, without the header and blank lines; spans on ``text``."""

    added: int = 0
    """How many of the columns, the last ones, the file itself has not."""

    def cell(self, record: Sequence[Span], column: str) -> str:
        """Return what stands in a cell of *record*, unquoted; empty where it has none."""
        place = self._place(record, column)
        return formulas.read(_value(place.of(self.text))) if place else ""

    def column(self, language: str) -> str | None:
        """Return the column in which the forms of a language stand, None without one."""
        columns = {tag_of(column): column for column in self.columns if column not in RESERVED}
        tag = best(language, columns)
        return columns[tag] if tag else None

    def line(self, record: int) -> int:
        """Return the line, from 1, on which a record begins."""
        return self.text.count("\n", 0, self.records[record][0].start) + 1

    def _place(self, record: Sequence[Span], column: str) -> Span | None:
        at = self.columns.index(column) if column in self.columns else len(record)
        return record[at] if at < len(record) else None

    def changed(self, values: Mapping[tuple[int, str], str]) -> str:
        """Return the text with the cells of *values* changed, keyed by record and column.

        Raises:
            KeyError: the row has no such cell.
        """
        spans: dict[Span, str] = {}
        for (at, column), value in values.items():
            place = self._place(self.records[at], column)
            if place is None:
                raise KeyError(column)
            quoted = place.of(self.text).startswith('"')
            spans[place] = written(value, self.delimiter, quoted)
        pieces: list[str] = []
        done = 0
        for span in sorted(spans):
            pieces += self.text[done : span.start], spans[span]
            done = span.stop
        return "".join(pieces) + self.text[done:]


def sheet(text: str) -> Sheet:
    r"""Take a glossary file apart; it must be one that `read_table` has no error for.

    >>> found = sheet('id,en\nkyiv,"Kyiv|Kiev"\n')
    >>> found.cell(found.records[0], "en")
    'Kyiv|Kiev'
    >>> found.changed({(0, "en"): "Kyiv|Kiev|Kyjiw"})
    'id,en\nkyiv,"Kyiv|Kiev|Kyjiw"\n'
    """
    start = 1 if text.startswith("\ufeff") else 0
    first = text[start:].lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    records = [r for r in _records(text, start, delimiter) if len(r) > 1 or r[0].of(text).strip()]
    header = tuple(_value(span.of(text)).strip() for span in records[0]) if records else ()
    return Sheet(text, delimiter, tuple(map(_column, header)), header, tuple(records[1:]))


def written(value: str, delimiter: str, quoted: bool = False) -> str:
    """Return *value* as a cell is written, in quotes if it needs them or had them; no formula.

    >>> written('the "Sun", Mr X', ",")
    '"the ""Sun"", Mr X"'
    """
    value = formulas.guarded(value)
    if quoted or any(c in value for c in (delimiter, '"', "\n", "\r")):
        return '"' + value.replace('"', '""') + '"'
    return value


def _column(name: str) -> str:
    if name.lower() in RESERVED:
        return name.lower()
    try:
        return column_of(canonical(name))
    except LanguageError:
        return name


def _value(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw


def _records(text: str, start: int, delimiter: str) -> Iterator[tuple[Span, ...]]:
    """Yield the cells of each record, as RFC 4180 has them; a quote counts where a cell begins."""
    cells: list[Span] = []
    at = start
    while at < len(text):
        stop = _end(text, at, delimiter)
        cells.append(Span(at, stop))
        at = stop + 1
        if text[stop : stop + 1] == delimiter:
            if at == len(text):
                cells.append(Span(at, at))
            continue
        yield tuple(cells)
        cells = []
        at += text[stop : stop + 2] == "\r\n"
    if cells:
        yield tuple(cells)


def _end(text: str, at: int, delimiter: str) -> int:
    """Return where the cell that begins at *at* ends."""
    if text[at] == '"':
        at += 1
        while (at := text.find('"', at)) >= 0 and text[at : at + 2] == '""':
            at += 2
        at = len(text) if at < 0 else at + 1
    while at < len(text) and text[at] not in (delimiter, "\n", "\r"):
        at += 1
    return at
