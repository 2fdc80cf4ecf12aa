"""The database: opened, made anew where it cannot be used, and asked.

It is a cache: whatever is wrong with it, it is thrown away, and nothing is lost.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from transnews import files
from transnews.errors import FileError

PLACE = ".transnews/memory.sqlite"
VERSION = 1
"""Of the tables, and of what is written into them; an older database is made anew."""

_WAIT = 60.0
"""Seconds to wait for another run that writes."""
_TABLES = """
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL,
    reviewed INTEGER NOT NULL, machine INTEGER NOT NULL,
    translator TEXT NOT NULL, revised TEXT NOT NULL, problem TEXT NOT NULL);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, scope TEXT NOT NULL, size INTEGER NOT NULL,
    hash INTEGER NOT NULL, language TEXT NOT NULL, locale TEXT NOT NULL, tier TEXT NOT NULL,
    format TEXT NOT NULL, context TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL);
CREATE INDEX segments_by_hash ON segments (hash);
CREATE INDEX segments_by_file ON segments (file);
CREATE TABLE sentences (
    segment INTEGER NOT NULL, hash INTEGER NOT NULL, scope TEXT NOT NULL,
    source TEXT NOT NULL, target TEXT NOT NULL);
CREATE INDEX sentences_by_hash ON sentences (hash);
CREATE INDEX sentences_by_segment ON sentences (segment);
CREATE VIRTUAL TABLE words USING fts5(
    source, target, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE VIRTUAL TABLE terms USING fts5vocab(words, col);
"""

Value = str | int | float
Row = tuple[Value, ...]


@dataclass(slots=True)
class Memory:
    """A handle on the database of a project; `open_memory` makes it."""

    connection: sqlite3.Connection
    path: Path
    remade: str = ""
    """Why the database was made anew, if it was there and is."""
    broken: bool = False
    """It was found damaged: it answers nothing, and is thrown away when it is closed."""
    counts: dict[str, int] = field(default_factory=dict)
    """In how many sources a word stands, of the words asked for since the last refresh."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return what the database answers; nothing where it is damaged.

        Raises:
            FileError: it cannot be read or written (a full disk, a lock that does not end).
        """
        with self.guarded():
            return list(self.connection.execute(sql, values))
        return []

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Notice damage: what is within ends there, and the memory counts as broken.

        Raises:
            FileError: as `rows`.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise refused(error) from error
            self.broken = True

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Change the database, wholly or not at all; damage is noticed as in `guarded`.

        Raises:
            FileError: as `rows`.
        """
        with self.guarded():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


@contextmanager
def open_memory(project: Path) -> Iterator[Memory]:
    """Open the memory of *project*; a missing or unusable database is made anew, empty.

    Raises:
        FileError: it cannot be made, read or written.
    """
    path = project / PLACE
    try:
        memory = opened(path)
    except sqlite3.DatabaseError as error:
        raise refused(error) from error
    except OSError as error:
        raise FileError(f"{PLACE}: cannot be made: {files.reason(error)}") from error
    try:
        yield memory
    finally:
        memory.connection.close()
        if memory.broken:
            throw_away(project)


def totals(memory: Memory) -> tuple[tuple[str, str, int, int], ...]:
    """Return source language, locale, and how many reviewed texts and drafts there are."""
    sql = """SELECT language, locale, total(tier = 'reviewed'), total(tier = 'machine')
        FROM segments GROUP BY language, locale ORDER BY language, locale"""
    return tuple((str(a), str(b), int(c), int(d)) for a, b, c, d in memory.rows(sql))


def throw_away(project: Path) -> None:
    """Delete the database of *project*; the next refresh makes it anew.

    Raises:
        FileError: it cannot be deleted.
    """
    _delete(project / PLACE)


def _is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file is no sound database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def refused(error: sqlite3.Error) -> FileError:
    """Return what to say of a sound database that cannot be used."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return FileError(f"{PLACE}: another run is writing it; try again when that is done")
    return FileError(f"{PLACE}: cannot be used: {error}")


def opened(path: Path) -> Memory:
    """Return a handle on the database at *path*, made anew where it is missing or unusable.

    Raises:
        sqlite3.DatabaseError: it is sound, and cannot be used.
        OSError: its folder cannot be made.
        FileError: a damaged one cannot be deleted.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connected(path)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        why = "it was of another format" if tables and version != VERSION else ""
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            connection.close()
            raise
        tables, why = 1, "it was damaged"
    if why:
        connection.close()
        _delete(path)
        connection, tables = _connected(path), 0
    if not tables:
        _prepare(connection)
    return Memory(connection, path, why)


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another run just did."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _delete(path: Path) -> None:
    try:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise FileError(f"{PLACE}: cannot be deleted: {files.reason(error)}") from error
