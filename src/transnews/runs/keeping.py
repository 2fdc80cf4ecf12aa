"""The records of the last runs: written whole or not at all, the oldest let go."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ValidationError

from transnews import files
from transnews.errors import FileError, MaterialError
from transnews.report import Report
from transnews.runs import record

FOLDER = Path(".transnews", "runs")
"""In the project folder."""
MOST = 200
"""So many records are kept."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is shown of a run."""

    started: datetime
    seconds: float
    articles: int
    words: int
    drafted: int
    """Words drafted."""
    rate: float
    """Words drafted a second; 0 where none were."""
    findings: int
    problems: int
    exit_status: int


class _Counts(BaseModel):
    articles: int
    words: int
    words_drafted: int
    words_per_second: float
    findings: int
    problems: int


class _Record(BaseModel):
    version: int
    started: AwareDatetime
    seconds: float
    exit_status: int
    counts: _Counts


def place(started: datetime) -> Path:
    """Return where the record of a run of this process goes, in the project folder."""
    # By the true time, whatever SOURCE_DATE_EPOCH says: it is what tells runs apart.
    return FOLDER / f"{started:%Y%m%dT%H%M%S.%fZ}-{os.getpid()}.json"


def keep(project: Path, report: Report) -> None:
    """Write the record of a run that has started; let the oldest go.

    Raises:
        FileError: it cannot be written.
    """
    if report.started is None:
        return
    path = place(report.started)
    texts = record.texts(report, everything=False)
    files.write_texts(project / path, texts, path.as_posix())
    for old in _records(project)[:-MOST]:
        files.remove(old)


def last(project: Path, number: int) -> tuple[Sequence[Run], Sequence[MaterialError]]:
    """Return the last runs, the oldest first, and what is wrong with records that are none."""
    runs: list[Run] = []
    wrong: list[MaterialError] = []
    for path in _records(project)[-number:]:
        try:
            runs.append(_read(path))
        except (MaterialError, FileError) as error:
            wrong.append(MaterialError(f"{error}; remove it"))
    return runs, wrong


def _records(project: Path) -> list[Path]:
    # The names begin with the time, so the order of the names is that of the runs.
    return sorted((project / FOLDER).glob("[0-9]*.json"))


def _read(path: Path) -> Run:
    shown = (FOLDER / path.name).as_posix()
    try:
        read = _Record.model_validate_json(files.read_text(path, shown, None))
    except ValidationError as error:
        raise MaterialError(f"{shown}: not the record of a run") from error
    if read.version > record.VERSION:
        raise MaterialError(f"{shown}: of a newer transnews (version {read.version})")
    counts = read.counts
    return Run(
        read.started,
        read.seconds,
        counts.articles,
        counts.words,
        counts.words_drafted,
        counts.words_per_second,
        counts.findings,
        counts.problems,
        read.exit_status,
    )
