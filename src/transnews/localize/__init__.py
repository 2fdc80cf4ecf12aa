"""Dates, numbers, quotes, dashes and spacing as the target locale writes them (CLDR)."""

from transnews.localize import dashes, quotes, spacing

_ROUNDS = 4


def set_typography(target_text: str, source_text: str, target: str) -> str:
    """Return a translation with the dashes, quotation marks and spaces of its locale.

    Letters, digits and their order stay. Doing it twice is doing it once.

    >>> set_typography('"Sim" - disse ele...', "«Yes» — he said…", "pt")
    '“Sim” — disse ele…'
    """
    text = target_text
    for _ in range(_ROUNDS):
        before, text = text, _set(text, source_text, target)
        if text == before:
            return text
    # Only a heap of punctuation does not settle.
    return target_text


def _set(text: str, source_text: str, target: str) -> str:
    text = dashes.localize(text, source_text, target)
    return spacing.localize(quotes.localize(text, target), target)
