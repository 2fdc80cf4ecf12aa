"""The packages that come with the project, used without installation."""

import hashlib
from pathlib import Path

from transnews.errors import FileError, ModelError
from transnews.files import disk, reason
from transnews.model import Package
from transnews.packages import staging
from transnews.packages.reading import read
from transnews.packages.store import prepare


def starters(models: Path, scratch: Path) -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """Return the packages in the ``.argosmodel`` files of *models*, and what is wrong with others.

    Each is verified and unpacked once, in a folder of *scratch* that is named by the SHA-256 of
    the file; nothing is written anywhere else.
    """
    packages, problems = [], []
    for file in sorted(models.glob("*.argosmodel")):
        try:
            packages.append(_starter(file, scratch))
        except (ModelError, FileError) as error:
            problems.append(str(error))
    return tuple(packages), tuple(problems)


def _starter(file: Path, scratch: Path) -> Package:
    try:
        with file.open("rb") as source:
            key = hashlib.file_digest(source, "sha256").hexdigest()[:16]
    except OSError as error:
        raise FileError(f"{file}: cannot be read: {reason(error)}") from error
    home = scratch / key
    try:
        return _unpacked(home) or _unpack(file, home)
    except OSError as error:
        raise FileError(f"{home}: cannot be written: {reason(error)}") from error


def _unpacked(home: Path) -> Package | None:
    """Return the package in *home* if there is a whole one."""
    for path in home.iterdir() if home.is_dir() else ():
        try:
            return read(path, starter=True)
        except ModelError:
            continue
    return None


def _unpack(file: Path, home: Path) -> Package:
    disk.make_folders(home.parent)
    with staging.staging(home.parent) as stage:
        if package := _unpacked(home):  # another process was faster
            return package
        fresh = stage / home.name
        disk.make_folder(fresh)
        prepare(file, fresh)
        staging.place(fresh, home.parent)
    (path,) = home.iterdir()
    return read(path, starter=True)
