"""Let Poedit edit and save PO files on a virtual screen: nothing may be lost (make poedit).

In a copy of the sample project, with the PO file of tests/fixtures/round_trips beside its own:
Poedit opens each file, a word is typed at the end of one text, the file is saved; then `transnews
translate` runs twice. Prints what Poedit changed, and fails if a text, a state, a comment or a
header field that people own is another afterwards, or if the second run writes.
"""

import difflib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transnews import review

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests/fixtures/round_trips"
WORK = ROOT / "build/poedit"
DISPLAY = ":77"
TYPED = " x"
SECONDS = 40
TRANSNEWS = (sys.executable, "-c", "from transnews.cli import main; main()")
FIELDS = ("Project-Id-Version", "Last-Translator", "Language-Team", "Language", "X-Newsroom")

Texts = dict[tuple[str, str, bool], tuple[str, bool, str | None, str]]


def main() -> int:
    """Run Poedit over all files; return 1 if something was lost."""
    shutil.rmtree(WORK, ignore_errors=True)
    project = _project(WORK / "project")
    _translate(project)
    files = sorted(project.glob("locales/*/*.po"))
    failed = 0
    with _screen():
        for path in files:
            failed += _round_trip(project, path)
    return min(failed, 1)


def _project(folder: Path) -> Path:
    for name in ("articles", "glossaries", "locales", "models"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "transnews.toml", folder)
    shutil.copy(FIXTURES / "harbour.md", folder / "articles")
    shutil.copy(FIXTURES / "harbour.po", folder / "locales/pt")
    shutil.copy(FIXTURES / "harbour.md", folder / "articles/windows.md")
    text = (FIXTURES / "harbour.po").read_bytes()
    (folder / "locales/pt/windows.po").write_bytes(text.replace(b"\n", b"\r\n"))
    return folder


def _translate(project: Path) -> None:
    command = [*TRANSNEWS, "--project", str(project), "translate", "--quiet"]
    # Status 1: the variant of a file with an outdated text is held back.
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode < 2  # noqa: S101


def _round_trip(project: Path, path: Path) -> bool:
    """Print what became of one file; return True if something was lost."""
    old, before = path.read_text("utf-8"), _texts(path)
    fields = _fields(path)
    _poedit(path)
    saved = path.read_text("utf-8")
    shutil.copy(path, WORK / f"saved-{path.name}")
    _translate(project)
    after, once = _texts(path), path.read_bytes()
    _translate(project)
    other = [key for key in before | after if before.get(key) != after.get(key)]
    wrong = [key for key in other if key not in after or TYPED not in after[key][0]]
    problems = [f"other than before: {key}" for key in wrong]
    problems += ["nothing was edited"] * (len(other) != 1)
    problems += ["a header field is lost"] * (fields != _fields(path))
    problems += ["the second run wrote"] * (once != path.read_bytes())
    print(f"{path.relative_to(project)}: {_changes(old, saved)}; lost: {problems or 'nothing'}")
    return bool(problems)


def _changes(old: str, new: str) -> str:
    lines = [x for x in difflib.ndiff(old.splitlines(), new.splitlines()) if x[0] in "+-"]
    header = sum(":" in x and x.endswith('\\n"') for x in lines)
    return f"{len(lines)} lines removed or added, {header} of them in the header"


def _texts(path: Path) -> Texts:
    entries = review.parse(path.read_text("utf-8"), path.name).entries
    return {
        (e.key.context, e.key.text, e.obsolete): (e.msgstr, e.fuzzy, e.previous, e.remark.strip())
        for e in entries
    }


def _fields(path: Path) -> list[str]:
    catalog = review.parse(path.read_text("utf-8"), path.name)
    return [catalog.field(name) for name in FIELDS]


@contextmanager
def _screen() -> Iterator[None]:
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1280x900x24"], stderr=-3)
    home = WORK / "home"
    home.mkdir(parents=True)
    os.environ |= {"DISPLAY": DISPLAY, "HOME": str(home), "LANG": "C.UTF-8"}
    time.sleep(2)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def _poedit(path: Path) -> None:
    """Type a word at the end of the selected text, and save."""
    command = ["dbus-run-session", "--", "poedit", str(path)]
    program = subprocess.Popen(command, stdout=-3, stderr=-3)
    try:
        window = _do("search", "--sync", "--onlyvisible", "--name", f"{path.name} •").split()[-1]
        _do("windowsize", window, "1280", "900", "sleep", "3")
        before = path.stat().st_mtime_ns
        _do("mousemove", "400", "865", "click", "1", "sleep", "0.5", "key", "ctrl+End")
        _do("type", "--delay", "60", TYPED)
        subprocess.run(["import", "-window", "root", str(WORK / f"{path.stem}.png")], check=True)
        _do("sleep", "0.5", "key", "ctrl+s")
        end = time.monotonic() + SECONDS
        while path.stat().st_mtime_ns == before and time.monotonic() < end:
            time.sleep(0.2)
        _do("sleep", "1", "key", "ctrl+q", "sleep", "1")
    finally:
        program.terminate()
        program.wait()


def _do(*words: str) -> str:
    command = ["xdotool", *words]
    return subprocess.run(
        command, check=True, timeout=SECONDS, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
