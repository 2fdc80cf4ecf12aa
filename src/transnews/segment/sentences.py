"""Text to sentences, by the SRX rules of this package and the library that reads them."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from transnews.model import Sentence
from transnews.segment.pieces import sentences

if TYPE_CHECKING:
    from choppa import SrxDocument

# A line end ends a sentence, whatever stands before it.
_LINE = re.compile(r"[^\n\r\u2028\u2029]*[\n\r\u2028\u2029]+|[^\n\r\u2028\u2029]+")
# The longest text, in characters, that the rules see at once, so that no text can make them
# slow. No paragraph of an article is near it.
_WINDOW = 10_000


def split(text: str, language: str) -> tuple[Sentence, ...]:
    r"""Return the sentences of *text*, a text in *language* (BCP 47 tag), in order.

    Joined with their gaps they are the text. A gap is white space only, and only white space
    at the very start of the text makes an empty sentence, to carry it as its gap. Private-use
    characters, which stand for inline objects, are taken for words.

    >>> [s.text for s in split("Mr. Smith met U.S. President Bush. He left.\nThe end", "en")]
    ['Mr. Smith met U.S. President Bush.', 'He left.', 'The end']
    """
    return sentences(piece for line in _LINE.findall(text) for piece in _split_line(line, language))


def _split_line(line: str, language: str) -> Iterator[str]:
    """Yield the pieces of *line*, window by window; a window's last piece opens the next one."""
    while len(line) > _WINDOW:
        pieces = _pieces(line[:_WINDOW], language)
        done = sum(map(len, pieces[:-1]))
        if done == 0:
            done = line.rfind(" ", 1, _WINDOW) + 1 or _WINDOW
            pieces = [line[:done], ""]
        yield from pieces[:-1]
        line = line[done:]
    yield from _pieces(line, language)


def _pieces(text: str, language: str) -> list[str]:
    """Return *text* cut by the rules of *language*."""
    from choppa import SrxTextIterator

    return list(SrxTextIterator(_document(), language, text))


@cache
def _document() -> "SrxDocument":
    """Return the rules; the library keeps what it compiles of them for each language."""
    from choppa import SrxDocument

    with as_file(files(__package__) / "news.srx") as path:
        return SrxDocument(ruleset=path)
