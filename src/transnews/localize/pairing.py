"""Find the quotation marks of a text and which of them belong together.

The same character opens in one language and closes in another (`“`), so its place decides:
a mark after a space and before a letter opens, one after a letter and before a space or
punctuation closes. Where the place does not tell, the character does (`«`), and where that
does not either (`"`), what is open. Apostrophes, inches and minutes are no marks.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

DOUBLE = '"“”„‟«»″＂「」〝〞〟'
SINGLE = "'‘’‚‛‹›『』"
_ALL = re.compile(f"[{DOUBLE}{SINGLE}]")
_OPENING = "“„‟«‹‘‚‛「『〝"
_GUILLEMETS = "«»‹›"
# What French has between guillemets and quotation.
_INNER = ("\u00a0", "\u202f")
# The ones that are apostrophes more often than quotation marks.
_APOSTROPHES = "'’‘‛"
_BEFORE_OPENING = re.compile(r"[\s(\[{¿¡/=:—–\-：（【]")
_AFTER_CLOSING = re.compile(r"[\s)\]}.,;:!?…/%—–\-，、。：；！？）】،؛؟।]")
_LONGEST_RUN = 20
"""How many marks in a row are looked past; nobody means more."""
# After the apostrophe: ’n’, ’em, ’tis, ’90s; Dutch ’s, ’t, ’k; Italian ’ndrangheta.
_ELIDED = re.compile(
    r"(?:n|em|tis|twas|til|till|cause|cos|bout|round|s|t|k|m|d|ll|re|ve|ndrangheta|\d\d\w*)\b", re.I
)
# Before it: rock ’n’, Italian po’, mo’, English o’, th’.
_TRUNCATED = re.compile(r"(?:['’‘]n|\b(?:po|mo|ca|di|fa|va|da|sta|o|ol|th))$", re.I)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark."""

    at: int
    """Offset of its one character."""
    opens: bool
    partner: int | None = None
    """Offset of the mark it belongs to; None where that is missing."""


