"""A place beside a folder of packages where one is made ready before it is moved in.

Argos fails over any stray folder among its packages, so nothing unfinished is ever there: it is
beside them, and only where that is not possible (no permission, another file system) among them.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transnews import files

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
    with files.lock(beside / _LOCK, lambda: None):
        _recover(folder, beside / _OLD)
        stage = beside / _STAGE
        _discard(stage)
        stage.mkdir()
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
    if final.exists() or final.is_symlink():
        aside.mkdir(exist_ok=True)
        final.rename(aside / fresh.name)
    try:
        fresh.rename(final)
    except OSError:
        _recover(folder, aside)
        raise
    _flush(folder)
    _discard(aside)


def drop(path: Path) -> None:
    """Remove the package *path* so that it is there either whole or not at all.

    Raises:
        OSError: it cannot be removed.
    """
    with staging(path.parent) as stage:
        path.rename(stage / path.name)


def _beside(folder: Path) -> Path:
    """Return the parent of *folder* if a rename from there works, else *folder*."""
    parent = folder.resolve().parent
    same = parent.stat().st_dev == folder.stat().st_dev
    return parent if same and os.access(parent, os.W_OK) else folder.resolve()


def _recover(folder: Path, aside: Path) -> None:
    """Put back what was set aside and has no successor; remove the rest."""
    for old in aside.iterdir() if aside.is_dir() else ():
        if not (folder / old.name).exists():
            old.rename(folder / old.name)
    _discard(aside)


def _discard(path: Path) -> None:
    for entry in path.iterdir() if path.is_dir() else ():
        if entry.is_symlink() or not entry.is_dir():
            entry.unlink()
        else:
            shutil.rmtree(entry)
    if path.is_dir():
        path.rmdir()


def _flush(folder: Path) -> None:
    """Make the renames in *folder* last over a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
