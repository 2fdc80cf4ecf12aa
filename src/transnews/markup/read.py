"""Take the markup out of a text."""

from collections.abc import Collection
from functools import lru_cache

from transnews.markup import inline_cues, inline_html, inline_markdown
from transnews.markup.assembly import assemble
from transnews.markup.lexemes import text_lexemes
from transnews.model import Plain


def take_out(text: str, format: str, labels: Collection[str] = ()) -> Plain:  # noqa: A002
    r"""Return *text* as its reader sees it, and the markup taken out.

    Args:
        text: a block, as `Block.text` holds it.
        format: ``markdown``, ``html``, ``srt``, ``webvtt``, or any other (no markup).
        labels: link labels that the document defines (Markdown).

    >>> plain = take_out(r"**A\*B** <br>", "markdown")
    >>> plain.text, [mark.open for mark in plain.marks]
    ('A*B \ue000', ['**', '\\*', '<br>'])

    Raises:
        ArticleError: more than 6400 atoms.
    """
    if labels and format == "markdown":
        return assemble(inline_markdown.lexemes(text, labels))
    return _taken_out(text, format)


@lru_cache(maxsize=512)  # planning, markup and the gate all ask for the texts of an article
def _taken_out(text: str, format: str) -> Plain:  # noqa: A002
    if format == "markdown":
        return assemble(inline_markdown.lexemes(text))
    if format == "html":
        return assemble(inline_html.lexemes(text))
    if format in ("srt", "webvtt"):
        return assemble(inline_cues.lexemes(text, format))
    return assemble(text_lexemes(text, text))
