"""Texts kept on the disk instead of in memory, however many come, and read again in their order.

SQLite does it: a few hundred never leave its cache, the rest goes into a file without a name in the
folder of temporary files, which is gone when the program ends, however it ends.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from transnews.errors import FileError

_CACHE = 256
"""Kilobytes that stay in memory."""


class Spool:
    """Texts of some kinds, each under a key.

    >>> spool = Spool()
    >>> for kind, text in (("word", "one"), ("sign", "!"), ("word", "two")):
    ...     spool.put(kind, text)
    >>> list(spool.texts("word", "sign")), list(spool.texts("word")), spool.count("word")
    (['one', '!', 'two'], ['one', 'two'], 2)
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts: Counter[str] = Counter()
        with _told():
            # Used in one thread, but who collects it may be another.
            self._kept = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._kept.execute("PRAGMA journal_mode = OFF")
            self._kept.execute(f"PRAGMA cache_size = -{_CACHE}")
            self._kept.execute("CREATE TABLE kept (kind TEXT, key TEXT, text TEXT)")

    def __del__(self) -> None:
        if hasattr(self, "_kept"):
            self._kept.close()

    def put(self, kind: str, text: str, key: str = "") -> None:
        """Add a text.

        Raises:
            FileError: the folder of temporary files is full.
        """
        self._counts[kind] += 1
        with _told():
            self._kept.execute("INSERT INTO kept VALUES (?, ?, ?)", (kind, key, text))

    def texts(self, *kinds: str) -> Iterator[str]:
        """Yield the texts of *kinds*."""
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT text FROM kept WHERE kind IN ({marks}) ORDER BY rowid"  # noqa: S608
        for (text,) in self._kept.execute(sql, kinds) if self.count(*kinds) else ():
            yield str(text)

    def count(self, *kinds: str) -> int:
        """Return how many texts there are of *kinds*."""
        return sum(self._counts[kind] for kind in kinds)

    def keys(self) -> int:
        """Return how many keys there are, but for the empty one."""
        (found,) = self._kept.execute("SELECT count(DISTINCT nullif(key, '')) FROM kept").fetchone()
        return int(found)


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths of a project that a spool keeps, gone through as often as wanted."""

    spool: Spool
    kinds: tuple[str, ...] = ("",)
    """Those of the first kind come first."""

    def add(self, path: PurePath) -> None:
        """Add a path, of the first kind.

        Raises:
            FileError: the folder of temporary files is full.
        """
        self.spool.put(self.kinds[0], path.as_posix())

    def __len__(self) -> int:
        return self.spool.count(*self.kinds)

    def __iter__(self) -> Iterator[PurePath]:
        return (PurePath(text) for kind in self.kinds for text in self.spool.texts(kind))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise FileError(
            f"the folder of temporary files cannot be used: {error}; make room in it, or let "
            "TMPDIR name another"
        ) from error
