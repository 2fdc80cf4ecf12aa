"""A place beside a folder of packages where one is made ready before it is moved in.

Argos fails over any stray folder among its packages, so nothing unfinished is ever there: it is
beside them, and only where that is not possible (no permission, another file system) among them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from transnews import files
from transnews.errors import FileError
from transnews.files import disk

_STAGE = ".transnews-stage"
_OLD = ".transnews-old"
_LOCK = ".transnews-lock"
OURS = (_STAGE, _OLD)
"""Names of folders that are ours and not packages."""


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Give an empty folder to prepare a package for *folder*, to one process at a time.

    What a run that was killed left behind is tidied first: a package that it had set aside and
    not replaced is put back.

    Raises:
        FileError: the lock cannot be made.
        OSError: something cannot be written.
    """
    beside = _beside(folder)
    with files.lock(beside / _LOCK, lambda _owner: None):
        _recover(folder, beside / _OLD)
        stage = beside / _STAGE
        _discard(stage)
        disk.make_folder(stage)
        try:
            yield stage
        finally:
            _discard(stage)


def place(fresh: Path, folder: Path) -> None:
    """Move the package *fresh* into *folder*; what has its name is replaced.

    The old package is set aside by one rename and the new one put in place by another, and only
    then is the old one removed.

    Raises:
        OSError: it cannot be moved; the old one is in its place.
    """
    final, aside = folder / fresh.name, _beside(folder) / _OLD
    for inner in (fresh, *(path for path in fresh.rglob("*") if path.is_dir())):
        disk.sync_folder(inner)
    if final.exists() or final.is_symlink():
        disk.make_folders(aside)
        disk.rename(final, aside / fresh.name)
    try:
        disk.rename(fresh, final)
    except OSError:
        _recover(folder, aside)
        raise
    disk.sync_folder(folder)
    _discard(aside)


def mend(folder: Path) -> None:
    """Put back a package that a run had set aside and not replaced when it was killed."""
    with suppress(OSError, FileError):
        if (_beside(folder) / _OLD).is_dir():
            with staging(folder):
                pass


def drop(path: Path) -> None:
    """Remove the package *path* so that it is there either whole or not at all.

    Raises:
        OSError: it cannot be removed.
    """
    with staging(path.parent) as stage:
        disk.rename(path, stage / path.name)


def _beside(folder: Path) -> Path:
    """Return the parent of *folder* if a rename from there works, else *folder*."""
    parent = folder.resolve().parent
    same = parent.stat().st_dev == folder.stat().st_dev
    return parent if same and os.access(parent, os.W_OK) else folder.resolve()


def _recover(folder: Path, aside: Path) -> None:
    """Put back what was set aside and has no successor; remove the rest."""
    for old in aside.iterdir() if aside.is_dir() else ():
        if not (folder / old.name).exists():
            disk.rename(old, folder / old.name)
    _discard(aside)


def _discard(path: Path) -> None:
    for entry in path.iterdir() if path.is_dir() else ():
        if entry.is_symlink() or not entry.is_dir():
            disk.unlink(entry)
        else:
            disk.remove_tree(entry)
    if path.is_dir():
        disk.remove_folder(path)
