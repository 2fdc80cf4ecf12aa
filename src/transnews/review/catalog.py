"""A PO file as entries, every character of it kept, and every brokenness named by its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transnews.errors import ReviewError
from transnews.model import Key
from transnews.review.lexing import Kind, Line, lex, readable
from transnews.review.reading import read_entries
from transnews.review.values import Entry


@dataclass(frozen=True, slots=True)
class Chunk:
    """An entry and the lines of the file that hold it, blank ones after it included."""

    entry: Entry
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The very characters of the file."""
        return "".join(line.raw for line in self.lines)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file, read: its values, and every character of it."""

    header: Chunk
    chunks: tuple[Chunk, ...]
    """All entries but the header, in the order of the file, obsolete ones among them."""
    tail: str
    """Comments after the last entry."""
    newline: str
    """The line end that the file uses."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries but the header, in the order of the file."""
        return tuple(chunk.entry for chunk in self.chunks)

    @property
    def language(self) -> str:
        """The Language header as it stands, ``pt_BR``; empty if there is none."""
        return self.field("Language")

    def field(self, name: str) -> str:
        """Return the value of a header field, empty if there is none."""
        for line in self.header.entry.msgstr.split("\n"):
            key, colon, value = line.partition(":")
            if colon and key.strip().lower() == name.lower():
                return value.strip()
        return ""

    def line(self, name: str) -> int:
        """Return in which line of the file a header field begins, or the header without it."""
        start = f"{name}:".lower()
        lines = (x.number for x in self.header.lines if x.value.lower().startswith(start))
        return next(lines, self.header.entry.line)


def texts(catalog: Catalog) -> dict[Key, Entry]:
    """Return the entries in use by key: ``msgstr`` and state, for whoever builds a text of them."""
    return {entry.key: entry for entry in catalog.entries if not entry.obsolete}


@lru_cache(maxsize=4)  # merge, build and the memory read what was read or written just before
def parse(text: str, name: str) -> Catalog:
    """Read a PO file; *name* is its path, for messages.

    A byte order mark and lone CRs, which gettext refuses or misreads, are no part of it.

    Raises:
        ReviewError: it is broken; says where (``name:line:``) and what would be right.
    """
    text = readable(text)
    _check_characters(text, name)
    groups = list(_groups(lex(text, name)))
    tail = "" if not groups or _is_entry(groups[-1]) else _tail(groups.pop(), name)
    for lines in groups:
        _check_order(lines, name)
    entries = read_entries(groups, name)
    chunks = [Chunk(entry, tuple(lines)) for entry, lines in zip(entries, groups, strict=True)]
    if not chunks or chunks[0].entry.key != Key("", ""):
        raise ReviewError(f'{name}:1: the header is missing: the file begins with msgid ""')
    _check_duplicates(entries, name)
    first_end = text.find("\n")
    newline = "\r\n" if text[first_end - 1 : first_end] == "\r" else "\n"
    catalog = Catalog(chunks[0], tuple(chunks[1:]), tail, newline)
    _check_charset(catalog, name)
    return catalog


def _check_characters(text: str, name: str) -> None:
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        raise ReviewError(f"{name}:{line}: NUL character; the file is damaged, take a backup")
    if not text.strip():
        raise ReviewError(f"{name}:1: the file is empty; delete it to have it made anew")


def _groups(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Cut where an entry begins: after a msgstr, at what cannot belong to it."""
    group: list[Line] = []
    closed = False
    for line in lines:
        if line.kind is not Kind.BLANK:
            more = line.kind is Kind.STRING and (not line.word or line.word.startswith("msgstr["))
            if closed and not more:
                yield group
                group = []
            closed = (closed and more) or line.word.startswith("msgstr")
        group.append(line)
    if group:
        yield group


def _is_entry(lines: Sequence[Line]) -> bool:
    return any(line.kind is Kind.STRING for line in lines)


def _tail(lines: Sequence[Line], name: str) -> str:
    """Return comments at the end of the file; the start of an entry there is an entry lost."""
    for line in lines:
        if line.kind not in (Kind.COMMENT, Kind.BLANK) and (line.word or line.value):
            raise ReviewError(f"{name}:{line.number}: the file ends within an entry; it was cut")
    return "".join(line.raw for line in lines)


_ORDER = re.compile(r"(msgctxt )?msgid (msgstr |msgid_plural (msgstr\[\d\] )+)")


def _check_order(lines: Sequence[Line], name: str) -> None:
    """Refuse an entry whose parts are incomplete or out of order."""
    strings = [line for line in lines if line.kind is Kind.STRING]
    first, last = strings[0], strings[-1]
    filled = [line for line in lines if line.kind is not Kind.BLANK]
    for before, line in pairwise([filled[-1], *filled]):
        loose = not line.word and line.kind in (Kind.STRING, Kind.PREVIOUS)
        if loose and (line is filled[0] or before.kind is not line.kind):
            raise ReviewError(f"{name}:{line.number}: a string that belongs to nothing")
    if any(line.obsolete != first.obsolete for line in strings):
        raise ReviewError(f"{name}:{first.number}: only a part of the entry is marked #~")
    for line in lines:
        if first.number < line.number < last.number and line.kind not in (Kind.STRING, Kind.BLANK):
            raise ReviewError(f"{name}:{line.number}: a comment within an entry; it goes before it")
    words = "".join(f"{line.word} " for line in strings if line.word)
    if not _ORDER.fullmatch(words):
        wrong = "msgstr is missing" if "msgstr" not in words else f"found {words.strip()}"
        raise ReviewError(
            f"{name}:{first.number}: not a whole entry ({wrong}); it is msgctxt, msgid, msgstr"
        )


def _check_duplicates(entries: Sequence[Entry], name: str) -> None:
    seen: dict[Key, Entry] = {}
    for entry in entries:
        if (first := seen.setdefault(entry.key, entry)) is not entry:
            raise ReviewError(
                f"{name}:{entry.line}: the same message as in line {first.line}; keep one of them"
            )


def _check_charset(catalog: Catalog, name: str) -> None:
    charset = catalog.field("Content-Type").lower().partition("charset=")[2].strip() or "(nothing)"
    if charset not in ("utf-8", "utf8"):
        raise ReviewError(
            f"{name}:{catalog.line('Content-Type')}: the header says charset={charset};"
            " save the file as UTF-8 (msgconv -t UTF-8)"
        )
