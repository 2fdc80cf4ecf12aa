"""Write a number, a date or a time of a text as the target locale does."""

from datetime import date, time

from transnews.languages import primary
from transnews.localize import numbers
from transnews.quantities.amounts import Amount, Form
from transnews.quantities.clock import says_part_of_day
from transnews.quantities.moments import Kind, Moment


def amount(found: Amount, text: str, source: str, target: str) -> str | None:
    """Return the digits of a number of *text* as the locale *target* writes them.

    None for one in words, and where what its marks mean is not certain.
    """
    if found.form is not Form.DIGITS:
        return None
    return numbers.localize(found.number.of(text), source, target)


def moment(found: Moment, text: str, source: str, target: str) -> str | None:
    """Return a date or a time of *text* as the locale *target* writes it; None if not certain.

    An hour that may be of either half of the day is certain where people count to 24 and nothing
    in the text says otherwise.

    >>> from transnews.quantities import moments
    >>> [moment(m, text, "pt", "en-GB") for text in ("às 18h40 de 22 de agosto", "às 6h da tarde")
    ...  for m in moments.find(text, "pt")]
    ['18:40', '22 August', '18:00']
    """
    if not found.sure or found.swapped:
        return None
    counts_on = primary(source) != "en" and not says_part_of_day(text, source)
    if found.kind is Kind.TIME and (len(found.hours) == 1 or (found.hours and counts_on)):
        from babel.dates import format_time

        return format_time(time(found.hours[0], found.minute or 0), "short", locale=_babel(target))
    if found.kind is Kind.DATE and found.month and found.weekday is None:
        return _day(found, target)
    return None


def _day(found: Moment, target: str) -> str | None:
    from babel.dates import format_skeleton

    # Any year and any day stand for what is not said: the skeleton leaves them out.
    skeleton = f"{'y' if found.year else ''}MMMM{'d' if found.day else ''}"
    try:
        day = date(found.year or 2024, found.month or 1, found.day or 1)
        return format_skeleton(skeleton, day, fuzzy=False, locale=_babel(target))
    except (ValueError, KeyError):  # no such day; no such pattern in this locale
        return None


def _babel(tag: str) -> str:
    return tag.replace("-", "_")
