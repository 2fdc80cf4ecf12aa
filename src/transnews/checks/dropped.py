"""Nothing of the source is left out."""

import re
from collections.abc import Iterator
from itertools import groupby

from transnews.checks import attention
from transnews.checks.subject import Subject
from transnews.model import Finding, Severity, Span

# A word is left out if no target piece gives it more than this share of its attention.
# Measured on the starter models: of the words of sound translations 2 % are below it too, each
# alone, in set phrases and compounds, so that one word is no finding. Of 529 clauses deleted
# from translations 93 % are found, of 815 second halves all but one.
# Light words only join what is left out around them.
_UNSEEN, _UNSEEN_LIGHT = 0.15, 0.3
_CLAUSE = 3
"""So many content words left out are an error; two are a warning."""
_HEAD = 5
"""The first rows of a matrix are often off, so two of the first words are no finding."""
_SHOWN = 80
"""Characters of a stretch that a message quotes."""

# Characters for one of English: pt by FLORES (dev), the others by the messages of a translated
# program, scaled so that pt agrees, and rounded. Below _SHORT of what is expected a part is lost.
# Of 4,149 translations by the starter models none is, of 2,582 by people four, all into English.
_LENGTH = {
    "en": 1.0, "pt": 1.08, "es": 1.15, "fr": 1.15, "de": 1.1, "it": 1.12, "nl": 1.1, "pl": 1.05,
    "ru": 1.05, "uk": 1.0,
}  # fmt: skip
# Scripts that say more in a character: no bounds of their own, but not held to those of letters.
_DENSE = frozenset(["zh", "ja", "ko", "th", "lo", "km", "my", "ar", "fa", "he", "ur"])
_SHORT, _SHORT_ELSEWHERE = 0.6, 0.4
_LONG_ENOUGH = 40
"""Characters of a source whose length says something."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each stretch left out, or one if the translation is far too short."""
    found = list(_stretches(subject))
    yield from found
    if not found and _too_short(subject):
        message = f"far too short: {len(subject.target)} characters for {len(subject.source)}"
        yield Finding("dropped", Severity.ERROR, message)


def _stretches(subject: Subject) -> Iterator[Finding]:
    words = attention.read(subject)
    if not words:
        return
    said = set(re.findall(r"\w+", subject.raw.casefold()))
    content = [
        full and word.of(subject.sent).casefold() not in said
        for word, full in zip(
            words.source,
            attention.contents(subject.sent, words.source, subject.source_language),
            strict=True,
        )
    ]
    unseen = [
        max(column, default=0.0) < (_UNSEEN if full else _UNSEEN_LIGHT)
        for column, full in zip(words.columns, content, strict=True)
    ]
    for lost, run in groupby(range(len(unseen)), key=unseen.__getitem__):
        full = [i for i in run if content[i]]
        if lost and len(full) >= (_CLAUSE if full and full[0] < _HEAD else 2):
            stretch = Span(words.source[full[0]].start, words.source[full[-1]].stop)
            yield _finding(subject, stretch, len(full))


def _finding(subject: Subject, stretch: Span, count: int) -> Finding:
    """Return the finding; a remark in brackets may have been left out with good reason."""
    place = attention.placed(stretch, subject.sent, subject.source)
    text, place = (subject.source, place) if place else (subject.sent, stretch)
    # "1,000" is two words.
    number = re.search(r"[\d.,]*$", text[: place.start])
    shown = (number[0] if number else "") + place.of(text)
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN].rsplit(maxsplit=1)[0] + " …"
    before = subject.sent[: stretch.start]
    bracket = before.count("(") > before.count(")")
    severity = Severity.ERROR if count >= _CLAUSE and not bracket else Severity.WARNING
    return Finding("dropped", severity, f'"{shown}" is left out')


def _too_short(subject: Subject) -> bool:
    ours, theirs = (
        language.split("-")[0] for language in (subject.source_language, subject.target_language)
    )
    if len(subject.source) < _LONG_ENOUGH or {ours, theirs} & _DENSE:
        return False
    known = ours in _LENGTH and theirs in _LENGTH
    expected = len(subject.source) * _LENGTH.get(theirs, 1.0) / _LENGTH.get(ours, 1.0)
    return len(subject.target) < expected * (_SHORT if known else _SHORT_ELSEWHERE)
