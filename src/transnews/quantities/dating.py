"""After translating: dates in running text as the target locale writes them.

`Agosto 22, 2025`, `22 agosto 2025` and `Aug. 22, 2025` in a Portuguese sentence are all
`22 de agosto de 2025`. A date is set only where the source has the same day, month and year.
"""

import re
from collections.abc import Iterator
from functools import cache

from transnews.languages import primary
from transnews.localize.calendars import fold, words
from transnews.model import Span
from transnews.quantities import back, moments
from transnews.quantities.almanac import JOINERS, ORDINAL, almanac
from transnews.quantities.date_forms import AFTER, BEFORE, INFLECTED, Forms, forms, starts
from transnews.quantities.moments import LANGUAGES, Kind
from transnews.quantities.sides import Sides
from transnews.quantities.spelling import Edit

_YEAR = r"(?:1[5-9]|20|21)\d\d"


def edits(sides: Sides) -> Iterator[Edit]:
    """Yield the dates of the target that have another form than the locale's."""
    said = moments.find(sides.source, sides.ours)
    dates = {(m.day, m.month, m.year) for m in said if m.kind is Kind.DATE and not m.swapped}
    dates |= {(day, month, None) for day, month, _ in dates}
    if not dates or primary(sides.theirs) not in LANGUAGES:
        return
    for match in _dates(primary(sides.ours), primary(sides.theirs)).finditer(sides.target):
        days, year = _days(match), match["year"]
        month = _month(match, sides)
        if {(day, month, int(year) if year else None) for day in days or (None,)} <= dates:
            new = _written(match, month, sides.theirs)
            if new and not (_is_right(match, month, sides.theirs) or _is_part(match, new, sides)):
                yield Span(*match.span()), new


def _days(match: re.Match[str]) -> list[int]:
    return [int(day) for day in re.findall(r"\d+", match["left"] or match["right"] or "")]


@cache
def _dates(ours: str, theirs: str) -> re.Pattern[str]:
    """Return what finds dates with names of either language, in whatever order."""
    both = {name for each in (ours, theirs) for name, _ in almanac(each).months}
    names = "|".join(sorted(map(re.escape, both), key=lambda name: (-len(name), name)))
    day = rf"(?:3[01]|[12]\d|0?[1-9]){ORDINAL}"
    days = rf"{day}(?:\s?[-–—]\s?{day}|\s(?:{'|'.join(JOINERS[theirs].split())})\s{day})?"
    small = sorted(words(ours).fillers | words(theirs).fillers)
    link = rf"(?:(?:{'|'.join(map(re.escape, small))})\s)*"
    # Of a short form, not of the sentence.
    dot = r"(?:\.(?=,?\s(?:\d|(?-i:[a-zß-öø-ÿа-яєіїґ]))))?"
    return re.compile(
        r"(?<![\w$€£])(?<!\d[.,:/-])(?:"
        rf"(?:(?P<the>the\s)?(?P<left>{days})\.?\s?(?P<of>{link})(?P<first>{names})\b{dot}"
        rf"|(?P<second>{names})\b\.?\s{link}(?P<right>{days})"
        rf"|(?P<alone>{names})\b\.?(?=,?\s{link}{_YEAR}))"
        rf"(?:,?\s{link}(?P<year>{_YEAR}))?)(?![\w%]|[.,:/]\d)",
        re.IGNORECASE,
    )


def _month(match: re.Match[str], sides: Sides) -> int:
    """Return the number of the month; the target's name counts before the source's."""
    name = fold(_name(match))
    tables = (dict(almanac(primary(tag)).months) for tag in (sides.theirs, sides.ours))
    return next(table[name] for table in tables if name in table)


def _name(match: re.Match[str]) -> str:
    return match["first"] or match["second"] or match["alone"]


