"""Numbers: read by the rules of the source, write by those of the target, keep every digit.

Babel's own `parse_decimal` is not used to read: where it is lenient it takes a German
`1,234.56` for 1.23456, and where it is strict it refuses the plain space of a French `1 234`.
"""

import re
from dataclasses import dataclass
from functools import cache

# Spaces and apostrophes that people write for one another between groups of digits.
_SPACES = " \u00a0\u2009\u202f"
_APOSTROPHES = "'’"

_SYMBOL = r"(?:[A-Z]{0,3}[$€£¥₴₽₺₸₾₹₪₩₫₱฿₦₵₡]|zł|Kč|kr\.?|Ft|грн\.?|руб\.?|lei|лв\.?)"
_CODE = r"[A-Z]{3}"
_UNIT = rf"{_SYMBOL}|{_CODE}|[%‰]"
_DIGITS = rf"\d[\d.,{_APOSTROPHES}{_SPACES}]*?"
_WHOLE = re.compile(
    rf"(?P<sign>[-−+±]?)(?:(?P<before>{_UNIT})[{_SPACES}]?)?(?P<inner>[-−+]?)"
    rf"(?P<low>{_DIGITS})(?:(?P<dash>[-–])(?P<high>{_DIGITS}))?"
    rf"(?:[{_SPACES}]?(?P<after>{_UNIT}))?"
)


@dataclass(frozen=True, slots=True)
class _Locale:
    decimal: str
    group: str
    grouping: tuple[int, int]
    """Sizes of the last group and of the others."""
    money: tuple[str, str]
    """What stands before and after an amount, `¤` for the currency."""
    percent: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Number:
    whole: str
    """Digits before the decimal mark."""
    fraction: str
    grouped: bool


def localize(text: str, source: str, target: str) -> str | None:
    r"""Return a text that is wholly a number as the target locale writes it, else None.

    A number may have a sign, a currency (the symbol stays as it is) or a percent sign, and may
    be a range. Digits stay as they are: nothing is rounded, converted or padded. What may be
    something else (a time, a score, a version, a telephone number, an ordinal) is None.

    >>> localize("1,234.56", "en", "pt"), localize("€283.82", "en", "pt-PT")
    ('1.234,56', '283,82\xa0€')
    >>> localize("1,2345", "en", "pt"), localize("14:30", "en", "pt"), localize("2025", "en", "pt")
    (None, None, '2025')
    """
    match = _WHOLE.fullmatch(text)
    if not match:
        return None
    low, high = _read(match["low"], source), _read(match["high"] or "0", source)
    if low is None or high is None or not _is_sensible(match, low, high):
        return None
    to = _locale(target)
    amount = _write(low, to)
    if match["high"]:
        amount += match["dash"] + _write(high, to)
    sign = match["sign"] or match["inner"]
    unit = match["before"] or match["after"] or ""
    if unit in "%‰":
        before, after = to.percent if unit else ("", "")
        return sign + before.replace("%", unit) + amount + after.replace("%", unit)
    return sign + _around(amount, unit, to.money)


def decimal_mark(language: str) -> str:
    """Return what parts whole and fraction in *language*: `.` or `,` in most.

    >>> decimal_mark("en"), decimal_mark("pt-BR")
    ('.', ',')
    """
    return _locale(language).decimal


def _is_sensible(match: re.Match[str], low: _Number, high: _Number) -> bool:
    if (match["before"] and match["after"]) or (match["sign"] and match["inner"]):
        return False
    unit = match["before"] or match["after"]
    if unit:
        return not re.fullmatch(_CODE, unit) or _is_currency(unit)
    if match["dash"] == "-":
        return _is_range(low, high)
    return not _is_telephone(match)


def _is_range(low: _Number, high: _Number) -> bool:
    """Tell a range from a score and a telephone number, both numbers being plain."""
    rising = (len(low.whole), low.whole) < (len(high.whole), high.whole)
    return rising and (len(high.whole) < 4 or len(low.whole) == len(high.whole) == 4)


def _is_telephone(match: re.Match[str]) -> bool:
    """`+351 912 345 678`, `912 345 678`: groups with spaces, all full or after a plus."""
    spaced = re.fullmatch(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+", match["low"])
    full = re.fullmatch(rf"\d{{3}}(?:[{_SPACES}]\d{{3}}){{2,}}", match["low"])
    return bool(full or (spaced and match["sign"] == "+"))


def _read(text: str, tag: str) -> _Number | None:
    """Return the number that *text* is in the language *tag*, None if it is none."""
    own = _locale(tag)
    groups = next((s for s in (_SPACES, _APOSTROPHES) if own.group in s), own.group)
    last, others = own.grouping
    pattern = (
        rf"(\d+|\d{{1,{others}}}(?:(?P<g>[{re.escape(groups)}])\d{{{others}}}"
        rf"(?:(?P=g)\d{{{others}}})*)?(?(g)(?P=g)|[{re.escape(groups)}])\d{{{last}}})"
        rf"(?:{re.escape(own.decimal)}(\d+))?"
    )
    match = re.fullmatch(pattern, text, re.ASCII)
    if not match:
        return None
    whole = re.sub(r"\D", "", match[1])
    fraction = match[3] or ""
    grouped = not match[1].isdigit()
    if whole.startswith("0") and (grouped or (fraction and whole != "0")):
        return None
    return _Number(whole, fraction, grouped)


def _write(number: _Number, to: _Locale) -> str:
    whole = number.whole
    if number.grouped:
        last, others = to.grouping
        groups = [whole[-last:]]
        rest = whole[:-last]
        while rest:
            groups.insert(0, rest[-others:])
            rest = rest[:-others]
        whole = to.group.join(groups)
    return whole + (to.decimal + number.fraction if number.fraction else "")


def _around(amount: str, money: str, affixes: tuple[str, str]) -> str:
    """Set a currency before or behind an amount; letters never touch a digit."""
    before, after = (affix.replace("¤", money) for affix in affixes)
    if before[-1:].isalpha():
        before += "\u00a0"
    if after[:1].isalpha():
        after = "\u00a0" + after
    return before + amount + after


def _is_currency(code: str) -> bool:
    from babel.numbers import is_currency

    return is_currency(code)


@cache
def _locale(tag: str) -> _Locale:
    from babel import Locale

    locale = Locale.parse(tag, sep="-")
    symbols = locale.number_symbols["latn"]
    decimal = locale.decimal_formats[None]
    money = locale.currency_formats["standard"]
    percent = locale.percent_formats[None]
    return _Locale(
        symbols["decimal"],
        symbols["group"],
        decimal.grouping,
        (money.prefix[0], money.suffix[0]),
        (percent.prefix[0], percent.suffix[0]),
    )
