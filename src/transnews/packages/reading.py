"""Read a package's folder, and say what is wrong with it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from transnews.errors import ModelError
from transnews.model import Package
from transnews.packages import record

_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*")
_TOKENIZERS = ("sentencepiece", "bpe")
"""Argos takes the first that is there."""
_VOCABULARIES = (
    ("shared_vocabulary",),
    ("source_vocabulary", "target_vocabulary"),
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What ``metadata.json`` says, as far as it matters here."""

    type: str
    source: str
    target: str
    version: str
    target_prefix: str


def metadata(path: Path) -> Metadata:
    """Return what the ``metadata.json`` in the folder *path* says.

    Raises:
        ModelError: it is missing or not what Argos writes.
    """
    file = path / "metadata.json"
    try:
        fields = json.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise ModelError(f"{path}: not an Argos package: no metadata.json") from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{file}: not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise ModelError(f"{file}: not a JSON object")
    return Metadata(
        type=_text(file, fields, "type", "translate"),
        source=_text(file, fields, "from_code"),
        target=_text(file, fields, "to_code"),
        version=_text(file, fields, "package_version"),
        target_prefix=_text(file, fields, "target_prefix"),
    )


def _text(file: Path, fields: dict[str, object], key: str, default: str = "") -> str:
    value = fields.get(key, default)
    if not isinstance(value, str):
        raise ModelError(f"{file}: {key} is {value!r}, not text")
    return value


def read(path: Path, *, starter: bool = False) -> Package:
    """Return the package in the folder *path*, its files present (`trial` tells if they work).

    Raises:
        ModelError: it is not a whole translation package; says what is missing.
    """
    said = metadata(path)
    if said.type != "translate":
        raise ModelError(f"{path}: a package of type {said.type!r}, not 'translate'")
    for key, code in (("from_code", said.source), ("to_code", said.target)):
        if not _CODE.fullmatch(code):
            raise ModelError(f"{path / 'metadata.json'}: {key} is {code!r}, not a language code")
    if not said.version:
        raise ModelError(f"{path / 'metadata.json'}: package_version is missing")
    tokenizer = _present(path)
    try:
        sha256, size = record.digest(path), record.size(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error}") from error
    return Package(
        path=path,
        source=said.source,
        target=said.target,
        name=path.name,
        version=said.version,
        sha256=sha256,
        size=size,
        tokenizer=tokenizer,
        target_prefix=said.target_prefix,
        starter=starter,
    )


def _present(path: Path) -> str:
    """Return the kind of tokenizer, or raise ModelError if a file is missing."""
    model = path / "model"
    if not (model / "model.bin").is_file():
        raise ModelError(f"{path}: no model/model.bin")
    if not any(all(_vocabulary(model, name) for name in names) for names in _VOCABULARIES):
        raise ModelError(f"{path}: no vocabulary in its model folder")
    for kind in _TOKENIZERS:
        if (path / f"{kind}.model").is_file():
            return kind
    raise ModelError(f"{path}: no sentencepiece.model and no bpe.model")


def _vocabulary(model: Path, name: str) -> bool:
    return any((model / f"{name}.{ending}").is_file() for ending in ("json", "txt"))
