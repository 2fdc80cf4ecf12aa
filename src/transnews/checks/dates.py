"""Each date and time of the source is in the translation, and none that the source has not.

`6:40 p.m.` is `18h40` is `6:40 da tarde`; `às 6:40` is not. What may be something else than a date
(`March` alone, pt `segunda`, `24 horas`) is never asked for, but can answer what is asked for.
A date or a time lost or changed, and a weekday or a month changed, must not be published; a
weekday or a month that is only lost, or new, is a warning, because a translator may have said
`yesterday`, or repeated it.
"""

import re
from collections.abc import Iterator, Sequence

from transnews.checks.subject import Subject
from transnews.languages import primary
from transnews.model import Finding, Severity
from transnews.quantities.almanac import almanac
from transnews.quantities.clock import says_later, says_part_of_day
from transnews.quantities.moments import LANGUAGES, Kind, Moment, find

_WRONG = Severity.ERROR
_LOOSE = Severity.WARNING
# Weekdays and months begin other words there: `августовский`, `Montagsdemo`.
_COMPOUNDING = ("de", "nl", "pl", "ru", "uk")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each date and time that is lost, changed or new."""
    languages = subject.source_language, subject.target_language
    if not {primary(language) for language in languages} <= LANGUAGES:
        return
    ours, theirs = find(subject.source, languages[0]), find(subject.target, languages[1])
    free = [t for t in theirs if not any(agree(o, t, subject) for o in ours)]
    for moment in ours:
        if not moment.sure or any(agree(moment, t, subject) for t in theirs):
            continue
        partner = next((t for t in free if _family(t) == _family(moment)), None)
        words = moment.span.of(subject.source)
        if partner:
            free.remove(partner)
            message = f"{words} has become {partner.span.of(subject.target)}"
            yield Finding("dates", _WRONG, message, partner.span)
        elif not (_hinted(moment, subject.target, languages[1]) or _kept(moment, subject)):
            yield Finding("dates", _severity(moment), f"{words} is missing")
    yield from _new(free, ours, subject)


def _new(free: Sequence[Moment], ours: Sequence[Moment], subject: Subject) -> Iterator[Finding]:
    for moment in free:
        # `the fifth of August` has no day in figures, `half past six` is no time to us, and a
        # translator mends `Novemeber 26`.
        said = (
            moment.kind is Kind.TIME
            or any(moment.month and o.month == moment.month for o in ours)
            or (moment.day and _written(None, moment.day, subject))
        )
        if (
            moment.sure
            and not said
            and not _hinted(moment, subject.source, subject.source_language)
        ):
            message = f"{moment.span.of(subject.target)} is not in the source"
            yield Finding("dates", _LOOSE, message, moment.span)


def _severity(moment: Moment) -> Severity:
    return _WRONG if moment.kind in (Kind.DATE, Kind.TIME) else _LOOSE


def _family(moment: Moment) -> Kind:
    return Kind.MONTH if moment.month else moment.kind


def agree(ours: Moment, theirs: Moment, subject: Subject) -> bool:
    """Tell whether a moment of the target says what one of the source says."""
    if _family(ours) != _family(theirs):
        return False
    if ours.kind is Kind.WEEKDAY:
        return ours.weekday == theirs.weekday
    if ours.kind is Kind.TIME:
        return _same_time(ours, theirs, subject)
    months = {(ours.day, ours.month)}
    if ours.swapped or theirs.swapped:
        months.add((ours.month, ours.day))
    if ours.day and theirs.day:
        same = (theirs.day, theirs.month) in months
    else:
        same = ours.month == theirs.month and _written(ours.day, theirs.day, subject)
    year = ours.year == theirs.year or None in (ours.year, theirs.year)
    return same and year and _written(ours.year, theirs.year, subject)


def _written(ours: int | None, theirs: int | None, subject: Subject) -> bool:
    """Say if a number that a date has on one side only stands somewhere on the other."""
    if ours == theirs:
        return True
    text = subject.target if ours else subject.source
    return bool(re.search(rf"(?<!\d)0?{ours or theirs}(?!\d)", text))


def _same_time(ours: Moment, theirs: Moment, subject: Subject) -> bool:
    """Compare times; `6:40` where the source has `6:40 p.m.` needs a word for the evening."""
    if (ours.minute or 0) != (theirs.minute or 0):
        return False
    if theirs.hours[0] in ours.hours:
        return theirs.hours[0] == ours.hours[0] or _open(subject)
    in_words = says_part_of_day(subject.target, subject.target_language)
    return in_words and not {*ours.hours}.isdisjoint(theirs.hours)


def _open(subject: Subject) -> bool:
    """Say if a time of the source without its half of the day may be of either.

    English writes `6:40` for the evening as well; who counts to 24 does not, unless said apart.
    """
    language = subject.source_language
    return primary(language) == "en" or says_later(subject.source, language)


def _kept(moment: Moment, subject: Subject) -> bool:
    """Say if a moment is part of a name that stays as it is: `Saturday Night Live`."""
    name = re.match(r"\w+ [A-Z]\w+", subject.source[moment.span.start :])
    return bool(name and not moment.day and name[0] in subject.target)


def _hinted(moment: Moment, text: str, language: str) -> bool:
    """Say if a text has a moment in other words: `Montagsdemo`, `cinco da tarde`."""
    if moment.kind is Kind.TIME:
        return says_part_of_day(text, language)
    if moment.kind is Kind.DATE:
        return False
    if primary(language) not in _COMPOUNDING:
        return False
    book = almanac(primary(language))
    weekday = moment.kind is Kind.WEEKDAY
    table = book.weekdays if weekday else book.months
    number = moment.weekday if weekday else moment.month
    names = [name for name, n in table if n == number and len(name) > 3 and name not in book.short]
    stems = tuple(name[: max(4, len(name) - 2)] for name in names)
    return any(word.startswith(stems) for word in re.findall(r"\w+", text.casefold()))
