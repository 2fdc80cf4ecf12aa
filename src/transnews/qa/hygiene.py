"""What no text of a PO file should have, whoever wrote it: spans are on the msgstr."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from transnews.engines import marks
from transnews.languages import primary
from transnews.model import Finding, Severity, Span

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*|)$", re.MULTILINE)
_LEFTOVER = re.compile(rf"\b{marks.DEFAULT}\d+\b")
_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_INVISIBLE = "\u200b\u2060\ufeff\ufffd"
"""Zero width space, word joiner, byte order mark; the mark of a character that was lost."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Text:
    """A translation as the PO file holds it, and what is known about it."""

    msgid: str
    msgstr: str
    language: str
    """Of the source; a BCP 47 tag, as is ``locale``."""
    locale: str
    prose: str
    """The source without markup, and without what has to stay: names, addresses."""


def check(text: Text) -> Iterator[Finding]:
    """Yield what is wrong with the characters of a translation."""
    for rule in _RULES:
        yield from rule(text)


def _newlines(text: Text) -> Iterator[Finding]:
    """Yield a finding where the edges differ from the source's; gettext refuses that."""
    for edge, where in ((str.startswith, "begins"), (str.endswith, "ends")):
        if edge(text.msgid, "\n") != edge(text.msgstr, "\n"):
            wrong = "without" if edge(text.msgid, "\n") else "with"
            message = f"{where} {wrong} a line break, unlike the source"
            yield Finding("newlines", Severity.ERROR, message)


def _characters(text: Text) -> Iterator[Finding]:
    """Yield a finding for conflict markers, placeholders and characters that nobody sees."""
    for pattern, what in (
        (_CONFLICT, "a conflict marker of a merge"),
        (_LEFTOVER, "a placeholder"),
    ):
        for match in pattern.finditer(text.msgstr):
            if match[0] not in text.msgid:
                message = f'"{match[0]}", {what}, is left over'
                yield Finding("characters", Severity.ERROR, message, Span(*match.span()))
    for at, letter in enumerate(text.msgstr):
        if _is_stray(letter) and letter not in text.msgid:
            yield Finding("characters", Severity.ERROR, _named(letter), Span(at, at + 1))
            return


def _is_stray(letter: str) -> bool:
    if letter in "\n\t":
        return False
    return letter in _INVISIBLE or unicodedata.category(letter) in ("Cc", "Co", "Cn", "Cs")


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "control character").lower()
    return f"a character that nobody sees: U+{ord(letter):04X} ({name})"


def _spaces(text: Text) -> Iterator[Finding]:
    """Yield a finding for spaces doubled inside and at the edges, where the source has none."""
    if not _DOUBLE.search(text.msgid) and (match := _DOUBLE.search(text.msgstr)):
        yield Finding("spaces", Severity.WARNING, "several spaces in a row", Span(*match.span()))
    ours, theirs = text.msgid.strip("\n"), text.msgstr.strip("\n")
    before = len(text.msgstr) - len(text.msgstr.lstrip("\n"))
    left, right = len(theirs) - len(theirs.lstrip()), len(theirs) - len(theirs.rstrip())
    if left and ours[:1].strip():
        span = Span(before, before + left)
        yield Finding("spaces", Severity.WARNING, "begins with a space", span)
    if right and ours[-1:].strip():
        stop = before + len(theirs)
        yield Finding("spaces", Severity.WARNING, "ends with a space", Span(stop - right, stop))


def _copied(text: Text) -> Iterator[Finding]:
    """Yield a finding where words stand as in the source, and no name explains it."""
    other = primary(text.language) != primary(text.locale)
    small = [word for word in _WORD.findall(text.prose) if word.islower()]
    if other and small and text.msgid.strip() == text.msgstr.strip():
        yield Finding("copied", Severity.WARNING, "the same text as the source")


_RULES: tuple[Callable[[Text], Iterator[Finding]], ...] = (
    _newlines,
    _characters,
    _spaces,
    _copied,
)
CHECKS = ("newlines", "characters", "spaces", "copied")
