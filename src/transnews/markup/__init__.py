r"""Inline markup ↔ plain text: out for the engine, back around the words of a translation.

Law: ``put_back(take_out(text, format), format) == text`` for every text.

A `Mark` of a `Plain` is one of three:

* a *pair* (``close`` is not empty): markup before and after the words it covers;
* an *atom* (``atom``): code, images, line breaks, footnote references, elements that must not be
  translated, elements without words: one private-use character, ``chr(0xE000 + i)`` for the
  i-th of the text. A private-use character of the source becomes an atom itself;
* a *spelling* (neither): the source writes the characters it covers as ``open`` says,
  ``&nbsp;`` or ``\*``.

Pairs nest; marks stand in the order in which their markup begins.

In Markdown a lone ``[label]`` is plain text unless *labels* names it: news is full of editorial
brackets. Blocks show a link by its label alone as ``[label][label]``.
"""

from transnews.markup.read import take_out
from transnews.markup.spans import in_source, in_text
from transnews.markup.transfer import transfer
from transnews.markup.write import put_back

__all__ = ["in_source", "in_text", "put_back", "take_out", "transfer"]
