"""Read ``transnews.toml``, and say all that is wrong with it at once."""

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from transnews.config.settings import Build, Settings
from transnews.errors import ArticleError, ConfigError
from transnews.files import read_text
from transnews.model import Pointer, Reading, Severity

if TYPE_CHECKING:
    from pydantic import ValidationError

    from transnews.config.schema import BuildTable, File, FormatsTable

FILE = "transnews.toml"


def load(project: Path) -> Settings:
    """Return the settings of the project in the folder *project*; the defaults if it has none.

    Raises:
        ConfigError: the file is not UTF-8, not TOML, or holds a key or value that is wrong;
            one line for each.
        FileError: the file cannot be read.
    """
    path = project / FILE
    settings = _settings(_validated(_parsed(path))) if os.path.lexists(path) else Settings()
    if settings.project.name:
        return settings
    named = replace(settings.project, name=project.resolve().name or "transnews")
    return replace(settings, project=named)


def _parsed(path: Path) -> dict[str, object]:
    """Return the tables and values of the file."""
    try:
        text = read_text(path)
    except ArticleError as error:
        raise ConfigError(str(error)) from error
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_not_toml(str(error), text)) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 1,000 brackets
        raise ConfigError(f"{FILE}: not TOML that can be read: {error}") from error


def _not_toml(message: str, text: str) -> str:
    """Return tomllib's *message* with its line where we show lines.

    >>> _not_toml("Invalid value (at line 3, column 8)", "")
    'transnews.toml:3: not TOML: invalid value (column 8)'
    """
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    what = message[: place.start()] if place else message
    what = what[:1].lower() + what[1:]
    if place and place[1]:
        return f"{FILE}:{place[1]}: not TOML: {what} (column {place[2]})"
    return f"{FILE}:{text.count(chr(10)) + 1}: not TOML: {what} (at the end of the file)"


def _validated(tables: dict[str, object]) -> "File":
    from pydantic import ValidationError

    from transnews.config.schema import File

    try:
        return File.model_validate(tables)
    except ValidationError as error:
        raise ConfigError("\n".join(dict.fromkeys(_complaints(error)))) from error


def _complaints(error: "ValidationError") -> Iterator[str]:
    """Yield one line for each thing that is wrong, in the order of the file's keys."""
    from transnews.config.schema import keys

    known = keys()
    for detail in error.errors(include_url=False):
        key = ".".join(part for part in detail["loc"] if isinstance(part, str))
        if detail["type"] == "extra_forbidden":
            yield f"{FILE}: unknown key {key}{_hint(key, known)}"
        elif detail["type"] == "value_error":
            yield f"{FILE}: {key}: {detail['ctx']['error']}"
        else:
            yield f"{FILE}: {key} must be {known[key]}, not {_shown(detail['input'])}"


def _hint(key: str, known: Mapping[str, str]) -> str:
    """Return the nearest known key: of like spelling, or of the same name in another table.

    >>> _hint("engine.beem", {"engine.beam": "", "engine": ""})
    '; did you mean engine.beam?'
    >>> _hint("beam", {"engine.beam": "", "engine": ""})
    '; did you mean engine.beam?'
    >>> _hint("colour", {"engine.beam": "", "engine": ""})
    '; known are engine'
    """
    table, _, last = key.rpartition(".")
    for near in (
        [name for name in known if name.rpartition(".")[2] == last],
        get_close_matches(key, known, 1, 0.7),
        [name for name in known if get_close_matches(last, [name.rpartition(".")[2]], 1, 0.7)],
    ):
        if near:
            return f"; did you mean {near[0]}?"
    beside = [name for name in known if name.rpartition(".")[0] == table]
    return f"; known are {', '.join(beside)}"


def _shown(value: object, limit: int = 60) -> str:
    """Return *value* about as the file writes it."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= limit else f"{text[:limit]}…"


def _reading(table: "FormatsTable") -> Reading:
    """Return what of a file is text; lists become tuples."""
    default = Reading()
    front_matter, pointers = table.front_matter, table.json_.pointers
    return Reading(
        default.front_matter if front_matter is None else tuple(front_matter),
        tuple(Pointer(each.pointer, each.format or "text") for each in pointers or ()),
    )


def _build(table: "BuildTable") -> Build:
    """Return when a variant may be written; lists become tuples."""
    said = replace(Build(), **table.model_dump(exclude_none=True))
    return replace(said, require=tuple(dict.fromkeys(said.require)))


def _settings(file: "File") -> Settings:
    """Return the defaults with what the file says put over them."""
    defaults = Settings()
    settings = Settings(
        articles=file.articles or defaults.articles,
        locales=tuple(dict.fromkeys(file.locales or defaults.locales)),
        glossaries=file.glossaries or defaults.glossaries,
        output=file.output or defaults.output,
        models=file.models or defaults.models,
        project=replace(defaults.project, **file.project.model_dump(exclude_none=True)),
        engine=replace(defaults.engine, **file.engine.model_dump(exclude_none=True)),
        formats=_reading(file.formats),
        build=_build(file.build),
        preview=replace(defaults.preview, **file.preview.model_dump(exclude_none=True)),
        checks={
            name: None if level == "off" else Severity(level)
            for name, level in file.checks.model_dump(exclude_none=True).items()
        },
    )
    if PurePosixPath(settings.output).is_relative_to(settings.articles):
        raise ConfigError(
            f"{FILE}: output must not lie in articles ({settings.articles}): "
            "the variants would be read as articles"
        )
    _apart(settings)
    return settings


def _apart(settings: Settings) -> None:
    """Refuse a folder of review pages that lies in another folder of the project, or around it."""
    pages = PurePosixPath(settings.preview.output)
    for key in ("articles", "output", "glossaries", "models"):
        other = getattr(settings, key)
        if pages.is_relative_to(other) or PurePosixPath(other).is_relative_to(pages):
            raise ConfigError(
                f"{FILE}: preview.output must be a folder apart, not {pages}: {key} is {other}"
            )
