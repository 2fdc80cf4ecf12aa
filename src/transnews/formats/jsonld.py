"""JSON-LD in a page: what it says of the article in words, and in which language.

Texts are the strings of ``headline``, ``alternativeHeadline``, ``description``, ``abstract`` and
``caption`` in any object, ``@graph`` and lists included, and the ``name`` of what is a page, an
article, a picture or a video (that of a person, a place or an organisation is a name).
``articleBody`` stays: it is the text of the page once more, without its paragraphs.

A text is shown as text between tags is (``&amp;``), so that a headline that stands in the page too
is one message.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transnews.errors import ArticleError
from transnews.formats import jsonvalues
from transnews.formats.jsonvalues import Style
from transnews.formats.place import Place, blank
from transnews.formats.tokens import Attribute
from transnews.model import Block, Role, Span

_ROLES = {
    "headline": Role.HEADLINE,
    "alternativeHeadline": Role.HEADLINE,
    "description": Role.SUMMARY,
    "abstract": Role.SUMMARY,
    "caption": Role.CAPTION,
}
_NAMED = re.compile(r"(?:.*[/:])?(?:\w*Page|\w*Article|\w*Posting|ImageObject|VideoObject)")
_LANGUAGE = "inLanguage"
_KIND = "application/ld+json"


@dataclass(frozen=True, slots=True)
class _String:
    """A string that is a value, or an item of a list that is one."""

    owner: tuple[str, ...]
    """What leads to its object."""
    key: str
    value: str
    span: Span
    """Between the quotation marks."""


def holds(source: str, script: Sequence[Attribute]) -> bool:
    """Tell whether a script with the attributes *script* is JSON-LD."""
    return any(it.name == "type" and it.text(source).strip().lower() == _KIND for it in script)


def texts(source: str, span: Span) -> Iterator[Place]:
    """Yield the texts of the JSON-LD that *span* of *source* holds; none if it is no JSON."""
    strings = _strings(source, span)
    pages = {it.owner for it in strings if it.key == "@type" and _NAMED.fullmatch(it.value)}
    style = jsonvalues.style(span.of(source))
    for it in strings:
        role = Role.HEADLINE if it.key == "name" and it.owner in pages else _ROLES.get(it.key)
        # What HTML reads as white space is none here; a line end is.
        text = " ".join(re.split(r"[ \t\r\n]+", it.value.strip(" \t\r\n")))
        if role and not blank(text):
            shown = text.replace("&", "&amp;").replace("<", "&lt;")
            yield Place(Block(role, shown, it.span), lambda new: written(new, style))


def languages(source: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Yield the places of ``inLanguage`` and what they say."""
    return ((it.span, it.value) for it in _strings(source, span) if it.key == _LANGUAGE)


def written(text: str, style: Style) -> str:
    r"""Return *text*, HTML without tags, as the inside of a JSON string in a script.

    >>> print(written('R&amp;D "now" </script>', jsonvalues.style("{}")))
    R&D \"now\" \u003c/script>
    """
    plain = html.unescape(" ".join(text.split("\n")))
    return jsonvalues.encode(plain, style).replace("<", "\\u003c")


def _strings(source: str, span: Span) -> list[_String]:
    """Return the strings that are values of objects, or items of their lists, in order."""
    try:
        found = [
            (it, jsonvalues.decode(source, it.span).text)
            for it in jsonvalues.strings(source, span.start, span.stop, strict=False)
        ]
    except ArticleError:
        return []
    strings: list[_String] = []
    for it, value in found:
        path = it.path
        while path and path[-1].isdigit():
            path = path[:-1]
        if path:
            strings.append(_String(path[:-1], path[-1], value, it.span))
    return strings
