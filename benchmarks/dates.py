"""How many dates are read: the tables of CLDR (transnews.localize.dates) beside dateparser.

    python benchmarks/dates.py

Material: one date of every month of 2025, as Babel writes it in three lengths in 55 locales, and
texts that are no certain date. dateparser is told the language, to be strict, and to ask
for day, month and year; a wrong day counts as wrong, an answer to no date too.
"""

import sys
import time
import warnings
from collections.abc import Callable
from datetime import date

from babel.dates import format_date

from transnews.localize import dates

LOCALES = (
    "pt pt-PT en en-GB fr fr-CA de es it pl ru uk be cs sk hu tr el sv nb da fi nl zh zh-Hant ja ko"
    " ar fa he hi th bg sr hr sl ro lt lv et ka hy az ca eu gl is id vi sq mk bn ta ga cy"
)
NO_DATES = (
    *("3 of 5", "May", "may 5", "today", "10 May", "March 2025", "2025.13.45", "August 32, 2025"),
    *("August 22, 2025.", "The summit of 22 August 2025", "22 August 2025, 14:30", "1.2.3", "2025"),
    *("Monday, 22 August 2025", "05/08/2025", "22.08.25", "August 22 – 24, 2025", "08/22"),
)

Reader = Callable[[str, str], str | None]


def tables(text: str, tag: str) -> str | None:
    """Read with transnews; the answer in the long form of English."""
    done = dates.localize(text, tag, "en-US")
    # With a weekday: `Friday, August 22, 2025`.
    return ", ".join(done.split(", ")[-2:]) if done else None


def parser(text: str, tag: str) -> str | None:
    """Read with dateparser."""
    import dateparser

    language = tag if tag == "zh-Hant" else tag.split("-")[0]
    try:
        found = dateparser.parse(
            text,
            languages=[language],
            settings={
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
            },
        )
    except ValueError:  # a language it does not know
        return None
    return format_date(found, "long", "en_US") if found else None


def measure(name: str, read: Reader) -> None:
    """Print how many dates are read right and wrong."""
    right = wrong = total = 0
    start = time.process_time()
    for tag in LOCALES.split():
        for month in range(1, 13):
            day = date(2025, month, 22)
            for size in ("medium", "long", "full"):
                got = read(format_date(day, size, tag.replace("-", "_")), tag)
                right += got == format_date(day, "long", "en_US")
                wrong += got not in (None, format_date(day, "long", "en_US"))
                total += 1
    seconds = time.process_time() - start
    taken = sum(read(text, "en") is not None for text in NO_DATES)
    print(
        f"{name:11} right {right} of {total}, wrong {wrong}; takes {taken} of {len(NO_DATES)} "
        f"others for dates; {seconds / total * 1000:.2f} ms a date"
    )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    measure("tables", tables)
    try:
        measure("dateparser", parser)
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is not installed: nothing to compare with")
