"""Which formats there are, and how a file is known as one of them."""

from pathlib import PurePath

from transnews.errors import ArticleError
from transnews.formats import html, jsonfile, markdown, subtitles, text
from transnews.formats.place import Format

FORMATS: tuple[Format, ...] = (
    *(markdown.FORMAT, html.FORMAT, text.FORMAT),
    *(subtitles.SRT, subtitles.WEBVTT),
    *(jsonfile.JSON, jsonfile.JSON_LINES),
)
SUFFIXES: tuple[str, ...] = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""Of all formats, in lower case, with the dot."""

JSON_SUFFIXES: tuple[str, ...] = (*jsonfile.JSON.suffixes, *jsonfile.JSON_LINES.suffixes)
"""Of the formats of which nothing is text unless the settings say so."""


def is_article(path: PurePath) -> bool:
    """Tell whether the name of *path* ends as that of an article does.

    >>> is_article(PurePath("a/B.MD")), is_article(PurePath("a/b.po"))
    (True, False)
    """
    return path.suffix.lower() in SUFFIXES


def format_of(path: PurePath) -> str:
    """Return the format of an article by the suffix of its name.

    >>> format_of(PurePath("articles/news.htm"))
    'html'

    Raises:
        ArticleError: no known suffix; names the known ones.
    """
    for known in FORMATS:
        if path.suffix.lower() in known.suffixes:
            return known.name
    what = f"unknown suffix {path.suffix!r}" if path.suffix else "no suffix"
    raise ArticleError(f"{what}: an article ends in {', '.join(SUFFIXES)}")


def named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        ArticleError: there is none; names the known ones.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    raise ArticleError(f"unknown format {name!r}: known are {', '.join(f.name for f in FORMATS)}")
