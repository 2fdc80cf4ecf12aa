"""Quotation marks as the target locale sets them (CLDR; the table is quotes.tsv)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transnews.languages import primary
from transnews.localize import pairing
from transnews.localize.pairing import DOUBLE, SINGLE, Mark

NEUTRAL = str.maketrans(dict.fromkeys(DOUBLE, '"') | dict.fromkeys(SINGLE + "ʼ", "'"))
"""For `str.translate`: every double mark to `"`, every single one and apostrophe to `'`."""

_SPACES = " \u00a0\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one level, each one character."""

    open: str
    close: str
    space: str = ""
    """Between each mark and the quotation."""


@cache
def locale_marks(target: str) -> tuple[Marks, Marks]:
    """Return the primary and the secondary marks of a locale.

    >>> locale_marks("de-AT")
    (Marks(open='„', close='“', space=''), Marks(open='‚', close='‘', space=''))
    """
    rows = _table()
    parts = target.split("-")
    tags = ("-".join(parts[:size]) for size in range(len(parts), 0, -1))
    own = next((rows[tag] for tag in tags if tag in rows), rows["und"])
    space = inner_space(target)
    return _marks(own[0], own[1], space), _marks(own[2], own[3], space)


def _marks(opening: str, closing: str, space: str) -> Marks:
    return Marks(opening, closing, space if opening in "«‹" else "")


def inner_space(target: str) -> str:
    """Return what stands between guillemets and the text: in French a no-break space.

    The narrow one in Switzerland (Guide du typographe), the full one elsewhere (Lexique des
    règles typographiques; OQLF in Canada).
    """
    if primary(target) != "fr":
        return ""
    return "\u202f" if target.endswith("-CH") else "\u00a0"


def localize(text: str, target: str) -> str:
    r"""Return *text* with the quotation marks of the target locale.

    Outer marks become primary, nested ones secondary. Single marks on their own stay single where
    the locale has single marks. A mark whose partner is missing is set by its place. Apostrophes
    and measures stay. Private-use characters stand for something that is no quotation mark.

    >>> localize('He said: "I don\'t \'really\' know."', "de")
    "He said: „I don't ‚really‘ know.“"

    The result is its own localisation; a text for which that cannot be had stays as it is.
    """
    once = _set(text, target)
    if once == text:
        return text
    stable = _set(once, target) == once and _pairs(once) == _pairs(text)
    return once if stable else text


def neutralize(text: str) -> str:
    r"""Return *text* with `"` and `'` for all quotation marks, of the same length; to compare.

    >>> neutralize("„Ja“, d’accord")
    '"Ja", d\'accord'
    """
    return text.translate(NEUTRAL)


@cache
def _table() -> dict[str, str]:
    lines = files(__package__).joinpath("quotes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {tag: own for own, tags in rows for tag in tags.split()}


def _pairs(text: str) -> int:
    return sum(mark.partner is not None for mark in pairing.marks(text))


def _set(text: str, target: str) -> str:
    levels = locale_marks(target)
    pieces: list[str] = []
    done = 0
    for mark, level in _levels(text, levels):
        own = levels[level]
        before, after = text[done : mark.at], mark.at + 1
        if mark.opens:
            pieces += before, own.open, own.space
            done = after + len(text[after:]) - len(text[after:].lstrip(_SPACES))
        else:
            empty = pieces[-1:] == [own.space] and not before
            pieces += before.rstrip(_SPACES), "" if empty else own.space, own.close
            done = after
    return "".join(pieces) + text[done:]


def _levels(text: str, levels: tuple[Marks, Marks]) -> list[tuple[Mark, int]]:
    """Give each mark its level: 0 primary, 1 secondary."""
    single = 1 if levels[1].open in SINGLE else 0
    found: list[tuple[Mark, int]] = []
    inside: list[int] = []
    for mark in pairing.marks(text):
        if mark.partner is None:
            found.append((mark, 0))
        elif mark.opens:
            outer = single if text[mark.at] in SINGLE else 0
            inside.append(1 - inside[-1] if inside else outer)
            found.append((mark, inside[-1]))
        else:
            found.append((mark, inside.pop()))
    return found
