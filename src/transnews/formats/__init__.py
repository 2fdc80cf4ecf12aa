"""File formats: from the source of an article to its texts, and back.

Everything goes by spans of the source: `render` replaces the spans of the blocks whose text is
not their own and leaves every other character as it is. For every source *s* of format *f*::

    blocks = parse(s, f)
    render(s, blocks, [block.text for block in blocks], f) == s

A new format is one module with a `Format` and its line in `FORMATS`.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from transnews.errors import ArticleError
from transnews.formats import frontmatter, html, htmlhead, jsonfile, markdown, subtitles, text
from transnews.formats.place import Format, Place, fill, flat, replace
from transnews.model import Block, Reading, Role, Span

FORMATS: tuple[Format, ...] = (
    *(markdown.FORMAT, html.FORMAT, text.FORMAT),
    *(subtitles.SRT, subtitles.WEBVTT),
    *(jsonfile.JSON, jsonfile.JSON_LINES),
)
SUFFIXES: tuple[str, ...] = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""Of all formats, in lower case, with the dot."""

JSON_SUFFIXES: tuple[str, ...] = (*jsonfile.JSON.suffixes, *jsonfile.JSON_LINES.suffixes)
"""Of the formats of which nothing is text unless the settings say so."""

_DEFAULT = Reading()


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


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise ArticleError(f"unknown format {name!r}: known are {', '.join(f.name for f in FORMATS)}")


def parse(
    source: str,
    format: str,  # noqa: A002 - what a file has
    reading: Reading = _DEFAULT,
) -> tuple[Block, ...]:
    r"""Return the blocks of *source* in their order.

    Their spans do not overlap, but for attributes of tags inside a text, which follow it.

    >>> [block.text for block in parse("# Peace\n\nTalks *go\non*.", "markdown")]
    ['Peace', 'Talks *go on*.']

    Raises:
        ArticleError: the front matter cannot be read; says in which line.
    """
    return tuple(place.block for place in flat(_named(format).places(source, reading)))


def render(
    source: str,
    blocks: Sequence[Block],
    texts: Sequence[str],
    format: str,  # noqa: A002
    reading: Reading = _DEFAULT,
) -> str:
    r"""Return *source* with the text of each block replaced by that of *texts*.

    Blocks are those of `parse`, all or some, in their order; their roles do not matter. A text
    equal to its block's own leaves the source as it is there; any other is escaped and wrapped
    as its place requires.

    >>> source = "> one\n> two\n"
    >>> render(source, parse(source, "markdown"), ["1. eins"], "markdown")
    '> 1\\. eins\n'

    Raises:
        ArticleError: the front matter cannot be read.
        ValueError: a block is not one of *source*, or there is not one text a block.
    """
    said = {block.span: text for block, text in zip(blocks, texts, strict=True)}
    places = _named(format).places(source, reading)
    known = [place.block.span for place in flat(places) if place.block.span in said]
    if known != [block.span for block in blocks]:
        raise ValueError("no blocks of this source, or out of order")
    return replace(source, (edit for place in places for edit in _edits(place, said)))


def _edits(place: Place, said: Mapping[Span, str]) -> Iterator[tuple[Span, str]]:
    """Yield what changes in the source at *place*, by the new texts that *said* holds."""
    inner = [(it.block, said.get(it.block.span, it.block.text)) for it in place.within]
    own = said.get(place.block.span, place.block.text)
    if own != place.block.text:
        yield place.block.span, place.write(fill(place, own, inner))
        return
    for it, (block, new) in zip(place.within, inner, strict=True):
        if new != block.text:
            yield block.span, it.write(new)


def skeleton(source: str, format: str, reading: Reading = _DEFAULT) -> tuple[str | None, ...]:  # noqa: A002
    """Return what a variant must share with its article.

    That is the roles of its blocks, without those of attributes, which move with their tags
    (one at the end of a text stands outside it); in plain text, where they hang on the wording,
    only their number; in subtitles the times.
    """
    known = _named(format)
    if known.skeleton:
        return known.skeleton(source, reading)
    roles = [place.block.role for place in known.places(source, reading)]
    kept = [role for role in roles if role not in (Role.ALT, Role.TITLE)]
    return tuple(None if format == "text" else role for role in kept)


def language(source: str, format: str) -> str | None:  # noqa: A002
    r"""Return the language code that the article itself names, as it is written there.

    >>> language("---\nlang: pt-br\n---\n", "markdown"), language("<html lang=uk>", "html")
    ('pt-br', 'uk')

    Raises:
        ArticleError: the front matter cannot be read.
    """
    return _named(format).language(source)


def keys(source: str, format: str) -> frozenset[str]:  # noqa: A002
    r"""Return the keys that the article has in its front matter.

    >>> sorted(keys("---\ntitle: a\nsource: Reuters\n---\n", "markdown"))
    ['source', 'title']

    Raises:
        ArticleError: the front matter cannot be read.
    """
    return frontmatter.keys(source) if format == markdown.FORMAT.name else frozenset()


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
    return _named(format).stamp(source, lang, facts)
