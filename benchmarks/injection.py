"""Every call that changes the disk fails, or is the last, in turn: what is left, what comes next.

    python benchmarks/injection.py [SCENARIO...]

A scenario is a project and a command. For each call of `transnews.files.disk` that the command
makes, the project is copied, and that call
- *killed*: is the last thing the program does (a write is half done, a tree half removed);
- *full*: finds the disk full, as all later ones that need room do;
- *failed*: is refused by the disk, once.
Then every file is one that stood there before, or one that an undisturbed run puts there; what a
person wrote is there; and the same command, run again, ends with the very bytes of the undisturbed
run, and leaves no file half-written. The engine is a fake; nothing else is.
"""

import contextlib
import errno
import io
import itertools
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import scenarios
from scenarios import Scenario, contents
from transnews import cli, packages, review, routes, trace
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.files import disk

MODES = ("killed", "full", "failed")
_CALLS = (
    *("create", "write", "sync", "sync_folder", "rename", "unlink"),
    *("make_folder", "remove_folder", "remove_tree"),
)
_NEED_ROOM = ("create", "write", "sync", "sync_folder", "rename", "make_folder")
_ONLY_SYNC = ("sync", "sync_folder")
"""Not done at all: no power fails here."""


class Killed(BaseException):
    """Stands for a kill: nothing in the program may catch it."""


@dataclass(slots=True)
class Disk:
    """Counts the calls, and lets number *at* go wrong."""

    mode: str = ""
    at: int = 0
    calls: int = 0
    dead: bool = False
    placed: set[bytes] | None = None
    """Takes in what is put into its place."""

    def call(self, name: str, real: Callable[..., object], *arguments: object) -> object:
        """Do what *real* does, or what goes wrong instead."""
        if self.dead:
            raise Killed
        self.calls += 1
        due = self.mode and self.calls == self.at
        if due and self.mode == "killed":
            self.dead = True
            _half_done(name, real, arguments)
            raise Killed
        if due and self.mode == "failed":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if self.mode == "full" and self.calls >= self.at and name in _NEED_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if name in _ONLY_SYNC:
            return None
        result = real(*arguments)
        if name == "rename" and self.placed is not None:
            self.placed |= set(contents(Path(str(arguments[1]))).values())
        return result


