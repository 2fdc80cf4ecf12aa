"""A browser, pages that are watched, and what is kept of them in ``build/``."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import click.testing
import pytest
from playwright.sync_api import Browser, Page, expect

import browsing
from transnews import cli

from . import projects

BUILD = Path(__file__).parents[2] / "build"
# Milliseconds. Nothing takes more than a moment, but a machine may be busy with other things.
_PATIENCE = 20_000
expect.set_options(timeout=_PATIENCE)
_PHONE = 600


class Browse(Protocol):
    """Opens an empty page of a browser that is set up in some way."""

    def __call__(
        self,
        *,
        scheme: Literal["light", "dark"] = "light",
        size: tuple[int, int] = (1280, 800),
        scripts: bool = True,
    ) -> Page:
        """With its own storage; *size* in CSS pixels."""


@dataclass(frozen=True)
class Served:
    """A project at a server."""

    folder: Path
    address: str
    """Of the list of articles."""
    prepared: bytes
    """The PO file of `kallas` before anybody reviews it further."""

    @property
    def kallas(self) -> str:
        """Address of the page with every stage."""
        return f"{self.address}pt/{projects.KALLAS}"

    @property
    def harbour(self) -> str:
        """Address of the page in Arabic."""
        return f"{self.address}ar/{projects.HARBOUR}"

    @property
    def po(self) -> Path:
        """The file behind `kallas`."""
        return self.folder / projects.KALLAS_PO


Named = Callable[[Page, str], None]


class Shot(Protocol):
    """Keeps a picture: of what is seen, or of the *whole* page."""

    def __call__(self, page: Page, name: str, *, whole: bool = False) -> None:
        """Under a *name*, without its suffix."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One for all tests of the folder: while it runs, no other test can run an event loop."""
    with browsing.launched() as browser:
        yield browser


@pytest.fixture
def watches() -> list[browsing.Watch]:
    """Of the pages of a test, in the order they were opened."""
    return []


@pytest.fixture
def browse(browser: Browser, watches: list[browsing.Watch]) -> Iterator[Browse]:
    """Pages that may do nothing they should not; each in a context of its own."""
    contexts = []

    def opened(
        *,
        scheme: Literal["light", "dark"] = "light",
        size: tuple[int, int] = (1280, 800),
        scripts: bool = True,
    ) -> Page:
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": size[0], "height": size[1]},
            # As a phone has it: a finger, and nothing to point with.
            is_mobile=size[0] < _PHONE,
            has_touch=size[0] < _PHONE,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(_PATIENCE)
        contexts.append(context)
        page = context.new_page()
        watches.append(browsing.Watch(page))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for watch in watches for one in watch.complaints] == []


@pytest.fixture
def page(browse: Browse) -> Page:
    """A page as on a laptop."""
    return browse()


@pytest.fixture
def watch(page: Page, watches: list[browsing.Watch]) -> browsing.Watch:
    """Of `page`."""
    return watches[0]


@pytest.fixture
def shot() -> Shot:
    """Keeps pictures for people: ``build/screenshots/NAME.png``."""

    def taken(page: Page, name: str, *, whole: bool = False) -> None:
        page.screenshot(path=BUILD / "screenshots" / f"{name}.png", full_page=whole)

    return taken


@pytest.fixture
def no_serious() -> Named:
    """Asks axe-core; all it says is kept in ``build/axe/NAME.txt``."""

    def asked(page: Page, name: str) -> None:
        grave, report = browsing.violations(page)
        browsing.keep(BUILD / "axe" / f"{name}.txt", report)
        assert grave == []

    return asked


def _previewed(folder: Path) -> Path:
    ended = click.testing.CliRunner().invoke(cli.cli, ["--project", str(folder), "preview"])
    assert ended.exit_code == 0, ended.output
    return folder / "preview"


@pytest.fixture(scope="package")
def half_reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of the samples; of one article every stage, and one with a correction."""
    folder = projects.half_reviewed(tmp_path_factory.mktemp("samples"))
    return _previewed(projects.corrected(folder))


@pytest.fixture(scope="package")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a small article in Arabic."""
    return _previewed(projects.mirrored(tmp_path_factory.mktemp("mirrored")))


@pytest.fixture(scope="package")
def kallas(half_reviewed: Path) -> str:
    """Address of the page with every stage."""
    return next(half_reviewed.rglob("*kallas*.html")).as_uri()


@pytest.fixture(scope="package")
def index_page(half_reviewed: Path) -> str:
    """Address of the page over all of them."""
    return (half_reviewed / "index.html").as_uri()


@pytest.fixture(scope="package")
def harbour(mirrored: Path) -> str:
    """Address of the page in Arabic."""
    return next(mirrored.rglob("harbour*.html")).as_uri()


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``transnews review`` over a project, as a person starts it and ends it."""
    folder = projects.half_reviewed(tmp_path_factory.mktemp("desk"))
    projects.mirrored(projects.remembering(folder))
    prepared = (folder / projects.KALLAS_PO).read_bytes()
    command = [sys.executable, "-m", "transnews", "--project", str(folder), "review", "--no-open"]
    command += ["--port", "0", "--name", "Ana Dias <ana@example.org>"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        lines = iter(server.stdout)
        address = next(line.strip() for line in lines if line.startswith("http"))
        yield Served(folder, address, prepared)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=10) == 130


@pytest.fixture
def served(desk: Served) -> Served:
    """The same, with an article of which there is every stage, whatever a test did before."""
    desk.po.write_bytes(desk.prepared)
    return desk
