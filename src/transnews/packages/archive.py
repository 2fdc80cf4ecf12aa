"""Unpack an ``.argosmodel`` file, which is a zip of one folder, without trusting it.

Argos unpacks whatever it is given; here a zip is looked through before the first byte is written,
and no byte is written outside the folder it is unpacked to.
"""

import os
import re
import stat
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from transnews.errors import FileError, ModelError
from transnews.files import disk, reason

# The packages of the Argos index have 10 to 40 files and 60 to 500 MB, and weights hardly shrink.
_MOST_FILES = 10_000
_MOST_BYTES = 16 << 30
_MOST_RATIO = 50
_SMALL = 64 << 20
"""Below this, the ratio does not matter: a vocabulary alone may shrink to a twentieth."""
_CHUNK = 1 << 20

_FOLDER = re.compile(r"\w[\w.+-]*")


def unpack(file: Path, stage: Path) -> Path:
    """Unpack *file* into the empty folder *stage*, flushed to the disk; return the one folder.

    Raises:
        ModelError: it is not a zip of one folder, an entry is not to be trusted or damaged.
        FileError: the file cannot be read.
        OSError: something cannot be written.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise FileError(f"{file}: cannot be read: {reason(error)}") from error
    with source:
        try:
            archive = ZipFile(source)
        except (BadZipFile, ValueError, OSError) as error:
            raise ModelError(
                f"{file}: not an Argos package (a zip of one folder), or cut short"
            ) from error
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        top = _inspect(file, entries, archive.infolist())
        for entry in entries:
            _write(stage / entry.filename, _chunks(file, archive, entry))
    return stage / top


def _inspect(file: Path, entries: Sequence[ZipInfo], everything: Sequence[ZipInfo]) -> str:
    """Return the name of the one folder, or raise ModelError with what is wrong."""
    for entry in everything:
        if why := _distrust(entry):
            raise ModelError(f"{file}: not unpacked: entry {entry.orig_filename!r} {why}")
    tops = {entry.filename.partition("/")[0] for entry in everything}
    loose = [entry.filename for entry in entries if "/" not in entry.filename]
    if len(tops) != 1 or loose:
        found = ", ".join(sorted(tops)[:4]) or "nothing"
        raise ModelError(f"{file}: not an Argos package: it holds {found}, and not one folder")
    top = tops.pop()
    if not _FOLDER.fullmatch(top):
        raise ModelError(f"{file}: not unpacked: its folder is called {top!r}")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise ModelError(f"{file}: not unpacked: it holds two files of the same name")
    total = sum(entry.file_size for entry in entries)
    # Entries may share their bytes (Fifield, 2019): what is packed is no more than the file has.
    packed = max(1, min(file.stat().st_size, sum(entry.compress_size for entry in entries)))
    if len(entries) > _MOST_FILES or total > _MOST_BYTES:
        raise ModelError(f"{file}: not unpacked: {len(entries)} files, {total:,} bytes")
    if total > _SMALL and total > _MOST_RATIO * packed:
        raise ModelError(f"{file}: not unpacked: {packed:,} bytes would become {total:,}")
    return top


def _distrust(entry: ZipInfo) -> str:
    """Return what is wrong with the name or kind of an entry, or nothing."""
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith("/") or "\\" in name or ":" in name or not name.isprintable():
        return "has a name that is no plain relative path"
    if {"", ".", ".."} & set(name.removesuffix("/").split("/")):
        return "leads out of its folder"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if entry.flag_bits & 1:
        return "is encrypted"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # LZMA may ask for 4 GB of memory
        return "is packed in another way than Argos packs"
    return ""


def _chunks(file: Path, archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of an entry; zipfile compares size and checksum on the way."""
    try:
        with archive.open(entry) as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"{file}: {entry.filename} is damaged: {error}") from error


def _write(path: Path, chunks: Iterator[bytes]) -> None:
    disk.make_folders(path.parent)
    handle = disk.create(path)
    try:
        for chunk in chunks:
            disk.write(handle, chunk)
        disk.sync(handle)
    finally:
        os.close(handle)
