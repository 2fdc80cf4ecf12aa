"""What an article says of itself: its language, its marks, the facts of a variant, its links."""

from collections.abc import Mapping

from transnews.formats import frontmatter, html, htmlhead, markdown
from transnews.formats.registry import named


def language(source: str, format: str) -> str | None:  # noqa: A002
    r"""Return the language code that the article itself names, as it is written there.

    >>> language("---\nlang: pt-br\n---\n", "markdown"), language("<html lang=uk>", "html")
    ('pt-br', 'uk')

    Raises:
        ArticleError: the front matter cannot be read.
    """
    return named(format).language(source)


def keys(source: str, format: str) -> frozenset[str]:  # noqa: A002
    r"""Return the keys that the article has in its front matter.

    >>> sorted(keys("---\ntitle: a\nsource: Reuters\n---\n", "markdown"))
    ['source', 'title']

    Raises:
        ArticleError: the front matter cannot be read.
    """
    return frontmatter.keys(source) if format == markdown.FORMAT.name else frozenset()


def declared(source: str, format: str, key: str) -> str:  # noqa: A002
    r"""Return what the article says of itself under *key*, in one line; empty if nothing.

    That is a value of its front matter, or the content of ``<meta name=…>``.

    >>> declared("---\nretracted: 2026-01-31\n---\n", "markdown", "retracted")
    '2026-01-31'
    >>> declared("<meta name=correction content='It was 40.'>", "html", "correction")
    'It was 40.'

    Raises:
        ArticleError: the front matter cannot be read.
    """
    if format == html.FORMAT.name:
        return htmlhead.declared(source, key)
    return frontmatter.declared(source, key) if format == markdown.FORMAT.name else ""


def link(source: str, format: str, addresses: Mapping[str, str]) -> str:  # noqa: A002
    """Return *source* with links to the article in other languages, where the format has them.

    >>> link("<head></head>", "html", {"pt": "/pt/a"})
    '<head><link rel="alternate" hreflang="pt" href="/pt/a"></head>'

    Args:
        source: The article.
        format: Its format; only HTML has such links.
        addresses: By language code as HTML writes it.
    """
    return htmlhead.link(source, addresses) if format == html.FORMAT.name else source


def stamp(source: str, format: str, lang: str, facts: Mapping[str, str]) -> str:  # noqa: A002
    r"""Return *source* with its language and *facts* in front matter or ``<head>``.

    Keys that are there are updated where they stand. Stamping twice is stamping once, and the
    blocks stay the same but for their places. Plain text has no room for facts: unchanged.

    >>> stamp("Olá\n", "markdown", "pt", {"source": "hello.md"})
    '---\nlang: pt\nsource: hello.md\n---\n\nOlá\n'

    Raises:
        ArticleError: the front matter cannot be read.
    """
    return named(format).stamp(source, lang, facts)
