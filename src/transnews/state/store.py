"""What is known, asked and learnt; whatever goes wrong with it, the run does without it."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from transnews import stamps
from transnews.state import database

_FIND = "SELECT what, stamp, digest, result FROM seen WHERE article = ? AND locale = ? AND task = ?"
_KEEP = "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?, ?)"
_BATCH = 500
"""Answers that a kill may lose; a transaction writes them."""
_Row = tuple[str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the files of an article, before they are read."""

    task: str
    article: str
    locale: str
    what: str
    names: tuple[str, ...]
    """Of the files, relative to the project."""
    stamps: tuple[str, ...]
    digests: tuple[str, ...]
    """Of the contents; empty where there was no need to read them."""
    result: str | None
    """What is known; None if something changed, or nothing is."""


@dataclass(slots=True)
class State:
    """A handle on the database of a project; `opened` makes it."""

    project: Path
    connection: sqlite3.Connection | None
    """None if there is none that can be used."""
    writable: bool = True
    waiting: list[_Row] = field(default_factory=list)

    def look(self, task: str, article: str, locale: str, what: str, names: Sequence[str]) -> Look:
        """Return what is known of *article* in *locale*, if nothing changed since.

        Args:
            task: What is asked.
            article: Its path.
            locale: The locale, empty where it does not matter.
            what: Digest of what decides beside the files.
            names: The files that decide, relative to the project.
        """
        row = self._row(article, locale, task)
        now = tuple(stamps.stamp_of(f"{self.project}/{name}") for name in names)
        same = row is not None and row[0] == what
        if same and row and row[1] == _together(now):
            return Look(task, article, locale, what, tuple(names), now, (), row[3])
        digests = self._digests(names)
        known = row[3] if same and row and row[2] == _together(digests) else None
        look = Look(task, article, locale, what, tuple(names), now, digests, known)
        if known is not None:
            self._keep(look, now, digests, known)
        return look

    def learn(self, look: Look, result: str, wrote: Mapping[str, str]) -> None:
        """Remember *result*, if the files are still those of the look, but for what was written.

        Args:
            look: What was seen before the files were read.
            result: What is to be told the next time.
            wrote: The texts of files that were written since, or found to stand there so.
        """
        if self.connection is None or not self.writable or not look.digests:
            return
        now = [stamps.stamp_of(f"{self.project}/{name}") for name in look.names]
        digests = list(look.digests)
        for at, name in enumerate(look.names):
            if name in wrote:
                digests[at] = hashlib.sha256(wrote[name].encode()).hexdigest()
                if digests[at] != stamps.digest_of(f"{self.project}/{name}"):
                    return
            elif now[at] != look.stamps[at] and digests[at] != self._digests((name,))[0]:
                return
        self._keep(look, now, digests, result)

    def prune(self) -> None:
        """Forget the articles that are gone."""
        if self.connection is None or not self.writable:
            return
        self.save()
        try:
            found = self.connection.execute("SELECT DISTINCT article FROM seen")
            gone = [row for row in found if not os.path.exists(f"{self.project}/{row[0]}")]  # noqa: PTH110
            with self.connection:
                self.connection.executemany("DELETE FROM seen WHERE article = ?", gone)
        except sqlite3.Error:
            self._give_up()

    def save(self) -> None:
        """Write down what was learnt."""
        if self.connection is None or not self.waiting:
            return
        try:
            with self.connection:
                self.connection.executemany(_KEEP, self.waiting)
        except sqlite3.Error:
            self._give_up()
        self.waiting.clear()

    def _row(self, article: str, locale: str, task: str) -> tuple[str, str, str, str] | None:
        if self.connection is None:
            return None
        try:
            row = self.connection.execute(_FIND, (article, locale, task)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        return None if row is None else (str(row[0]), str(row[1]), str(row[2]), str(row[3]))

    def _digests(self, names: Sequence[str]) -> tuple[str, ...]:
        if self.connection is None:
            return ()
        return tuple(stamps.digest_of(f"{self.project}/{name}") for name in names)

    def _keep(self, look: Look, now: Sequence[str], digests: Sequence[str], result: str) -> None:
        if not self.writable:
            return
        row = (look.what, _together(now), _together(digests), result)
        self.waiting.append((look.article, look.locale, look.task, *row))
        if len(self.waiting) >= _BATCH:
            self.save()

    def _give_up(self) -> None:
        """Go on without; the file may be damaged, and is made anew the next time."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
            if self.writable:
                database.delete(self.project / database.PLACE)


@contextmanager
def opened(project: Path, *, writable: bool = True) -> Iterator[State]:
    """Open what is known of *project*; without *writable* nothing is made or changed.

    Only who holds the lock of the project may write.
    """
    path = project / database.PLACE
    state = State(project, database.opened(path) if writable else database.read(path), writable)
    try:
        yield state
    finally:
        state.save()
        if state.connection is not None:
            state.connection.close()


def _together(parts: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
