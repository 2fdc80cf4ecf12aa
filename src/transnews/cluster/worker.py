"""The side of the worker. This module is imported where dask is installed, and nowhere else."""

import asyncio
import signal
from collections import OrderedDict
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import cast

from distributed import Worker, WorkerPlugin, get_worker

from transnews import __version__
from transnews.cluster import store
from transnews.cluster.asking import Absent, Answer, Batch, Model, Question
from transnews.engines.batches import Load
from transnews.engines.hop import Hop
from transnews.errors import ModelError

# Two of a pivoted route, and two of another coordinator's.
_MOST = 4


def versions() -> str:
    """Return what decides a translation beside the package and the kind of processor."""
    used = ((name, version(name)) for name in ("ctranslate2", "sentencepiece", "sacremoses"))
    return ", ".join(f"{name} {number}" for name, number in (("transnews", __version__), *used))


class WholeHop(Hop):
    """A package that takes what it is given as one batch: the coordinator has cut it."""

    def load(self) -> None:
        """Load everything now.

        Raises:
            ModelError: the package cannot be loaded.
        """
        with self._renamed():
            _ = self._tokenizer, self._limits, self._translator

    def _slices(self, rows: list[list[str]]) -> list[list[int]]:  # type: ignore[override]
        return [[*range(len(rows))]] if rows else []


class Models(WorkerPlugin):
    """The packages that a worker has loaded, each once, the latest few."""

    idempotent = True

    def __init__(self, expected: str, *, deaf: bool = False) -> None:
        """Say how it is to be known, and whom it serves.

        Args:
            expected: What `versions` is where the questions come from.
            deaf: Ctrl-C is meant for the coordinator, which goes on with its window.
        """
        self.name = f"{__name__}: {expected}"
        self._expected = expected
        self._deaf = deaf

    def setup(self, worker: Worker) -> None:
        """Begin; a worker of another version is refused, for it might answer otherwise.

        Raises:
            ModelError: it is of another version.
        """
        if versions() != self._expected:
            raise ModelError(
                f"worker {worker.address} has {versions()}; the coordinator {self._expected}"
            )
        if self._deaf:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._threads = worker.state.nthreads
        self._lock = Lock()
        self._loaded: OrderedDict[Model, WholeHop] = OrderedDict()

    def open(self, model: Model) -> WholeHop | None:
        """Return *model*, loaded, or None if its package is not on this machine.

        Raises:
            ModelError: it cannot be loaded.
            FileError: a folder of packages cannot be read.
        """
        with self._lock:
            hop = self._loaded.pop(model, None) or self._load(model)
            if hop is None:
                return None
            self._loaded[model] = hop
            if len(self._loaded) > _MOST:
                self._loaded.popitem(last=False)
            return hop

    def _load(self, model: Model) -> WholeHop | None:
        package = store.find(model.sha256, model.path)
        if package is None:
            return None
        load = Load(self._threads, 1, model.load.batch_tokens)
        hop = WholeHop(package, beam=model.beam, load=load, place=model.place)
        hop.load()
        return hop


def answer(question: Question, plugin: str) -> Answer | Absent:
    """Answer *question* with the models of this worker: the task that dask runs.

    Raises:
        ModelError: the package cannot be loaded or run.
        FileError: a folder of packages cannot be read.
    """
    worker = get_worker()
    hop = cast(Models, worker.plugins[plugin]).open(question.model)
    if hop is None:
        return Absent(worker.address)
    if isinstance(question, Batch):
        parts = [question.requests]
        groups = hop.stream(parts, align=question.align, hypotheses=question.hypotheses)
        found = {request: said for group in groups for request, said in group}
        return Answer([tuple(found[request]) for request in question.requests])
    return Answer(scores=hop.score(question.pairs))


async def lacks(sha256: str, hint: Path) -> bool:
    """Tell if the package is not on this machine (hashing may take a while)."""
    return await asyncio.to_thread(store.find, sha256, hint) is None


async def receive(sha256: str, packed: bytes) -> None:
    """Install a package that came from the coordinator; see `store.keep`."""
    await asyncio.to_thread(store.keep, sha256, packed)
