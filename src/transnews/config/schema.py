"""What ``transnews.toml`` may hold, for pydantic. Import only when a file is read: it is slow.

No key has its default here (None stands for *not said*; TOML has no null): defaults are those
of `transnews.config.settings`. A description completes the sentence "must be …".
"""

from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from transnews.errors import LanguageError
from transnews.languages import canonical

ONE_LINE = r"^[^\x00-\x1f\x7f]*$"  # a line end would end the header of a PO file


def _locale(code: str) -> str:
    try:
        return canonical(code)
    except LanguageError as error:
        raise ValueError(str(error)) from error


def _folder(name: str) -> str:
    """Return *name* in its plain form, if it lies inside the project wherever that is read."""
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts or not path.parts
    if outside or "\\" in name or "\0" in name or PureWindowsPath(name).drive:
        raise PydanticCustomError("outside", "not inside the project")
    return str(path)


Locale = Annotated[str, AfterValidator(_locale)]
Folder = Annotated[str, AfterValidator(_folder)]
A_FOLDER = "a folder inside the project, with / between its parts"


class Table(BaseModel):
    """A table of the file: types as written, no unknown key."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ProjectTable(Table):
    """``[project]``."""

    name: str | None = Field(None, pattern=ONE_LINE, description="one line of text")
    bugs: str | None = Field(None, pattern=ONE_LINE, description="one line of text")
    team: str | None = Field(None, pattern=ONE_LINE, description="one line of text")


class EngineTable(Table):
    """``[engine]``."""

    beam: int | None = Field(None, ge=1, le=16, description="a whole number from 1 to 16")
    jobs: int | None = Field(
        None, ge=0, le=1024, description="a whole number from 0 (all cores) to 1024"
    )
    batch_tokens: int | None = Field(
        None, ge=64, le=65536, description="a whole number from 64 to 65536"
    )
    window: int | None = Field(None, ge=1, description="a whole number, 1 or more")


class BuildTable(Table):
    """``[build]``."""

    require_review: bool | None = Field(None, description="true or false")


class File(Table):
    """The whole file."""

    articles: Folder | None = Field(None, description=A_FOLDER)
    locales: list[Locale] | None = Field(
        None, min_length=1, description='a list of locales, such as ["pt", "de-AT"]'
    )
    glossaries: Folder | None = Field(None, description=A_FOLDER)
    output: Folder | None = Field(None, description=A_FOLDER)
    models: Folder | None = Field(None, description=A_FOLDER)
    project: ProjectTable = Field(default_factory=ProjectTable, description="a table: [project]")
    engine: EngineTable = Field(default_factory=EngineTable, description="a table: [engine]")
    build: BuildTable = Field(default_factory=BuildTable, description="a table: [build]")


def keys() -> dict[str, str]:
    """Return each key, dotted, with what its value must be."""
    tables: dict[str, type[Table]] = {
        "": File,
        "project.": ProjectTable,
        "engine.": EngineTable,
        "build.": BuildTable,
    }
    return {
        prefix + name: field.description or ""
        for prefix, table in tables.items()
        for name, field in table.model_fields.items()
    }
