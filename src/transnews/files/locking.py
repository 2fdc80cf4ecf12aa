"""One run at a time: a lock that says who holds it, and goes with the process that held it."""

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from transnews.errors import FileError
from transnews.files import disk
from transnews.files.reading import reason
from transnews.files.writing import remove


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock, or held it when it died."""

    pid: int
    host: str
    since: str
    """Local time with its zone, ISO 8601: ``2026-11-23T02:00:07+01:00``."""

    @property
    def is_here(self) -> bool:
        """Whether it is, or was, a process of this machine."""
        return self.host == socket.gethostname()

    def describe(self, now: datetime) -> str:
        """Say who it is, since when, and how long that is by *now*, if clocks agree.

        >>> owner = Owner(4711, "desk", "2026-11-23T02:00:07+01:00")
        >>> owner.describe(datetime.fromisoformat("2026-11-23T02:12:30+01:00"))
        'process 4711 on desk, since 2026-11-23 02:00:07+01:00, 12 minutes'
        >>> owner.describe(datetime.fromisoformat("2026-11-23T01:59:00+01:00"))
        'process 4711 on desk, since 2026-11-23 02:00:07+01:00'
        """
        who = f"process {self.pid} on {self.host}, since {self.since.replace('T', ' ')}"
        try:
            minutes = int((now - datetime.fromisoformat(self.since)).total_seconds() // 60)
        except (TypeError, ValueError):
            return who
        if minutes < 1:
            return who
        if minutes < 2 * 60:
            return f"{who}, {minutes} minute{'s' if minutes > 1 else ''}"
        return f"{who}, {minutes // 60} hours"


@contextmanager
def lock(path: Path, waiting: Callable[[Owner | None], None]) -> Iterator[Owner | None]:
    """Hold the lock file *path*; yield the run that died while it held it, if one did.

    Where another run holds it, *waiting* is called once, with who that is, if it says so, and
    it is waited for. The system gives the lock of a dead process to the next that asks; the file
    beside it, which says whose it was, is then still there.

    Raises:
        FileError: the lock file cannot be made.
    """
    from filelock import FileLock, Timeout

    beside = path.with_name(f"{path.name}.owner")
    try:
        disk.make_folders(path.parent)
        guard = FileLock(path)
        try:
            guard.acquire(timeout=0)
        except Timeout:
            waiting(_owner(beside))
            guard.acquire()
    except OSError as error:
        raise FileError(f"{path}: cannot be locked: {reason(error)}") from error
    try:
        died = _owner(beside)
        # Not written beside its place: that it is there counts, and nobody else may need tidying.
        # Nor does the work depend on it: a disk too full for this may still do for that.
        with suppress(OSError):
            beside.write_text(json.dumps(asdict(_myself())) + "\n", "utf-8")
        try:
            yield died
        finally:
            with suppress(FileError):
                remove(beside)
    finally:
        guard.release()


def _myself() -> Owner:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Owner(os.getpid(), socket.gethostname(), now)


def _owner(path: Path) -> Owner | None:
    """Return who wrote the file beside a lock; one that says nothing of use is still there."""
    try:
        said = json.loads(path.read_text("utf-8"))
        return Owner(int(said["pid"]), str(said["host"]), str(said["since"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError):
        return Owner(0, "an unknown machine", "some time ago")
