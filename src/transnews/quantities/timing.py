"""After translating: times of day in running text as the target locale writes them.

`6:40 p.m.` in a Portuguese sentence is `18:40`, `18h40` in an English one `6:40 PM` (CLDR's short
form). Only where the source says the same time and which half of the day it means.
"""

import re
from collections.abc import Iterator
from functools import cache

from transnews.languages import primary
from transnews.model import Span
from transnews.quantities import back, clock_words, moments, writing
from transnews.quantities.clock import says_part_of_day
from transnews.quantities.date_forms import forms
from transnews.quantities.moments import LANGUAGES, Kind, Moment
from transnews.quantities.sides import Sides, meet
from transnews.quantities.spelling import Edit

_HALF = re.compile(r"\d\s?[ap]\.?\s?m(?!\w)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_][^\d]*")
_RANGE = re.compile(r"(?<![\d.,])\d{1,2}(?:[:.h]\d\d)?\s?(?:[-–—/]|\s\w{1,5})\s?$")
_ARTICLE = re.compile(r"(?<![\w’'])(\w+)\s$")


def edits(sides: Sides) -> Iterator[Edit]:
    """Yield the times of the target that the locale writes otherwise."""
    if not {primary(sides.ours), primary(sides.theirs)} <= LANGUAGES:
        return
    theirs = [m for m in moments.find(sides.target, sides.theirs) if m.kind is Kind.TIME]
    done: list[Span] = []
    for moment in moments.find(sides.source, sides.ours):
        if moment.kind is not Kind.TIME or not re.search(r"\d", moment.span.of(sides.source)):
            continue
        new = writing.moment(moment, sides.source, sides.ours, sides.theirs)
        for span in (*_halves(moment, theirs, sides), *_left(moment, sides)) if new else ():
            if new and not any(meet(span, other) for other in done) and _stands_alone(span, sides):
                done.append(span)
                yield _edit(sides, span, new)


def _halves(moment: Moment, theirs: list[Moment], sides: Sides) -> Iterator[Span]:
    """Yield where the target has the time with `p.m.`, if the locale counts to 24."""
    for other in theirs if not _halves_are_right(sides.theirs) else ():
        same = other.hours == moment.hours and other.minute == moment.minute
        if same and _HALF.search(other.span.of(sides.target)):
            yield other.span


@cache
def _halves_are_right(tag: str) -> bool:
    from babel import Locale

    short = Locale.parse(tag, sep="-").time_formats["short"].pattern
    return primary(tag) == "en" or "a" in re.sub("'[^']*'", "", short)


def _left(moment: Moment, sides: Sides) -> Iterator[Span]:
    """Yield where the target has a time in the words of the source: `18h40`, `18.40 Uhr`."""
    said = moment.span.of(sides.source)
    letters = _LETTERS.search(said)
    if not letters or _HALF.search(said):
        return
    if re.fullmatch(_units(primary(sides.theirs)), letters[0].strip(), re.IGNORECASE):
        return
    for match in re.finditer(rf"(?<![\w.,:]){re.escape(said)}(?!\w)", sides.target):
        yield Span(*match.span())


def _units(language: str) -> str:
    """Return what the language itself writes beside hours."""
    tables = (clock_words.HOURS, clock_words.CLOCK_BEHIND)
    return "|".join(f"(?:{table[language]})" for table in tables if language in table) or "(?!)"


def _stands_alone(span: Span, sides: Sides) -> bool:
    """Tell whether a time is neither part of a range nor has a part of the day behind it."""
    after = sides.target[span.stop :]
    # As in `6 to 8 p.m.`, whose first hour is one of the afternoon as well.
    if first := back.look(_RANGE, sides.target, span.start):
        dates = (m.span for m in moments.find(sides.target, sides.theirs) if m.kind is Kind.DATE)
        if not any(meet(Span(*first.span()), date) for date in dates):
            return False
    inside = says_part_of_day(span.of(sides.target), sides.theirs)
    return not inside and not re.match(r"\s?[-–—/]\s?\d", after)


def _edit(sides: Sides, span: Span, new: str) -> Edit:
    """Return the change, with the article before it and the full stop of the sentence."""
    text = sides.target
    rest, ends = text[span.stop :], sides.source.rstrip().endswith(".")
    if ends and not re.search(r"\w", rest) and rest[:1] != ".":
        new += "."
    article = back.look(_ARTICLE, text, span.start)
    plural = forms(sides.theirs).plural.get(article[1].lower()) if article else None
    if article and plural and not new.startswith(("0", "1:", "1 ")):
        cased = plural.capitalize() if article[1][0].isupper() else plural
        return Span(article.start(1), span.stop), f"{cased} {new}"
    return span, new
