"""How a language writes months, weekdays and days of the month in running text.

The names are CLDR's (Babel); added here are the case forms and plurals that CLDR has not, and the
words that stand around a date.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from transnews.languages import primary
from transnews.localize.calendars import fold, words

LANGUAGES = frozenset(("en", "pt", "es", "fr", "de", "it", "nl", "pl", "ru", "uk"))
"""The languages whose dates and times are read."""

# Case forms beside the nominative and the genitive of CLDR; January to December.
_MONTHS = {
    "de": "jänner feber märz april mai juni juli august september oktober november dezember",
    "pl": "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku "
    "listopadzie grudniu",
    "ru": "январе,январю феврале,февралю марте,марту апреле,апрелю мае,маю июне,июню июле,июлю "
    "августе,августу сентябре,сентябрю октябре,октябрю ноябре,ноябрю декабре,декабрю",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
}
# Monday to Sunday: case forms, plurals, adjectives, short names in full use.
_WEEKDAYS = {
    "en": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "pt": "segunda,segundas-feiras terça,terças-feiras quarta,quartas-feiras quinta,quintas-feiras "
    "sexta,sextas-feiras sábados domingos",
    "es": "lunes martes miércoles jueves viernes sábados domingos",
    "fr": "lundis mardis mercredis jeudis vendredis samedis dimanches",
    "de": "montags dienstags mittwochs donnerstags freitags samstags,sonnabend,sonnabends sonntags",
    "nl": "maandags dinsdags woensdags donderdags vrijdags zaterdags zondags",
    "it": "lunedì martedì mercoledì giovedì venerdì sabati domeniche",
    "pl": "poniedziałku,poniedziałkowy,poniedziałkowego,poniedziałkowej "
    "wtorku,wtorkowy,wtorkowego,wtorkowej środę,środy,środowy,środowego,środowej "
    "czwartku,czwartkowy,czwartkowego,czwartkowej piątku,piątkowy,piątkowego,piątkowej "
    "sobotę,soboty,sobotni,sobotniego,sobotniej niedzielę,niedzieli,niedzielny,niedzielnego,"
    "niedzielnej",
    "ru": "понедельника,понедельникам вторника,вторникам среду,среды четверга,четвергам "
    "пятницу,пятницы субботу,субботы воскресенья,воскресеньям",
    "uk": "понеділка,понеділок вівторка середу,середи четверга п'ятницю,п'ятниці суботу,суботи "
    "неділю,неділі",
}
# German and Dutch compounds: `Montagabend`, `zondagmiddag`.
_PART_OF_DAY = {
    "de": "abend|morgen|mittag|nachmittag|vormittag|nacht",
    "nl": "avond|ochtend|morgen|middag|nacht",
}
# The same word is often something else: `segunda` second, `среда` surroundings, `лютий` fierce.
_DOUBTFUL = {
    "pt": "segunda terça quarta quinta sexta",
    "ru": "среда среды",
    "uk": "середа середи лютий лютого лютому",
}
# Join the days of `22 to 24 August`.
JOINERS = {
    "en": "and to or through until till",
    "pt": "e a ao ou até",
    "es": "y e a al o u hasta",
    "fr": "et au à ou",
    "de": "und bis oder zum",
    "it": "e al o",
    "nl": "en tot of",
    "pl": "i do oraz lub a",
    "ru": "и до или по",
    "uk": "і й та до або по",
}
_FIRST = {"en": "first", "pt": "primeiro", "es": "primero", "fr": "premier", "it": "primo"}
ORDINAL = r"(?:(?:st|nd|rd|th|er|º|ª|ro|-?г?о?го|-?е|-?те)(?!\w)|[.°]º?)?"


@dataclass(frozen=True, slots=True)
class Almanac:
    """What is needed to read the dates of one language. Names are folded by `calendars.fold`."""

    months: tuple[tuple[str, int], ...]
    """Names and short forms with their month, 1 to 12."""
    short: frozenset[str]
    """Short forms of months, which mean one only beside a day."""
    weekdays: tuple[tuple[str, int], ...]
    """Names with their day, Monday 0 to Sunday 6."""
    doubtful: frozenset[str]
    """Names that are often another word."""
    dates: re.Pattern[str]
    """Groups `before` (days), `month`, `dot`, `after` (days) and `year`."""
    days: re.Pattern[str]
    """Groups `name` and `number` (Portuguese `2.ª feira`)."""
    first: str
    """The word for the first day of a month, or empty."""


@cache
def almanac(tag: str) -> Almanac:
    """Return the almanac of a language of `LANGUAGES`."""
    from babel import Locale

    language, locale = primary(tag), Locale.parse(tag, sep="-")
    full = _names(locale.months, ("wide",)) | _listed(_MONTHS.get(language, ""), 1)
    short = _names(locale.months, ("abbreviated",)) | {"sept": 9}
    weekdays = _names(locale.days, ("wide",)) | _listed(_WEEKDAYS.get(language, ""), 0)
    return Almanac(
        months=tuple((short | full).items()),
        short=frozenset(short) - frozenset(full),
        weekdays=tuple(weekdays.items()),
        doubtful=frozenset(_DOUBTFUL.get(language, "").split()),
        dates=_dates(language, [*full, *short], words(tag).fillers),
        days=_days(language, weekdays),
        first=_FIRST.get(language, ""),
    )


def _names(tables: object, widths: Iterable[str]) -> dict[str, int]:
    """Return the folded names of a table of Babel with their numbers."""
    return {
        fold(name).rstrip("."): number
        for context in ("format", "stand-alone")
        for width in widths
        for number, name in tables[context][width].items()  # type: ignore[index]
    }


def _listed(names: str, first: int) -> dict[str, int]:
    """Number a list of names, several of the same number joined by commas.

    >>> _listed("a b,c", 1)
    {'a': 1, 'b': 2, 'c': 2}
    """
    return {
        name: number
        for number, group in enumerate(names.split(), first)
        for name in group.split(",")
    }


def _dates(language: str, names: Iterable[str], fillers: Iterable[str]) -> re.Pattern[str]:
    first = _FIRST.get(language, "")
    day = rf"(?:\d{{1,2}}{ORDINAL}{f'|{first}' if first else ''})"
    joiner = rf"(?:\s?[-–—/]\s?|,?\s(?:{'|'.join(JOINERS[language].split())})\s)"
    days = rf"{day}(?:(?:,\s?{day})*{joiner}{day})?"
    filler = rf"(?:(?:{'|'.join(sorted(fillers))})[.\s]\s?)*"
    after = rf"(?:\.?\s(?:the\s)?(?P<after>{days})(?![\w%]|[.,:]\d))?" if language == "en" else ""
    return re.compile(
        rf"(?<![\w$€£])(?<!\d[.,:/-])(?:(?P<before>{days})\.?[\s-]{filler})?"
        rf"(?P<month>{_either(language, names)})(?!\w)(?P<dot>\.)?{after}"
        rf"(?:,?[\s-]{filler}(?P<year>(?:1[5-9]|20|21)\d\d)(?![\w%]|[.,]\d))?"
    )


def _days(language: str, names: Iterable[str]) -> re.Pattern[str]:
    ending = f"(?:{_PART_OF_DAY[language]})?s?" if language in _PART_OF_DAY else ""
    numbered = r"|(?P<number>[2-6])\.?[ªa]s?[- ]feiras?" if language == "pt" else ""
    return re.compile(rf"(?<!\w)(?:(?P<name>{_either(language, names)}){ending}{numbered})(?![\w])")


def _either(language: str, names: Iterable[str]) -> str:
    """Return a pattern for the names as they are spelt: `may` is no month in English."""
    return "|".join(
        form
        for name in sorted(set(names), key=lambda name: (-len(name), name))
        for form in _spellings(re.escape(name).replace("'", "['’ʼ]"), language in ("en", "de"))
    )


def _spellings(name: str, capital: bool) -> Iterator[str]:
    if not capital:
        yield name
    yield name[0].upper() + name[1:]
    if len(name) > 3:
        yield name.upper()
