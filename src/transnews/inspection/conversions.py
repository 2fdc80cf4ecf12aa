"""Measures that a person has converted: `40 mph` and `65 km/h`."""

import re
from collections.abc import Iterator

from transnews.model import Span
from transnews.quantities import amounts

# What stands right after a number that is a measure, in English and its neighbours.
_UNIT = re.compile(
    r"[\s\u00a0\u202f-]*(?:\W{0,2}(?:F|C|deg\w*|grau\w*|grado\w*|degré\w*|Grad)\b|º|°"
    r"|\w*mi(?:le|lha|lla|glia|lle)?s?\b|mi(?:glia|lles)\b|Meilen?|mph|kph|f(?:ee|oo)t|ft|pie[ds]?"
    r"|pés?|Fuß|in(?:ch|ches)?\b|poleg\w*|pulg\w*|pouces?|Zoll|yards?|yd|jardas?|yardas?|verges?"
    r"|pounds?|lbs?|libras?|livres?|Pfund|oz|ounces?|onzas?|onças?|st(?:one)?\b|gal\w*|acres?"
    r"|hect\w*|ha\b|k(?:m|g|ilo)\w*|k?m\b|cm|mm|m[eè]t\w*|kilo\w*|lit\w*|l\b|gram\w*|g\b|ton\w*)",
    re.IGNORECASE,
)
_FACTORS = (1.609, 0.3048, 0.9144, 2.54, 25.4, 0.4536, 453.6, 28.35, 6.35, 3.785, 4.546, 0.4047)
"""Kilometres of a mile, metres of a foot and a yard, centimetres and millimetres of an inch, kilos
and grams of a pound, grams of an ounce, kilos of a stone, litres of a gallon (US, imperial),
hectares of an acre."""
_ROUNDED = 0.04
"""People round: 40 mph are 65 km/h."""


def converted(source: str, target: str, languages: tuple[str, str]) -> tuple[Span, ...]:
    """Return where measures stand in *target* that are those of *source* in other units.

    >>> converted("Winds of 40 mph.", "Ventos de 65 km/h.", ("en", "pt"))
    (Span(start=10, stop=12),)
    >>> converted("Winds of 40 mph.", "Ventos de 85 km/h.", ("en", "pt"))
    ()
    """
    ours = [value for _, value in _measures(source, languages[0])]
    return tuple(
        span
        for span, value in _measures(target, languages[1])
        if any(_same(mine, value) for mine in ours)
    )


def _measures(text: str, language: str) -> Iterator[tuple[Span, float]]:
    for amount in amounts.find(text, language):
        if _UNIT.match(text, amount.number.stop) or _UNIT.match(text, amount.span.stop):
            yield amount.span, float(amount.values[0])


def _same(one: float, other: float) -> bool:
    ways = [one * factor for factor in _FACTORS] + [one / factor for factor in _FACTORS]
    ways += [(one - 32) / 1.8, one * 1.8 + 32]
    return any(abs(way - other) <= _ROUNDED * abs(other) for way in ways)
