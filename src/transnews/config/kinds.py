"""What a value of ``transnews.toml`` may be: types for pydantic, and how errors describe them."""

import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from transnews.errors import LanguageError
from transnews.languages import canonical

REQUIREMENTS = (
    *("headline", "names", "proper", "numbers", "dates", "quotes", "kept", "negation", "dropped"),
    *("added", "repeated", "language", "ends", "capitals", "cut"),
)
"""What ``require`` may name: the headline, and the checks."""
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


def _address(pattern: str) -> str:
    """Return *pattern*, if it names the article and no other field than it may."""
    fields = set(re.findall(r"\{[^{}]*\}", pattern))
    known = fields <= {"{locale}", "{path}"}
    if pattern and not (known and "{path}" in fields and re.fullmatch(r"[!-~]+", pattern)):
        raise PydanticCustomError("address", "no address of an article")
    return pattern


def _requirement(name: str) -> str:
    if name not in REQUIREMENTS:
        raise PydanticCustomError("requirement", "nothing that can be required")
    return name


def _batch_tokens(number: int) -> int:
    if number not in range(64, 65537) and number != 0:
        raise PydanticCustomError("batch", "no size of a batch")
    return number


BatchTokens = Annotated[int, AfterValidator(_batch_tokens)]
Compute = Literal[
    "default",
    "int8",
    "int8_float32",
    "int8_float16",
    "int8_bfloat16",
    "int16",
    "float16",
    "bfloat16",
    "float32",
]
A_COMPUTE = '"default", "float32", "int8" or another type of CTranslate2'
Requirement = Annotated[str, AfterValidator(_requirement)]
Locale = Annotated[str, AfterValidator(_locale)]
Folder = Annotated[str, AfterValidator(_folder)]
A_FOLDER = "a folder inside the project, with / between its parts"


FieldPath = Annotated[str, Field(pattern=r"^[^\s.\x00-\x1f]+(\.[^\s.\x00-\x1f]+)*$")]
Address = Annotated[str, AfterValidator(_address)]
AN_ADDRESS = 'an address such as "https://example.org/{locale}/{path}", or ""'
