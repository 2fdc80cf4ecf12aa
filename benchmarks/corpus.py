"""The laws of the formats over real files: documentation, test pages and saved news pages.

    make corpus && python benchmarks/corpus.py [NAME…]

For every Markdown and HTML file of build/corpus (tests/corpus/*.txt list the packages):

* *byte-exact*: rendered with its own texts it is itself, byte for byte;
* *only texts*: translated by a fake that writes capitals, the page has the same blocks with just
  these texts, and what a browser is given differs in nothing but capitals: pulldown-cmark's HTML
  of a Markdown page, the tags, attributes and texts of an HTML page.

A NAME picks the files whose name holds it. Files that are not UTF-8 are counted apart: the
program refuses them with line and byte.
"""

import html
import json
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from pathlib import Path, PurePath

import pyromark

from transnews import formats, markup
from transnews.errors import ArticleError
from transnews.formats.tokens import Kind, attributes, tokens
from transnews.model import Plain

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "build" / "corpus"
KINDS = ("markdown", "html")
_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_REFERENCE = re.compile(r"&#?\w+;")


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the corpus."""

    package: str
    name: str
    """Path within the package."""
    kind: str
    """``markdown`` or ``html``."""
    data: bytes

    @property
    def text(self) -> str | None:
        """The text of the file, None where it is not UTF-8."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError:
            return None


def pages(root: Path = CORPUS) -> Iterator[Page]:
    """Yield the Markdown and HTML files of the corpus, sorted by package and name."""
    for archive in sorted((root / "pypi").glob("*.tar.gz")):
        package = archive.name.removesuffix(".tar.gz")
        with tarfile.open(archive) as opened:
            for member in sorted(opened.getmembers(), key=lambda member: member.name):
                kind = _SUFFIXES.get(PurePath(member.name).suffix.lower())
                content = opened.extractfile(member) if kind and member.isfile() else None
                if kind and content:
                    yield Page(package, member.name, kind, content.read())
    for folder in sorted(path for path in (root / "debian").glob("*") if path.is_dir()):
        for path in sorted(folder.rglob("*")):
            kind = _SUFFIXES.get(path.suffix.lower())
            if kind and path.is_file() and not path.is_symlink():
                name = path.relative_to(folder).as_posix()
                yield Page(folder.name, name, kind, path.read_bytes())


def choose(found: Iterable[Page], kind: str, number: int, size: int) -> list[Page]:
    """Return *number* pages of *kind* in UTF-8 of at most *size* bytes, the packages in turn."""
    fit = (page for page in found if page.kind == kind and len(page.data) <= size)
    groups = [list(group) for _, group in groupby(fit, key=lambda page: page.package)]
    turns = (page for turn in zip_longest(*groups) for page in turn)
    return [page for page in turns if page and page.text is not None][:number]


def broken(source: str, kind: str) -> str:
    """Return which law *source* breaks and where, or nothing."""
    blocks = formats.parse(source, kind)
    if formats.render(source, blocks, [block.text for block in blocks], kind) != source:
        return "byte-exact"
    texts = [capitals(block.text, kind) for block in blocks]
    rendered = formats.render(source, blocks, texts, kind)
    after = formats.parse(rendered, kind)
    if [block.role for block in after] != [block.role for block in blocks]:
        return "only texts: other blocks"
    for text, block in zip(texts, after, strict=True):
        if words(text, kind) != words(block.text, kind):
            return f"only texts: {text[:80]!r} became {block.text[:80]!r}"
    for was, now in zip_longest(seen(source, kind), seen(rendered, kind)):
        if was != now:
            return f"only texts: {(was or '')[:200]!r} became {(now or '')[:200]!r}"
    return ""


def capitals(text: str, kind: str) -> str:
    """Return the text of a block with its words, but no markup, in capitals.

    A text with more than 6400 inline elements, which the program refuses, stays as it is.
    """
    try:
        plain = markup.take_out(text, kind)
    except ArticleError:
        return text
    return markup.put_back(Plain("".join(map(_capital, plain.text)), plain.marks), kind)


def words(text: str, kind: str) -> list[str]:
    """Return the words of a block, without its markup: attributes are blocks of their own.

    Of a text that the program refuses there are none.
    """
    try:
        return markup.take_out(text, kind).text.split()
    except ArticleError:
        return []


def _capital(letter: str) -> str:
    """Return the capital whose small letter is *letter*, if there is just that one."""
    capital = letter.upper()
    return capital if capital.casefold() == letter.casefold() == letter else letter


def seen(source: str, kind: str) -> Iterator[str]:
    """Yield what a browser is given, piece by piece, in small letters and without white space."""
    if kind == "markdown":
        yield from re.split("(?=<)", _small(pyromark.html(source, options=_OPTIONS)))
        return
    script = False
    for token in tokens(source):
        if token.kind is not Kind.START:
            piece = token.span.of(source)
            yield _small(_script(piece) if script else _REFERENCE.sub(_plain, piece))
            continue
        script = token.name == "script"
        found = attributes(source, token.span)
        yield " ".join([token.name, *(f"{a.name}={_small(a.text(source))}" for a in found)])


def _script(source: str) -> str:
    """Return a script, JSON without the choice of escapes and the line ends in its strings."""
    try:
        return json.dumps(json.loads(source, strict=False), ensure_ascii=False).replace("\\n", "")
    except ValueError:
        return source


def _plain(reference: re.Match[str]) -> str:
    """Return the character that a reference stands for, where it cannot be markup."""
    shown = html.unescape(reference[0])
    return reference[0] if shown in ("<", "&") else shown


def _small(text: str) -> str:
    return "".join(text.casefold().split())


def main() -> int:
    """Try all files and print what was tried, passed and failed."""
    tried: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    begin, size = time.perf_counter(), 0
    for page in pages():
        if not all(name in f"{page.package}/{page.name}" for name in sys.argv[1:]):
            continue
        text = page.text
        if text is None:
            tried["not UTF-8, refused"] += 1
            continue
        tried[page.kind] += 1
        size += len(page.data)
        try:
            failure = broken(text, page.kind)
        except ArticleError as error:
            failure = str(error)
        passed[page.kind] += not failure
        if failure:
            print(f"{page.package}: {page.name}: {failure}")
    for kind in tried:
        print(f"{kind}: tried {tried[kind]}, passed {passed[kind]}")
    seconds = time.perf_counter() - begin
    print(f"{size / 1e6:.1f} MB in {seconds:.0f} s")
    return int(any(passed[kind] < tried[kind] for kind in KINDS))


if __name__ == "__main__":
    sys.exit(main())
