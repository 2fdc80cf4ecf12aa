"""How long `transnews --help` takes beside a bare Python start.

    .venv/bin/python benchmarks/startup.py

Prints the medians of interleaved runs and their difference in milliseconds; the bar is 100 ms.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 25


def milliseconds(command: list[str]) -> float:
    """Run *command* once and return how long it took."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Measure and print."""
    program = str(Path(sys.executable).with_name("transnews"))
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "transnews --help": [program, "--help"],
        "transnews translate --help": [program, "translate", "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(milliseconds(command))
    bare = statistics.median(times["python -c pass"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<28}{median:7.1f} ms   {median - bare:+7.1f} ms")


if __name__ == "__main__":
    main()
