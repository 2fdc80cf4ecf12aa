r"""Subtitles: SRT and WebVTT. Times, numbers, settings, notes and styles stay byte for byte.

A block is what a viewer reads in one go: a sentence, or several, over as many cues as it takes.
In its text a line is a cue (``\n`` between them); the lines within a cue are one. A cue goes on
in the next one if it does not end as a sentence does, or the next starts with a small letter; but
not over a pause, nor to another speaker. Where a file hardly ends any cue in punctuation
(automatic captions, Thai), each cue is a block.

A changed text with as many lines as cues goes line by line into them. Any other is parted at word
boundaries in about the proportion of the source. Within a cue it has as few lines as fit into the
columns of the longest line of the file, 42 at least; more than before only where it must, and
never more than the tallest cue of the file has.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from transnews.formats import cues
from transnews.formats.cues import Part, Shape
from transnews.formats.place import Format, Place, lines, newline
from transnews.linebreaks import columns, divide, joint, wrap
from transnews.model import Block, Reading, Role, Span

_WIDTH = 42
"""What broadcasters allow a line of subtitles in Latin letters."""
_PAUSE = 3.0
"""Seconds after which nobody takes the next cue for the same sentence."""
_CUES, _LENGTH = 8, 500
"""No sentence has more cues or characters; a file without punctuation would."""
_PUNCTUATED = 0.1
"""Share of cues that end a sentence, in a file that has sentences."""
_CLOSERS = re.compile(r"(?:[\"'”’»)\]\u2060\s]|</[^<>]*>)+$")
_END = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "։", "-", "–", "—")
_SOFT_END = (".", "…", "-", "–", "—")
"""After which a small letter says that the sentence goes on."""
_ASIDE = re.compile(r"[(\[（【].*[)\]）】]", re.DOTALL)
_LANGUAGE = re.compile(r"^Language:[ \t]*([\w-]+)", re.MULTILINE)
_TAG = re.compile(r"<(/?)([A-Za-z]+)[^<>]*>")


def _places(source: str, reading: Reading, *, webvtt: bool) -> tuple[Place, ...]:  # noqa: ARG001
    shape = cues.shape(source, webvtt=webvtt)
    eol = newline(source)
    return tuple(
        _place(source, passage, shape, eol, webvtt=webvtt)
        for passage in _passages(list(cues.cues(source, webvtt=webvtt)))
    )


def _passages(found: Sequence[Sequence[Part]]) -> Iterator[list[Part]]:
    """Put together the parts that are read in one go."""
    parts = [part for cue in found for part in cue]
    ended = sum(_bare(part.text).endswith(_END) for part in parts)
    punctuated = ended > _PUNCTUATED * len(parts)
    passage: list[Part] = []
    for part in parts:
        if passage and not (punctuated and _goes_on(passage, part)):
            yield passage
            passage = []
        passage.append(part)
    if passage:
        yield passage


def _goes_on(passage: Sequence[Part], part: Part) -> bool:
    """Tell whether *part* goes on with the last sentence of *passage*."""
    last = passage[-1]
    if not (last.ends and part.leads) or part.start - last.stop > _PAUSE:
        return False
    if len(passage) == _CUES or sum(len(p.text) for p in passage) > _LENGTH:
        return False
    voice = "<v" in part.outside and part.outside.strip() != passage[0].outside.strip()
    sung = ("♪" in part.outside) != ("♪" in last.outside)
    aside = any(_ASIDE.fullmatch(each.text) for each in (last, part))
    if voice or sung or aside:
        return False
    said, following = _bare(last.text), cues.MARKUP.sub("", part.text)
    small = next((letter for letter in following if letter.isalnum()), "").islower()
    shouted = said.isupper() != following.isupper() and any(map(str.isalpha, said))
    return said.endswith(_SOFT_END) and small if said.endswith(_END) else not shouted or small


def _bare(text: str) -> str:
    """Return *text* without tags, and without what closes quotations and brackets at its end."""
    return _CLOSERS.sub("", cues.MARKUP.sub("", text))


def _place(source: str, passage: list[Part], shape: Shape, eol: str, *, webvtt: bool) -> Place:
    text = "\n".join(part.text for part in passage)
    span = Span(passage[0].span.start, passage[-1].span.stop)
    mask = partial(cues.masked, entities=webvtt)

    def write(new: str) -> str:
        written = [
            eol.join(_set(said, part, shape, mask))
            for said, part in zip(_shared(new, passage, mask), passage, strict=True)
        ]
        pieces = [written[0]]
        for (before, after), said in zip(pairwise(passage), written[1:], strict=True):
            pieces += [source[before.span.stop : after.span.start], said]
        return "".join(pieces)

    return Place(Block(Role.PARAGRAPH, text, span), write)


def _shared(text: str, passage: Sequence[Part], mask: Callable[[str], str]) -> list[str]:
    """Return what of *text* each part gets."""
    said = [line.replace("-->", "->") for line in lines(text)]
    if len(passage) == 1 or len(said) == len(passage):
        return _closed(said) if len(passage) > 1 else ["\n".join(said)]
    whole = ""
    for line in said:
        whole += (joint(whole, line) if whole else "") + line
    spans = divide(mask(whole), [max(1, columns(mask(part.text))) for part in passage])
    shared = [span.of(whole) for span in spans]
    # Too few words for so many cues: the last ones stay to be read.
    return _closed([*shared, *shared[-1:] * (len(passage) - len(shared))])


def _closed(said: Sequence[str]) -> list[str]:
    """Close in each cue the tags that it leaves open, and open them again in the next."""
    done: list[str] = []
    opened: list[tuple[str, str]] = []
    for text in said:
        before = "".join(tag for tag, _ in opened)
        for tag in _TAG.finditer(text):
            if not tag[1]:
                opened.append((tag[0], tag[2]))
            elif opened and opened[-1][1] == tag[2]:
                opened.pop()
        if len(said) > len(done) + 1:
            done.append(before + text + "".join(f"</{name}>" for _, name in reversed(opened)))
        else:
            done.append(before + text)
    return done


def _set(text: str, part: Part, shape: Shape, mask: Callable[[str], str]) -> list[str]:
    """Return the lines of what a cue says."""
    said = lines(text)
    if len(said) > 1:  # somebody chose where they end
        return said
    whole = "".join(said)
    most = max(part.lines, shape.lines) if part.alone else part.lines
    width = max(shape.width, _WIDTH)
    shown = mask(whole)
    found = wrap(shown, part.lines, width)
    if any(columns(line.of(shown)) > width for line in found):
        found = wrap(shown, most, width)
    return [line.of(whole) for line in found]


def _language(source: str) -> str | None:
    """Return what the head of a WebVTT file says, as ``Language: en``."""
    found = _LANGUAGE.search(_head(source))
    return found[1] if found else None


def _stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:  # noqa: ARG001
    found = _LANGUAGE.search(_head(source))
    return source[: found.start(1)] + lang + source[found.end(1) :] if found else source


def _head(source: str) -> str:
    """Return what stands before the first blank line, if that is the head of a WebVTT file."""
    head = re.split(r"\r\n\r\n|\n\n|\r\r", source, maxsplit=1)[0]
    return head if head.removeprefix("\ufeff").startswith("WEBVTT") else ""


def _skeleton(source: str, reading: Reading, *, webvtt: bool) -> tuple[str, ...]:  # noqa: ARG001
    return cues.times(source, webvtt=webvtt)


SRT = Format(
    "srt",
    (".srt",),
    partial(_places, webvtt=False),
    _language,
    _stamp,
    partial(_skeleton, webvtt=False),
)
WEBVTT = Format(
    "webvtt",
    (".vtt",),
    partial(_places, webvtt=True),
    _language,
    _stamp,
    partial(_skeleton, webvtt=True),
)
