"""Open a cluster: reach a scheduler, or start one with workers on this machine."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transnews.cluster.address import Address
from transnews.errors import ModelError

if TYPE_CHECKING:
    from distributed import Client

_LOOPBACK = "127.0.0.1"
_PLAIN: dict[str, object] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    # Without dask's MALLOC_TRIM_THRESHOLD_; with it and the profiler a worker was a third as fast.
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": "1"},
}
"""No pages, and nothing that slows the decoder."""
_ANSWER = 10.0
"""Seconds a scheduler has to answer."""


@contextmanager
def opened(address: Address, patience: float) -> Iterator["Client"]:
    """Give a client of a cluster that has a worker at least; what was started is stopped.

    TLS is set up by dask's own settings (``distributed.comm.tls``).

    Args:
        address: Where the workers are.
        patience: Seconds to wait for a first worker.

    Raises:
        ModelError: nothing answers there, or no worker comes.
    """
    if address.local:
        with _started(address.local) as client:
            yield client
        return
    from distributed import Client

    try:
        client = Client(address.text, timeout=_ANSWER)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ModelError(f"--cluster {address.text}: no scheduler answers: {error}") from error
    with closing(client):  # not `with client`, which one thread has to enter and leave
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            raise ModelError(
                f"--cluster {address.text}: the scheduler has no workers; "
                f"start some: dask worker --no-nanny {address.text}"
            ) from error
        yield client


@contextmanager
def _started(workers: int) -> Iterator["Client"]:
    """Start *workers* processes of one thread, which listen on the loopback interface alone."""
    from dask import config
    from distributed import Client, LocalCluster

    with (
        config.set(_PLAIN),
        TemporaryDirectory(prefix="transnews-") as scratch,
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_LOOPBACK,
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": f"{_LOOPBACK}:0"},  # any port, and no pages
            memory_limit=0,  # none: dask kills a worker that comes near its share
            local_directory=scratch,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        closing(Client(cluster)) as client,
    ):
        yield client
