"""After translating: currencies beside their numbers as the target locale writes them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from transnews.languages import primary
from transnews.localize import numbers
from transnews.model import Span
from transnews.quantities import amounts, back, currencies, moments
from transnews.quantities.amount import Amount, Form
from transnews.quantities.sides import Sides, meet
from transnews.quantities.spelling import Edit, worded

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_SPLIT_SIGN = re.compile(r"(?<![^\W_])([A-Z]{1,3})[ \u00a0](\$)(?=[ \u00a0]?[0-9])")
_NUMBER_OR_SIGN = re.compile(r"[\d$€£¥₴₽₺₹]")
_SIGNED = re.compile(r"\s?(?:[A-Z]{0,3}[$€£¥₴₽₺₹]|\d)")
# `version 2.0`, `Windows 3.1`: the point of a version stays.
_VERSION = re.compile(r"(?:\b(?:vers\w+|верс\w+|release|v)\.?|[^\W\d_a-z]\w*)\s?\d{1,2}\.\d{1,2}$")


def whole_signs(sides: Sides) -> Iterator[Edit]:
    """Yield `US $ 5` as `US$ 5`, unless `US` may be the country there."""
    english = primary(sides.theirs) == "en"
    for match in _SPLIT_SIGN.finditer(sides.target):
        sign = match[1] + match[2]
        sure = not english if sign == "US$" else sign in sides.source
        if sure and currencies.sign(sign) == sign:
            yield Span(*match.span()), sign


@lru_cache(maxsize=512)  # each step of the setting asks
def figures(text: str, language: str) -> tuple[Amount, ...]:
    """Return the numbers in digits that are no part of a date, a time, a code, a version."""
    if not _DIGIT.search(text):
        return ()
    times = [moment.span for moment in moments.find(text, language)]
    return tuple(
        amount
        for amount in amounts.find(text, language)
        if amount.form is Form.DIGITS
        and amount.certain
        and not any(meet(amount.number, span) for span in times)
        and not (is_plain(amount) and back.look(_VERSION, text, amount.number.stop))
    )


def is_plain(amount: Amount) -> bool:
    """Tell whether a number has neither unit nor scale."""
    return not (amount.percent or amount.currency) and amount.span == amount.number


def codes(sides: Sides) -> Iterator[Edit]:
    """Yield the money with a code that the source has with a symbol."""
    target, language = sides.target, sides.theirs
    if not _CODE.search(target):
        return
    for amount in figures(target, language):
        code = _CODE.search(amount.span.of(target))
        if not code or not amount.currency or amount.shared or code[0] in sides.source:
            continue
        for was in figures(sides.source, sides.ours):
            sign = currencies.sign(was.span.of(sides.source))
            if sign and code[0] in was.currency and set(was.values) & set(amount.values):
                if new := _set(target, amount, code[0], sign, language):
                    yield amount.span, new
                break


def order(sides: Sides) -> Iterator[Edit]:
    r"""Yield the money whose symbol stands on the other side of the number than in the locale.

    >>> [new for _, new in order(Sides("It cost €24.50.", "Custou €24,50.", "en", "pt-PT"))]
    ['24,50\xa0€']
    """
    target, language = sides.target, sides.theirs
    for amount in figures(target, language):
        sign = currencies.sign(amount.span.of(target)) if amount.currency else ""
        right = numbers.localize(sign + amount.number.of(target), language, language)
        if not sign or not right or amount.shared or not _is_alone(target, amount):
            continue
        moved = target.startswith(sign, amount.span.start) != right.startswith(sign)
        new = _set(target, amount, sign, sign, language) if moved else None
        if new and _is_said(amount, sides):
            yield amount.span, new


def _is_said(amount: Amount, sides: Sides) -> bool:
    """Tell whether the source has the same amount of money."""
    return any(
        was.currency & amount.currency and set(was.values) & set(amount.values)
        for was in figures(sides.source, sides.ours)
    )


def _is_alone(text: str, amount: Amount) -> bool:
    """Tell whether an amount is neither part of a word nor of a range: `€5-Ticket`, `€5–7`.

    Nor may another sign or number stand beside it, to which its own could belong: `5 US$ 5`.
    """
    before, after = text[: amount.span.start], text[amount.span.stop :]
    if _NUMBER_OR_SIGN.search(before[-1:].strip() or before[-2:-1]) or _SIGNED.match(after):
        return False
    return not (re.match(r"\s?[-–—/]|\w", after) or re.search(r"[\w][-–—/]?\s?$", before[-1:]))


def _set(text: str, amount: Amount, was: str, sign: str, language: str) -> str | None:
    """Return an amount with *sign* in place of the code or sign *was*."""
    number = amount.number.of(text)
    money = numbers.localize(sign + number, language, language)
    tail = amount.span.of(text).replace(was, "").replace(number, "", 1).strip()
    if not tail:
        return money
    if money and money.startswith(sign) and primary(language) == "en":
        return f"{money} {tail}" if len(tail) > 2 else money + tail
    return worded(text, amount, sign, language)
