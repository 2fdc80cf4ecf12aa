"""After translating: names of months and weekdays left as the source has them, or in its case.

`em Junho` is `em junho`, `on monday` is `on Monday`, `na Friday` is `na sexta-feira`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from transnews.languages import primary
from transnews.model import Span
from transnews.quantities import back, moments
from transnews.quantities.date_forms import AFTER, BEFORE, INFLECTED, forms, starts
from transnews.quantities.moments import LANGUAGES, Moment
from transnews.quantities.sides import Sides, meet
from transnews.quantities.spelling import Edit

# Small, they are other words.
_OTHER_WORDS = {"en": ("may", "march", "august")}
_DATED = re.compile(r"(?<!\d)\d{1,2}\S{0,2}\s(?:d[eio]\s|of\s)?$")
_LISTED = re.compile(rf"\d(?:\s?[-–—,]|\s\w{{1,5}})\s?{_DATED.pattern}")

Named = tuple[bool, int]
"""A month (true) or a weekday, by its number."""


def edits(sides: Sides) -> Iterator[Edit]:
    """Yield the names that the locale spells otherwise, where the source speaks of the same."""
    ours, theirs = primary(sides.ours), primary(sides.theirs)
    if not {ours, theirs} <= LANGUAGES:
        return
    said = [m for m in moments.find(sides.source, sides.ours) if m.sure and not m.swapped]
    asked = [named for moment in said if (named := _named(moment))]
    if not asked:
        return
    names, text = _names(sides.ours, sides.theirs), sides.target
    for match in _pattern(sides.ours, sides.theirs).finditer(text):
        named, right = names[match[0].casefold()]
        if named not in asked or asked.count(named) < _count(text, match[0]) or _is_name(match):
            continue
        dated = re.match(r"\s\d+", text[match.end() :])
        if dated and match[0] + dated[0] in sides.source:  # a name, or `dating` lets it be
            continue
        if match[0].casefold() != right.casefold() and not _is_left(match[0], sides, said):
            continue
        new = right[0].upper() + right[1:] if starts(text, match.start()) else right
        if new != match[0]:
            yield Span(*match.span()), new


def _named(moment: Moment) -> Named | None:
    if moment.month:
        return True, moment.month
    return None if moment.weekday is None else (False, moment.weekday)


@cache
def _names(ours: str, theirs: str) -> Mapping[str, tuple[Named, str]]:
    """Return the folded names of both languages with what the target calls them."""
    source, target = forms(ours), forms(theirs)
    found: dict[str, tuple[Named, str]] = {}
    if primary(theirs) not in INFLECTED:
        for months, table, right in (
            (True, source.months, target.alone),
            (False, source.weekdays, target.weekdays),
        ):
            for at, name in enumerate(table):
                found[name.casefold()] = (months, at + months), right[at]
    for months, table in ((True, target.alone), (True, target.months), (False, target.weekdays)):
        for at, name in enumerate(table):
            found[name.casefold()] = (months, at + months), name
    for word in _OTHER_WORDS.get(primary(theirs), ()):
        found.pop(word, None)
    return found


@cache
def _pattern(ours: str, theirs: str) -> re.Pattern[str]:
    names = sorted(map(re.escape, _names(ours, theirs)), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])", re.IGNORECASE)


def _is_left(word: str, sides: Sides, said: Sequence[Moment]) -> bool:
    """Tell whether a word stands in the source as well, each time as a month or a weekday."""
    spans = [moment.span for moment in said]
    there = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){word}(?!\w)", sides.source)]
    return bool(there) and all(any(meet(one, span) for span in spans) for one in there)


def _count(text: str, word: str) -> int:
    return len(re.findall(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE))


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether a capital beside it makes it part of a name: `Black Friday`, `Rua Maio`."""
    if len(match[0]) > 3 and match[0].isupper():
        return True
    text, at = match.string, match.start()
    before = back.look(BEFORE, text, at)
    if back.look(_DATED, text, at) and not back.look(_LISTED, text, at):  # `dating` lets it be
        return True
    after = AFTER.match(match.string[match.end() :])
    if before and starts(match.string, before.start()):
        before = None
    return any(found[1][0].isupper() for found in (before, after) if found)
