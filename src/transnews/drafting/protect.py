"""Find what no model may touch: addresses, handles, hashtags, numeric dates, atoms of markup.

A protected span goes to the engine as a placeholder and comes back word for word,
except hashtags and dates, which have a form of their own in the target language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from transnews.engines import marks
from transnews.localize import dates
from transnews.model import Span

_KINDS = (
    ("address", r"(?:https?://|ftp://|www\.)[^\s<>\"'«»“”\ue000-\uf8ff]*[\w/&=#%~-]"),
    ("address", r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"),
    (
        "address",
        # Bounded as names of hosts are, or "a.a.a.…" takes time by the square of its length.
        r"\b[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\.(?:com|co|org|net|gov|edu|info|io|eu)"
        r"(?:\.[a-z]{2})?\b(?:/[\w./%?&=#~-]*[\w/])?",
    ),
    # Text that looks like markup, a path, and signs: models drop or change their < ~ and \.
    ("code", r"\{\{.*?\}\}|\{%.*?%\}"),  # what site generators put in: {{< video 1 >}}
    ("code", r"</?[A-Za-z][^<>]{0,80}>|\b[A-Za-z]:\\[\w.\\-]*\w"),
    ("sign", r"(?<=\s)[<>](?=\s)|(?<!\S)~(?=\d)"),
    ("handle", r"(?<!\w)@\w[\w.]*\w"),
    ("tag", r"(?<![\w&])#[^\W\d_]\w*"),
    ("atom", r"[\ue000-\uf8ff]"),
    # What no language has: a model takes minutes over a few hundred such letters, and makes nothing
    # of them. In scripts without spaces that is only one and the same letter over and over.
    ("blob", r"(?P<one>[^\s\ue000-\uf8ff])(?P=one){99,}"),
    (
        "blob",
        r"[^\s\"'«»“”„‘’()\[\]<>\ue000-\uf8ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
        r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{100,}",
    ),
)
KEPT = (*dict.fromkeys(kind for kind, _ in _KINDS if kind != "sign"), "placeholder", "date")
"""Kinds whose form has to be in the translation: a person may write `cerca de 50` for `~50`.

Names and numbers have checks of their own.
"""
_PATTERN = "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS))


@dataclass(frozen=True, slots=True)
class Protected:
    """A span the engine must not see, and what stands there in the translation."""

    kind: str
    span: Span
    source: str
    target: str


@cache
def _pattern(mark: str) -> re.Pattern[str]:
    """Return what finds the spans; a mark of the source's own is one as well."""
    return re.compile(rf"{_PATTERN}|(?P<k{len(_KINDS)}>(?i:{mark})\d+)")


@cache
def _placeholders(mark: str) -> re.Pattern[str]:
    return re.compile(f"( ?){' ?'.join(mark)} ?([0-9]+)", re.IGNORECASE)


def find(
    text: str,
    languages: tuple[str, str],
    tag: Callable[[str], str],
    mark: str = marks.DEFAULT,
) -> tuple[Protected, ...]:
    """Return the protected spans of *text*, in order, disjoint.

    Args:
        text: A sentence, atoms of markup as private-use characters.
        languages: Of the text and of its translation.
        tag: Gives a hashtag (with its ``#``) in the target language.
        mark: What will stand for them.
    """
    source, target = languages
    found = []
    for match in _pattern(mark).finditer(text):
        number = int((match.lastgroup or "k0")[1:])
        kind = _KINDS[number][0] if number < len(_KINDS) else "placeholder"
        written = tag(match[0]) if kind == "tag" else match[0]
        found.append(Protected(kind, Span(*match.span()), match[0], written))
    taken = {i for p in found for i in range(p.span.start, p.span.stop)}
    for span in dates.find(text, source):
        if taken.isdisjoint(range(span.start, span.stop)):
            written = dates.short(span.of(text), target, source)
            found.append(Protected("date", span, span.of(text), written))
    return tuple(sorted(found, key=lambda p: p.span))


def hide(text: str, protected: tuple[Protected, ...], mark: str = marks.DEFAULT) -> str:
    """Replace each protected span by its placeholder.

    >>> hide("see x.org", (Protected("address", Span(4, 9), "x.org", "x.org"),))
    'see XQ1'
    """
    pieces: list[str] = []
    done = 0
    for number, item in enumerate(protected, 1):
        pieces += text[done : item.span.start], f"{mark}{number}"
        done = item.span.stop
    return "".join(pieces) + text[done:]


def show(text: str, protected: tuple[Protected, ...], mark: str = marks.DEFAULT) -> str:
    """Replace each placeholder of a translation by what stands for it.

    A placeholder that comes twice is filled once, one that no span owns is dropped;
    one that is lost stays lost: the check `kept` says so.

    >>> x = Protected("address", Span(4, 9), "x.org", "x.org")
    >>> show("veja xq 1 e XQ1 agora", (x,))
    'veja x.org e agora'
    """
    if not protected:
        return text
    seen: set[int] = set()

    def fill(match: re.Match[str]) -> str:
        space, digits = match.groups()
        sizes = range(len(digits), 0, -1)  # what follows may begin with a digit of its own
        size = next((n for n in sizes if 0 < int(digits[:n]) <= len(protected)), 0)
        number = int(digits[:size] or 0)
        if not number or number in seen:
            return ""
        seen.add(number)
        return str(space) + protected[number - 1].target + str(digits[size:])

    return _placeholders(mark).sub(fill, text)


def without(text: str, protected: tuple[Protected, ...]) -> str:
    """Return *text* with nothing where a protected span stands."""
    pieces: list[str] = []
    done = 0
    for item in protected:
        pieces.append(text[done : item.span.start])
        done = item.span.stop
    return "".join(pieces) + text[done:]
