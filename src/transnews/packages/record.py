"""Hashes of a package, and the record of them that is kept inside it.

Argos' index has no checksums and its packages say little about their licence, so what was
installed is written down in ``transnews.lock.json`` in the package's own folder, where
argospm neither minds it nor forgets to remove it.
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from transnews import files

NAME = "transnews.lock.json"

_DECISIVE = re.compile(r"metadata\.json|(sentencepiece|bpe)\.model|model/.*")
"""What decides a translation; not the README or what splits sentences."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a package as it was when it was installed."""

    path: str
    """In the package's folder, with slashes."""
    sha256: str
    size: int
    modified: int
    """Nanoseconds; while size and time are the same, the hash is not made again."""


def entries(path: Path) -> tuple[Entry, ...]:
    """Return all files of the package in the folder *path*, hashed, in order.

    Raises:
        OSError: one cannot be read.
    """
    return tuple(_entry(path, file) for file in _listed(path))


def write(path: Path) -> None:
    """Write the record into the package in the folder *path*.

    Raises:
        FileError: it cannot be written.
        OSError: a file cannot be read.
    """
    found = entries(path)
    content = {
        "note": "Written by transnews when it installed this package; `models verify` reads it.",
        "sha256": _combined(found),
        "licence": licence(path),
        "files": [asdict(entry) for entry in found],
    }
    files.write_text(path / NAME, json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def recorded(path: Path) -> tuple[Entry, ...] | None:
    """Return what the record in the folder *path* holds, or None where there is none."""
    try:
        content = json.loads((path / NAME).read_text("utf-8"))
        return tuple(Entry(**entry) for entry in content["files"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def digest(path: Path) -> str:
    """Return the hash of what decides a translation: metadata, tokenizer and model.

    It is the SHA-256 of the lines that ``sha256sum`` prints for these files, sorted by name;
    files that have the size and time of the record are not read again.

    Raises:
        OSError: a file cannot be read.
    """
    known = {entry.path: entry for entry in recorded(path) or ()}
    found = []
    for file in _listed(path):
        name = file.relative_to(path).as_posix()
        if not _DECISIVE.fullmatch(name):
            continue
        old, now = known.get(name), file.stat()
        same = old and (old.size, old.modified) == (now.st_size, now.st_mtime_ns)
        found.append(old if old and same else _entry(path, file))
    return _combined(tuple(found))


def size(path: Path) -> int:
    """Return the bytes of all files of the package in the folder *path*.

    Raises:
        OSError: a file cannot be looked at.
    """
    return sum(file.stat().st_size for file in _listed(path))


def changes(path: Path) -> tuple[str, ...]:
    """Return what differs from the record; nothing where there is no record.

    Raises:
        OSError: a file cannot be read.
    """
    known = recorded(path)
    if known is None:
        return ()
    old = {entry.path: entry.sha256 for entry in known}
    now = {entry.path: entry.sha256 for entry in entries(path)}
    return (
        *(f"{name} is missing" for name in old if name not in now),
        *(f"{name} was added since it was installed" for name in now if name not in old),
        *(
            f"{name} is not what was installed"
            for name in old
            if name in now and old[name] != now[name]
        ),
    )


def licence(path: Path) -> str:
    """Return the line of the package's README about its licence, or nothing.

    That is the first line under a heading about it, else the first that has the word.
    """
    try:
        lines = [line.strip() for line in (path / "README.md").read_text("utf-8").splitlines()]
    except (OSError, ValueError):
        return ""
    said = [line for line in lines if line]
    for heading, line in pairwise(said):
        if heading.startswith("#") and re.search(r"licen[cs]", heading, re.I):
            return line[:200]
    return next((line[:200] for line in said if re.search(r"licen[cs]e", line, re.I)), "")


def _listed(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file() and file != path / NAME)


def _entry(path: Path, file: Path) -> Entry:
    with file.open("rb") as source:
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()
    now = file.stat()
    return Entry(file.relative_to(path).as_posix(), sha256, now.st_size, now.st_mtime_ns)


def _combined(found: tuple[Entry, ...]) -> str:
    decisive = sorted((e for e in found if _DECISIVE.fullmatch(e.path)), key=lambda e: e.path)
    lines = "".join(f"{entry.sha256}  {entry.path}\n" for entry in decisive)
    return hashlib.sha256(lines.encode()).hexdigest()