def _half_done(name: str, real: Callable[..., object], arguments: Sequence[object]) -> None:
    match name, *arguments:
        case "write", int(), bytes(data):
            real(arguments[0], data[: len(data) // 2])
        case "remove_tree", Path() as path:
            next(one for one in sorted(path.rglob("*")) if one.is_file()).unlink()


@contextlib.contextmanager
def faulty(state: Disk) -> Iterator[None]:
    """Let the calls go through *state*."""
    before = {name: getattr(disk, name) for name in _CALLS}

    def through(name: str, real: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments: state.call(name, real, *arguments)

    try:
        for name, real in before.items():
            setattr(disk, name, through(name, real))
        yield
    finally:
        for name, real in before.items():
            setattr(disk, name, real)


def run(folder: Path, arguments: Sequence[str], state: Disk | None = None) -> int | None:
    """Run transnews in this process; return its exit status, None if it was killed."""
    before, opener = sys.argv, routes.opener

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    os.environ["ARGOS_PACKAGES_DIR"] = str(folder / "argos/packages")
    sys.argv = ["transnews", "--project", str(folder)]
    sys.argv += [argument.format(project=folder) for argument in arguments]
    routes.opener = lambda *_: open_engine
    said = io.StringIO()
    try:
        with (
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            faulty(state or Disk()),
        ):
            cli.main()
    except SystemExit as ended:
        assert "Traceback" not in said.getvalue()
        return int(ended.code or 0)
    except Killed:
        return None
    finally:
        sys.argv, routes.opener = before, opener
    raise AssertionError("the command did not end by its exit status")


def try_all(
    scenario: Scenario, folder: Path, modes: Callable[[int], Sequence[str]] = lambda _: MODES
) -> Counter[str]:
    """Let each call of a scenario go wrong; return how often what was tried.

    Args:
        scenario: What is run.
        folder: An empty folder to work in.
        modes: Which ways to go wrong call number n is tried in.

    Raises:
        AssertionError: a file was torn, a person's text lost, or the next run ended otherwise.
    """
    start, whole = folder / "start", folder / "whole"
    scenario.make(start, lambda *arguments: run(start, arguments))
    before = contents(start)
    shutil.copytree(start, whole, symlinks=True)
    state = Disk(placed=set())
    assert run(whole, scenario.arguments, state) == scenario.status, scenario.name
    after = contents(whole)
    assert state.calls, "the scenario changes nothing"
    known = {*(state.placed or ()), *before.values(), *after.values()}
    done: Counter[str] = Counter(calls=state.calls)
    for at in range(1, state.calls + 1):
        for mode in modes(at):
            copy = folder / f"{mode}-{at}"
            shutil.copytree(start, copy, symlinks=True)
            ended = run(copy, scenario.arguments, Disk(mode, at))
            _check(scenario, copy, mode, ended, known, before, after)
            assert run(copy, scenario.arguments) in scenario.again
            now = contents(copy)
            other = [name for name in now.keys() | after if now.get(name) != after.get(name)]
            assert other == [], f"{scenario.name}, {mode} at {at}: other results: {other}"
            left = [path.name for path in copy.rglob(".*.tmp")]
            assert left == [], f"{scenario.name}, {mode} at {at}: {left}"
            shutil.rmtree(copy)
            done[mode] += 1
            done["noticed" if ended else "went on" if ended == 0 else "dead"] += 1
    return done


def _check(
    scenario: Scenario,
    folder: Path,
    mode: str,
    ended: int | None,
    known: set[bytes],
    before: dict[str, bytes],
    after: dict[str, bytes],
) -> None:
    """See that every file is old or new, can be read, and holds what people wrote."""
    assert (ended is None) == (mode == "killed")
    now = contents(folder)
    work = ""
    installed, broken = packages.installed(folder / "argos/packages")
    assert broken == ()
    assert len(installed) in {_packages(after), _packages(before)}, "neither old nor new package"
    for package in installed:
        assert packages.verify(package) == ()
    for name, data in now.items():
        assert data in known, f"{scenario.name}, {folder.name}: {name} is neither old nor new"
        if name.endswith(".po"):
            review.parse(data.decode(), name)
            work += data.decode()
        elif name.endswith(".trace.json"):
            trace.read_trace(data.decode(), name)
    for text in scenario.human:
        assert text in work, f"{scenario.name}, {folder.name}: lost: {text}"
    if ended == scenario.status == 0:
        assert now == after, f"{scenario.name}, {folder.name}: exit status 0, but not done"


def _packages(found: dict[str, bytes]) -> int:
    return sum(name.endswith("/metadata.json") for name in found)


def main() -> None:
    """Try what is asked for, and count."""
    os.environ["SOURCE_DATE_EPOCH"] = "1755864000"
    wanted = sys.argv[1:]
    sums: Counter[str] = Counter()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory) as name:
        for number, scenario in enumerate(scenarios.ALL):
            if not wanted or scenario.name in wanted:
                folder = Path(name, str(number))
                done = try_all(replace(scenario), folder)
                sums += done
                print(f"{scenario.name:18} {_shown(done)}")
    print(f"{'all':18} {_shown(sums)}")


def _shown(done: Counter[str]) -> str:
    tried = sum(done[mode] for mode in MODES)
    ways = itertools.chain(MODES, ("noticed", "went on"))
    return f"{done['calls']} calls, {tried} runs: " + ", ".join(f"{done[w]} {w}" for w in ways)


if __name__ == "__main__":
    main()
