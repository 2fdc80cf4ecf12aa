"""The glossary of a project: read from its files, checked as a whole."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transnews.errors import ArticleError, GlossaryError
from transnews.files import read_text
from transnews.glossary.conflicts import conflicts
from transnews.glossary.table import Row, Table, read_table
from transnews.model import Concept

_LARGEST = 20_000_000
"""Bytes of a file: some hundred thousand concepts."""
_LIMIT = 20
"""Errors shown at once; more of them seldom help."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts of a project, in the order of its files."""

    concepts: tuple[Concept, ...] = ()
    undecided: tuple[str, ...] = ()
    """What is proposed in the files and not decided yet, one line each."""

    @property
    def digest(self) -> str:
        """A short hash of what the glossary says, the same in whatever order; ``""`` if empty."""
        if not self.concepts:
            return ""
        said = sorted(
            json.dumps([c.id, sorted(c.forms.items()), c.any_case, c.keep]) for c in self.concepts
        )
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def load(folder: Path) -> Glossary:
    """Read all ``*.csv`` files of *folder*, by name; a folder that is not there has none.

    Hidden files and those that an open spreadsheet leaves (``~$names.csv``) are passed over.

    Raises:
        GlossaryError: as `read`.
        FileError: a file cannot be read.
    """
    return read(files_in(folder))


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the glossary files of *folder*, by name."""
    return tuple(sorted(path for path in folder.glob("*.csv") if path.name[0] not in ".~"))


def read(paths: Sequence[Path]) -> Glossary:
    """Read glossary files as one glossary.

    Raises:
        GlossaryError: what is wrong, one line an error with file and line, the first 20.
        FileError: a file cannot be read.
    """
    tables = [_table(path) for path in paths]
    return Glossary(_concepts(tables), tuple(line for t in tables for line in t.undecided))


def parse(text: str, name: str) -> tuple[Concept, ...]:
    r"""Return the concepts of one glossary file; *name* names it in errors.

    >>> [lisbon] = parse("id,en,pt\nlisbon,Lisbon,Lisboa\n", "places.csv")
    >>> lisbon.forms
    {'en': ('Lisbon',), 'pt': ('Lisboa',)}

    Raises:
        GlossaryError: as `read`.
    """
    return _concepts([read_table(text, name)])


def _table(path: Path) -> Table:
    try:
        return read_table(read_text(path, largest=_LARGEST), str(path))
    except ArticleError as error:
        return Table((), (str(error),))


def _concepts(tables: Sequence[Table]) -> tuple[Concept, ...]:
    rows: list[Row] = [row for table in tables for row in table.rows]
    errors = [error for table in tables for error in table.errors]
    errors += conflicts(rows)
    if len(errors) > _LIMIT:
        errors = [*errors[:_LIMIT], f"and {len(errors) - _LIMIT} more errors"]
    if errors:
        raise GlossaryError("\n".join(errors))
    return tuple(row.concept for row in rows)
