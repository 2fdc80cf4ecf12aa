"""Which files a memory is made of, and a stamp of each that changes whenever the file does."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from transnews import layout
from transnews.config import Settings
from transnews.stamps import stamp

FOLDER = "memories"
"""Of the project: TMX files from elsewhere."""
_TRACE = ".trace.json"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that gives to the memory."""

    path: str
    """Relative to the project, POSIX."""
    stamp: str
    """Sizes and times of it and its trace."""
    locale: str = ""
    """Of a PO file, BCP 47; a TMX file says it itself."""
    trace: str = ""
    """The trace beside a PO file, if there is one."""


def scan(project: Path, settings: Settings) -> dict[str, Found]:
    """Return the PO and TMX files of *project*, by path, in a steady order."""
    found = [*_pos(project, settings), *_tmxs(project, settings)]
    return {one.path: one for one in sorted(found, key=lambda one: one.path)}


def _pos(project: Path, settings: Settings) -> Iterator[Found]:
    for locale, folder in layout.locales(project, settings):
        stamps = _stamps(folder, (".po", _TRACE))
        for name, said in stamps.items():
            if name.endswith(".po"):
                trace = name.removesuffix(".po") + _TRACE
                base = PurePosixPath(settings.output) / folder.name
                beside = (base / trace).as_posix() if trace in stamps else ""
                both = f"{said} {stamps.get(trace, '-')}"
                yield Found((base / name).as_posix(), both, locale, beside)


def _tmxs(project: Path, settings: Settings) -> Iterator[Found]:
    # Which locale a text serves hangs on those that the project has.
    locales = ",".join(settings.locales)
    for name, said in _stamps(project / FOLDER, (".tmx",)).items():
        yield Found(f"{FOLDER}/{name}", f"{said} {locales}")


def _stamps(folder: Path, ends: tuple[str, ...]) -> dict[str, str]:
    """Return the visible files below *folder* that end so, relative to it, with their stamps."""
    stamps: dict[str, str] = {}
    waiting = [""] if folder.is_dir() else []
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.name.startswith(".") or not _is_utf8(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                elif entry.name.endswith(ends) and entry.is_file():
                    stamps[name] = stamp(entry.stat())
    return stamps


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
