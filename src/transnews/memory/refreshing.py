"""The memory brought up to date with the files: only what changed is read."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.memory import store, tmx
from transnews.memory.filling import drop, fill, touch
from transnews.memory.importing import LARGEST
from transnews.memory.reading import Contents, read_po
from transnews.memory.scanning import Found, scan
from transnews.memory.store import Memory

_BATCH = 500
"""Files between two commits: a run that is killed keeps what it did."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh found and did."""

    files: int = 0
    """PO and TMX files that there are."""
    read: int = 0
    """Of these, those that were new or changed."""
    removed: int = 0
    """Files that are gone."""
    reviewed: int = 0
    """Segments of the tier, in all."""
    machine: int = 0
    problems: tuple[str, ...] = ()
    """Files of which nothing could be used, one line each."""
    remade: str = ""
    """Why the database was made anew, if it was there and is."""


def refresh(memory: Memory, project: Path, settings: Settings) -> Refreshed:
    """Bring *memory* up to date with the PO and TMX files of *project*.

    A database that turns out to be damaged is thrown away and made anew on the way.

    Raises:
        FileError: the database cannot be written (a full disk, another run's endless lock).
    """
    if memory.broken:
        _start_anew(memory, project)
    done = _refreshed(memory, project, settings)
    if memory.broken:
        _start_anew(memory, project)
        done = _refreshed(memory, project, settings)
    return done


def _start_anew(memory: Memory, project: Path) -> None:
    """Throw the database away and give *memory* an empty one."""
    memory.connection.close()
    store.throw_away(project)
    memory.connection = store.opened(memory.path).connection
    memory.remade, memory.broken = "it was damaged", False


def _refreshed(memory: Memory, project: Path, settings: Settings) -> Refreshed:
    memory.counts.clear()
    memory.shares.clear()
    found = scan(project, settings)
    known = {
        str(path): (str(stamp), str(digest))
        for path, stamp, digest in memory.rows("SELECT path, stamp, digest FROM files")
    }
    gone = known.keys() - found.keys()
    changed = [one for path, one in found.items() if known.get(path, ("",))[0] != one.stamp]
    read = 0
    for batch in _batches((*gone, *changed)):
        with memory.writing() as connection:
            for step in batch:
                if isinstance(step, str):
                    drop(connection, step)
                else:
                    old = known.get(step.path, ("", ""))[1]
                    read += _take(connection, project, settings, step, old)
    done = Refreshed(len(found), read, len(gone), remade=memory.remade)
    return _counted(memory, done)


def _batches(steps: Iterable["str | Found"]) -> Iterator[list["str | Found"]]:
    left = iter(steps)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _take(
    connection: sqlite3.Connection, project: Path, settings: Settings, found: Found, old: str
) -> bool:
    """Take in a file if it changed; one that was only touched is not read again."""
    data = _bytes(project, found)
    said = [b"-" if one is None else sha256(one).digest() for one in data]
    digest = f"{sha256(b''.join(said)).hexdigest()} {found.locale or ','.join(settings.locales)}"
    if digest == old:
        touch(connection, found.path, found.stamp)
        return False
    fill(connection, found, digest, _contents(data, settings, found))
    return True


def _bytes(project: Path, found: Found) -> list[bytes | None]:
    """Return the file and its trace; None for what is not there or cannot be read."""
    data: list[bytes | None] = []
    for name in filter(None, (found.path, found.trace)):
        try:
            path = project / name
            data.append(path.read_bytes() if path.stat().st_size <= LARGEST else None)
        except OSError:
            data.append(None)
    return data


def _contents(data: list[bytes | None], settings: Settings, found: Found) -> Contents:
    main, *more = data
    if main is None:
        return Contents(problem=f"{found.path}: cannot be read, or larger than 200 MB")
    try:
        if not found.locale:
            return tmx.read(main, found.path, settings.locales)
        traced = more[0].decode("utf-8", "replace") if more and more[0] is not None else None
        return read_po(main.decode("utf-8"), traced, found.locale, found.path)
    except UnicodeDecodeError:
        return Contents(problem=f"{found.path}: not UTF-8; save the file as UTF-8")
    except TransnewsError as error:
        return Contents(problem=str(error))


def _counted(memory: Memory, done: Refreshed) -> Refreshed:
    """Return *done* with what the database holds now."""
    sql = "SELECT problem FROM files WHERE problem <> '' ORDER BY path"
    problems = tuple(str(problem) for (problem,) in memory.rows(sql))
    sums = memory.rows("SELECT total(reviewed), total(machine) FROM files")
    reviewed, machine = map(int, sums[0] if sums else (0, 0))
    return replace(done, reviewed=reviewed, machine=machine, problems=problems)