_FAR = 100
"""Marks that may stand open, or are looked ahead for: no text has as many, but a hostile one."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    char: str
    opens: bool | None
    """As its place says; None if it does not tell."""
    inch: bool
    """After a digit, where a measure may be meant."""

    @property
    def single(self) -> bool:
        return self.char in SINGLE


@lru_cache(maxsize=2048)  # checks, ladder and setting all ask for the sentences of a window
def marks(text: str) -> tuple[Mark, ...]:
    r"""Return the quotation marks of *text* in order.

    >>> [(m.at, m.opens, m.partner) for m in marks('He said "yes".')]
    [(8, True, 12), (12, False, 8)]
    >>> marks("don't, 5'10\", the '90s")
    ()
    """
    candidates = [c for match in _ALL.finditer(text) if (c := _candidate(text, match.start()))]
    partners: dict[int, int] = {}
    lone: dict[int, bool] = {}
    stack: list[_Candidate] = []
    for index, mark in enumerate(candidates):
        following = candidates[index + 1 : index + 1 + _FAR]
        if _opens(mark, stack):
            stack.append(mark)
            if len(stack) > _FAR and _is_sure(outer := stack.pop(0)):
                lone[outer.at] = True
        elif (place := _open_place(mark, stack, following, text)) is not None:
            partners[mark.at] = stack[place].at
            partners[stack[place].at] = mark.at
            lone |= {c.at: True for c in stack[place + 1 :] if _is_sure(c)}
            del stack[place:]
        elif _is_sure(mark) and not mark.inch:
            lone[mark.at] = False
    lone |= {c.at: True for c in stack if _is_sure(c)}
    found = [Mark(at, at < other, other) for at, other in partners.items()]
    found += [Mark(at, opens) for at, opens in lone.items()]
    return tuple(sorted(found, key=lambda mark: mark.at))


def _candidate(text: str, at: int) -> _Candidate | None:
    """Judge one character by its neighbours; None if it is an apostrophe or a measure."""
    char = text[at]
    before = _neighbour(text, at, -1)
    after = _neighbour(text, at, 1)
    inch = before.isdigit() and char in "\"″”'’"
    if char == "″" and inch:
        return None
    if "\u05d0" <= before <= "\u05ea" and "\u05d0" <= after <= "\u05ea":
        return None  # Hebrew writes abbreviations so
    # `"…and` at the very start opens, `and "` at the very end closes.
    opening = not before or bool(after and _BEFORE_OPENING.match(before))
    closing = bool(before) and (not after or bool(_AFTER_CLOSING.match(after)))
    if char in "«‹" and text[at + 1 : at + 2] in _INNER:
        opening, closing = True, False
    elif char in "»›" and text[at - 1 : at] in _INNER:
        opening, closing = False, True
    if char in _APOSTROPHES:
        if opening == closing or (opening and char != "‘" and _ELIDED.match(text, at + 1)):
            return None
        if closing and _TRUNCATED.search(text, max(0, at - 12), at):
            return None
    return _Candidate(at, char, None if opening == closing else opening, inch)


def _neighbour(text: str, at: int, step: int) -> str:
    """Return the next character that is no quotation mark, empty at the end of the text.

    The apostrophe of an elision stands for a space: `l'"Express"`, `l'« Express »`.
    """
    may_start = step < 0 and (text[at] in "«‹„" or text[at + 1 : at + 2].isalnum())
    place = at + step
    end = at + step * _LONGEST_RUN
    while 0 <= place < len(text) and place != end and text[place] in DOUBLE + SINGLE:
        if may_start and text[place] in "'’" and text[place - 1 : place].isalpha():
            return " "
        place += step
    return text[place] if 0 <= place < len(text) else ""


def _opens(mark: _Candidate, stack: list[_Candidate]) -> bool:
    if mark.opens is not None:
        return mark.opens
    inside = any(c.single == mark.single for c in stack)
    if mark.char in _OPENING:
        # `„…“`, and `”…“` in Arabic
        return not (inside and mark.char in "“‘" and stack[-1].char in "„‟”‚’")
    return not inside and mark.char not in "」』〟"


def _open_place(
    mark: _Candidate, stack: list[_Candidate], following: list[_Candidate], text: str
) -> int | None:
    """Return which mark of the stack *mark* closes, None if none."""
    if mark.single:
        fits = stack and stack[-1].single and _is_kin(mark, stack[-1])
        return len(stack) - 1 if fits and not _is_possessive(mark, following, text) else None
    places = [place for place, c in enumerate(stack) if not c.single]
    if not places or _is_inch(mark, following):
        return None
    kin = [place for place in places if _is_kin(mark, stack[place])]
    return (kin or places)[-1]


def _is_kin(one: _Candidate, other: _Candidate) -> bool:
    return (one.char in _GUILLEMETS) == (other.char in _GUILLEMETS)


def _is_possessive(mark: _Candidate, following: list[_Candidate], text: str) -> bool:
    """Tell whether `'` in *the boys' room'* ends no quotation, for a better end follows."""
    if mark.char not in "'’" or text[max(0, mark.at - 1) : mark.at] not in ("s", "S"):
        return False
    after = next((c for c in following if c.single), None)
    ends = after is not None and after.opens is False and text[after.at - 1] not in "sS"
    return ends and bool(re.match(r" \w", text[mark.at + 1 : mark.at + 3]))


def _is_inch(mark: _Candidate, following: list[_Candidate]) -> bool:
    """Tell whether `"` in *a 12" pipe"* ends no quotation, for a better end follows."""
    after = next((c for c in following if not c.single), None)
    return mark.inch and after is not None and after.opens is False and not after.inch


def _is_sure(mark: _Candidate) -> bool:
    """Tell whether a mark without a partner is certainly a quotation mark."""
    return not mark.single and mark.opens is not None
