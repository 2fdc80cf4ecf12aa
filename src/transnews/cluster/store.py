"""Packages on the disk of a worker, found by their hash, and how one gets there."""

import os
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile

from transnews import packages
from transnews.errors import FileError, ModelError
from transnews.files import reason
from transnews.model import Package
from transnews.packages import reading, record


def folder() -> Path:
    """Return where packages are kept that came from a coordinator; it may be deleted."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "transnews" / "packages"


def find(sha256: str, hint: Path) -> Package | None:
    """Return the package with that hash, wherever it is on this machine.

    Args:
        sha256: Of the package (`Package.sha256`).
        hint: Where the coordinator has it: the same place, where they share a disk.

    Raises:
        FileError: a folder of packages cannot be read.
    """
    try:
        if (package := reading.read(hint)).sha256 == sha256:
            return package
    except ModelError:
        pass
    for place in (folder() / sha256, packages.folder()):
        for package in packages.installed(place)[0]:
            if package.sha256 == sha256:
                return package
    return None


def pack(package: Package) -> bytes:
    """Return *package* as the bytes of an ``.argosmodel`` file, not compressed.

    Raises:
        FileError: one of its files cannot be read.
    """
    packed = BytesIO()
    try:
        with ZipFile(packed, "w", ZIP_STORED, strict_timestamps=False) as archive:
            for file in sorted(package.path.rglob("*")):
                inside = file.relative_to(package.path).as_posix()
                if file.is_file() and inside != record.NAME:
                    archive.write(file, f"{package.source}_{package.target}/{inside}")
    except OSError as error:
        raise FileError(f"{package.path}: cannot be read: {reason(error)}") from error
    return packed.getvalue()


def keep(sha256: str, packed: bytes) -> None:
    """Install what `pack` made in `folder`, whole or not at all; do nothing if it is there.

    Raises:
        ModelError: it is damaged or not what was asked for.
        FileError: it cannot be written.
    """
    home = folder() / sha256
    try:
        with TemporaryDirectory(prefix="transnews-") as scratch:
            file = Path(scratch) / "package.argosmodel"
            file.write_bytes(packed)
            found = packages.install(file, home).package
    except OSError as error:
        raise FileError(f"{home}: cannot be written: {reason(error)}") from error
    if found.sha256 != sha256:
        raise ModelError(f"{found.path}: arrived as {found.sha256[:8]}, not as {sha256[:8]}")
