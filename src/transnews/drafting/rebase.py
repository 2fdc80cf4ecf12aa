"""Follow a span from one wording of a text to another."""

from difflib import SequenceMatcher

from transnews.model import Span


def rebase(span: Span, old: str, new: str) -> Span | None:
    """Return where the span of *old* stands in *new*, a slightly changed copy.

    >>> rebase(Span(6, 9), "Ele: 'Sim'", "Ele: « Sim »").of("Ele: « Sim »")
    'Sim'

    None if nothing of the span is left.
    """
    if old == new:
        return span
    starts: list[int] = []
    for low, at, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        first, last = max(low, span.start), min(low + size, span.stop)
        if first < last:
            starts += at + first - low, at + last - low
    if not starts:
        return None
    found = Span(starts[0], starts[-1])
    # Quotation marks and the like that only changed their shape are not in a matching block.
    return found if found.of(new).strip() else None
