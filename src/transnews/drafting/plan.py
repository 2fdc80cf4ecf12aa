"""Take a message apart into the pieces that are translated one by one.

A piece is a sentence, a clause of an over-long sentence, or a hashtag; those without
words are settled here (dates, numbers, lone letters), the others say what to send.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from transnews import bitext, glossary, markup
from transnews.drafting import owed, protect, wording
from transnews.drafting.cutting import clauses, sentences
from transnews.drafting.direction import Direction
from transnews.drafting.wording import Wording
from transnews.localize import dates, numbers
from transnews.model import Message, Plain, Role, Sentence, Span, Term


class Approved(Protocol):
    """Sentences, without markup, with what a person made of them."""

    def get(self, sentence: str, /) -> str | None:
        """Return the translation of *sentence*, if there is one."""


_NOTHING: Approved = dict[str, str]()

_TAG = re.compile(r"#[^\W\d_]\w*")
_CAMEL = re.compile(
    r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-ÞА-ЯЄІЇҐЎ][^\W\d_A-Z])|(?<=[a-zß-öø-ÿа-яєіїґў])(?=[A-Z])|_"
)
_FULL_DATE_LENGTH = 45


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence on its way to the engine."""

    source: str
    gap: str
    settled: str | None
    """The translation, where no model is needed."""
    wording: Wording
    """What to send, where one is."""
    terms: tuple[Term, ...] = ()
    """What the glossary asks of this sentence, spans on ``source``."""
    tag: bool = False
    """A hashtag: its words are translated and joined again."""
    approved: bool = False
    """``settled`` is what a person made of this sentence elsewhere."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A message, taken apart."""

    message: Message
    plain: Plain
    pieces: tuple[Piece, ...]


def message_plan(message: Message, direction: Direction, approved: Approved = _NOTHING) -> Plan:
    """Take *message* apart; *approved* are sentences with their translations by people."""
    plain = markup.take_out(message.key.text, message.markup or direction.format)
    if message.role is Role.TAG:
        pieces = tuple(_tags(plain.text, direction))
    elif settled := _settle(plain.text, direction):
        pieces = (Piece(plain.text, "", settled, Wording("")),)
    else:
        pieces = tuple(_pieces(plain, direction, approved))
    return Plan(message, plain, pieces)


def _pieces(plain: Plain, direction: Direction, approved: Approved) -> Iterator[Piece]:
    at = 0
    for sentence in sentences(plain, direction.source):
        span = Span(at, at + len(sentence.text))
        at = span.stop + len(sentence.gap)
        if (known := approved.get(sentence.text)) and not bitext.marked(plain, span):
            yield Piece(sentence.text, sentence.gap, known, Wording(""), approved=True)
            continue
        yield from (piece(part, direction) for part in clauses(sentence))


def _settle(text: str, direction: Direction) -> str | None:
    """Return the translation of a text that is wholly a date, a number or a glossary name."""
    if len(text) <= _FULL_DATE_LENGTH and any(c.isdigit() for c in text):
        for localizer in (dates.localize, numbers.localize):
            if (done := localizer(text, direction.source, direction.target)) is not None:
                return done
    terms = glossary.find(direction.matcher, text)
    if len(terms) == 1 and terms[0].spans == (Span(0, len(text)),):
        return _form(text, terms[0])
    return None


def _form(text: str, term: Term) -> str:
    """Return the accepted form that stands for *text*: itself, if it is one."""
    return text if text in term.forms else term.forms[0]


def piece(sentence: Sentence, direction: Direction) -> Piece:
    """Return a sentence worded for the engine, or settled where it has nothing for one."""
    text = sentence.text
    guarded = protect.find(
        text,
        (direction.source, direction.target),
        lambda tag: _known_tag(tag, direction),
        direction.mark,
    )
    settled = _settle(text, direction)
    if settled is None and not wording.has_words(text, guarded):
        settled = protect.show(protect.hide(text, guarded), guarded)
    if settled is not None:
        return Piece(text, sentence.gap, settled, Wording("", guarded))
    found = owed.find(text, direction, protect.without(text, guarded))
    terms = owed.outside(found, [item.span for item in guarded])  # a hashtag is left as it is
    sent = wording.send(text, guarded, direction.unknown, direction.source, terms, direction.mark)
    return Piece(text, sentence.gap, None, sent, terms)


def _known_tag(tag: str, direction: Direction) -> str:
    """Return a hashtag of running text in the target language, if the glossary knows it."""
    settled = _settle(_words(tag), direction)
    return join_tag(settled) if settled else tag


def _tags(text: str, direction: Direction) -> list[Piece]:
    """Take a line of hashtags apart; what stands between them is kept."""
    pieces, done = [], 0
    for match in _TAG.finditer(text):
        if match.start() > done:
            between = text[done : match.start()]
            pieces.append(Piece(between, "", between, Wording("")))
        words = _words(match[0])
        settled = _settle(words, direction)
        sent = wording.send(words, (), direction.unknown)
        needed = settled is None and wording.has_words(words, ())
        written = None if needed else join_tag(settled or words)
        pieces.append(Piece(match[0], "", written, sent, tag=True))
        done = match.end()
    if text[done:]:
        pieces.append(Piece(text[done:], "", text[done:], Wording("")))
    return pieces


def _words(tag: str) -> str:
    """Return a hashtag's words.

    >>> _words("#ClimateChange"), _words("#NATO"), _words("#News")
    ('Climate Change', 'NATO', 'News')
    """
    return " ".join(part for part in _CAMEL.split(tag.lstrip("#")) if part)


def join_tag(words: str) -> str:
    """Make a hashtag of words.

    >>> join_tag("Mudança climática"), join_tag("notícias")
    ('#MudançaClimática', '#notícias')
    """
    parts = re.findall(r"\w+", words)
    if len(parts) < 2:
        return "#" + "".join(parts)
    return "#" + "".join(part[0].upper() + part[1:] for part in parts)
