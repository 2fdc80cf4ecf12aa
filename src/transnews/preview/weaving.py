"""Weave what is to be shown of a text into it: HTML elements that lie over one another.

Sentences, findings, names and links do not nest as HTML wants it. An element that would cross
another is closed before and opened again after it, so that the text itself stays as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from transnews.model import Span

# A page cannot hold these: they are shown by their pictures, one for one.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {
    0x7F: 0x2421
}


@dataclass(frozen=True, slots=True)
class Thread:
    """An element over a stretch of a text."""

    span: Span
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Names and values, as plain text."""

    @property
    def open(self) -> Markup:
        """The start tag."""
        said = (Markup(' {}="{}"').format(name, visible(value)) for name, value in self.attributes)
        return Markup("<{}{}>").format(Markup(self.tag), Markup("").join(said))  # noqa: S704

    @property
    def close(self) -> Markup:
        """The end tag."""
        return Markup("</{}>").format(self.tag)


def visible(text: str) -> str:
    r"""Return *text* with control characters as pictures; as long as it was.

    >>> visible("a\x00b\n")
    'a␀b\n'
    """
    return text.translate(_CONTROLS)


def weave(text: str, threads: Iterable[Thread]) -> Markup:
    """Return *text* as HTML, with *threads* over it.

    Of two that cover the same stretch, the one that is given first is the outer one. What reaches
    beyond the text is cut; what covers nothing is left out.

    >>> weave("a & b", [Thread(Span(0, 3), "b"), Thread(Span(2, 5), "i")])
    Markup('<b>a <i>&amp;</i></b><i> b</i>')
    """
    text = visible(text)
    waiting = sorted(_fitting(threads, len(text)), key=lambda t: (-t.span.start, t.span.stop))
    # `sorted` is stable and the list is taken from its end: the first given must come last.
    done: list[Markup] = []
    standing: list[Thread] = []
    for here, there in _stretches(waiting, len(text)):
        done += _ended(standing, here)
        while waiting and waiting[-1].span.start == here:
            standing.append(waiting.pop())
            done.append(standing[-1].open)
        done.append(escape(text[here:there]))
    done += _ended(standing, len(text))
    return Markup("").join(done)


def _fitting(threads: Iterable[Thread], size: int) -> list[Thread]:
    """Return the threads that cover something, the last given first."""
    return [t for t in threads if 0 <= t.span.start < min(t.span.stop, size)][::-1]


def _stretches(threads: Iterable[Thread], size: int) -> list[tuple[int, int]]:
    """Return the stretches between all starts and ends."""
    cuts = {0, size} | {t.span.start for t in threads} | {min(t.span.stop, size) for t in threads}
    places = sorted(cuts)
    return list(pairwise(places))


def _ended(standing: list[Thread], here: int) -> list[Markup]:
    """Close what ends *here* and all in it, and open the others in it again."""
    ending = [i for i, thread in enumerate(standing) if thread.span.stop <= here]
    if not ending:
        return []
    inner = standing[ending[0] :]
    going_on = [thread for thread in inner if thread.span.stop > here]
    standing[ending[0] :] = going_on
    return [t.close for t in reversed(inner)] + [t.open for t in going_on]
