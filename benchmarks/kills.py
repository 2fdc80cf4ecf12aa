"""The real program, killed at random: what it leaves, and what the next run makes of it.

    python benchmarks/kills.py [KILLS] [SEED]

Runs `transnews translate` with the starter package over two small articles, in a project as it is
at first, after an article changed, was renamed, or the glossary says a name otherwise; and kills it
(SIGKILL) at a random moment between its start and its end, up to five times in a row. After each
kill every file can be read, is one of before or of the undisturbed run, and what a person wrote is
there; then a run that nobody kills ends with the very bytes of the undisturbed one.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import scenarios
from scenarios import HUMAN, Scenario, contents
from transnews import review, trace

_NAMES = ("first", "changed", "renamed", "another name")
STARTER = scenarios.ROOT / "models/translate-en_pt-1_0.argosmodel"
_ROW = 5
"""Kills before a run is let to its end."""


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario, and what it comes to if nobody disturbs it."""

    scenario: Scenario
    start: Path
    after: dict[str, bytes]
    seconds: float


def translate(folder: Path, after: float | None = None) -> int:
    """Run the program, and kill it *after* so many seconds; return how it ended."""
    program = "from transnews.cli import main; main()"
    line = [sys.executable, "-c", program, "--project", str(folder), *_arguments()]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _arguments() -> tuple[str, ...]:
    return ("translate", "--from", "en", "--quiet")


def case(scenario: Scenario, folder: Path) -> Case:
    """Make the project of a scenario in *folder*, and run a copy of it to its end."""
    start, whole = folder / scenario.name, folder / f"{scenario.name} whole"
    scenario.make(start, lambda *_: _begin(start))
    _give_models(start)
    shutil.copytree(start, whole)
    began = time.monotonic()
    assert translate(whole) == scenario.status, scenario.name
    found = Case(scenario, start, contents(whole), time.monotonic() - began)
    shutil.rmtree(whole)
    return found


def _begin(folder: Path) -> int:
    _give_models(folder)
    return translate(folder)


def _give_models(folder: Path) -> None:
    (folder / "models").mkdir(exist_ok=True)
    shutil.copy(STARTER, folder / "models")


def play(case: Case, folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill runs in *folder*, then let one end; return how often what happened.

    Raises:
        AssertionError: a file was torn, a person's text lost, or the last run ended otherwise.
    """
    shutil.copytree(case.start, folder)
    known = {*contents(case.start).values(), *case.after.values()}
    done: Counter[str] = Counter()
    for _ in range(kills):
        before = contents(folder)
        ended = translate(folder, chance.uniform(0.0, case.seconds))
        done["killed" if ended == -signal.SIGKILL else "ended before"] += 1
        now = contents(folder)
        done["with files written"] += now != before
        done["with files half-written"] += any(folder.rglob(".*.transnews-*.tmp"))
        _check(case.scenario, now, known)
    assert translate(folder) == case.scenario.status
    assert contents(folder) == case.after, f"{case.scenario.name}: another result"
    assert not list(folder.rglob(".*.transnews-*.tmp"))
    shutil.rmtree(folder)
    done["runs to the end"] += 1
    return done


def _check(scenario: Scenario, now: dict[str, bytes], known: set[bytes]) -> None:
    work = ""
    for name, data in now.items():
        if name.endswith(".po"):
            review.parse(data.decode(), name)
            work += data.decode()
        elif name.endswith(".trace.json"):
            # While texts that are gone stand in the PO file, the trace knows them: a third one.
            trace.read_trace(data.decode(), name)
            continue
        assert data in known, f"{scenario.name}: {name} is neither old nor new"
    assert not scenario.human or HUMAN in work, f"{scenario.name}: lost: {HUMAN} {sorted(now)}"


def main() -> None:
    """Kill as often as asked for, and count."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)  # noqa: S311
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        alone(Path(name))
        found = [case(one, Path(name)) for one in scenarios.ALL if one.name in _NAMES]
        while (left := kills - done["killed"] - done["ended before"]) > 0:
            one = found[done["runs to the end"] % len(found)]
            done += play(one, Path(name, "one"), min(left, _ROW), chance)
            print(", ".join(f"{count} {what}" for what, count in done.items()), flush=True)


def alone(folder: Path) -> None:
    """Let nothing of this machine count but what is in the project."""
    os.environ["SOURCE_DATE_EPOCH"] = "1755864000"
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder / "packages")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / name)


if __name__ == "__main__":
    main()
