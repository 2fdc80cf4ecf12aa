"""The database: opened, made anew where it cannot be used, and asked.

It is a cache: whatever is wrong with it, it is thrown away, and nothing is lost.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from transnews import files
from transnews.errors import FileError
from transnews.files import disk
from transnews.memory.tables import TABLES, VERSION

PLACE = ".transnews/memory.sqlite"
_WAIT = 60.0
"""Seconds to wait for another run that writes."""
_ERRORS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a database may raise, the latter for a damaged name or text."""
_OUTSIDE = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM),
    *(sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_TOOBIG),
)
"""Errors of SQLite that no new database would mend."""

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
    shares: dict[str, float] = field(default_factory=dict)
    """Which part of all segments a scope has, likewise."""

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
        except _ERRORS as error:
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
    except _ERRORS as error:
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


def _is_damage(error: Exception) -> bool:
    """Tell whether an error means that the file is no sound database: none that comes from outside.

    A damaged list of tables shows as an error of the query, damaged text as one of its encoding.
    """
    if isinstance(error, sqlite3.ProgrammingError):
        return False
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _OUTSIDE


def refused(error: Exception) -> FileError:
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
    disk.make_folders(path.parent)
    try:
        connection = _connected(path)
    except _ERRORS as error:
        if not _is_damage(error):
            raise
        why = "it was damaged"
    else:
        tables, version = _tables(connection), _version(connection)
        why = "it was of another format" if tables and version != VERSION else ""
        if tables and not why:
            return Memory(connection, path)
        connection.close()
    if why:
        _delete(path)
    connection = _connected(path)
    _prepare(connection)
    return Memory(connection, path, why)


def _tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    # What a power cut takes from a cache is made again; 64 MB of it are held at most.
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -64000")
        _tables(connection)
    except _ERRORS:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another run just did."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if not _tables(connection):
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _delete(path: Path) -> None:
    try:
        for end in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                disk.unlink(path.with_name(path.name + end))
    except OSError as error:
        raise FileError(f"{PLACE}: cannot be deleted: {files.reason(error)}") from error
