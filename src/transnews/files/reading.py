"""Read text, and say why the system refused."""

import errno
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
    errno.ELOOP: "a link leads back to itself",
}

_LARGEST = 100_000_000
"""Bytes of a PO file or a trace: what the largest article may need, in every state of its texts."""


def reason(error: OSError) -> str:
    """Say in a few words why the system refused.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full'
    """
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def read_text(path: Path, shown: str = "", largest: int | None = _LARGEST) -> str:
    """Return the text of a UTF-8 file, line ends and byte order mark as they are.

    Args:
        path: The file.
        shown: What messages call it, if not by its path.
        largest: How many bytes it may have; None: as many as it likes.

    Raises:
        FileError: the file cannot be read.
        ArticleError: the file is not UTF-8 (names line and byte), or too large.
    """
    try:
        if largest is not None and (size := path.stat().st_size) > largest:
            raise ArticleError(
                f"{shown or path}: {size / 1e6:,.1f} MB; such a file has {largest / 1e6:,.0f} MB"
                " at most: part it into several files"
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
