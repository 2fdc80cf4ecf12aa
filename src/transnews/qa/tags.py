"""Inline markup of a translation against that of its source, however it is spelt or placed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from transnews.model import Finding, Mark, Plain, Severity

_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_TARGET = re.compile(r"\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ADDRESS = re.compile(r"\]\(\s*<?([^\s<>)]*(?:\([^\s<>)]*\)[^\s<>)]*)*)")
_CODE = re.compile(r"`|<(?:code|kbd|samp|var|pre|tt)\b", re.IGNORECASE)
# Delimiters of Markdown that stand in a text because they have no partner.
_LOOSE = re.compile(r"\*\*|__|~~|`|\]\(|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A piece of markup as far as a translation must keep it."""

    kind: str
    """``link``, ``image``, ``code``, ``emphasis``, the name of an element, or ``other``."""
    what: str = ""
    """Its address, its code; empty where nothing more is compared."""


def check(source: Plain, target: Plain, is_markdown: bool) -> Iterator[Finding]:
    """Yield what became of the markup of *source* that must not.

    Args:
        source: A text, its markup taken out.
        target: Its translation, likewise.
        is_markdown: Whether marks of Markdown without a partner stand in the text.
    """
    ours, theirs = (_pieces(plain) for plain in (source, target))
    lost, new = list((ours - theirs).elements()), list((theirs - ours).elements())
    for piece in lost:
        partner = next((other for other in new if other.kind == piece.kind), None)
        if partner:
            new.remove(partner)
            yield _changed(piece, partner)
        else:
            yield Finding("markup", _weight(piece), f"{_shown(piece)} is lost")
    for piece in new:
        yield Finding("markup", _weight(piece), f"{_shown(piece)} is not in the source")
    yield from _loose(source.text, target.text) if is_markdown else ()


def _pieces(plain: Plain) -> Counter[Piece]:
    marks = (mark for mark in plain.marks if mark.atom or mark.close)
    return Counter(piece(mark) for mark in marks)


def piece(mark: Mark) -> Piece:
    """Return what is compared of a mark: titles and alternative texts are translated."""
    if _CODE.match(mark.open):
        return Piece("code", mark.open)
    if name := _NAME.match(mark.open):
        return _element(name[1].lower(), mark)
    if mark.open.startswith("<"):  # <https://example.org>, a comment
        return Piece("other", mark.open)
    if mark.open.startswith(("[", "![")):
        kind = "image" if mark.open.startswith("!") else "link"
        if address := _ADDRESS.search(mark.open if mark.atom else mark.close):
            return Piece(kind, address[1])
        return Piece("other", mark.open) if mark.atom else Piece(kind, mark.close)
    return Piece("other", mark.open) if mark.atom else Piece("emphasis")


def _element(name: str, mark: Mark) -> Piece:
    single = mark.atom and (mark.open.startswith("</") or _is_half(name, mark.open))
    if single:
        return Piece("half", mark.open)
    address = _TARGET.search(mark.open)
    kind = {"a": "link", "img": "image"}.get(name, name)
    if name in ("b", "i", "em", "strong", "u", "mark", "small"):
        return Piece("emphasis")
    return Piece(kind, next(filter(None, address.groups()), "") if address else "")


def _is_half(name: str, tag: str) -> bool:
    """Tell whether an atom is an opening tag alone, of an element that has an end."""
    alone = tag.count("<") == 1 and not tag.endswith("/>")
    return alone and name not in ("br", "img", "wbr", "hr", "input", "source", "track", "embed")


def _weight(piece: Piece) -> Severity:
    """Return how bad it is: emphasis is the translator's to set."""
    return Severity.WARNING if piece.kind in ("emphasis", "br", "wbr") else Severity.ERROR


def _shown(piece: Piece) -> str:
    what = piece.what if len(piece.what) <= 60 else f"{piece.what[:59]}…"
    match piece.kind:
        case "half":
            return f"the tag {what} without its other half"
        case "link" | "image":
            return f"the {piece.kind} to {what}" if what else f"a {piece.kind}"
        case "code" | "other":
            return what
        case "emphasis":
            return "emphasis"
        case name:
            return f"<{name}>"


def _changed(was: Piece, now: Piece) -> Finding:
    # The same page in the reader's language is a good change, so a person is only asked.
    address = was.kind in ("link", "image")
    severity = Severity.WARNING if address and now.what else Severity.ERROR
    shown = f"{_shown(now)} is nothing" if not now.what else _shown(now)
    return Finding("markup", severity, f"{_shown(was)} has become {shown}")


def _loose(source: str, target: str) -> Iterator[Finding]:
    ours, theirs = (Counter(_LOOSE.findall(text)) for text in (source, target))
    for mark in theirs - ours:
        message = f"{mark} has no partner and stands in the text"
        yield Finding("markup", Severity.ERROR, message)
