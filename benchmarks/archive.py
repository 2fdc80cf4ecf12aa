"""What an archive costs beside the model: a run with nothing to do, and memory.

Makes archives of short articles by rule, translated with the engine that answers at once. Prints
how long `translate` takes over copies of an article that are done, and again with `build`, where
that is known; and time and peak memory (resident) of the first run, by the number of articles.

    python benchmarks/archive.py [articles] [locales] [sizes for memory, with commas]
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from transnews import config, pipeline, standing
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.report import Report

WORDS = ("ships", "grain", "port", "envoy", "talks", "war", "peace", "river", "price", "road")
LOCALES = ("pt", "de", "fr", "es", "it")


def make(folder: Path, articles: int, locales: int) -> None:
    """Write a project of so many articles, each of a headline and six sentences or so."""
    dice = random.Random(1)  # noqa: S311
    named = ", ".join(f'"{locale}"' for locale in LOCALES[:locales])
    (folder / "transnews.toml").write_text(f"locales = [{named}]\n", "utf-8")
    (folder / "glossaries").mkdir()
    (folder / "glossaries" / "names.csv").write_text("id,type,en,pt\nkyiv,place,Kyiv,Kiev\n")
    for number in range(articles):
        path = folder / "articles" / f"{number // 100:04}" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        said = [sentence(dice, number) for _ in range(6)]
        text = " ".join(said[:3]) + "\n\n" + " ".join(said[3:])
        path.write_text(f"---\nlang: en\n---\n\n# {said[0][:-1]}\n\n{text}\n", "utf-8")


def sentence(dice: random.Random, number: int) -> str:
    """Return a sentence that no other article has."""
    words = dice.choices(WORDS, k=9)
    return f"The {words[0]} near Kyiv, {number} {' '.join(words[1:])}."


def copy(folder: Path, articles: int) -> None:
    """Give the one article so many copies, with all its files in each locale."""
    own = "articles/0000/0.md"
    found = [path for path in folder.rglob("0000/0.*") if path.is_file()]
    texts = [(path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in found]
    for number in range(1, articles):
        other = f"{number // 100:04}/{number}"
        for name, text in texts:
            path = folder / name.replace("0000/0", other)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(own, f"articles/{other}.md"), "utf-8")


def translate(folder: Path) -> Report:
    """Translate the project with the fake engine."""
    report = Report()
    settings = config.load(folder)

    def opened(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine(signature=f"fake {source} {target}")

    job = pipeline.Job(folder, settings, (), settings.locales)
    pipeline.run(job, opened, report.add)
    return report


def work(name: str, folder: Path) -> None:
    """Do one thing and print the seconds and the peak memory in MB."""
    started = time.perf_counter()
    if name == "translate":
        assert translate(folder).exit_status == 0
    else:
        settings = config.load(folder)
        for _ in standing.build_all(folder, settings, (), settings.locales):
            pass
    spent = time.perf_counter() - started
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measured(name: str, folder: Path) -> tuple[float, float]:
    """Do one thing in a process of its own; return seconds, and peak memory in MB."""
    command = [sys.executable, __file__, "--work", name, str(folder)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def line(label: str, seconds: float, memory: float, more: str = "") -> None:
    """Print a row."""
    print(f"{label:<58}{seconds:8.2f} s {memory:8.0f} MB  {more}", flush=True)


def main(articles: int, locales: int, sizes: list[int]) -> None:
    """Measure and print."""
    print(f"{os.cpu_count()} cores; {articles:,} articles, {locales} locales")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, 1, locales)
        translate(folder)
        copy(folder, articles)
        first = measured("translate", folder)
        each = 1000 * first[0] / (articles * locales)
        line("translate, all done, nothing known", *first, f"{each:.1f} ms each")
        line("translate, nothing changed", *measured("translate", folder))
        measured("build", folder)
        line("build, nothing changed", *measured("build", folder))
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            make(Path(name), size, 1)
            line(
                f"translate {size:,} articles, the first run, one locale",
                *measured("translate", Path(name)),
            )
            line("  again", *measured("translate", Path(name)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], Path(sys.argv[3]))
    else:
        said = [*sys.argv[1:], *("10000", "3", "1000,20000")[len(sys.argv) - 1 :]]
        main(int(said[0]), int(said[1]), [int(size) for size in said[2].split(",") if size])
