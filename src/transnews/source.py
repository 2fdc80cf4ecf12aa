"""A file to an article: read, parsed, proven to lose nothing, its language and roles settled."""

import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from transnews import detect, files, formats, languages, markup
from transnews.errors import ArticleError, LanguageError, UnsureError
from transnews.localize import dates
from transnews.model import Article, Block, Reading, Role

_TAGS = re.compile(r"(?:#[^\W\d_]\w*[\s,;]*)+")
_HALF = re.compile("[\ud800-\udfff]")
_DATE_LENGTH = 45
_HEADLINE_LENGTH = 250
_NO_HEADLINE = ("srt", "webvtt", "json", "jsonl")
"""Formats that have none, or say which text it is."""
_DEFAULT = Reading()
_UNMARKED = frozenset(("", "false", "no", "off", "n", "none", "null", "~", "0", "[]", "{}"))
# Two hundred times the longest article there is, and ten times the longest paragraph (measured
# over the pages of `make corpus`): beyond, a file is no article, and costs hours.
_LARGEST_FILE = 10_000_000
_LONGEST_TEXT = 50_000
_ENDS_A_SENTENCE = re.compile(r"[.!?。]['\"”»)\]]*$")


def load(
    project: Path,
    path: PurePath,
    language: str | None = None,
    remembered: str | None = None,
    reading: Reading = _DEFAULT,
) -> Article:
    """Return the article at *path* (relative to *project*).

    Args:
        project: The project folder.
        path: The article, relative to it.
        language: Its language, if somebody said it; else the article's own declaration counts.
        remembered: What it was taken for before; saves the guess where nobody says anything.
        reading: What of it is text.

    Raises:
        FileError: not readable.
        ArticleError: not UTF-8, empty, broken front matter, more than 10 MB, a text of more than
            50,000 characters or with a NUL or half a character; names the file.
        UnsureError: nobody said the language and the guess is not certain.
    """
    kind = formats.format_of(path)
    text = files.read_text(project / path, path.as_posix(), _LARGEST_FILE)
    try:
        blocks = formats.parse(text, kind, reading)
        declared = formats.language(text, kind)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error
    if not blocks:
        raise ArticleError(f"{path}: empty: there is no text to translate")
    _check(path, text, blocks)
    if formats.render(text, blocks, [b.text for b in blocks], kind, reading) != text:
        raise ArticleError(f"{path}: cannot be taken apart without a loss; please report this file")
    spoken = language or _declared(path, declared) or remembered or _guess(path, blocks)
    try:
        return Article(path, kind, text, spoken, roles(blocks, spoken, kind), reading)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error


def _check(path: PurePath, text: str, blocks: tuple[Block, ...]) -> None:
    """Refuse what no translation could be made of, or no PO file could hold."""
    for block in blocks:
        if wrong := _wrong(block.text):
            line = text.count("\n", 0, block.span.start) + 1
            raise ArticleError(f"{path}:{line}: {wrong}")


def _wrong(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        most = f"{_LONGEST_TEXT:,} are the most that is translated as one"
        return f"a text of {len(text):,} characters: {most}; part it into paragraphs"
    if half := _HALF.search(text):
        return f"\\u{ord(half[0]):04x} is half of a character; write the whole one, or take it out"
    return "a NUL character in the text; take it out" if "\0" in text else ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What an article says of itself that must reach every locale soon; empty where it does not.

    A mark is any value but ``false``, ``no``, ``0`` and the like: a sentence, a date, ``true``.
    """

    retracted: str = ""
    correction: str = ""


def headline(article: Article) -> Block | None:
    """Return the block that is the headline, if there is one."""
    return next((block for block in article.blocks if block.role is Role.HEADLINE), None)


def marks(article: Article) -> Marks:
    """Return the marks of *article*.

    Raises:
        ArticleError: its front matter cannot be read.
    """
    return _marks(article.source, article.format)


def read_marks(project: Path, path: PurePath) -> Marks:
    """Return the marks of the article at *path*, also where nothing but its head is left of it.

    Raises:
        FileError: not readable.
        ArticleError: not UTF-8, more than 10 MB, or broken front matter; names the file.
    """
    text = files.read_text(project / path, path.as_posix(), _LARGEST_FILE)
    try:
        return _marks(text, formats.format_of(path))
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error


def retracted(article: Article) -> bool:
    """Tell whether *article* says that it is withdrawn: it has no variants and gets no drafts."""
    return bool(marks(article).retracted)


def _marks(text: str, kind: str) -> Marks:
    said = (formats.declared(text, kind, name) for name in ("retracted", "correction"))
    return Marks(*("" if value.lower() in _UNMARKED else value for value in said))


def words(article: Article) -> int:
    """Return how many words the article has, markup included."""
    return sum(len(block.text.split()) for block in article.blocks)


def _declared(path: PurePath, code: str | None) -> str | None:
    try:
        return languages.canonical(code) if code else None
    except LanguageError as error:
        raise ArticleError(f"{path}: lang: {error}") from error


def _guess(path: PurePath, blocks: tuple[Block, ...]) -> str:
    found = detect.detect("\n".join(block.text for block in blocks))
    if found.language is None:
        raise UnsureError(f"{path}: {detect.describe(found)}, or write lang: into the article")
    return found.language


def roles(blocks: tuple[Block, ...], language: str, kind: str) -> tuple[Block, ...]:
    """Give plain paragraphs the role that their text shows: tag, date, headline.

    The headline of an article without one is its first paragraph that is neither tags nor
    a date, if it is short, does not end as a sentence does and something follows.
    """
    named = [_by_text(block, language, kind) for block in blocks]
    titled = any(block.role in (Role.HEADLINE, Role.HEADING) for block in named)
    if not (titled or kind in _NO_HEADLINE):
        first = next((i for i, b in enumerate(named) if b.role not in (Role.TAG, Role.DATE)), None)
        if first is not None and first + 1 < len(named) and _is_headline(named[first]):
            named[first] = replace(named[first], role=Role.HEADLINE)
    return tuple(named)


def _by_text(block: Block, language: str, kind: str) -> Block:
    if block.role is not Role.PARAGRAPH:
        return block
    if _TAGS.fullmatch(block.text):
        return replace(block, role=Role.TAG)
    text = markup.take_out(block.text, block.markup or kind).text
    short = len(text) <= _DATE_LENGTH and any(c.isdigit() for c in text)
    if short and dates.localize(text, language, language) is not None:
        return replace(block, role=Role.DATE)
    return block


def _is_headline(block: Block) -> bool:
    return (
        block.role is Role.PARAGRAPH
        and len(block.text) <= _HEADLINE_LENGTH
        and not _ENDS_A_SENTENCE.search(block.text)
    )
