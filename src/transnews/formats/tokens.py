"""The tokens of HTML, with spans of the source, and the attributes of a tag.

`turbohtml` tokenizes as HTML 5 says. It gives the source of each token, and drops nothing but
``</>`` and a tag that the end of the file cuts off, so spans come from adding up lengths.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from transnews.model import Span

_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)|(?=>)))?"""
)
_NAME = re.compile(r"<[^\s/>]*")


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    START = "start tag"
    END = "end tag"
    COMMENT = "comment"
    """Also processing instructions and what HTML reads as a comment."""
    DOCTYPE = "doctype"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML."""

    kind: Kind
    span: Span
    name: str = ""
    """Of a tag, in lower case."""
    closed: bool = False
    """The tag ends in ``/>``, which only foreign elements (SVG, MathML) heed."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag, as the source has it."""

    name: str
    """In lower case."""
    span: Span
    """From the name to the closing quote."""
    value: Span
    """Between the quotes; empty and behind the name where there is none."""
    quote: str
    """Quotation mark, or empty."""

    def text(self, source: str) -> str:
        """Return the value with character references resolved."""
        return html.unescape(self.value.of(source))


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of *source* in order.

    Together they are the source, but for a byte order mark and a tag that the end cuts off.

    >>> [(token.kind.value, token.name) for token in tokens("<P>a</p>")]
    [('start tag', 'p'), ('text', ''), ('end tag', 'p')]
    """
    import turbohtml
    from turbohtml import TokenType

    kinds = {
        TokenType.TEXT: Kind.TEXT,
        TokenType.CHARACTER_REFERENCE: Kind.TEXT,
        TokenType.START_TAG: Kind.START,
        TokenType.END_TAG: Kind.END,
        TokenType.DOCTYPE: Kind.DOCTYPE,
    }
    # Line ends count once in turbohtml, and "</>" is dropped: hand it a text of the same length,
    # with the same tokens, that has neither. ("<!>" is an empty comment.)
    even = source.replace("\r\n", " \n").replace("\r", "\n").replace("</>", "<!>")
    at = int(source.startswith("\ufeff"))
    for token in turbohtml.tokenize(even[at:], resolve_references=False, capture_source=True):
        stop = at + len((token.data if token.source is None else token.source) or "")
        kind = kinds.get(token.type, Kind.COMMENT)
        name = token.tag or ""
        if "<!" in name and "</>" in source[at:stop]:  # "<p</>" is a tag too
            name = source[at + 1 : source.index("/", at)].lower()
        yield Token(kind, Span(at, stop), name, token.self_closing)
        at = stop


def attributes(source: str, tag: Span) -> tuple[Attribute, ...]:
    """Return the attributes of a start tag; of several with one name, HTML heeds the first.

    >>> [(a.name, a.text("<a B='x' c>"), a.quote) for a in attributes("<a B='x' c>", Span(0, 11))]
    [('b', 'x', "'"), ('c', '', '')]
    """
    opening = _NAME.match(source, tag.start, tag.stop)
    at = opening.end() if opening else tag.stop
    found: dict[str, Attribute] = {}
    while match := _ATTRIBUTE.match(source, at, tag.stop):
        at = match.end()
        group = match.lastindex or 1
        value = Span(*match.span(group)) if group > 1 else Span(at, at)
        quote = ("", "", '"', "'", "")[group]
        attribute = Attribute(match[1].lower(), Span(match.start(1), at), value, quote)
        found.setdefault(attribute.name, attribute)
    return tuple(found.values())


def quoted(text: str, quote: str) -> str:
    """Return *text* as the source of an attribute's value; with quotation marks if it had none.

    >>> quoted('"A" & B', "'"), quoted('"A"', "")
    ('"A" &amp; B', '"&quot;A&quot;"')
    """
    escaped = text.replace("&", "&amp;")
    if quote == "'":
        return escaped.replace("'", "&#39;")
    escaped = escaped.replace('"', "&quot;")
    return escaped if quote else f'"{escaped}"'
