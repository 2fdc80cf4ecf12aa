"""Read text, write it so that a file is always either old or new, and hold a lock."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from transnews.errors import ArticleError, FileError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the file system is read-only",
    errno.ENOENT: "no such file or directory",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A file of an article, as it was left."""

    name: str
    """Relative to the project."""
    text: str
    changed: bool
    """It was another before, or not there."""


def reason(error: OSError) -> str:
    """Say in a few words why the system refused.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full'
    """
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def read_text(path: Path, shown: str = "", largest: int | None = None) -> str:
    """Return the text of a UTF-8 file, line ends and byte order mark as they are.

    Args:
        path: The file.
        shown: What messages call it, if not by its path.
        largest: How many bytes it may have.

    Raises:
        FileError: the file cannot be read.
        ArticleError: the file is not UTF-8 (names line and byte), or too large.
    """
    try:
        if largest is not None and (size := path.stat().st_size) > largest:
            raise ArticleError(
                f"{shown or path}: {size / 1e6:,.1f} MB; an article has {largest / 1e6:,.0f} MB at"
                " most: part it into several files"
            )
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"{shown or path}: cannot be read: {reason(error)}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"{shown or path}:{line}: not UTF-8 (byte 0x{data[error.start]:02x});"
            " save the file as UTF-8"
        ) from error


def write_text(path: Path, text: str, shown: str = "") -> bool:
    """Write *text* as UTF-8, atomically; return False if the file already held just that.

    The file is written beside its place, flushed to the disk, then moved over it
    (`os.replace`), so a reader or a crash sees the old file or the new one.

    Raises:
        FileError: the file cannot be written; the old one is still there, whole.
    """
    return write_bytes(path, text.encode("utf-8"), shown)


def write_bytes(path: Path, data: bytes, shown: str = "") -> bool:
    """Write *data* as `write_text` does.

    Raises:
        FileError: the file cannot be written; the old one is still there, whole.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise FileError(f"{shown or path}: cannot be written: {reason(error)}") from error
    return True


def remove(path: Path, shown: str = "") -> bool:
    """Remove a file; return False if there is none.

    Raises:
        FileError: it cannot be removed.
    """
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise FileError(f"{shown or path}: cannot be removed: {reason(error)}") from error
    return True


def move(path: Path, to: Path, shown: str = "") -> bool:
    """Give a file another place; return False if it is not there, or something is in that place.

    Raises:
        FileError: it cannot be moved.
    """
    if not path.exists() or to.exists():
        return False
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        path.replace(to)
    except OSError as error:
        raise FileError(f"{shown or path}: cannot be moved: {reason(error)}") from error
    return True


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        # A file that another program links to (a Weblate checkout) stays the same link.
        Path(name).replace(path.resolve())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def lock(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file *path*; where another run holds it, call *waiting* once and wait.

    Raises:
        FileError: the lock file cannot be made.
    """
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        guard = FileLock(path)
        try:
            guard.acquire(timeout=0)
        except Timeout:
            waiting()
            guard.acquire()
    except OSError as error:
        raise FileError(f"{path}: cannot be locked: {reason(error)}") from error
    try:
        yield
    finally:
        guard.release()
