r"""Inline markup of subtitles, as lexemes: tags, times within a cue, codes in braces.

A line feed is the end of a cue (`formats.subtitles`): the reader sees a space. Only WebVTT has
character references. Where a character would begin markup and is none, WebVTT has a reference
for it, and SRT nothing: there a word joiner, which nobody sees, stands behind it.
"""

import html
import re
from collections.abc import Iterator

from transnews import linebreaks
from transnews.markup.lexemes import Kind, Lexeme, text_lexemes

JOINER = "\u2060"
_LEXEME = re.compile(
    rf"(?P<times>(?:<\d[\d:.]*>)+)(?P<letter>[^\W_])?|(?P<code>\{{\\[^{{}}]*\}})|<(?P<end>/?)(?P<name>[A-Za-z]+)[^<>]*>"
    rf"|(?P<plain>[<{{]{JOINER})|(?P<feed>\n)|(?P<entity>&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+);)"
)


def lexemes(text: str, format: str) -> Iterator[Lexeme]:  # noqa: A002
    """Yield the lexemes of *text*, ``srt`` or ``webvtt``; joined, their sources are *text*."""
    at = 0
    for found in _LEXEME.finditer(text):
        if found["entity"] and format != "webvtt":
            continue
        yield from text_lexemes(text[at : found.start()], text[at : found.start()])
        at = found.end()
        yield from _lexemes(found, text)
    yield from text_lexemes(text[at:], text[at:])


def _lexemes(found: re.Match[str], text: str) -> Iterator[Lexeme]:
    if found["feed"]:
        shown = linebreaks.joint(text[: found.start()], text[found.end() :])
        yield Lexeme(Kind.TEXT, "\n", shown)
    elif found["entity"]:
        yield from text_lexemes(found[0], html.unescape(found[0]))
    elif found["letter"]:  # which stands for the times before it
        yield Lexeme(Kind.TEXT, found[0], found["letter"])
    elif found["plain"]:
        yield Lexeme(Kind.TEXT, found[0], found[0][0])
    elif found["name"]:
        kind = Kind.CLOSE if found["end"] else Kind.OPEN
        yield Lexeme(kind, found[0], name=found["name"])
    else:
        yield Lexeme(Kind.ATOM, found[0])
