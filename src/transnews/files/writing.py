"""Write, move and remove files: each is the old one or the new one, whatever happens.

A file is written beside its place, flushed to the disk, moved over the old one, and the folder is
flushed: a reader, a crash, a power cut see the old file or the new one, whole.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from transnews.errors import ChangedError, FileError
from transnews.files import disk
from transnews.files.leftovers import successor
from transnews.files.reading import reason

_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_BLOCK = 1 << 18


def write_text(path: Path, text: str, shown: str = "") -> bool:
    """Write *text* as UTF-8, atomically; return False if the file already held just that.

    Args:
        path: The file; folders above it are made.
        text: What it is to hold.
        shown: What messages call it, if not by its path.

    Raises:
        FileError: the file cannot be written; the old one is still there, whole.
    """
    return write_bytes(path, text.encode("utf-8"), shown)


def write_bytes(path: Path, data: bytes, shown: str = "") -> bool:
    """Write *data* as `write_text` does.

    Raises:
        FileError: the file cannot be written; the old one is still there, whole.
    """
    with _told(path, shown, "written"):
        if path.is_file() and path.read_bytes() == data:
            return False
        _replace(path, (data,))
    return True


def write_texts(path: Path, texts: Iterable[str], shown: str = "") -> None:
    """Write *texts* one after the other as `write_text` does; not all of them are held at once.

    Raises:
        FileError: the file cannot be written; the old one is still there, whole.
    """
    with _told(path, shown, "written"):
        _replace(path, _blocks(texts))


def _blocks(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield *texts* as UTF-8, some hundred thousand bytes at a time."""
    held = bytearray()
    for text in texts:
        held += text.encode("utf-8")
        if len(held) >= _BLOCK:
            yield bytes(held)
            held.clear()
    yield bytes(held)


def replace_text(path: Path, old: str | None, text: str, shown: str = "") -> bool:
    """Write *text* as `write_text` does, but only over what was read there: *old*, None: no file.

    Raises:
        ChangedError: somebody else saved the file since it was read; theirs is there, whole.
        FileError: the file cannot be written; the old one is still there, whole.
    """
    before = None if old is None else old.encode("utf-8")
    data = text.encode("utf-8")

    def unchanged() -> None:
        if (path.read_bytes() if path.exists() else None) != before:
            raise ChangedError(
                f"{shown or path}: somebody else saved it since it was read; run again"
            )

    with _told(path, shown, "written"):
        unchanged()
        if data == before:
            return False
        _replace(path, (data,), unchanged)
    return True


def remove(path: Path, shown: str = "") -> bool:
    """Remove a file; return False if there is none.

    Raises:
        FileError: it cannot be removed.
    """
    with _told(path, shown, "removed"):
        try:
            disk.unlink(path)
        except FileNotFoundError:
            return False
        disk.sync_folder(path.parent)
    return True


def move(path: Path, to: Path, shown: str = "") -> bool:
    """Give a file another place; return False if it is not there, or something is in that place.

    Raises:
        FileError: it cannot be moved.
    """
    if not path.exists() or to.exists():
        return False
    with _told(path, shown, "moved"):
        disk.make_folders(to.parent)
        try:
            disk.rename(path, to)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            # On another disk a file cannot be moved: the new one is whole before the old one goes.
            _replace(to, (path.read_bytes(),))
            disk.unlink(path)
        disk.sync_folder(to.parent)
        disk.sync_folder(path.parent)
    return True


@contextmanager
def _told(path: Path, shown: str, what: str) -> Iterator[None]:
    """Make of what the system says what a person understands."""
    try:
        yield
    except OSError as error:
        name = shown or str(path)
        why = reason(error)
        if error.errno in _REFUSED and not path.is_file():
            why += f" in the folder {PurePath(name).parent}"
        raise FileError(f"{name}: cannot be {what}: {why}") from error


def _replace(path: Path, data: Iterable[bytes], check: Callable[[], None] | None = None) -> None:
    """Put *data* in the place of a file; *check* has the last word before."""
    # A file that another program links to (a Weblate checkout) stays the same link.
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    disk.make_folders(target.parent)
    there = target.stat() if target.exists() else None
    if there and stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if there and not stat.S_ISREG(there.st_mode):
        # A pipe, a terminal, /dev/null: what is there is not replaced, but written to.
        with target.open("wb") as file:
            file.writelines(data)
        return
    if there and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    fresh = successor(target)
    try:
        _write(fresh, data, there)
        if check:
            with _alone(target):
                check()
                disk.rename(fresh, target)
        else:
            disk.rename(fresh, target)
    except BaseException:
        with suppress(OSError):
            disk.unlink(fresh)
        raise
    disk.sync_folder(target.parent)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let no other of our programs put a file in the place of *path* between a look and a move.

    Where the system cannot (Windows, some network disks), one that does so in the same
    microseconds is not noticed.
    """
    try:
        import fcntl

        handle = os.open(path, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(path: Path, data: Iterable[bytes], like: os.stat_result | None) -> None:
    """Write a new file, flushed to the disk, that belongs to the same people as *like*."""
    handle = disk.create(path, 0o600 if like else 0o666)
    try:
        if like and os.name == "posix":
            mine = os.fstat(handle)
            if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
                with suppress(PermissionError):
                    os.fchown(handle, like.st_uid, like.st_gid)
            os.fchmod(handle, like.st_mode & 0o777)
        for block in data:
            disk.write(handle, block)
        disk.sync(handle)
    finally:
        os.close(handle)
