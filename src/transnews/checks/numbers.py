"""Every number of the source is in the translation with its value and its unit, and no other.

Where one of the languages has no tables, its number words, units and clocks are not known (`1,5
milyon`, `15亿`, `%25`). There only figures are compared, without their zeros, and a lost one is
for a person to look at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import decimal

from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.model import Finding, Severity, Span
from transnews.quantities import amounts, digits, moments
from transnews.quantities.amounts import Amount, Form

WRITTEN = Severity.ERROR
"""A number in digits, its percent sign or its currency is lost, changed or invented."""
SPELLED = Severity.WARNING
"""A number word is lost or changed."""
FIGURES = Severity.WARNING
"""Figures are lost, where that is all that can be compared."""

# Figures that every language says otherwise: times of day, days and months, what is said in words.
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])[.,][0-5][0-9]")
_SMALL = 31
_MANY = 100
"""Equal numbers of one text whose units are looked at."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The numbers of one text."""

    text: str
    owed: tuple[Amount, ...]
    """Numbers that the other text must have too, in order."""
    all: tuple[Amount, ...]
    """With those that may be something else, and those in dates and times."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each number that is lost, changed or invented."""
    languages = subject.source_language, subject.target_language
    if not {primary(language) for language in languages} <= moments.LANGUAGES:
        yield from _figures_lost(subject)
        return
    source = _side(
        subject.source,
        subject.source_language,
        [span for term in subject.terms for span in term.spans],
        subject.kept,
    )
    target = _side(
        subject.target,
        subject.target_language,
        [span for term in subject.shown for span in term.spans],
        subject.kept,
    )
    lost = list(_lost(source.owed, target.all))
    new = [b for b in target.owed if b.form is Form.DIGITS]
    known = {value for a in source.all for value in (a.sloppy, *a.values)}
    new = [b for b in new if known.isdisjoint(b.values)]
    yield from _changed(lost, new, source, target)
    yield from _units(source, target)


def _side(text: str, language: str, named: Iterable[Span], kept: Iterable[str]) -> _Side:
    spans = _elsewhere(text, language, named, kept)
    found = amounts.find(text, language)
    taken = bytearray(len(text))
    for span in spans:
        taken[span.start : span.stop] = b"\1" * (span.stop - span.start)
    owed = (a for a in found if a.certain and not any(taken[a.number.start : a.number.stop]))
    return _Side(text, tuple(owed), found)


def _elsewhere(
    text: str, language: str, named: Iterable[Span], kept: Iterable[str]
) -> Sequence[Span]:
    """Return where other checks look: names, dates and times, what is kept as it is."""
    spans = [*named, *(moment.span for moment in moments.find(text, language))]
    for string in set(kept):
        at = text.find(string)
        while at >= 0 and string:
            spans.append(Span(at, at + len(string)))
            at = text.find(string, at + len(string))
    return spans


def _figures_lost(subject: Subject) -> Iterator[Finding]:
    named = [span for term in subject.terms for span in term.spans]
    spans = _elsewhere(subject.source, subject.source_language, named, subject.kept)
    theirs = amounts.find(subject.target, subject.target_language)
    there = {figures(str(value)) for amount in theirs for value in amount.values}
    there |= {figures(match[0]) for match in digits.NUMBER.finditer(ascii_digits(subject.target))}
    for match in digits.NUMBER.finditer(ascii_digits(subject.source)):
        span, value = Span(*match.span()), digits.read(match[0], subject.source_language)
        if value is None or value <= _SMALL or len(figures(match[0])) < 2:
            continue
        apart = _CLOCK.fullmatch(match[0]) or any(_meet(span, other) for other in spans)
        if not apart and figures(match[0]) not in there:
            yield Finding("numbers", FIGURES, f"{span.of(subject.source)} is missing")


def ascii_digits(text: str) -> str:
    """Return *text* with the digits of every script as ours, letter for letter."""
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in text)


def figures(number: str) -> str:
    """Return the digits of a number without the zeros around them.

    >>> figures("1.500.000"), figures("15"), figures("0.15")
    ('15', '15', '15')
    """
    return "".join(filter(str.isdecimal, number)).strip("0")


def _lost(owed: Sequence[Amount], there: Sequence[Amount]) -> Iterator[Amount]:
    """Yield what is not there, or in digits and not there as often."""
    find = alike(there)
    before: Counter[object] = Counter()
    for amount in owed:
        written = amount.form is Form.DIGITS
        before[amount.values] += written
        if len(find(amount)) < (before[amount.values] if written else 1):
            yield amount


def alike(there: Sequence[Amount]) -> Callable[[Amount], Sequence[Amount]]:
    """Return what finds those of *there* that a number of the source may be."""
    by_value: defaultdict[Decimal, set[int]] = defaultdict(set)
    for at, amount in enumerate(there):
        for value in amount.values:
            by_value[value].add(at)
    known: dict[tuple[Decimal, ...], Sequence[Amount]] = {}

    def found(was: Amount) -> Sequence[Amount]:
        values = was.values if was.sloppy is None else (*was.values, was.sloppy)
        if values not in known:
            places = set[int]().union(*(by_value.get(value, ()) for value in values))
            known[values] = [there[at] for at in sorted(places)]
        return known[values]

    return found


def _changed(
    lost: Sequence[Amount], new: Sequence[Amount], source: _Side, target: _Side
) -> Iterator[Finding]:
    """Pair what is lost with what is new, in order; what has no partner is lost or invented."""
    written = [amount for amount in lost if amount.form is Form.DIGITS]
    spelled = [amount for amount in lost if amount.form is Form.WORDS]
    pairs = list(zip([*written, *spelled], new, strict=False))
    for was, now in pairs:
        said, shown = was.span.of(source.text), now.span.of(target.text)
        yield Finding("numbers", WRITTEN, _message(said, shown), now.span)
    for amount in [*written, *spelled][len(pairs) :]:
        severity = WRITTEN if amount.form is Form.DIGITS else SPELLED
        yield Finding("numbers", severity, f"{amount.span.of(source.text)} is missing")
    for amount in new[len(pairs) :]:
        message = f"{amount.span.of(target.text)} is not in the source"
        yield Finding("numbers", WRITTEN, message, amount.span)


def _message(said: str, shown: str) -> str:
    left = f"{said} is left as the source writes it"
    return f"{said} has become {shown}" if said != shown else left


def _units(source: _Side, target: _Side) -> Iterator[Finding]:
    """Compare the units of numbers that are there."""
    find = alike(target.all)
    for was in source.owed:
        same = find(was)
        if not same or was.shared or any(_same_unit(was, b) for b in same[:_MANY]):
            continue
        now = same[0]
        said, shown = was.span.of(source.text), now.span.of(target.text)
        yield Finding("numbers", WRITTEN, f"{said} has become {shown}", now.span)


def _same_unit(was: Amount, now: Amount) -> bool:
    if was.percent or now.percent:
        return was.percent == now.percent or now.shared
    if was.currency and now.currency:
        return bool(was.currency & now.currency)
    if was.currency:
        return not was.sure_currency
    return not now.sure_currency or now.shared


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop
