"""Symbolic links that lead out of a project.

A project may come from anywhere, in an archive or a checkout: a link in it must not make us read
another person's file, or write over one.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from transnews.errors import ArticleError, UsageError

_SHOWN = 5
"""Links that are named at once."""


class Inside:
    """Tells articles that lie in a project from those that a link takes elsewhere."""

    def __init__(self, project: Path) -> None:
        """Prepare to tell; each folder of *project* is looked at once."""
        self._root = Path(os.path.realpath(project))
        self._folders: dict[PurePath, Path | None] = {}

    def wrong(self, article: PurePath) -> ArticleError | None:
        """Return what is wrong with the place of *article*, relative to the project."""
        folder, path = article.parent, self._root / article
        if folder not in self._folders:
            self._folders[folder] = _outside(self._root / folder, [self._root])
        real = self._folders[folder]
        if real is None and path.is_symlink():
            real = _outside(path, [self._root])
        return ArticleError(f"{article}: {_led(real)}") if real else None


def check(project: Path, output: str, others: Sequence[str]) -> None:
    """Refuse links that lead out of *project* where we write, and in *others*.

    The folder *output* may itself be a link: what it leads to belongs to the project then.

    Raises:
        UsageError: there are some; names the first five, and where they lead.
    """
    homes = [Path(os.path.realpath(path)) for path in (project, project / output)]
    found = [
        f"{path.relative_to(project)}: {_led(real)}"
        for folder in dict.fromkeys((output, *others))
        for path, real in _straying(project / folder, homes)
    ]
    if len(found) > _SHOWN:
        found = [*found[:_SHOWN], f"and {len(found) - _SHOWN} more such links"]
    if found:
        raise UsageError("\n".join(found))


def _led(real: Path) -> str:
    return f"a link that leads out of the project, to {real}; put the file itself there"


def _outside(path: Path, homes: Sequence[Path]) -> Path | None:
    """Return where *path* really leads, if that is in none of *homes*."""
    real = Path(os.path.realpath(path))
    return None if any(real.is_relative_to(home) for home in homes) else real


def _straying(folder: Path, homes: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield *folder* and each link below it that leads out of *homes*, and where it leads.

    What cannot be looked into is passed over: whoever reads it says so.
    """
    if (real := _outside(folder, homes)) is not None:
        yield folder, real
        return
    waiting = [str(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                found = list(entries)
        except OSError:
            continue
        for entry in sorted((one for one in found if one.is_symlink()), key=lambda one: one.name):
            if (real := _outside(Path(entry.path), homes)) is not None:
                yield Path(entry.path), real
        waiting += [entry.path for entry in found if entry.is_dir(follow_symlinks=False)]
