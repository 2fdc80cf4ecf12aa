"""File formats: from the source of an article to its texts, and back.

Everything goes by spans of the source: `render` replaces the spans of the blocks whose text is
not their own and leaves every other character as it is. For every source *s* of format *f*::

    blocks = parse(s, f)
    render(s, blocks, [block.text for block in blocks], f) == s

A new format is one module with a `Format` and its line in `FORMATS` (`registry`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from transnews.formats.closing import conclude, foreign
from transnews.formats.place import Place, fill, flat, replace
from transnews.formats.registry import (
    FORMATS,
    JSON_SUFFIXES,
    SUFFIXES,
    format_of,
    is_article,
    named,
)
from transnews.formats.saying import declared, keys, language, link, stamp
from transnews.model import Block, Reading, Role, Span

__all__ = [
    "FORMATS",
    "JSON_SUFFIXES",
    "SUFFIXES",
    "conclude",
    "declared",
    "foreign",
    "format_of",
    "is_article",
    "keys",
    "language",
    "link",
    "parse",
    "render",
    "skeleton",
    "stamp",
]

_DEFAULT = Reading()


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
    return tuple(place.block for place in flat(_places(format, source, reading)))


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
    places = _places(format, source, reading)
    known = [place.block.span for place in flat(places) if place.block.span in said]
    if known != [block.span for block in blocks]:
        raise ValueError("no blocks of this source, or out of order")
    return replace(source, (edit for place in places for edit in _edits(place, said)))


@lru_cache(maxsize=4)  # an article is read, written and proved one after the other
def _places(format: str, source: str, reading: Reading) -> tuple[Place, ...]:  # noqa: A002
    return named(format).places(source, reading)


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
    known = named(format)
    if known.skeleton:
        return known.skeleton(source, reading)
    roles = [place.block.role for place in _places(format, source, reading)]
    kept = [role for role in roles if role not in (Role.ALT, Role.TITLE)]
    return tuple(None if format == "text" else role for role in kept)
