"""Read text, write it so that a file is always either old or new, and hold a lock.

What is done to the disk goes through `disk`, one call after the other, and each may be the last:
`benchmarks/injection.py` lets every one of them fail, and kills the program at it.
"""

from transnews.files.leftovers import tidy
from transnews.files.locking import Owner, lock
from transnews.files.reading import read_text, reason
from transnews.files.writing import (
    move,
    remove,
    replace_text,
    write_bytes,
    write_text,
    write_texts,
)

__all__ = [
    "Owner",
    "lock",
    "move",
    "read_text",
    "reason",
    "remove",
    "replace_text",
    "tidy",
    "write_bytes",
    "write_text",
    "write_texts",
]
