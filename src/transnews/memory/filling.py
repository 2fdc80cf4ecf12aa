"""What a file gives, written into the database, and taken out again."""

import sqlite3
from collections.abc import Iterable, Iterator

from transnews import bitext
from transnews.memory.folding import digest, fold, plain
from transnews.memory.reading import Contents
from transnews.memory.scanning import Found
from transnews.memory.values import Segment, Tier, labels, scope

_SEGMENT = "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SENTENCE = "INSERT INTO sentences VALUES (?, ?, ?, ?, ?)"


def drop(connection: sqlite3.Connection, path: str) -> None:
    """Take out all that the file *path* gave."""
    inside = "IN (SELECT id FROM segments WHERE file = (SELECT id FROM files WHERE path = ?))"
    connection.execute(f"DELETE FROM words WHERE rowid {inside}", (path,))  # noqa: S608
    connection.execute(f"DELETE FROM sentences WHERE segment {inside}", (path,))  # noqa: S608
    sql = "DELETE FROM segments WHERE file = (SELECT id FROM files WHERE path = ?)"
    connection.execute(sql, (path,))
    connection.execute("DELETE FROM files WHERE path = ?", (path,))


def touch(connection: sqlite3.Connection, path: str, stamp: str) -> None:
    """Note another *stamp* of a file that says the same."""
    connection.execute("UPDATE files SET stamp = ? WHERE path = ?", (stamp, path))


def fill(connection: sqlite3.Connection, found: Found, mark: str, contents: Contents) -> None:
    """Put in what a file gives, in place of what it gave; *mark* is the digest of the file."""
    drop(connection, found.path)
    tiers = [segment.tier for segment in contents.segments]
    file = connection.execute(
        "INSERT INTO files VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(found.path, found.stamp, mark),
            *(tiers.count(Tier.REVIEWED), tiers.count(Tier.MACHINE)),
            *(contents.translator, contents.revised, contents.problem),
        ),
    ).lastrowid
    last = connection.execute("SELECT coalesce(max(id), 0) FROM segments").fetchone()[0]
    numbered = list(enumerate(contents.segments, int(last) + 1))
    connection.executemany(_SEGMENT, (_row(at, file or 0, one) for at, one in numbered))
    words = ((at, *_words(one)) for at, one in numbered)
    connection.executemany(
        "INSERT INTO words (rowid, source, target, labels) VALUES (?, ?, ?, ?)", words
    )
    connection.executemany(_SENTENCE, _sentences(numbered))


def _row(at: int, file: int, one: Segment) -> tuple[str | int, ...]:
    part = scope(one.language, one.locale, one.tier)
    return (
        *(at, file, part, len(one.source), digest(one.source)),
        *(one.language, one.locale, one.tier, one.format, one.context),
        *(one.source, one.target, one.before, one.after),
    )


def _words(one: Segment) -> tuple[str, str, str]:
    source, target = (fold(plain(text, one.format)) for text in (one.source, one.target))
    return source, target, labels(one.language, one.locale, one.tier)


def _sentences(numbered: Iterable[tuple[int, Segment]]) -> Iterator[tuple[str | int, ...]]:
    for at, one in numbered:
        if one.tier is Tier.REVIEWED and one.language:
            part = scope(one.language, one.locale, one.tier)
            for source, target in bitext.pairs(
                one.source, one.target, one.format, (one.language, one.locale)
            ):
                yield at, digest(source), part, source, target
