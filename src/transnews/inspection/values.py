"""What an inspection finds."""

from dataclasses import dataclass

from transnews.model import Key, Severity, Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a PO file, or about it, that a person should look at."""

    article: str
    """Relative to the project, in POSIX form, as is ``path``; empty where it is not known."""
    locale: str
    path: str
    """The PO file, or another file that is at fault."""
    line: int
    """In it, from 1: where the translation begins; of the whole file, 1."""
    check: str
    severity: Severity
    message: str
    key: Key | None = None
    """Of the message, None where the whole file is meant."""
    span: Span | None = None
    """On the msgstr, where something stands there that should not."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """One article in one locale, looked over."""

    article: str
    locale: str
    path: str
    """The PO file."""
    texts: int
    """Translations that were looked at."""
    problems: tuple[Problem, ...]
    """By file and line."""
