"""The database of what was looked at: its place, its table, how it is opened."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from transnews import files
from transnews.errors import FileError
from transnews.files import disk

PLACE = ".transnews/state.sqlite"
_VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS seen (
    article TEXT NOT NULL, locale TEXT NOT NULL, task TEXT NOT NULL,
    what TEXT NOT NULL, stamp TEXT NOT NULL, digest TEXT NOT NULL, result TEXT NOT NULL,
    PRIMARY KEY (article, locale, task)) WITHOUT ROWID
"""
_WAIT = 5.0
"""Seconds to wait for another run that writes."""


def opened(path: Path) -> sqlite3.Connection | None:
    """Open the database, made anew where it cannot be used; None where that cannot be done."""
    for _ in range(2):
        try:
            disk.make_folders(path.parent)
            connection = sqlite3.connect(path, timeout=_WAIT)
        except (sqlite3.Error, OSError):
            return None
        try:
            if _version(connection) not in (0, _VERSION):
                raise sqlite3.DatabaseError
            # What a power cut takes from a cache is made again.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.Error:
            connection.close()
            delete(path)
            continue
        return connection
    return None


def read(path: Path) -> sqlite3.Connection | None:
    """Open the database to be read only, None where none can be used."""
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", _WAIT, uri=True)
        if _version(connection) == _VERSION:
            return connection
    except sqlite3.Error:
        return None
    connection.close()
    return None


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def delete(path: Path) -> None:
    """Remove the database, where that can be done."""
    with suppress(FileError):
        files.remove(path)
        files.remove(path.with_name(path.name + "-journal"))
