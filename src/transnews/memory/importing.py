"""A TMX file from elsewhere, checked and copied to where the memory reads it."""

from pathlib import Path

from transnews import files
from transnews.config import Settings
from transnews.errors import FileError, TmxError
from transnews.memory import tmx
from transnews.memory.scanning import FOLDER
from transnews.memory.values import Segment

LARGEST = 200_000_000
"""Bytes that a file of the memory may have."""


def take_in(source: Path, project: Path, settings: Settings) -> tuple[Path, tuple[Segment, ...]]:
    """Copy a TMX file to the folder ``memories`` of *project*, and return where, and what it holds.

    Raises:
        TmxError: it is broken, holds nothing that can be used, or another file has its place.
        FileError: it cannot be read or copied.
    """
    try:
        if source.stat().st_size > LARGEST:
            raise TmxError(f"{source}: larger than 200 MB; part it into several files")
        data = source.read_bytes()
    except OSError as error:
        raise FileError(f"{source}: cannot be read: {files.reason(error)}") from error
    segments = tmx.read(data, str(source), settings.locales).segments
    if not segments:
        raise TmxError(f"{source}: no unit with a text in its source language and in another one")
    place = project / FOLDER / source.with_suffix(".tmx").name.lstrip(".")
    if place.is_file() and place.read_bytes() != data:
        raise TmxError(f"{source}: {place} is there and says something else; rename one of them")
    files.write_bytes(place, data)
    return place, segments
