"""Spaces around punctuation, percent signs and currencies as the target locale sets them."""

import re
from functools import cache

from transnews.languages import primary
from transnews.localize.quotes import inner_space

_NARROW, _FULL = "\u202f", "\u00a0"
# What stands before `; ! ?`, and before `:`. Elsewhere nothing.
_HIGH_MARKS = {"fr": (_NARROW, _FULL), "fr-CA": ("", _FULL), "fr-CH": (_NARROW, _NARROW)}
_SPACES = f"[ {_FULL}\u2009{_NARROW}]"
# Web addresses, mail addresses (from the beginning of what has no space), character references.
_KEPT = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|&#?\w+;")
# A sentence goes on or ends here, after a closing mark perhaps.
_END = r"(?=[\s\"“”»›’)\]]|$)"
# A colon or semicolon before a bracket is a smiley.
_END_OF_COLON = r"(?=[\s\"“”»›’]|$)"
_BEFORE = r"(?<=[^\s(\[{¿¡«‹„])"
_CURRENCY = "(?:[€£$¥₴₽₺₸₾₹₪₩₫₱฿₦₵₡]|zł|Kč|kr|EUR|USD|GBP|CHF|PLN|UAH|RUB|BYN)"
_UNIT = "(?:km²?|m²|kg|cm|mm|ha|kWh|MW|GW|°C|°F)"


def localize(text: str, target: str) -> str:
    r"""Return *text* with the spaces of the target locale.

    >>> localize("Quoi ? Oui : « 12 % »", "fr")
    'Quoi\u202f? Oui\xa0: «\xa012\xa0%\xa0»'
    >>> localize("What ? 12 % , ( really )", "en")
    'What? 12%, (really)'

    Web addresses, times and private-use characters (they stand for markup) stay as they are.
    """
    for pattern, replacement in _rules(target):
        text = _outside(pattern, replacement, text)
    return text


def _outside(pattern: re.Pattern[str], replacement: str, text: str) -> str:
    """Replace matches that do not touch what is kept."""
    kept = [match.span() for match in _KEPT.finditer(text)]

    def replace(match: re.Match[str]) -> str:
        inside = any(match.start() < stop and start < match.end() for start, stop in kept)
        return match[0] if inside else match.expand(replacement)

    return pattern.sub(replace, text)


@cache
def _rules(target: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return patterns and replacements in the order in which they apply."""
    rules = [
        (r"  +", " "),
        (rf"([(]){_SPACES}+(?=[^\s)])", r"\1"),
        (rf"(?<=[^\s(]){_SPACES}+(?=[)])", ""),
        *_high_marks(target),
        (rf"{_BEFORE}{_SPACES}+(?=[,.،؛؟]{_END})", ""),
        *_percent(target),
        *_currency(target),
    ]
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


def _high_marks(target: str) -> list[tuple[str, str]]:
    """`; : ! ?`: close to the word, but in French after a no-break space, by country."""
    language = primary(target)
    if language == "br":
        return []  # writes as French or as English does
    if language != "fr":
        return [
            (rf"{_BEFORE}{_SPACES}+(?=[;!?]+{_END})(?!;\))", ""),
            (rf"(?<=[^\W\d]){_SPACES}+(?=:{_END_OF_COLON})", ""),
        ]
    marks, colon = _HIGH_MARKS.get(target, _HIGH_MARKS["fr"])
    space = inner_space(target)
    return [
        (rf"(?<=[\w\ue000-\uf8ff)\]»”\"’%…€.]){_SPACES}*(?!;\))([;!?]+){_END}", rf"{marks}\1"),
        (rf"(?<=[\w\ue000-\uf8ff)\]»”\"’%€]){_SPACES}*:{_END_OF_COLON}", f"{colon}:"),
        (rf"([«‹]){_SPACES}*(?=[^\s»›])", rf"\1{space}"),
        (rf"(?<=[^\s«‹]){_SPACES}*([»›])", rf"{space}\1"),
    ]


def _percent(target: str) -> list[tuple[str, str]]:
    from babel import Locale

    pattern = Locale.parse(target, sep="-").percent_formats[None].pattern
    if match := re.search(rf"0({_SPACES}?)%", pattern):
        return [(rf"(?<=\d){_SPACES}*%(?!\w)", f"{match[1]}%")]
    return []


def _currency(target: str) -> list[tuple[str, str]]:
    """A no-break space before what follows a number, where the locale sets the currency so."""
    from babel import Locale

    locale = Locale.parse(target, sep="-")
    pattern = locale.currency_formats["standard"].pattern
    if not re.search(f"0{_FULL}\u200f?¤", pattern):
        return []
    space = _NARROW if target in ("fr", "fr-CH") else _FULL
    return [
        (rf"(?<=\d){_SPACES}?({_CURRENCY})(?![\w\d])", rf"{_FULL}\1"),
        (rf"(?<=\d) ({_UNIT})(?!\w)", rf"{space}\1"),
    ]
