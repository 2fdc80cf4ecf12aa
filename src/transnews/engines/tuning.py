"""How many batches at a time, on how many cores each, of which size: found out by measuring.

Scores move a little with it, words hardly ever, and nothing is measured that nobody asked for. The
kind of numbers (`device.Place.compute`) does decide words, so it is a setting and not measured.
"""

import json
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from transnews.engines import tokens
from transnews.engines.batches import Load
from transnews.engines.device import Place, device
from transnews.errors import ModelError
from transnews.files import write_text
from transnews.model import Package, Route

BATCH_TOKENS = 1024
SECONDS = 30
_SIZES = (BATCH_TOKENS, 512, 2048)
# What is measured differs by so much from time to time; the default is left for more only.
_MARGIN = 1.03


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usual(place: Place) -> Load:
    """Return what is sane without measuring: a batch a core; on a graphics card, one large one."""
    if device(place.device) == "cpu":
        return Load(cores(), 1, BATCH_TOKENS)
    return Load(1, 1, 8 * BATCH_TOKENS)


def key(route: Route, place: Place, beam: int) -> str:
    """Return what a measurement holds for: machine, CTranslate2, packages and their settings."""
    packages = "+".join(package.sha256[:12] for package in route.hops)
    return (
        f"{_processor()}, {cores()} cores; ctranslate2 {version('ctranslate2')}; {packages}; "
        f"{device(place.device)} {place.compute} beam {beam}"
    )


def remembered(cache: Path, wanted: str) -> Load | None:
    """Return what was measured for the `key` *wanted*; None if nothing was."""
    said = _read(cache).get(wanted)
    if not (isinstance(said, list) and len(said) == 3 and all(type(n) is int for n in said)):
        return None
    jobs, threads, batch_tokens = said
    fit = jobs in range(1, 1025) and threads in range(1, 1025) and batch_tokens in range(64, 65537)
    return Load(jobs, threads, batch_tokens) if fit else None


def remember(cache: Path, wanted: str, load: Load) -> None:
    """Write down what was measured for the `key` *wanted*.

    Raises:
        FileError: the file cannot be written.
    """
    known = _read(cache) | {wanted: [load.jobs, load.threads, load.batch_tokens]}
    write_text(cache, json.dumps(known, indent=1, sort_keys=True) + "\n")


def measure(
    package: Package, texts: Sequence[str], place: Place, beam: int, seconds: float = SECONDS
) -> Iterator[tuple[Load, float]]:
    """Yield ways to load the machine with their tokens a second: first `usual`, then others.

    After *seconds* no other way is begun.

    Raises:
        ModelError: the package cannot be loaded or run.
    """
    try:
        rows = [p.tokens for p in tokens.open_tokenizer(package).encode(texts)]
        yield from _race(_runner(package, rows, place, beam), usual(place), seconds)
    except (RuntimeError, ValueError, OSError, MemoryError) as error:
        raise ModelError(f"{package.path}: cannot be run: {error}") from error


def best(measured: Sequence[tuple[Load, float]]) -> Load:
    """Return the fastest; the first, which is the usual one, unless another is clearly faster.

    >>> slow, fast = Load(2, 1, 1024), Load(1, 2, 1024)
    >>> best([(slow, 100.0), (fast, 102.0)]) == slow, best([(slow, 100.0), (fast, 110.0)]) == fast
    (True, True)
    """
    load, speed = max(measured, key=lambda pair: pair[1])
    first, at_first = measured[0]
    return load if speed > _MARGIN * at_first else first


def _race(
    run: Callable[[Load], float], start: Load, seconds: float
) -> Iterator[tuple[Load, float]]:
    """Yield speeds: of ways to share the cores, then of other sizes with the best of them."""
    end = time.monotonic() + seconds
    measured = [(start, run(start))]
    yield measured[-1]
    for load in _shapes(start):
        if time.monotonic() < end:
            measured.append((load, run(load)))
            yield measured[-1]
    shape = best(measured)
    for size in _SIZES:
        load = Load(shape.jobs, shape.threads, size)
        if size != start.batch_tokens and time.monotonic() < end:
            yield load, run(load)


def _shapes(start: Load) -> Iterator[Load]:
    """Yield other ways to share the cores: two, four, all of them for a batch.

    >>> [(load.jobs, load.threads) for load in _shapes(Load(8, 1, 1024))]
    [(4, 2), (2, 4), (1, 8)]
    """
    threads = 2
    while threads <= start.jobs:
        yield Load(start.jobs // threads, threads, start.batch_tokens)
        threads *= 2


def _runner(
    package: Package, rows: Sequence[list[str]], place: Place, beam: int
) -> Callable[[Load], float]:
    """Return what gives the tokens a second of a load."""
    from ctranslate2 import Translator

    prefix = [[package.target_prefix]] * len(rows) if package.target_prefix else None
    last: list[tuple[tuple[int, int], Translator]] = []

    def run(load: Load) -> float:
        shape = load.jobs, load.threads
        if not last or last[0][0] != shape:
            model = Translator(
                str(package.path / "model"),
                device=device(place.device),
                compute_type=place.compute,
                inter_threads=load.jobs,
                intra_threads=load.threads,
            )
            model.translate_batch(rows[:1], target_prefix=prefix and prefix[:1])  # warm
            last[:] = [(shape, model)]
        began = time.monotonic()
        last[0][1].translate_batch(
            rows,
            target_prefix=prefix,
            beam_size=beam,
            max_batch_size=load.batch_tokens,
            batch_type="tokens",
            max_input_length=0,
        )
        return sum(map(len, rows)) / max(1e-6, time.monotonic() - began)

    return run


def _processor() -> str:
    """Return the name of the processor, as far as the system says it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _read(cache: Path) -> dict[str, object]:
    """Return all that was measured; nothing, where that cannot be read."""
    try:
        known = json.loads(cache.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
