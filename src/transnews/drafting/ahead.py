"""Let one thing be made while another is looked at."""

from collections.abc import Iterator
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_POLL = 0.05  # seconds
# A batch takes a second or two. Who interrupts the program does not wait for more than that.
_PATIENCE = 5.0


class Ahead(Generic[_Item]):
    """Goes through an iterator in a thread of its own, a few items ahead of who reads them.

    An error of the iterator is raised where its item would have come.

    >>> list(Ahead(iter("abc"), 2))
    ['a', 'b', 'c']
    """

    def __init__(self, items: Iterator[_Item], size: int) -> None:
        """Begin at once.

        Args:
            items: What to go through.
            size: How many items may wait.
        """
        self._queue: Queue[tuple[_Item] | BaseException | None] = Queue(size)
        self._stopped = False
        self._thread = Thread(target=self._run, args=(items,), daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[_Item]:
        """Yield the items; once."""
        while (item := self._queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item[0]

    def close(self) -> None:
        """Stop, whether all was read or not, and wait some seconds for the thread to end.

        One that is still busy then ends with its item, or with the program.
        """
        self._stopped = True
        end = monotonic() + _PATIENCE
        while self._thread.is_alive() and monotonic() < end:
            try:
                self._queue.get(timeout=_POLL)
            except Empty:
                continue

    def _run(self, items: Iterator[_Item]) -> None:
        try:
            for item in items:
                if self._stopped:
                    return
                self._queue.put((item,))
            self._queue.put(None)
        except BaseException as error:  # it is raised where the item would have come
            self._queue.put(error)
