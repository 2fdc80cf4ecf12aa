"""The end of a sentence as its source has it, questions asked, brackets paired.

Drafting sets the ends itself (`localize.ends`); this is the proof, by a reading of its own.
"""

import re
from collections.abc import Iterator, Sequence

from transnews.checks.projection import attended
from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.model import Finding, Severity, Span

_ASKED = Severity.ERROR
_HALVED = Severity.ERROR
_ENDED = Severity.WARNING

_SURE = 0.7
"""A word that gives brackets more than this share of its attention is of their words."""

_KINDS = {
    "full stop": ".．。।॥։۔።။។",
    "exclamation mark": "!！՜",
    "colon": ":：",
    "semicolon": ";；؛·",
    "comma": ",，،、",
    "ellipsis": "…",
}
_KIND_OF = {char: kind for kind, chars in _KINDS.items() for char in chars}
_QUESTIONS = "?？؟\u037e՞"
# A mark with a letter after it belongs to an address.
_ASKS = re.compile(r"[?？؟\u037e⁇⁈⁉]+[!！]*(?!\w)|՞")
_GREEK_ASKS = re.compile(r"[?;\u037e]+(?!\w)")
_TAIL = re.compile(r"[^\w%‰°€$£¥+*@#&=/\\|~^<>\ue000-\uf8ff]*$")
# Languages that end sentences with a space, or whose marks stand inside the words.
_UNMARKED = "th lo hy"
# U.S., a.m., etc., 2025 г.: the stop there may be that of the word.
_SHORT = re.compile(
    r"(?<!\w)(?:(?:[^\W\d_]{1,2}\. ?)+[^\W\d_]{1,2}"
    r"|etc|inc|corp|ltd|bros|jr|sr|vs|usw|bzw|itd|itp|np|руб|коп|тыс|др|ін)$"
    r"|[\dIVXLC]\s?(?:г|гг|р|рр|в|вв|ст|r|m)$",
    re.I,
)
# Where years and days are ordinal numbers, the stop may be that of the number.
_ORDINAL = "bs cs da de et fi hr hu is lb lv nb nn pl sk sl sr tr"
_BRACKETS = (("(（", ")）"), ("[［【", "]］】"))


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each question lost or gained, another end, and unpaired brackets."""
    if not re.search(r"\w", subject.target):
        return
    questions = [*_questions(subject)]
    yield from questions or _ends(subject)
    yield from _inverted(subject)
    yield from _brackets(subject)


def _questions(subject: Subject) -> Iterator[Finding]:
    ours = _asked(subject.source, subject.source_language)
    theirs = _asked(subject.target, subject.target_language)
    if len(ours) > len(theirs) and not _is_unmarked(subject):
        yield Finding("ends", _ASKED, "the question mark is lost")
    elif len(theirs) > len(ours):
        yield Finding("ends", _ASKED, "the source does not ask", theirs[-1])


def _asked(text: str, language: str) -> list[Span]:
    asks = _GREEK_ASKS if primary(language) == "el" else _ASKS
    return [Span(*match.span()) for match in asks.finditer(text)]


def _ends(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where the sentence ends with another mark than its source."""
    wanted, got = _kind(subject.source), _kind(subject.target)
    if wanted == got or "question" in (wanted, got) or _is_unmarked(subject):
        return
    sides = (
        (subject.source, subject.source_language),
        (subject.target, subject.target_language),
    )
    if {wanted, got} == {"full stop", ""} and any(_is_short(*side) for side in sides):
        return
    if not got:
        yield Finding("ends", _ENDED, f"the {wanted} at the end is lost")
        return
    span = Span(*_tail(subject.target).span())
    yield Finding("ends", _ENDED, f"ends with {_a(got)}, the source with {_a(wanted)}", span)


def _is_short(text: str, language: str) -> bool:
    """Tell whether a full stop after *text* may be that of its last word."""
    body = text[: _tail(text).start()]
    ordinal = primary(language) in _ORDINAL.split() and body[-1:].isdigit()
    return ordinal or bool(_SHORT.search(body))


def _a(kind: str) -> str:
    return f"a{'n' * (kind[:1] in ('e',))} {kind}" if kind else "no mark"


def _kind(text: str) -> str:
    """Return what the sentence ends with: a key of `_KINDS`, ``question``, or nothing."""
    tail = _tail(text)[0]
    if any(char in _QUESTIONS for char in tail):
        return "question"
    if any(_KIND_OF.get(char) == "exclamation mark" for char in tail):
        return "exclamation mark"
    if ".." in tail or "…" in tail:
        return "ellipsis"
    return next((_KIND_OF[char] for char in reversed(tail) if char in _KIND_OF), "")


def _tail(text: str) -> re.Match[str]:
    """Return the punctuation at the end, twenty characters at most."""
    match = _TAIL.search(text, max(0, len(text) - 20))
    assert match  # noqa: S101 -- it matches the empty end
    return match


def _is_unmarked(subject: Subject) -> bool:
    languages = {primary(subject.source_language), primary(subject.target_language)}
    return not languages.isdisjoint(_UNMARKED.split())


def _inverted(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for a Spanish question or exclamation that does not begin as one."""
    if primary(subject.target_language) != "es":
        return
    for opens, closes in ("¿?", "¡!"):
        ends = re.findall(rf"\w*\{closes}(?!\w)", subject.target)
        # Yahoo! keeps its own mark.
        if opens not in subject.target and any(end not in subject.source for end in ends):
            yield Finding("ends", _ENDED, f"{opens} is missing")


def _brackets(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for brackets without their other half, and for those lost or added."""
    for opens, closes in _BRACKETS:
        mine, its = (_surplus(text, opens, closes) for text in (subject.source, subject.target))
        ours, theirs = (_pairs(text, opens, closes) for text in (subject.source, subject.target))
        if its != mine:
            mark = opens[0] if its > mine else closes[0]
            yield Finding("ends", _HALVED, f"{mark} has no partner")
        elif len(theirs) > len(ours):
            message = f"the brackets of {_shown(theirs[-1], subject.target)} are not in the source"
            yield Finding("ends", _ENDED, message, theirs[-1])
        elif len(theirs) < len(ours) and (lost := _opened(subject, ours, theirs)):
            message = f"the brackets of {_shown(lost, subject.source)} are lost"
            yield Finding("ends", _ENDED, message)


def _opened(subject: Subject, ours: Sequence[Span], theirs: Sequence[Span]) -> Span | None:
    """Return which stretch of the source has lost its brackets and kept its words.

    One that has lost its words is not about brackets; without an alignment, who can tell?
    """
    said = attended(subject, ours)
    if not said:
        return ours[-1]
    for number, span in enumerate(ours):
        words = [word.span for word in said if word.inside[number] > _SURE]
        inside = [w for w in words if any(t.start < w.start < t.stop for t in theirs)]
        if words and not inside:
            return span
    return None


def _pairs(text: str, opens: str, closes: str) -> list[Span]:
    ends = re.escape(closes)
    # Behind the last one that closes, each that opens would be followed to the end in vain.
    text = text[: max(map(text.rfind, closes)) + 1]
    return [Span(*m.span()) for m in re.finditer(f"[{re.escape(opens)}][^{ends}]*[{ends}]", text)]


def _surplus(text: str, opens: str, closes: str) -> int:
    """Return how many more brackets open than close."""
    return sum(map(text.count, opens)) - sum(map(text.count, closes))


def _shown(span: Span, text: str) -> str:
    found = span.of(text)
    return found if len(found) <= 40 else f"{found[:24]}…{found[-12:]}"
