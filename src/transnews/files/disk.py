"""The calls that make, change, move or remove something on a disk: one function each.

Only SQLite, which has a journal of its own, and `filelock` write by other ways.
"""

import errno
import os
import shutil
from pathlib import Path

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES)
"""What network file systems say that cannot flush a folder, or not let it be opened."""


def create(path: Path, mode: int = 0o666) -> int:
    """Make a new file and return its handle; *mode* is less the umask.

    Raises:
        OSError: it cannot be made, or is there.
    """
    binary: int = getattr(os, "O_BINARY", 0)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, mode)


def write(handle: int, data: bytes) -> None:
    """Write all of *data*."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def sync(handle: int) -> None:
    """Wait until the disk has what was written."""
    os.fsync(handle)


def sync_folder(path: Path) -> None:
    """Wait until the disk has the names in a folder, where the system can do that."""
    if os.name != "posix":
        return
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def rename(path: Path, to: Path) -> None:
    """Give a file or a folder another name; a file of that name is replaced, in one step."""
    path.replace(to)


def unlink(path: Path) -> None:
    """Remove a file or a link."""
    path.unlink()


def make_folder(path: Path) -> None:
    """Make a folder, in one that is there."""
    path.mkdir()


def remove_folder(path: Path) -> None:
    """Remove an empty folder."""
    path.rmdir()


def remove_tree(path: Path) -> None:
    """Remove a folder with all that is in it."""
    shutil.rmtree(path)


def make_folders(path: Path) -> None:
    """Make a folder and those above it that are not there yet, so that they last."""
    if path.is_dir():
        return
    make_folders(path.parent)
    try:
        make_folder(path)
    except FileExistsError:
        # Another process was faster, or it is a file.
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path) from None
    sync_folder(path.parent)
