"""A negated sentence stays negated, and one that is not becomes none.

Words are looked up, not understood. A finding needs a word on one side that negates for certain
(`not`, `ninguém`) and nothing on the other that may: no such word, no affix (`impossível`), no
verb that says it (`falhou`, `lack`). Idioms (`not only`, `no doubt`, `avant qu'il ne`) ask for
nothing. negation.tsv has the words; without a row for both languages the check is silent.

A sentence with two negations that loses one passes: counting them would blame good translations.
Of single cues deleted from a translation 80 to 87 of 100 are found (en, pt; fr 70). Human
translations, which say `not happy` otherwise, are blamed in 0.4 % (en-pt) to 0.7 % (en-fr) of the
sentences, hence a warning; the starter models in 2 of 4,149 sentences: a `ninguém` that became
`anyone`, and a Portuguese `no` left in English text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.model import Finding, Severity, Span

_LOST = Severity.WARNING
_NEW = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of negation in one language, as patterns."""

    cue: re.Pattern[str]
    """Negates: `not`."""
    hint: re.Pattern[str]
    """May say a negation in other words: `lack`, `impossible`."""
    idiom: re.Pattern[str]
    """Has a cue, but a translation need not have one: `not only`, `not before long`."""
    void: re.Pattern[str]
    """Has a cue that negates nothing: es `sin embargo`."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding if one side is negated and nothing on the other may say so."""
    ours, theirs = cues(subject.source_language), cues(subject.target_language)
    if not (ours and theirs):
        return
    source, target = _blank(ours.void, subject.source), _blank(theirs.void, subject.target)
    if bool(ours.cue.search(source)) == bool(theirs.cue.search(target)):
        return
    if (lost := _demand(ours, source)) and not theirs.hint.search(target):
        yield Finding("negation", _LOST, f'"{lost[0]}" has no negation in the translation')
    elif (new := _demand(theirs, target)) and not ours.hint.search(source):
        message = f'"{new[0]}" negates what the source does not'
        yield Finding("negation", _NEW, message, Span(*new.span()))


def found(text: str, language: str) -> Iterator[tuple[Span, bool]]:
    """Yield where a text negates, and whether that is certain: `not`, or may be: `lack`.

    Without a row for the language nothing is found.

    >>> [span.start for span, certain in found("No talks, nonetheless.", "en") if certain]
    [0]
    """
    if known := cues(language):
        bare = _blank(known.void, text)
        for match in known.cue.finditer(bare):
            yield Span(*match.span()), True
        for match in known.hint.finditer(bare):
            yield Span(*match.span()), False


def _demand(known: Cues, text: str) -> re.Match[str] | None:
    """Return the first cue that a translation must have a counterpart of."""
    return known.cue.search(_blank(known.idiom, text))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Blank out what a pattern finds; places stay as they are."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


@cache
def cues(language: str) -> Cues | None:
    """Return the words of negation of a language, or None where the table has none."""
    table = files("transnews.checks").joinpath("negation.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    found = {kind: _either(words) for tag, kind, words in rows if tag == primary(language)}
    return Cues(**found) if found else None


def _either(words: str) -> re.Pattern[str]:
    """Return a pattern for any of the alternatives of a cell, as whole words.

    >>> _either("no | never").findall("No, I know")
    ['No']
    """
    each = "|".join(words.split(" | "))
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)
