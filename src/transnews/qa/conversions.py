"""Measures that a person has converted: `40 mph` and `65 km/h`."""

import re
from collections.abc import Iterator

from transnews.model import Span
from transnews.quantities import amounts

# What stands right after a number that is a measure, in English and its neighbours.
_UNITS = {
    "F": r"\(?(?:º|°|deg\w*|grau\w*|grad\w*|degré\w*)?[\s-]*F(?:ahrenheit)?\b",
    "C": r"\(?(?:º|°|deg\w*|grau\w*|grad\w*|degré\w*)[\s-]*C(?:elsius)?\b|C\b",
    "km": r"k(?:m|ilom\w*|ph)\b|quil[oôó]m\w*|км|километр\w*|кілометр\w*",
    "mile": r"mi(?:les?|lhas?|llas?|glia|glio)?\b|mph\b|Meilen?|миль?\w*",
    "foot": r"f(?:ee|oo)?t\b|pies?\b|pés?\b|pieds?\b|Fuß",
    "yard": r"y(?:ar)?ds?\b|jardas?|yardas?",
    "inch": r"in(?:ch|ches)?\b|poleg\w*|pulg\w*|pouces?|Zoll",
    "cm": r"cm\b|cent[ií]m\w*|Zentim\w*",
    "mm": r"mm\b|mil[ií]m\w*|millim\w*",
    "m": r"m\b|m[eèé]t(?:er|re|ro)s?\b|Metern?\b|м\b|метр\w*",
    "pound": r"lbs?\b|pounds?|libras?|livres?|Pfund",
    "ounce": r"oz\b|ounces?|onzas?|onças?",
    "stone": r"st(?:one)?\b",
    "kg": r"kg\b|kilos?\b|quilos?\b|[kq]uilogr\w*|kilogr\w*|кг|килограмм\w*",
    "g": r"g\b|gram\w*|гр?\b",
    "gallon": r"gal(?:lons?|[oõ]\w*|ões)?\b",
    "l": r"l\b|lit\w*|л\b|литр\w*",
    "acre": r"acres?\b",
    "ha": r"ha\b|hect\w*|Hektar\w*|га\b",
}
_UNIT = re.compile(
    r"[\s\u00a0\u202f-]*(?:" + "|".join(f"(?P<{n}>{p})" for n, p in _UNITS.items()) + ")",
    re.IGNORECASE,
)
_FACTORS = (
    *(("mile", "km", 1.609), ("foot", "m", 0.3048), ("yard", "m", 0.9144), ("inch", "cm", 2.54)),
    *(("foot", "cm", 30.48), ("inch", "mm", 25.4), ("pound", "kg", 0.4536), ("pound", "g", 453.6)),
    *(("ounce", "g", 28.35), ("stone", "kg", 6.35), ("acre", "ha", 0.4047)),
    *(("gallon", "l", 3.785), ("gallon", "l", 4.546)),  # US, imperial
)
_ROUNDED = 0.04
"""People round: 40 mph are 65 km/h."""

_Measure = tuple[float, str]


def converted(source: str, target: str, languages: tuple[str, str]) -> tuple[Span, ...]:
    """Return where measures stand in *target* that are those of *source* in other units.

    >>> converted("Winds of 40 mph.", "Ventos de 65 km/h.", ("en", "pt"))
    (Span(start=10, stop=12),)
    >>> converted("Winds of 40 mph.", "Ventos de 85 km/h.", ("en", "pt"))
    ()
    """
    ours = [measure for _, measure in _measures(source, languages[0])]
    return tuple(
        span
        for span, measure in _measures(target, languages[1])
        if any(_same(mine, measure) or _same(measure, mine) for mine in ours)
    )


def _measures(text: str, language: str) -> Iterator[tuple[Span, _Measure]]:
    for amount in amounts.find(text, language):
        unit = _UNIT.match(text, amount.number.stop) or _UNIT.match(text, amount.span.stop)
        if unit and unit.lastgroup:
            yield amount.span, (float(amount.values[0]), unit.lastgroup)


def _same(one: _Measure, other: _Measure) -> bool:
    """Tell whether *other* is *one* in metric units."""
    (value, unit), (metric, metric_unit) = one, other
    ways = [value * factor for was, now, factor in _FACTORS if (was, now) == (unit, metric_unit)]
    if (unit, metric_unit) == ("F", "C"):
        ways = [(value - 32) / 1.8]
    return any(abs(way - metric) <= _ROUNDED * abs(metric) for way in ways)
