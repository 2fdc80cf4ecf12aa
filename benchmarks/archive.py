"""What an archive costs beside the model: a run with nothing to do, and peak memory.

    python benchmarks/archive.py [--articles 10000] [--locales 3] [--sizes 1000,20000]

Every figure is of a command in a process of its own: the real command line, but for the engine,
which answers at once (`FakeEngine`). First an archive in which all is done and nothing changed:
`translate` and `build`, by the clock and in processor seconds, which say more where the machine has
other work. Then the peak of memory (resident) by the number of articles, of one sentence each.
The fake engine makes the peak smaller than a model would, and what grows with the archive more.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

WORDS = ("ships", "grain", "port", "envoy", "talks", "war", "peace", "river", "price", "road")
LOCALES = ("pt", "de", "fr", "es", "it")
COMMANDS = ("translate", "translate", "build", "status", "check")
"""By turns on the same archive: the second `translate` finds nothing to do."""
_WINDOW = 500
"""Sentences translated at once: an eighth of the usual, so that a thousand articles are many
windows as well, and what grows is the archive's."""
_FOLDER = 100
"""Articles in a folder."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took."""

    wall: float
    """Seconds, as the next."""
    processor: float
    memory: float
    """Its peak, in MB."""


def make(folder: Path, articles: int, locales: int, sentences: int = 1) -> None:
    """Write a project of so many articles, of so many sentences each."""
    dice = random.Random(1)  # noqa: S311
    named = ", ".join(f'"{locale}"' for locale in LOCALES[:locales])
    text = f"locales = [{named}]\n[engine]\nwindow = {_WINDOW}\n"
    (folder / "transnews.toml").write_text(text, "utf-8")
    (folder / "glossaries").mkdir()
    (folder / "glossaries" / "names.csv").write_text("id,type,en,pt\nkyiv,place,Kyiv,Kiev\n")
    for number in range(articles):
        path = folder / "articles" / f"{number // _FOLDER:04}" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(sentence(dice, number) for _ in range(sentences))
        path.write_text(f"---\nlang: en\n---\n\n{text}\n", "utf-8")


def sentence(dice: random.Random, number: int) -> str:
    """Return a sentence that no other article has."""
    words = dice.choices(WORDS, k=5)
    return f"The {words[0]} near Kyiv, {number} {' '.join(words[1:])}."


def copy(folder: Path, articles: int) -> None:
    """Give the one article so many copies, with all its files in each locale."""
    own = "articles/0000/0.md"
    found = [path for path in folder.rglob("0000/0.*") if path.is_file()]
    texts = [(path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in found]
    for number in range(1, articles):
        other = f"{number // _FOLDER:04}/{number}"
        for name, text in texts:
            path = folder / name.replace("0000/0", other)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(own, f"articles/{other}.md"), "utf-8")


def spent(folder: Path, command: str) -> Spent:
    """Run a command of the program on a project, in a process of its own."""
    line = [sys.executable, __file__, "--in", "--project", str(folder), command]
    quiet = ["--quiet"] if command in ("translate", "build") else []
    began = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        child = subprocess.Popen([*line, *quiet], stdout=nowhere)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode > 1:
        raise SystemExit(f"{command}: exit status {child.returncode}")
    wall = time.perf_counter() - began
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def unchanged(articles: int, locales: int) -> dict[str, Spent]:
    """Return what `translate` and `build` take where all is done."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, 1, locales, sentences=6)
        spent(folder, "translate")
        copy(folder, articles)
        spent(folder, "translate")
        time.sleep(2)  # what was written a moment ago is compared by its content
        found = {"translate": spent(folder, "translate")}
        spent(folder, "build")
        return found | {"build": spent(folder, "build")}


def peaks(size: int) -> list[Spent]:
    """Return what each of `COMMANDS` takes on so many articles in one locale."""
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), size, 1)
        return [spent(Path(name), command) for command in COMMANDS]


def show(label: str, one: Spent) -> None:
    """Print a row."""
    row = f"{one.wall:8.2f} s{one.processor:8.2f} s{one.memory:8.0f} MB"
    print(f"{label:<46}{row}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--locales", type=int, default=3)
    parser.add_argument("--sizes", default="1000,20000")
    said = parser.parse_args()
    print(f"{os.cpu_count()} cores; FakeEngine\n{'':<46}{'clock':>10}{'cpu':>10}{'peak':>11}")
    if said.articles:
        for command, one in unchanged(said.articles, said.locales).items():
            show(f"{command}, {said.articles:,} × {said.locales} unchanged", one)
    for size in map(int, filter(None, said.sizes.split(","))):
        labels = ("translate", "again", "build", "status", "check")
        for label, one in zip(labels, peaks(size), strict=True):
            show(f"{label}, {size:,} articles", one)


def run() -> None:
    """Be the program, with an engine that answers at once."""
    from transnews import cli, routes
    from transnews.engines.fake import FakeEngine

    class Forgetful(list[tuple[str, ...]]):
        """Keeps no texts: the program is measured, and not the fake."""

        def append(self, _: tuple[str, ...]) -> None:
            """Do nothing."""

    def opened(ours: str, theirs: str) -> tuple[str, FakeEngine]:
        engine = FakeEngine(signature=f"fake {ours} {theirs}")
        engine.calls = Forgetful()
        return f"{ours}→{theirs}", engine

    def opener(*_: object) -> routes.OpenEngine:
        return opened

    routes.opener = opener  # type: ignore[assignment]
    cli.main()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in"]:
        del sys.argv[1]
        run()
    else:
        main()
