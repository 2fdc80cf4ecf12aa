"""The connection to the workers: made when the first batch is there, and not before."""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from transnews.cluster import connection
from transnews.cluster.address import Address
from transnews.cluster.asking import Absent, Answer, Question
from transnews.engines.batches import Load
from transnews.engines.device import Place
from transnews.errors import ModelError
from transnews.model import Package

if TYPE_CHECKING:
    from distributed import Client, Future

    from transnews.cluster.hop import FarHop
    from transnews.cluster.worker import Models

PATIENCE = 60.0
"""Seconds to wait for a first worker, and for another one when all are lost."""


class Workers:
    """The workers of a cluster; a context, so that nothing is left running."""

    def __init__(self, address: Address, *, patience: float = PATIENCE) -> None:
        """Remember where they are; nothing is opened yet."""
        self._address = address
        self._patience = patience
        self._stack = ExitStack()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def hop(self, package: Package, *, beam: int, load: Load, place: Place) -> "FarHop":
        """Return what has *package* run by the workers (`engines.argos.OpenHop`)."""
        from transnews.cluster.hop import FarHop

        return FarHop(package, beam=beam, load=load, place=place, ask=self.ask)

    def ask(self, questions: Sequence[Question], package: Package) -> Iterator[tuple[int, Answer]]:
        """Yield the number of each of *questions* with its answer, as they come.

        What a lost worker had is given to another. A worker that lacks *package* is sent it.

        Raises:
            ModelError: the scheduler or all workers are gone, or *package* cannot be run there.
        """
        asked = {self._submit(question): n for n, question in enumerate(questions)}
        try:
            while asked:
                for future in self._finished(asked):
                    number = asked.pop(future)
                    answer = self._result(future, questions[number])
                    if isinstance(answer, Absent):
                        self._send(package, questions[number].model.path, answer.worker)
                        asked[self._submit(questions[number])] = number
                    else:
                        yield number, answer
        finally:
            for future in asked:
                future.release()

    @cached_property
    def _client(self) -> "Client":
        return self._stack.enter_context(connection.opened(self._address, self._patience))

    @cached_property
    def _models(self) -> "Models":
        """The plugin that holds the models of a worker; whoever joins later gets it as well."""
        from transnews.cluster.worker import Models, versions

        models = Models(versions(), deaf=bool(self._address.local))
        try:
            self._client.register_plugin(models)
        except ModelError:
            raise
        except Exception as error:  # what a worker raises, of any type: it may lack transnews
            raise self._wrong(f"its workers cannot be used: {error}") from error
        return models

    def _submit(self, question: Question) -> "Future[Answer | Absent]":
        from transnews.cluster.worker import answer

        # Not pure: the same batch may be asked again, and dask is not to hash it.
        return self._client.submit(answer, question, self._models.name, pure=False)

    def _finished(
        self, asked: "dict[Future[Answer | Absent], int]"
    ) -> "list[Future[Answer | Absent]]":
        """Return what is answered, one at least."""
        from distributed import wait

        while True:
            try:
                return list(wait(list(asked), self._patience, "FIRST_COMPLETED").done)
            except TimeoutError:
                if not self._client.nthreads():
                    raise self._wrong("all its workers are gone") from None
            except CancelledError as error:
                raise self._wrong("its scheduler is gone") from error

    def _result(self, future: "Future[Answer | Absent]", question: Question) -> Answer | Absent:
        from distributed import KilledWorker

        try:
            found: Answer | Absent = future.result()
        except KilledWorker as error:
            where = f"the batch that begins with {question.begins!r}"
            raise self._wrong(f"every worker that had {where} died of it") from error
        except CancelledError as error:
            raise self._wrong("its scheduler is gone") from error
        return found

    def _send(self, package: Package, hint: Path, worker: str) -> None:
        """Send *package* to the machine of *worker*, unless it has come there meanwhile."""
        from transnews.cluster import store
        from transnews.cluster.worker import lacks, receive

        def run(task: object, *arguments: object) -> object:
            return self._client.run(task, *arguments, workers=[worker])[worker]

        try:
            if run(lacks, package.sha256, hint):
                run(receive, package.sha256, store.pack(package))
        except (OSError, KeyError):
            return  # lost meanwhile; the batch goes to another

    def _wrong(self, what: str) -> ModelError:
        return ModelError(f"--cluster {self._address.text}: {what}")
