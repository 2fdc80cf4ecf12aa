"""Dates, numbers, quotes, dashes and spacing as the target locale writes them (CLDR)."""

from transnews.localize import dashes, quotes, spacing


def set_typography(target_text: str, source_text: str, target: str) -> str:
    """Return a translation with the dashes, quotation marks and spaces of its locale.

    Letters, digits and their order stay. Doing it twice is doing it once.

    >>> set_typography('"Sim" - disse ele...', "«Yes» — he said…", "pt")
    '“Sim” — disse ele…'
    """
    text = dashes.localize(target_text, source_text, target)
    return spacing.localize(quotes.localize(text, target), target)
