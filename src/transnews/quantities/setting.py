"""After translating: numbers and money set as the target locale writes them, where it is certain.

Deterministic, idempotent, and digits never change. What is right already is not touched.
"""

import re
from collections.abc import Iterable, Iterator

from transnews.languages import primary
from transnews.localize import numbers
from transnews.model import Span
from transnews.quantities import amounts, currencies, digits, moments
from transnews.quantities.amount import Amount, Form
from transnews.quantities.spelling import Edit, applied, worded

_CODE = re.compile(r"\b[A-Z]{3}\b")
_SPLIT_SIGN = re.compile(r"(?<![^\W_])([A-Z]{1,3})[ \u00a0](\$)(?=[ \u00a0]?[0-9])")
# `version 2.0`, `Windows 3.1`: the point of a version stays.
_VERSION = re.compile(r"(?:\b(?:vers\w+|верс\w+|release|v)\.?|[^\W\d_a-z]\w*)\s?\d{1,2}\.\d{1,2}$")


def localize(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    kept: Iterable[str] = (),
) -> str:
    r"""Return the translation *target* of *source* with its numbers as the target locale has them.

    A number left as the source writes it takes the separators of the locale; the ISO code of a
    currency that the source gives by its symbol becomes the symbol, or the word, again; a symbol
    in two pieces (`US $`) becomes one. Nothing inside the strings *kept* changes, such as an
    address with a number.

    >>> localize("It cost 1,234.56 dollars.", "Custou 1,234.56 dólares.", "en", "pt-BR")
    'Custou 1.234,56 dólares.'
    >>> localize("Custou 24,50 €.", "It cost EUR 24,50.", "pt", "en")
    'It cost €24.50.'
    """
    if not any(letter.isdecimal() for letter in target):
        return target
    target = _whole_signs(source, target, target_language)
    given = _digits(source, source_language)
    changes = _separators(source, target, given, (source_language, target_language))
    target = applied(target, _outside(target, kept, changes))
    if not _CODE.search(target) or not any(amount.currency for amount in given):
        return target
    changes = _codes(source, target, given, target_language)
    return applied(target, _outside(target, kept, changes))


def _outside(text: str, kept: Iterable[str], changes: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the changes that touch no string of *kept*."""
    taken = [
        Span(*found.span()) for each in set(kept) for found in re.finditer(re.escape(each), text)
    ]
    return tuple(edit for edit in changes if not any(_meet(edit[0], span) for span in taken))


def _whole_signs(source: str, target: str, language: str) -> str:
    """Return *target* with `US $ 5` as `US$ 5`, unless `US` may be the country there."""
    english = primary(language) == "en"

    def whole(match: re.Match[str]) -> str:
        sign = match[1] + match[2]
        sure = not english if sign == "US$" else sign in source
        return sign if sure and currencies.sign(sign) == sign else match[0]

    return _SPLIT_SIGN.sub(whole, target)


def _digits(text: str, language: str) -> tuple[Amount, ...]:
    """Return the numbers in digits that are no part of a date, a time, a code, a version."""
    times = [moment.span for moment in moments.find(text, language)]
    return tuple(
        amount
        for amount in amounts.find(text, language)
        if amount.form is Form.DIGITS
        and amount.certain
        and not any(_meet(amount.number, span) for span in times)
        and not (_plain(amount) and _VERSION.search(text[: amount.number.stop]))
    )


def _plain(amount: Amount) -> bool:
    return not (amount.percent or amount.currency) and amount.span == amount.number


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop


def _separators(
    source: str, target: str, given: tuple[Amount, ...], languages: tuple[str, str]
) -> Iterator[Edit]:
    ours, theirs = languages
    texts = {amount.number.of(source) for amount in given}
    sure = {text: digits.read(text, ours) for text in texts if digits.sloppy(text, ours) is None}
    for amount in _digits(target, theirs):
        number = amount.number.of(target)
        right = numbers.localize(number, theirs, theirs) is not None
        if number not in sure or (right and digits.read(number, theirs) in sure.values()):
            continue
        new = numbers.localize(number, ours, theirs)
        if new and new != number:
            yield amount.number, new


def _codes(source: str, target: str, given: tuple[Amount, ...], language: str) -> Iterator[Edit]:
    """Yield the money with a code that the source has with a symbol."""
    for amount in _digits(target, language):
        code = _CODE.search(amount.span.of(target))
        if not code or not amount.currency or amount.shared or code[0] in source:
            continue
        for was in given:
            sign = currencies.sign(was.span.of(source))
            if sign and code[0] in was.currency and set(was.values) & set(amount.values):
                new = _money(target, amount, code[0], sign, language)
                if new:
                    yield amount.span, new
                break


def _money(text: str, amount: Amount, code: str, sign: str, language: str) -> str | None:
    number = amount.number.of(text)
    money = numbers.localize(sign + number, language, language)
    tail = amount.span.of(text).replace(code, "").replace(number, "", 1).strip()
    if not tail:
        return money
    if money and money.startswith(sign) and primary(language) == "en":
        return f"{money} {tail}" if len(tail) > 2 else money + tail
    return worded(text, amount, sign, language)
