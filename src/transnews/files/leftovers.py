"""Files that are being written, and those that a run left behind which was killed."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from transnews.files import disk

_LONGEST = 120
"""Bytes of a file's name in that of its successor: with the rest, a name has 255 at most."""
_OURS = re.compile(r"\..+\.transnews-(\d+)-[0-9a-f]{8}\.tmp", re.DOTALL)
_PASSED_OVER = (".git", ".hg", ".venv", "node_modules")


def successor(path: Path) -> Path:
    """Return where the file is written that is to replace *path*: beside it, with our mark."""
    name = path.name.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    return path.with_name(f".{name}.transnews-{os.getpid()}-{secrets.token_hex(4)}.tmp")


def tidy(*folders: Path, dead: int | None = None) -> int:
    """Remove what runs left unfinished that were killed; return how many files that were.

    Only files with our mark go, and none of a process that lives. To be called by the holder of
    the lock: files with the number of this process are of another that had it before.

    Args:
        folders: Where to look, below them too.
        dead: The process that lost the lock: the system may hold its number for a while yet.
    """
    removed = 0
    for path in _found(folders, dead):
        with suppress(OSError):
            disk.unlink(path)
            removed += 1
    return removed


def _found(folders: tuple[Path, ...], dead: int | None) -> Iterator[Path]:
    for top in folders:
        for place, below, names in os.walk(top):
            below[:] = [name for name in below if name not in _PASSED_OVER]
            for name in names:
                ours = _OURS.fullmatch(name)
                if ours and (int(ours[1]) == dead or not _lives(int(ours[1]))):
                    yield Path(place, name)


def _lives(process: int) -> bool:
    """Tell whether another process of this machine has the number."""
    if process == os.getpid() or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
