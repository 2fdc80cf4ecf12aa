"""SIGINT (^C) and SIGTERM: the program ends in order, and says by its status what ended it."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_Handler = Callable[[int, FrameType | None], None]
STOPPED = "stopped; what was done is saved, run it again to go on"
_LATER = "transnews: finishing what is being translated; once more to stop at once\n"


class Terminated(KeyboardInterrupt):
    """SIGTERM came: like ^C, but for the exit status."""


def status(number: int) -> int:
    """Return the exit status of a program that a signal ended.

    >>> status(signal.SIGINT), status(signal.SIGTERM)
    (130, 143)
    """
    return 128 + number


def status_of(error: BaseException) -> int:
    """Return the exit status for the interruption that *error* is or comes from."""
    terminated = isinstance(error, Terminated) or isinstance(error.__cause__, Terminated)
    return status(signal.SIGTERM if terminated else signal.SIGINT)


@contextmanager
def at_once() -> Iterator[None]:
    """Let SIGTERM end the work as ^C does: what is half done is taken back, locks are opened."""
    with _handling(_stop, signal.SIGTERM):
        yield


@contextmanager
def gently() -> Iterator[Callable[[], int]]:
    """Let the first SIGINT or SIGTERM be only noted, and the second end the work.

    Yields what returns the exit status that was asked for, 0 if none was.
    """
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if noted:
            _stop(number, frame)
        noted.append(number)
        # Not by print: the handler may have come in the middle of one.
        os.write(2, _LATER.encode())

    with _handling(note, signal.SIGINT, signal.SIGTERM):
        yield lambda: status(noted[0]) if noted else 0


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Terminated if number == signal.SIGTERM else KeyboardInterrupt


@contextmanager
def _handling(handler: _Handler, *numbers: signal.Signals) -> Iterator[None]:
    """Handle signals, but for those that whoever started the program had turned off."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wanted = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in wanted}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
