"""Find what no model may touch: addresses, handles, hashtags, numeric dates, atoms of markup.

A protected span goes to the engine as a placeholder and comes back word for word,
except hashtags and dates, which have a form of their own in the target language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from transnews.localize import dates
from transnews.model import Span

_KINDS = (
    ("address", r"(?:https?://|ftp://|www\.)[^\s<>\"'«»“”\ue000-\uf8ff]*[\w/&=#%~-]"),
    ("address", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "address",
        r"\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|co|org|net|gov|edu|info|io|eu)"
        r"(?:\.[a-z]{2})?\b(?:/[\w./%?&=#~-]*[\w/])?",
    ),
    ("handle", r"(?<!\w)@\w[\w.]*\w"),
    ("tag", r"(?<![\w&])#[^\W\d_]\w*"),
    ("atom", r"[\ue000-\uf8ff]"),
    ("placeholder", r"[Xx][Qq]\d+"),  # of the source's own
)
_PATTERN = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)))

# Survives the starter models in 120 of 120 sentences where ⟦0⟧, {0} and <0> survive in none
# (measured; docs/design.md). No underscore: SentencePiece decoders turn it into a space.
_PLACEHOLDER = "XQ{}"
_PLACEHOLDERS = re.compile(r"( ?)X ?Q ?([0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Protected:
    """A span the engine must not see, and what stands there in the translation."""

    kind: str
    span: Span
    source: str
    target: str


def find(text: str, source: str, target: str, tag: Callable[[str], str]) -> tuple[Protected, ...]:
    """Return the protected spans of *text*, in order, disjoint.

    Args:
        text: A sentence, atoms of markup as private-use characters.
        source: Language of the text.
        target: Locale of the translation.
        tag: Gives a hashtag (with its ``#``) in the target language.
    """
    found = []
    for match in _PATTERN.finditer(text):
        kind = _KINDS[int((match.lastgroup or "k0")[1:])][0]
        written = tag(match[0]) if kind == "tag" else match[0]
        found.append(Protected(kind, Span(*match.span()), match[0], written))
    taken = {i for p in found for i in range(p.span.start, p.span.stop)}
    for span in dates.find(text, source):
        if taken.isdisjoint(range(span.start, span.stop)):
            written = dates.short(span.of(text), target, source)
            found.append(Protected("date", span, span.of(text), written))
    return tuple(sorted(found, key=lambda p: p.span))


def hide(text: str, protected: tuple[Protected, ...]) -> str:
    """Replace each protected span by its placeholder.

    >>> hide("see x.org", (Protected("address", Span(4, 9), "x.org", "x.org"),))
    'see XQ1'
    """
    pieces: list[str] = []
    done = 0
    for number, item in enumerate(protected, 1):
        pieces += text[done : item.span.start], _PLACEHOLDER.format(number)
        done = item.span.stop
    return "".join(pieces) + text[done:]


def show(text: str, protected: tuple[Protected, ...]) -> str:
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

    return _PLACEHOLDERS.sub(fill, text)


def without(text: str, protected: tuple[Protected, ...]) -> str:
    """Return *text* with nothing where a protected span stands."""
    pieces: list[str] = []
    done = 0
    for item in protected:
        pieces.append(text[done : item.span.start])
        done = item.span.stop
    return "".join(pieces) + text[done:]
