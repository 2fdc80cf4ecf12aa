"""What ``transnews.toml`` may hold, for pydantic. Import only when a file is read: it is slow.

No key has its default here (None stands for *not said*; TOML has no null): defaults are those
of `transnews.config.settings`. A description completes the sentence "must be …".
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from transnews.config.kinds import (
    A_COMPUTE,
    A_FOLDER,
    AN_ADDRESS,
    ONE_LINE,
    REQUIREMENTS,
    Address,
    BatchTokens,
    Compute,
    FieldPath,
    Folder,
    Locale,
    Requirement,
)


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
    batch_tokens: BatchTokens | None = Field(
        None, description="a whole number from 64 to 65536, or 0 (as measured)"
    )
    window: int | None = Field(None, ge=1, description="a whole number, 1 or more")
    device: Literal["cpu", "cuda", "auto"] | None = Field(
        None, description='"cpu", "cuda" or "auto"'
    )
    compute: Compute | None = Field(None, description=A_COMPUTE)


def _pointer_table(said: object) -> object:
    """Return the table that a pointer alone stands for."""
    return {"pointer": said} if isinstance(said, str) else said


class PointerTable(Table):
    """An item of ``pointers`` in ``[formats.json]``."""

    pointer: str = Field(
        pattern=r"^(/([^/~\x00-\x1f]|~[01])*)*$",
        description='a JSON pointer, such as "/body" or "/sections/*/text"',
    )
    format: Literal["text", "html", "markdown"] | None = Field(
        None, description='"text", "html" or "markdown"'
    )


class JsonTable(Table):
    """``[formats.json]``."""

    pointers: list[Annotated[PointerTable, BeforeValidator(_pointer_table)]] | None = Field(
        None,
        description='a list such as ["/title", {pointer = "/body", format = "html"}]',
    )


class FormatsTable(Table):
    """``[formats]``."""

    front_matter: list[FieldPath] | None = Field(
        None, description='a list of keys, such as ["title", "image.caption", "*.alt"]'
    )
    # `json` is taken by pydantic.
    json_: JsonTable = Field(
        default_factory=JsonTable, alias="json", description="a table: [formats.json]"
    )


class BuildTable(Table):
    """``[build]``."""

    require_review: bool | None = Field(None, description="true or false")
    min_reviewed: int | None = Field(
        None, ge=0, le=100, description="a whole number from 0 to 100 (percent of the words)"
    )
    require: list[Requirement] | None = Field(
        None, description=f"a list of {', '.join(REQUIREMENTS)}"
    )
    fallback: Literal["hold", "source", "draft"] | None = Field(
        None, description='"hold", "source" or "draft"'
    )
    notice: Literal["facts", "text", "none"] | None = Field(
        None, description='"facts", "text" or "none"'
    )
    hreflang: Address | None = Field(None, description=AN_ADDRESS)
    hreflang_source: Address | None = Field(None, description=AN_ADDRESS)


class PreviewTable(Table):
    """``[preview]``."""

    output: Folder | None = Field(None, description=A_FOLDER)


Level = Literal["error", "warning", "off"] | None
A_LEVEL = '"error", "warning" or "off"'


class ChecksTable(Table):
    """``[checks]``: a field for each check (a test compares them with those that there are)."""

    names: Level = Field(None, description=A_LEVEL)
    proper: Level = Field(None, description=A_LEVEL)
    numbers: Level = Field(None, description=A_LEVEL)
    dates: Level = Field(None, description=A_LEVEL)
    quotes: Level = Field(None, description=A_LEVEL)
    kept: Level = Field(None, description=A_LEVEL)
    negation: Level = Field(None, description=A_LEVEL)
    dropped: Level = Field(None, description=A_LEVEL)
    added: Level = Field(None, description=A_LEVEL)
    repeated: Level = Field(None, description=A_LEVEL)
    language: Level = Field(None, description=A_LEVEL)
    ends: Level = Field(None, description=A_LEVEL)
    capitals: Level = Field(None, description=A_LEVEL)
    cut: Level = Field(None, description=A_LEVEL)
    newlines: Level = Field(None, description=A_LEVEL)
    characters: Level = Field(None, description=A_LEVEL)
    spaces: Level = Field(None, description=A_LEVEL)
    copied: Level = Field(None, description=A_LEVEL)
    markup: Level = Field(None, description=A_LEVEL)
    missing: Level = Field(None, description=A_LEVEL)
    unused: Level = Field(None, description=A_LEVEL)
    fuzzy: Level = Field(None, description=A_LEVEL)
    ignore: Level = Field(None, description=A_LEVEL)
    po: Level = Field(None, description=A_LEVEL)
    header: Level = Field(None, description=A_LEVEL)
    variant: Level = Field(None, description=A_LEVEL)
    orphan: Level = Field(None, description=A_LEVEL)


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
    formats: FormatsTable = Field(default_factory=FormatsTable, description="a table: [formats]")
    build: BuildTable = Field(default_factory=BuildTable, description="a table: [build]")
    preview: PreviewTable = Field(default_factory=PreviewTable, description="a table: [preview]")
    checks: ChecksTable = Field(default_factory=ChecksTable, description="a table: [checks]")


def keys() -> dict[str, str]:
    """Return each key, dotted, with what its value must be."""
    tables: dict[str, type[Table]] = {
        "": File,
        "project.": ProjectTable,
        "engine.": EngineTable,
        "formats.": FormatsTable,
        "formats.json.": JsonTable,
        "formats.json.pointers.": PointerTable,
        "build.": BuildTable,
        "preview.": PreviewTable,
        "checks.": ChecksTable,
    }
    return {
        prefix + (field.alias or name): field.description or ""
        for prefix, table in tables.items()
        for name, field in table.model_fields.items()
    }
