"""The project a command works on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from transnews import config, files, languages, links
from transnews.config import Settings
from transnews.errors import ConfigError, UsageError

SETTINGS = "transnews.toml"
MEMORIES = "memories"
SCRATCH = ".transnews"
"""Unpacked packages, caches, the lock, records of runs; may be deleted when nothing runs."""


only_locales = click.option(
    "--to",
    "locales",
    multiple=True,
    metavar="LOCALE",
    help="Only this locale; may be repeated.  [default: locales of transnews.toml]",
)
"""The option of the commands that go over what is translated already."""


def find(ctx: click.Context) -> Path:
    """Return the project folder: ``--project``, or the nearest upwards with settings, or this.

    Raises:
        UsageError: ``--project`` names no folder.
    """
    said: Path | None = ctx.obj
    if said is not None:
        if not said.is_dir():
            raise UsageError(f"--project {said}: no such folder")
        return said
    here = Path()
    for folder in (here, *Path.cwd().parents):
        if (folder / SETTINGS).is_file():
            return folder
    return here


def load(ctx: click.Context) -> tuple[Path, Settings]:
    """Return the project folder and its settings.

    Raises:
        UsageError: ``--project`` names no folder.
        ConfigError: its settings are wrong, or name a glossary folder that is not there.
        UsageError: a link leads out of the project (`links.check`).
    """
    folder = find(ctx)
    settings = config.load(folder)
    words = folder / settings.glossaries
    # A project without a glossary is one; a name that leads nowhere is a slip.
    if settings.glossaries != Settings().glossaries and not words.is_dir():
        raise ConfigError(
            f"{folder / SETTINGS}: glossaries = {str(settings.glossaries)!r}: no such folder; "
            f"make it, or leave the setting out"
        )
    links.check(folder, settings.output, (settings.glossaries, MEMORIES, SCRATCH))
    return folder, settings


def starters(folder: Path) -> Path:
    """Return where the starter packages of a project are unpacked."""
    return folder / SCRATCH / "models"


def locales(said: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """Return the locales a command is for: those said, else those of the settings.

    Raises:
        UsageError: something was said, and it names no locale.
        LanguageError: not a known locale; names the nearest.
    """
    codes = [code for item in said for code in item.split(",") if code.strip()]
    if said and not codes:
        raise UsageError("--to names no locale; say --to pt, or leave it out")
    return tuple(dict.fromkeys(map(languages.canonical, codes))) or settings.locales


def _complain(message: str) -> None:
    click.echo(f"transnews: {message}", err=True)


@contextmanager
def locked(folder: Path, say: Callable[[str], object] = _complain) -> Iterator[None]:
    """Keep other runs out of the project, and *say* whom it waits for, or who died before."""

    def waiting(owner: files.Owner | None) -> None:
        who = f" ({owner.describe(datetime.now().astimezone())})" if owner else ""
        say(f"another run{who} is working in {folder.resolve()}; waiting")

    with files.lock(folder / SCRATCH / "lock", waiting) as died:
        if died is not None:
            dead = died.pid if died.is_here else None
            removed = files.tidy(folder, *_linked(folder), dead=dead)
            left = f"; removed what it left half-written: {removed}" if removed else ""
            who = died.describe(datetime.now().astimezone())
            say(f"went on after a run that was killed ({who}){left}")
        yield


def _linked(folder: Path) -> list[Path]:
    """Return the folders of a project that lie elsewhere."""
    return [path for path in folder.iterdir() if path.is_symlink() and path.is_dir()]
