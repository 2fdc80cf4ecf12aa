"""How long a text a model can take, read from the head of its ``model.bin``.

CTranslate2 raises in the middle of a batch where a text is longer than the model's table of
positions, so the length of that table is asked for before. The file is: format version,
name and revision of the architecture, then each variable with its name, shape, type and
bytes, then aliases (`ctranslate2.specs.model_spec`, format 6).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_FORMAT = 6
_TABLE = "/position_encodings/encodings"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most tokens that fit, or None where any number does."""

    source: int | None = None
    target: int | None = None


def limits(model: Path) -> Limits:
    """Return the limits of ``model.bin``; of a file of another format, none.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        with model.open("rb") as file:
            tables = dict(_tables(file))
    except (struct.error, UnicodeDecodeError):
        return Limits()
    return Limits(tables.get("encoder"), tables.get("decoder"))


def _tables(file: BinaryIO) -> Iterator[tuple[str, int]]:
    """Yield ``encoder`` or ``decoder`` with the number of positions of its table."""
    if _number(file, "I") != _FORMAT:
        return
    _name(file)
    _number(file, "I")  # revision
    rows = {}
    for _ in range(_number(file, "I")):
        name = _name(file)
        shape = [_number(file, "I") for _ in range(_number(file, "B"))]
        _number(file, "B")  # type
        file.seek(_number(file, "I"), 1)
        if name.endswith(_TABLE) and shape:
            rows[name] = shape[0]
            yield name.removesuffix(_TABLE), shape[0]
    for _ in range(_number(file, "I")):
        alias, name = _name(file), _name(file)
        if name in rows:
            yield alias.removesuffix(_TABLE), rows[name]


def _number(file: BinaryIO, kind: str) -> int:
    (value,) = struct.unpack(f"<{kind}", file.read(struct.calcsize(f"<{kind}")))
    return int(value)


def _name(file: BinaryIO) -> str:
    return file.read(_number(file, "H"))[:-1].decode()
