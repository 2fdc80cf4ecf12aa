"""Files that are no articles, or hardly: what the program says, in what time and memory.

    python benchmarks/bad_input.py [NAME…]

Each file is an article of a project of its own and is translated from English into Portuguese by
the fake engine in a process of its own. Printed are the exit status, what is told, the processor's
seconds (imports included: 0.4 to 0.6) and the peak memory of that process.
A NAME picks the files whose name holds it.
"""

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from heard import Heard
from transnews import config, pipeline
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine

SETTINGS = 'locales = ["pt"]\n[formats.json]\npointers = ["/title", "/*/title"]\n'
DEEP = 10_000
LINE = "word " * 10**6
SHIPS = "The ships waited."
CUE = "1\n00:00:01,000 --> 00:00:02,000\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
_NESTED = "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
_WORDS = (
    "the ships waited for grain near port while officials said that prices of wheat would rise"
    " again before winter because nobody had repaired roads Kyiv Putin Odesa 12 3.5% January"
)


def prose(size: int) -> str:
    """Return paragraphs of four sentences each, *size* characters in all."""
    chance, words = random.Random(1), _WORDS.split()  # noqa: S311 - nothing secret
    paragraphs: list[str] = []
    while size > 0:
        lengths = [chance.randrange(8, 20) for _ in range(4)]
        said = [" ".join(chance.choices(words, k=length)) for length in lengths]
        paragraphs.append(" ".join(f"{sentence.capitalize()}." for sentence in said))
        size -= len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def files() -> Iterator[tuple[str, str, bytes]]:
    """Yield what a file is, its name, and what it holds."""
    for what, name, text in _texts():
        yield what, name, text.encode()
    yield "not UTF-8", "a.txt", b"One\n\nTwo \xe9\n"
    yield "50 MB", "a.md", b"a" * 50_000_000


def _texts() -> Iterator[tuple[str, str, str]]:
    yield "2 MB of prose", "a.md", prose(2_000_000)
    yield "20,000 items", "a.json", "[" + ",".join([f'{{"title":"{SHIPS}"}}'] * 20_000) + "]"
    yield "20,000 cues", "a.srt", f"{CUE}{SHIPS}\n\n" * 20_000
    for name, begin, end in (
        *(("a.md", "", ""), ("a.txt", "", ""), ("a.html", "<p>", ""), ("a.srt", CUE, "\n")),
        *(("a.vtt", VTT, "\n"), ("a.json", '{"title": "', '"}'), ("a.jsonl", '{"title": "', '"}')),
        *(("a.md", "---\na: ", f"\n---\n{SHIPS}"), ("a.md", "+++\na = '", f"'\n+++\n{SHIPS}")),
        ("a.html", '<script type="application/ld+json">{"headline": "', '"}</script>'),
    ):
        yield f"one line of 5 MB {begin.strip()!r}", name, f"{begin}{LINE}{end}"
    for name, begin, end in (
        *(("a.html", tag, "") for tag in ("<div>", "<ul><li>", "<table><tr><td>", "<b>")),
        *(("a.md", mark, "") for mark in ("> ", "- ", "1. ")),
        *(("a.json", "[", "]"), ("a.jsonl", '{"a":', "}"), ("a.srt", "<i>", "</i>")),
    ):
        cue = CUE if name == "a.srt" else ""
        yield f"{DEEP:,} nested {begin}", name, cue + begin * DEEP + SHIPS + end * DEEP
    for what, mark, matter in (
        *(
            ("10,000 nested lists", "---", f"a: {'[' * DEEP}"),
            ("aliases", "---", f"a: &a [x]\n{_NESTED}"),
        ),
        *(
            ("10,000 nested lists", "+++", f"a = {'[' * DEEP}"),
            ("long key", "+++", "a." * DEEP + "a = 1"),
        ),
    ):
        yield f"front matter {mark}: {what}", "a.md", f"{mark}\n{matter}\n{mark}\n\n{SHIPS}\n"
    for name, piece in (("a.md", '"'), ("a.md", "*a* "), ("a.txt", "a"), ("a.html", "<b>a</b> ")):
        yield f"50,000 characters {piece}", name, "The " + piece * (49_000 // len(piece))
    yield "NUL", "a.md", "One.\n\nT\0wo.\n"
    yield "no body", "a.html", "<html><head></head></html>"
    yield "only code", "a.md", "```\nx = 1\n```\n"
    yield "empty", "a.md", ""


def translate(folder: Path) -> Heard:
    """Translate the articles of the project in *folder*."""

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    settings, report = config.load(folder), Heard()
    job = pipeline.Job(folder, settings, (), settings.locales, "en", False)
    pipeline.run(job, open_engine, report.add)
    return report


def measure(name: str, data: bytes) -> tuple[float, float]:
    """Translate one article in a child process; return its seconds and megabytes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "transnews.toml").write_text(SETTINGS)
        (folder / "articles").mkdir()
        (folder / "articles" / name).write_bytes(data)
        command = [sys.executable, __file__, "--in", place]
        child = os.posix_spawn(sys.executable, command, dict(os.environ))
        _, _, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> int:
    """Try the files and print what became of each."""
    if sys.argv[1:2] == ["--in"]:
        report = translate(Path(sys.argv[2]))
        said = report.wrong[0].message if report.wrong else "translated"
        print(f"    exit status {report.exit_status}: {said}", flush=True)
        return 0
    for what, name, data in files():
        if not sys.argv[1:] or any(part in f"{what} {name}" for part in sys.argv[1:]):
            print(f"{what} ({name})", flush=True)
            seconds, size = measure(name, data)
            print(f"    {seconds:.1f} s, {size:.0f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
