"""A web page to its article, by trafilatura; the HTML of a feed to Markdown, likewise."""

import html
import logging

from transnews import formats
from transnews.errors import ArticleError
from transnews.ingest.article import Story

_FEWEST = 25
"""Words of an article; a page for logging in has fewer."""


def story(data: bytes, address: str, name: str, stem: str) -> Story:
    """Return the article of a page.

    Args:
        data: The page.
        address: Where it was fetched from; empty for a file.
        name: Of the file.
        stem: What to call an article without a title.

    Raises:
        ArticleError: there is none.
    """
    import trafilatura

    _hush()
    known = trafilatura.extract_metadata(data, default_url=address or None)
    text = trafilatura.extract(
        data,
        url=address or None,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        include_links=True,
    )
    words = len((text or "").split())
    if text is None or words < _FEWEST:
        raise ArticleError(f"no article in this page ({words} words of text)")
    return Story(
        title=_plain(known.title if known else None),
        text=text,
        source=address or _plain(known.url if known else None) or name,
        date=_plain(known.date if known else None),
        author=_plain(known.author if known else None),
        language=_said(data),
        name=stem,
    )


def to_markdown(fragment: str, address: str = "") -> str:
    r"""Return the HTML of a feed as Markdown; empty where there is nothing to be read.

    Links that say no host lead on from *address*, if that is an address of the web.

    >>> to_markdown("<p>See <b>this</b>: 2 * 2</p>")
    'See **this**: 2 \\* 2'
    """
    import trafilatura

    _hush()
    text = trafilatura.extract(
        f"<html><body><article>{fragment}</article></body></html>",
        url=address if address.startswith(("http://", "https://")) else None,
        output_format="markdown",
        favor_recall=True,  # it is the article already, however short
        include_comments=False,
        include_formatting=True,
        include_links=True,
    )
    return (text or "").strip()


def plain(fragment: str) -> str:
    """Return what a reader sees of a short piece of HTML.

    >>> plain("A <i>long</i> R&amp;D &lt;day&gt;")
    'A long R&D <day>'
    """
    from transnews.formats.tokens import Kind, tokens

    seen = [t.span.of(fragment) for t in tokens(fragment) if t.kind is Kind.TEXT]
    return " ".join(html.unescape("".join(seen)).split())


def _said(data: bytes) -> str:
    """Return what ``<html lang>`` says, if the page is in UTF-8 or says it in ASCII."""
    return formats.language(data.decode("utf-8", "replace"), "html") or ""


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _hush() -> None:
    """Keep to ourselves what the libraries log; what matters is in our errors."""
    for name in ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
