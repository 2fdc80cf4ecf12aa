"""A file or an address to what it holds: told apart by what it says, not by its name."""

import re
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from transnews import files
from transnews.errors import ArticleError, FileError, UsageError
from transnews.ingest import feeds, fetching, pages
from transnews.ingest.article import Found

MISSING = (
    "ingest needs feedparser and trafilatura; install them: pip install 'transnews[ingest]'"
    " (or: pip install feedparser trafilatura lxml_html_clean)"
)
_NEEDED = ("feedparser", "trafilatura", "lxml_html_clean")
_LARGEST = 20_000_000
"""Bytes; the largest of 1,000 news pages has 4 million."""
_ELEMENT = re.compile(rb"<(?![?!])([A-Za-z][\w:.-]*)")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FEEDS = (b"rss", b"feed", b"rdf:rdf")


def read(place: str, timeout: float) -> Found:
    """Return what the file or the address *place* holds.

    Args:
        place: A path, or an ``http`` or ``https`` address, which is fetched.
        timeout: Seconds that an address has to answer.

    Raises:
        UsageError: feedparser and trafilatura are not installed (`MISSING`); or it is a folder.
        FileError: the file cannot be read.
        ArticleError: there is no article: no answer, no feed, no page with a text.
    """
    if not all(map(find_spec, _NEEDED)):
        raise UsageError(MISSING)
    remote = fetching.is_address(place)
    data = fetching.fetch(place, timeout, _LARGEST) if remote else _file(Path(place))
    name = PurePosixPath(unquote(urlsplit(place).path) if remote else Path(place).name).stem
    root = _ELEMENT.search(_COMMENT.sub(b"", data[:100_000]))
    if root is None:
        raise ArticleError(f"{place}: neither a web page nor a feed")
    try:
        if root[1].lower() in _FEEDS:
            return feeds.stories(data, place, name)
        return Found((pages.story(data, place if remote else "", Path(place).name, name),))
    except ArticleError as error:
        raise ArticleError(f"{place}: {error}") from error


def _file(path: Path) -> bytes:
    if path.is_dir():
        raise UsageError(f"{path}: a folder; name the files in it ({path}/*.html)")
    try:
        if path.stat().st_size > _LARGEST:
            raise ArticleError(f"{path}: larger than {_LARGEST // 1_000_000} MB: no article")
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {files.reason(error)}") from error
