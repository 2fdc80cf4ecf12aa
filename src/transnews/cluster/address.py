"""What ``--cluster`` may say: the address of a scheduler, or how many workers to start here."""

import re
from dataclasses import dataclass
from importlib.util import find_spec

from transnews.errors import UsageError

MISSING = "--cluster needs dask.distributed; install it: pip install 'transnews[cluster]'"

_SCHEDULER = re.compile(r"([a-z]+://)?[^\s/:]+:\d+|[a-z]+://\[[0-9a-fA-F:]+\]:\d+")
_LOCAL = re.compile(r"local:([1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the workers are."""

    text: str
    """As it was said."""
    local: int = 0
    """How many workers to start on this machine; 0: they are there already."""


def parse(text: str) -> Address:
    """Return what *text* says.

    >>> parse("tls://scheduler.example:8786").local, parse("local:2").local
    (0, 2)

    Raises:
        UsageError: it is no address, or dask.distributed is not installed.
    """
    started = _LOCAL.fullmatch(text)
    if not started and (text.startswith("local") or not _SCHEDULER.fullmatch(text)):
        raise UsageError(
            f"--cluster {text}: say where dask's scheduler is (tcp://HOST:8786, tls://HOST:8786), "
            "or how many workers to start here (local:2)"
        )
    if find_spec("distributed") is None:
        raise UsageError(MISSING)
    return Address(text, int(started[1]) if started else 0)
