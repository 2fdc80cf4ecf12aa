"""Look at what stands directly before a place of a text."""

import re

_REACH = 80
"""Characters: more than any of the patterns needs; from the beginning a long text takes minutes."""


def look(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    r"""Return where *pattern*, which ends with ``$``, matches the text as far as *at*.

    >>> look(re.compile(r"\bon\s$"), "It rained on 1 May", 13).start()
    10
    """
    return pattern.search(text, max(0, at - _REACH), at)
