"""Where the accepted forms of a name stand in a text: the benchmarks' own judge.

A form counts where it stands as a whole word; the first letter of a form of several words may
be small or great. Kinds of apostrophe, hyphen and space make no difference.
"""

import re
from collections.abc import Sequence
from functools import cache

_ALIKE = str.maketrans("’‘ʼ‐‑\u00a0\u202f\u2009", "'''--   ")


def found(forms: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Return where *forms* stand in *text*, from start to stop, none within another.

    >>> found(("País de Gales", "Gales"), "O país de Gales, e não galês")
    [(2, 15)]
    """
    return [match.span() for match in _pattern(tuple(forms)).finditer(plain(text))]


def plain(text: str) -> str:
    """Return *text* with one kind of apostrophe, hyphen and space."""
    return text.translate(_ALIKE)


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted({plain(form) for form in forms}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_either_case, longest))})(?!\w)")


def _either_case(form: str) -> str:
    first, rest = form[0], form[1:]
    if " " not in form:
        return re.escape(form)
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(rest)}"
