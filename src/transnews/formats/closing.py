"""What is said to the reader of a variant at its end, and marked in its middle.

Neither is ever taken for a text of the article: where a sentence could not stand as a paragraph
of its own, it is left out.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from transnews.formats.htmlhead import insert, is_rtl
from transnews.formats.place import Place, flat, newline, replace
from transnews.formats.registry import named
from transnews.formats.tokens import Kind, Token, quoted, tokens
from transnews.model import Reading, Role, Span

_CLASS = "translation-notice"
_TITLE = re.compile(r"<title\b[^>]*>\s*\Z", re.IGNORECASE)
_NEAR = 200
_DEFAULT = Reading()


def markdown(source: str, text: str, lang: str) -> str:  # noqa: ARG001 - the shape of all formats
    r"""Return *source* with *text* as its last paragraph, in italics.

    >>> markdown("Olá\n", "Feito por máquina.", "pt")
    'Olá\n\n*Feito por máquina.*\n'
    """
    return _below(source, f"*{text}*")


def plain(source: str, text: str, lang: str) -> str:  # noqa: ARG001
    r"""Return *source* with *text* as its last paragraph.

    >>> plain("Olá", "Feito por máquina.", "pt")
    'Olá\n\nFeito por máquina.'
    """
    return _below(source, text)


def page(source: str, text: str, lang: str) -> str:
    """Return *source* with *text* as the last paragraph of its article.

    >>> page("<article><p>Olá</p></article>", "Feito por máquina.", "pt")
    '<article><p>Olá</p><p class="translation-notice" lang="pt">Feito por máquina.</p></article>'
    """
    found = list(tokens(source))
    end = _end(found, "article") if _count(found, "article") == 1 else None
    end = end or _end(found, "body")
    said = html.escape(text, quote=False)
    direction = ' dir="rtl"' if is_rtl(lang) else ""
    piece = f'<p class="{_CLASS}" lang={quoted(lang, "")}{direction}>{said}</p>'
    at = end.span.start if end else len(source)
    return replace(source, [insert(source, at, [piece], newline(source))])


def _marked(source: str, places: Sequence[Place], lang: str) -> Iterator[tuple[Span, str]]:
    """Yield where a text of a page may be marked as being in *lang*, and its text so marked.

    What stands in attributes and in ``<title>`` cannot be.
    """
    direction = "rtl" if is_rtl(lang) else "ltr"
    for place in places:
        block = place.block
        before = source[max(0, block.span.start - _NEAR) : block.span.start]
        if place.reread and not (block.role is Role.HEADLINE and _TITLE.search(before)):
            mark = f"<span lang={quoted(lang, '')} dir={quoted(direction, '')}>"
            yield block.span, f"{mark}{block.text}</span>"


def _below(source: str, line: str) -> str:
    eol = newline(source)
    there = len(source) - len(source.rstrip("\r\n"))
    ends = len(re.findall(r"\r\n|\n|\r", source[len(source) - there :]))
    return source + eol * max(0, 2 - ends) + line + (eol if ends else "")


def _end(found: Sequence[Token], name: str) -> Token | None:
    """Return the last end tag *name*."""
    ends = [token for token in found if token.kind is Kind.END and token.name == name]
    return ends[-1] if ends else None


def _count(found: Sequence[Token], name: str) -> int:
    return sum(token.kind is Kind.START and token.name == name for token in found)


_WRITERS: Mapping[str, Callable[[str, str, str], str]] = {
    "markdown": markdown,
    "html": page,
    "text": plain,
}
"""By format: source, sentence and its language to the source with the sentence."""


def conclude(
    source: str,
    format: str,  # noqa: A002
    sentence: str,
    lang: str,
    reading: Reading = _DEFAULT,
) -> str:
    r"""Return *source* with *sentence*, in *lang*, as a paragraph at its end.

    Formats that have no place for it stay as they are, and so does an article in which it would
    become part of another text, or of none (an open code block at the end).

    >>> conclude("Olá\n", "markdown", "Feito por máquina.", "pt")
    'Olá\n\n*Feito por máquina.*\n'
    """
    writer = _WRITERS.get(format)
    made = writer(source, sentence, lang) if writer else source
    places = named(format).places
    before, after = (
        Counter(place.block.text for place in flat(places(version, reading)))
        for version in (source, made)
    )
    is_whole = not before - after and (after - before).total() == 1
    # Plain text has no structure that a paragraph more could break.
    return made if is_whole or format == "text" else source


def foreign(source: str, format: str, lang: str, reading: Reading = _DEFAULT) -> dict[Span, str]:  # noqa: A002
    """Return the texts that can say in which language they are, so marked, by their places.

    >>> foreign("<p>Hello</p>", "html", "en")
    {Span(start=3, stop=8): '<span lang="en" dir="ltr">Hello</span>'}
    """
    if format != "html":
        return {}
    return dict(_marked(source, named(format).places(source, reading), lang))
