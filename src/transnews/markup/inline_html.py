"""Inline HTML, as lexemes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transnews.markup.lexemes import Kind, Lexeme, text_lexemes

if TYPE_CHECKING:
    from turbohtml import Token

# Elements without content (HTML standard, section 13.1.2).
_VOID = "area base br col embed hr img input link meta param source track wbr"
# Elements whose content is no prose.
_WHOLE = (
    "audio button canvas code iframe kbd math object samp script select style svg template "
    "textarea var video"
)


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of *text*; joined, their sources are *text*."""
    import turbohtml

    if text.endswith("</"):  # text here, but the beginning of a comment where a tag follows
        yield from lexemes(text[:-2])
        yield Lexeme(Kind.ATOM, text[-2:])
        return
    at = 0
    # The tokenizer makes line feeds of carriage returns; a form feed is white space as well.
    tokens = turbohtml.tokenize(
        text.replace("\r", "\f"), resolve_references=False, capture_source=True
    )
    for token in tokens:
        size = len(token.source or token.data or "")
        yield from _lexemes(token, text[at : at + size])
        at += size
    if at < len(text):  # a tag or a comment without an end
        yield Lexeme(Kind.ATOM, text[at:])


def tag(source: str) -> Lexeme:
    """Return the lexeme of one tag or comment, an atom where HTML reads it otherwise."""
    first = next(lexemes(source))
    return first if first.source == source else Lexeme(Kind.ATOM, source)


def _lexemes(token: "Token", source: str) -> Iterator[Lexeme]:
    from turbohtml import TokenType

    if token.type is TokenType.TEXT:
        yield from text_lexemes(source, source)
    elif token.type is TokenType.CHARACTER_REFERENCE:
        yield from text_lexemes(source, token.data or "")
    elif token.type is TokenType.START_TAG and not _alone(token):
        name = token.tag or ""
        yield Lexeme(Kind.OPEN, source, name=name, whole=name in _WHOLE.split() or _kept(token))
    elif token.type is TokenType.END_TAG:
        yield Lexeme(Kind.CLOSE, source, name=token.tag or "")
    else:
        yield Lexeme(Kind.ATOM, source)


def _alone(token: "Token") -> bool:
    return token.self_closing or token.tag in _VOID.split()


def _kept(token: "Token") -> bool:
    """Say whether the author keeps the element from being translated."""
    translate, classes = token.attr("translate"), token.attr("class")
    return (translate or "").lower() == "no" or "notranslate" in (classes or "").split()
