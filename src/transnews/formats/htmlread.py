"""The attributes of HTML tags that somebody reads, as texts.

The text of an attribute is written as text between tags would be (``&amp;`` for an ampersand that
needs it), so that all texts of a page are escaped alike and equal ones are one message; only
quotation marks, which need no escape there, are shown as they are.
"""

import html
import re
from collections.abc import Iterator, Sequence

from transnews.formats.place import Place, blank
from transnews.formats.tokens import Attribute, Kind, Token, attributes, tokens
from transnews.model import Block, Role

_READ = {
    "alt": Role.ALT,
    "title": Role.TITLE,
    "placeholder": Role.TITLE,
    "aria-label": Role.TITLE,
    "aria-description": Role.TITLE,
    "aria-roledescription": Role.TITLE,
}
# Read on some elements only.
_LABELS = frozenset({"optgroup", "option", "track"})
_BUTTONS = frozenset({"button", "reset", "submit"})
_META = {
    "correction": Role.SUMMARY,
    "headline": Role.HEADLINE,
    "description": Role.SUMMARY,
    "og:description": Role.SUMMARY,
    "twitter:description": Role.SUMMARY,
    "dc.description": Role.SUMMARY,
    "dcterms.description": Role.SUMMARY,
    "title": Role.HEADLINE,
    "og:title": Role.HEADLINE,
    "twitter:title": Role.HEADLINE,
    "dc.title": Role.HEADLINE,
    "dcterms.title": Role.HEADLINE,
    "og:image:alt": Role.ALT,
    "twitter:image:alt": Role.ALT,
}
# Where "title" is the name of a style sheet.
_NAMED = frozenset({"link", "style"})
_QUOTES = re.compile(r"&(?:(quot|#0*34|#[xX]0*22)|(?:apos|#0*39|#[xX]0*27));")


def collapse(text: str) -> str:
    """Return *text* with HTML's white space (no-break spaces are none) as single spaces."""
    for space in "\t\n\f\r":
        text = text.replace(space, " ")
    return " ".join(part for part in text.split(" ") if part)


def read(source: str, tag: Token, found: Sequence[Attribute]) -> tuple[Place, ...]:
    """Return the attributes of the start tag *tag* that somebody reads, of those *found* in it."""
    named = {attribute.name: attribute for attribute in found}
    if tag.name == "meta":
        what = named.get("name") or named.get("property") or named.get("itemprop")
        name = what.text(source).strip().lower() if what else ""
        content, role = named.get("content"), _META.get(name)
        # A correction may be a mark only: "true", a date.
        mark = content and name == "correction" and len(content.text(source).split()) < 2
        return tuple(_value(source, content, role)) if content and role and not mark else ()
    roles = _READ if tag.name not in _NAMED else {}
    if tag.name in _LABELS:
        roles = roles | {"label": Role.TITLE}
    if tag.name == "input" and "type" in named:
        button = named["type"].text(source).strip().lower() in _BUTTONS
        roles = roles | {"value": Role.TITLE} if button else roles
    return tuple(
        place
        for attribute in found
        if attribute.name in roles
        for place in _value(source, attribute, roles[attribute.name])
    )


def reread(text: str) -> Iterator[Place]:
    """Yield the attributes that are read in *text*, inner HTML of a block or its translation."""
    for token in tokens(text):
        if token.kind is Kind.START:
            yield from read(text, token, attributes(text, token.span))


def _value(source: str, attribute: Attribute, role: Role) -> Iterator[Place]:
    text = collapse(_shown(attribute.value.of(source)))
    if not blank(html.unescape(text)):
        block = Block(role, text, attribute.value)
        yield Place(block, lambda new: written(" ".join(new.split("\n")), attribute.quote))


def _shown(value: str) -> str:
    plain = _QUOTES.sub(lambda found: '"' if found[1] else "'", value)
    return plain.replace("<", "&lt;")


def written(text: str, quote: str) -> str:
    """Return *text* as the source of an attribute's value; with quotation marks if it had none.

    >>> written('"A" &amp; B', "'"), written('"A"', "")
    ('"A" &amp; B', '"&quot;A&quot;"')
    """
    if quote == "'":
        return text.replace("'", "&#39;")
    escaped = text.replace('"', "&quot;")
    return escaped if quote else f'"{escaped}"'
