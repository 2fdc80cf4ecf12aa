"""Speed, scaling, an unchanged archive, memory and start-up, measured one after the other.

    python benchmarks/table.py [--copies 1] [--articles 10000] [--sizes 1000,5000]

Runs `throughput.py`, `scaling.py`, `archive.py` and `startup.py`, shows what they print, and
puts their figures into one table. `make bench` passes COPIES, ARTICLES and SIZES; those of the
closing note are 20, 10000 and 1000,20000.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_NUMBER = r"\s+([\d,.]+)"
_SPEED = re.compile(rf"(?P<name>[abt]  .+?){_NUMBER}{_NUMBER}{_NUMBER}{_NUMBER}{_NUMBER}")
_SCALED = re.compile(rf"(?P<name>this process.+?|local:\d+){_NUMBER}{_NUMBER}{_NUMBER}")
_ARCHIVE = re.compile(rf"(?P<name>\w.+?){_NUMBER} s{_NUMBER} s{_NUMBER} MB")
_STARTUP = re.compile(rf"(?P<name>transnews .+?){_NUMBER} ms\s+(\S+) ms")

Row = tuple[str, str]


def output(script: str, *arguments: str) -> Iterator[str]:
    """Run a benchmark beside this file, and yield its lines as they are shown."""
    line = [sys.executable, "-u", str(Path(__file__).with_name(script)), *arguments]
    print(f"== {script}", flush=True)
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as child:
        for said in child.stdout or ():
            print(said, end="", flush=True)
            yield said.rstrip()
    if child.returncode:
        raise SystemExit(f"{script}: exit status {child.returncode}")


def found(pattern: re.Pattern[str], lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield name and figures of the lines that *pattern* knows."""
    for line in lines:
        if match := pattern.fullmatch(line.strip()):
            yield match.groups()


def speed(lines: Sequence[str]) -> Iterator[Row]:
    """Yield the ways of `throughput.py`, and how transnews stands to argostranslate's."""
    words = {}
    for name, sentences, rate, ratio, _, by_processor in found(_SPEED, lines):
        words[name[0], name] = float(rate)
        yield name, f"{sentences} sentences/s, {rate} words/s; {ratio} of b, {by_processor} by cpu"
    ours = next((rate for (way, _), rate in words.items() if way == "t"), 0.0)
    theirs = next((rate for (way, _), rate in words.items() if way == "a"), 0.0)
    if theirs:
        yield "transnews to argostranslate's way", f"{ours / theirs:.1f}"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", default="1")
    parser.add_argument("--articles", default="10000")
    parser.add_argument("--sizes", default="1000,5000")
    said = parser.parse_args()
    rows = list(speed(list(output("throughput.py", "--copies", said.copies))))
    for name, rate, ratio, _ in found(_SCALED, list(output("scaling.py"))):
        rows.append((f"scaling: {name}", f"{rate} words/s; {ratio}"))
    archive = output("archive.py", "--articles", said.articles, "--sizes", said.sizes)
    for name, clock, processor, memory in found(_ARCHIVE, list(archive)):
        rows.append((name, f"{clock} s, {processor} s of processor, peak {memory} MB"))
    for name, taken, more in found(_STARTUP, list(output("startup.py"))):
        rows.append((name, f"{taken} ms, {more} ms to a bare Python"))
    print("\n== all")
    for name, value in rows:
        print(f"{name:<46}{value}")


if __name__ == "__main__":
    main()
