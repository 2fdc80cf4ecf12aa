"""Pages in a real browser: Chromium, what a page did that it should not, what axe says of it."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing is looked up, whatever a page asks for, nor does the browser itself ask for anything.
_OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-quic")
_SERIOUS = ("serious", "critical")


def find() -> str:
    """The Chromium of this machine.

    Raises:
        FileNotFoundError: There is none.
    """
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(
        f"No browser: none of {', '.join(_NAMES)} is installed. The pages are tested in a real "
        "one: `make chromium` (Debian: apt install chromium; macOS: brew install chromium)."
    )


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, headless and offline.

    While it runs, the thread has a running event loop: `asyncio.run` fails in it.
    """
    path = find()
    with sync_playwright() as playwright:
        # Without its sandbox, which needs rights that containers seldom give: the pages are ours.
        browser = playwright.chromium.launch(executable_path=path, args=_OFFLINE)
        yield browser
        browser.close()


class Watch:
    """What a page did that it should not: wrote to the console, raised, asked for another place.

    Answers of the server that are errors are told by the console.
    """

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self._page = page
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"raised: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)

    def forgive(self, part: str) -> None:
        """Take out the complaints that hold *part*; there has to be one.

        Raises:
            AssertionError: There is none.
        """
        forgiven = [one for one in self.complaints if part in one]
        assert forgiven, f"no complaint holds {part!r}: {self.complaints}"
        self.complaints = [one for one in self.complaints if one not in forgiven]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in ("data", "blob", "about"):
            return
        if request.is_navigation_request():
            at_home = asked.scheme == "file" or asked.hostname == "127.0.0.1"
        else:
            home = urlsplit(self._page.url)
            at_home = asked.scheme == "http" and asked.netloc == home.netloc
        if not at_home:
            self.complaints.append(f"asked for {request.url}")

    def _failed(self, request: Request) -> None:
        # What a page asks for when it is left is cut off, and nothing is wrong with that.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}: {request.failure}")


def violations(page: Page) -> tuple[list[str], str]:
    """What axe-core finds on *page*: the grave ones, and a report of all for a person."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page.evaluate(axe)
    found = json.loads(
        page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(JSON.stringify)")
    )
    lines = [f"axe {found['testEngine']['version']}: {len(found['passes'])} rules passed"]
    grave = []
    for rule in found["violations"]:
        title = f"{rule['impact']}: {rule['id']}: {rule['help']}"
        places = [
            f"    {' '.join(map(str, node['target']))}\n      {_indented(node['failureSummary'])}"
            for node in rule["nodes"]
        ]
        lines += [title, *places]
        if rule["impact"] in _SERIOUS:
            grave.append("\n".join([title, *places]))
    lines += [] if found["violations"] else ["no violations"]
    return grave, "\n".join(lines) + "\n"


def _indented(text: str) -> str:
    return text.replace("\n", "\n      ")


def keep(path: Path, report: str) -> None:
    """Write *report* to *path*, for whoever looks at what CI made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report, "utf-8")
