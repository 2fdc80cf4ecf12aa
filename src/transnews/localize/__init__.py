"""Dates, numbers, quotes, dashes and spacing as the target locale writes them (CLDR)."""

import re

from transnews.localize import dashes, quotes, spacing

_ROUNDS = 4
# Tags of site generators, and what stands for them meanwhile, as for markup.
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_STANDS = "\uf8ff"


def set_typography(target_text: str, source_text: str, target: str) -> str:
    """Return a translation with the dashes, quotation marks and spaces of its locale.

    Letters, digits, their order and the tags of templates stay. Doing it twice is doing it once.

    >>> set_typography('"Sim" - disse ele...', "«Yes» — he said…", "pt")
    '“Sim” — disse ele…'
    >>> set_typography('"Sim" {{< ref "a.md" >}}', "", "pt")
    '“Sim” {{< ref "a.md" >}}'
    """
    tags = [] if _STANDS in target_text else _TEMPLATE.findall(target_text)
    text = _TEMPLATE.sub(_STANDS, target_text) if tags else target_text
    for _ in range(_ROUNDS):
        before, text = text, _set(text, source_text, target)
        if text == before:
            return _put_back(text, tags) if tags else text
    # Only a heap of punctuation does not settle.
    return target_text


def _put_back(text: str, tags: list[str]) -> str:
    pieces = text.split(_STANDS)
    return "".join(piece + tag for piece, tag in zip(pieces, [*tags, ""], strict=True))


def _set(text: str, source_text: str, target: str) -> str:
    text = dashes.localize(text, source_text, target)
    return spacing.localize(quotes.localize(text, target), target)
