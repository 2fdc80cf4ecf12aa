"""What reaches the terminal: nothing that a file, a name or a server can make it obey.

A terminal follows escape sequences wherever they come from: a title in a feed could clear the
screen, write to the clipboard or pass for a line of ours. All that the program prints goes through
`guarded`, so that no command can forget it.
"""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, cast

# Controls but tab and newline, which are ours; line ends of Unicode; what turns the direction of
# all that follows (Trojan Source, CVE-2021-42574), but not the marks that right-to-left texts
# need; halves of pairs, which stand for bytes of a name that is no UTF-8.
_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(text: str) -> str:
    r"""Return *text* with what a terminal would obey written as JSON writes it, not sent.

    >>> print(shown("Kyiv\x1b]0;owned\x07"))
    Kyiv\u001b]0;owned\u0007
    >>> print(shown("photo\u202egpj.exe"))
    photo\u202egpj.exe
    """
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_BOLD = {"\ufdd0": "\x1b[1m", "\ufdd1": "\x1b[0m"}
"""Characters that no text has (Unicode keeps them for the inside of programs) for what we send."""


def bold(text: str) -> str:
    """Return *text* as it is passed to `guarded` streams to be seen in bold."""
    return "\ufdd0" + text + "\ufdd1"


class _Guarded(io.TextIOBase):
    """A stream of text that is shown (`shown`); all else is as in the stream that it stands for."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"text is written here, not {type(text).__name__}")
        said = shown(text)
        for mark, sent in _BOLD.items():
            said = said.replace(mark, sent if self.isatty() else "")
        self.stream.write(said)
        return len(text)

    def flush(self) -> None:
        self.stream.flush()

    def isatty(self) -> bool:
        return self.stream.isatty()

    def fileno(self) -> int:
        return self.stream.fileno()

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        return self.stream.errors


@contextmanager
def guarded() -> Iterator[None]:
    """Let nothing through to standard output and error but what is `shown`."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast(TextIO, _Guarded(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stdout, sys.stderr = before


def unguarded(stream: TextIO) -> TextIO:
    """Return the stream below, for a bar that must draw; its texts go through `shown` first."""
    below = getattr(stream, "stream", stream)
    return cast(TextIO, below)
