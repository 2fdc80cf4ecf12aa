"""The packages in Argos' folder: list, install, remove, verify."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from transnews.errors import FileError, ModelError
from transnews.files import disk, reason
from transnews.model import Package
from transnews.packages import record, staging
from transnews.packages.archive import unpack
from transnews.packages.reading import metadata, read
from transnews.packages.trial import trial


@dataclass(frozen=True, slots=True)
class Installed:
    """What `install` did."""

    package: Package
    unchanged: bool = False
    """It was there already, with the same content, and was left alone."""
    replaced: str = ""
    """Version of the package that had its name until now, ``?`` if that one was broken."""


def installed(folder: Path) -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """Return the translation packages in *folder*, and what is wrong with the others.

    Packages of other types are passed over. Sorted by name.

    Raises:
        FileError: the folder cannot be read.
    """
    staging.mend(folder)
    packages, problems = [], []
    for path in _folders(folder):
        try:
            if metadata(path).type == "translate":
                packages.append(read(path))
        except ModelError as error:
            problems.append(str(error))
    return tuple(packages), tuple(problems)


def install(file: Path, folder: Path) -> Installed:
    """Install the package *file* (``.argosmodel``) in *folder*.

    The file is looked through, unpacked beside the folder, its model and tokenizer are tried, and
    only then is it moved into its place, whole.

    Raises:
        ModelError: the file is not a package that works; nothing was changed.
        FileError: the file cannot be read, or the folder not written; nothing was changed.
    """
    try:
        disk.make_folders(folder)
        with staging.staging(folder) as stage:
            fresh = prepare(file, stage)
            final = folder / fresh.name
            same, version = _compare(fresh.path, final)
            if same:
                return Installed(read(final), unchanged=True)
            staging.place(fresh.path, folder)
            return Installed(replace(fresh, path=final), replaced=version)
    except OSError as error:
        raise FileError(f"{folder}: cannot be written: {reason(error)}") from error


def prepare(file: Path, stage: Path, *, starter: bool = False) -> Package:
    """Unpack *file* in the folder *stage*, verify it and write its record.

    Raises:
        ModelError: it is not a package that works; names the file.
        FileError: it cannot be read.
        OSError: something cannot be written.
    """
    path = unpack(file, stage)
    try:
        package = read(path, starter=starter)
        trial(package)
    except ModelError as error:
        inside = str(error).replace(f"{stage}/", "")
        raise ModelError(f"{file}: not installed: {inside}") from error
    record.write(path)
    return package


def remove(name: str, folder: Path) -> Path:
    """Remove a package from *folder*; return the path that it had.

    Args:
        name: Of its folder, or its languages: ``en_pt``, ``en→pt``, ``translate-en_pt``. A broken
            package goes by its folder.
        folder: The folder of packages.

    Raises:
        ModelError: there is none of that name, or more than one.
        FileError: it cannot be removed.
    """
    paths = list(_folders(folder))
    found = [path for path in paths if path.name == name]
    if not found:
        pair = name.removeprefix("translate-").replace("->", "_").replace("→", "_")
        packages, _ = installed(folder)
        found = [p.path for p in packages if f"{p.source}_{p.target}" == pair]
    if len(found) != 1:
        names = ", ".join(path.name for path in found or paths) or "nothing"
        what = "more than one package" if found else "no package"
        hint = "; say which" if found else ""
        raise ModelError(f"{folder}: {what} {name!r}; there is {names}{hint}")
    try:
        staging.drop(found[0])
    except OSError as error:
        raise FileError(f"{found[0]}: cannot be removed: {reason(error)}") from error
    return found[0]


def verify(package: Package) -> tuple[str, ...]:
    """Return what is wrong with an installed package: missing or changed files, does it run.

    Changes are found in packages that `install` put there; it wrote a record.
    """
    try:
        changes = record.changes(package.path)
        trial(read(package.path))
    except (ModelError, OSError) as error:
        return (str(error),)
    return tuple(f"{package.path}: {change}" for change in changes)


def _folders(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise FileError(f"{folder}: cannot be read: {reason(error)}") from error
    return (path for path in paths if path.is_dir() and path.name not in staging.OURS)


def _compare(fresh: Path, final: Path) -> tuple[bool, str]:
    """Tell if *final* holds the same files as *fresh*, and the version there, ``?`` if broken."""
    if not final.is_dir():
        return False, ""
    same = [(e.path, e.sha256) for e in record.entries(fresh)] == [
        (e.path, e.sha256) for e in record.entries(final)
    ]
    try:
        return same, read(final).version
    except ModelError:
        return same, "?"
