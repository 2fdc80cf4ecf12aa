"""The digest of what decides a result beside the files of the article."""

import hashlib
import os
import sys
import sysconfig
from dataclasses import replace
from functools import cache
from pathlib import Path

from transnews import __version__, glossary, stamps
from transnews.config import Engine, Settings

_VERSION = "1"
"""Of what is kept; another one makes all of it void."""


def what(*said: str) -> str:
    """Return a short digest of *said*.

    >>> what("a", "bc") == what("ab", "c")
    False
    """
    parts = (f"{len(part)}:{part}" for part in (_VERSION, *said))
    return hashlib.blake2b("".join(parts).encode(errors="replace"), digest_size=12).hexdigest()


@cache
def program() -> str:
    """Return what tells this program from another: version, files, Python, what is installed.

    Files are told by size and time; packages by the time of the folder in which they are, which
    changes when one comes, goes or gets another version.
    """
    here = Path(__file__).parents[1]
    paths = (Path(folder, name) for folder, _, names in os.walk(here) for name in names)
    own = sorted(_file(path) for path in paths if path.parent.name != "__pycache__")
    packages = Path(sysconfig.get_path("purelib"))
    installed = str(packages.stat().st_mtime_ns) if packages.is_dir() else ""
    return what(__version__, sys.version, installed, *own)


def _file(path: Path) -> str:
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def settled(settings: Settings) -> str:
    """Return what of *settings* decides; the engine is known by its signature."""
    return what(repr(replace(settings, engine=Engine())))


def glossaries(project: Path, settings: Settings) -> str:
    """Return a digest of the glossary files, as they are."""
    paths = glossary.files_in(project / settings.glossaries)
    return what(*(part for path in paths for part in (path.name, stamps.digest_of(str(path)))))