def _is_list(match: re.Match[str], sides: Sides) -> bool:
    """Tell whether more days of the same month stand beside: `20, 22 and 24 August`."""
    joiners = {j for tag in (sides.ours, sides.theirs) for j in JOINERS[primary(tag)].split()}
    link = rf"(?:,|\s?[-–—/]|,?\s(?:{'|'.join(joiners)}))"
    if match["left"]:
        listed = re.compile(rf"(?<!\d)\d{{1,2}}{ORDINAL}{link}\s?$")
        return back.look(listed, sides.target, match.start()) is not None
    follows = re.match(rf"{link}\s?\d{{1,2}}(?![\d:])", sides.target[match.end() :])
    return bool(match["right"] and not match["year"] and follows)


def _is_part(match: re.Match[str], new: str, sides: Sides) -> bool:
    """Tell whether the date is part of a name or a list: `Rua 25 de Abril`, `22 and 24 August`."""
    text, name = match.string, _name(match)
    if _is_list(match, sides) or (len(name) > 3 and name.isupper()):
        return True
    # `July 21 356 BC` would be a number.
    if new[-1].isdigit() and re.match(r"\s\d", text[match.end() :]):
        return True
    before, after = back.look(BEFORE, text, match.start()), AFTER.match(text[match.end() :])
    around = [found for found in (before, after) if found and found[1][0].isupper()]
    if before in around and before and before.start() == 0:
        around.remove(before)
    if new.casefold() == match[0].casefold():
        return bool(around)
    copied = (found[0] + match[0] if found is before else match[0] + found[0] for found in around)
    return any(phrase in sides.source for phrase in copied)


def _is_right(match: re.Match[str], month: int, tag: str) -> bool:
    """Tell whether the date has a form that the locale has."""
    locale = forms(tag)
    said = " ".join(match[0].removeprefix(match["the"] or "").split()).rstrip(".")
    day, year = match["left"] or match["right"] or "", match["year"] or ""
    bare = day.rstrip(".")
    names = [locale.months[month - 1], *(() if day else (locale.alone[month - 1],))]
    if starts(match.string, match.start()):
        names += [name[0].upper() + name[1:] for name in names]
    for pattern in locale.right:
        if ("D" in pattern, "Y" in pattern) != (bool(day), bool(year)):
            continue
        ordinal = bool(re.search(r"\d[^\W\d]", bare)) and bare not in locale.first
        if ordinal != ("DO" in pattern) or (bare == "1" and bare not in locale.first):
            continue
        filled = re.sub("DO?", bare, pattern.replace("Y", year))
        short = locale.short[month - 1]
        if any(filled.replace("M", name) == said for name in names if "M" in filled):
            return True
        if "S" in filled and said in (filled.replace("S", short), filled.replace("S", short + ".")):
            return True
    return False


def _written(match: re.Match[str], month: int, tag: str) -> str | None:
    """Return the date in the full form of the locale; None where a case form would be needed."""
    locale, days, year = forms(tag), _days(match), match["year"] or ""
    pattern = locale.full[bool(days), bool(year)]
    if not days and primary(tag) in INFLECTED:
        return None
    new = pattern.replace("Y", year).replace("D", _day(match, locale, "D." in pattern))
    new = new.replace("M", locale.months[month - 1])  # last: `December` has a D
    if match["the"] and "of" not in match["of"].casefold():
        new = match["the"] + new
    after = match.string[match.end() :]
    if pattern.endswith("Y"):
        us = pattern == "M D, Y" and match["left"]
        return _capital(match, new) + ("," if us and re.match(r"\s[^\W_]", after) else "")
    if year and re.match(r"\s?(?:г|р)(?:\.|о)", after):  # its own word for the year
        new = new.rpartition(" ")[0]
    return _capital(match, new[:-1] if new.endswith(".") and after[:1] == "." else new)


def _capital(match: re.Match[str], new: str) -> str:
    return new[0].upper() + new[1:] if starts(match.string, match.start()) else new


def _day(match: re.Match[str], locale: Forms, dotted: bool) -> str:
    written = match["left"] or match["right"] or ""
    days = _days(match)
    if len(days) == 1:
        return locale.first[0] if days == [1] else str(days[0])
    bare = re.sub(rf"(\d+){ORDINAL}", r"\1", written)
    return re.sub(r"(\d+)(?=\D)", r"\1.", bare) if dotted else bare
