"""``transnews review``."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.cli import stopping
from transnews.errors import UsageError

if TYPE_CHECKING:
    from transnews.config import Settings

_PORT = 8417


@click.command("review")
@click.argument("article", required=False, type=click.Path())
@click.option(
    "--to",
    "locale",
    metavar="LOCALE",
    help="The locale to review.  [default: the first "
    "of transnews.toml that the article is translated into]",
)
@click.option(
    "--name",
    metavar="NAME",
    help="Who reviews, as it stands in the PO file: "
    "'Ana Dias <ana@example.org>'.  [default: user.name and user.email of git]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    metavar="N",
    help=f"Where to listen; 0 is any port that is free.  [default: {_PORT}]",
)
@click.option("--no-open", is_flag=True, help="Print the address, and open no browser.")
@click.pass_context
def command(
    ctx: click.Context,
    article: str | None,
    locale: str | None,
    name: str | None,
    port: int,
    no_open: bool,
) -> None:
    """Review articles in the browser: texts are edited and approved where they are read.

    The page is served on this machine only, at an address that nobody can guess. What is saved
    goes into the PO file at once; nothing is written over what another editor or a run saved there
    meanwhile. Then run transnews build. ^C ends it.
    """
    import secrets

    from transnews import desk

    folder, settings = projects.load(ctx)
    person = _person(name, folder)
    wanted = projects.locales((locale,) if locale else (), settings)
    place = _place(folder, settings, article, wanted) if article else ""
    with desk.listening(port) as at:
        number, token = int(at.getsockname()[1]), secrets.token_urlsafe(24)
        address = f"http://127.0.0.1:{number}/{token}/{place}"
        click.echo(f"reviewing as {person}; ^C ends it\n{address}")
        if not no_open and _has_display():
            _open(address)
        try:
            desk.serve(desk.app(desk.Desk(folder, settings, person, wanted), token, number), at)
        except KeyboardInterrupt as error:  # its way to end
            click.echo("ended; what was saved stands in the PO files", err=True)
            ctx.exit(stopping.status_of(error))


def _place(folder: Path, settings: "Settings", article: str, locales: tuple[str, ...]) -> str:
    """Return the address of the page of *article*, in the first locale that has it.

    Raises:
        TransnewsError: there is none; of several reasons the first.
    """
    from transnews import desk, standing
    from transnews.errors import TransnewsError

    for found in standing.named(folder, settings, (article,), locales):
        if isinstance(found, TransnewsError):
            raise found
        read, locale, places = found
        if (folder / places.po).is_file():
            return desk.address(locale, read.path.as_posix())
    codes = ", ".join(locales)
    raise UsageError(f"{article}: no PO file in {codes}; run transnews translate {article}")


def _person(said: str | None, folder: Path) -> str:
    """Return who reviews.

    Raises:
        UsageError: nobody says it, or it is no name.
    """
    name = said if said is not None else _of_git("user.name", folder)
    mail = _of_git("user.email", folder) if said is None and name else ""
    person = f"{name} <{mail}>" if mail else name.strip()
    if not person or not person.isprintable():
        raise UsageError(
            "who reviews? The PO file keeps it: say --name 'Ana Dias <ana@example.org>', or tell"
            " git: git config --global user.name 'Ana Dias'"
        )
    return person


def _of_git(key: str, folder: Path) -> str:
    try:
        done = subprocess.run(
            ["git", "config", "--get", key], cwd=folder, capture_output=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def _has_display() -> bool:
    """Tell whether a browser can show itself here."""
    if sys.platform in ("win32", "darwin") or "BROWSER" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    """Open a browser, beside the server: some do not return before they are closed."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
