"""Every number of a running text: digits, words, roman numerals, with scale and unit.

`226.000 mil`, `£3m`, `US$14.7 billion`, `twenty-three per cent`, `19.º`, `século XIX`. What is
read is what a reader of the language reads. Times and dates are numbers here too: whoever does not
want them leaves out what `moments.find` finds.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from transnews.languages import primary
from transnews.model import Span
from transnews.quantities import back, currencies, digits, number_words
from transnews.quantities.amount import Amount, Form, share
from transnews.quantities.number_words import Word

__all__ = ["Amount", "Form", "find"]

_LETTERS = {"k": "1e3", "m": "1e6", "mn": "1e6", "b": "1e9", "bn": "1e9", "tn": "1e12"}
_LETTER = re.compile(r"[ \u00a0]?(bn|mn|tn|[kKmMbB])(?![^\W_])")
_DECADE = re.compile(r"['’]?s(?![^\W_])|er(?:n|s)?(?![^\W_])|-?(?:х|ті|их|е)(?![^\W_])")
_ORDINAL = {
    "en": r"(?:st|nd|rd|th)\b",
    "pt": r"\.?[ºª°]|[oa]s?\b",
    "es": r"\.?[ºª°]|(?:er|ro|do|to|mo|vo|no|ra|da|ta|va)s?\b",
    "fr": r"(?:er|ère|re|nde?|e|è?me|ième)s?\b",
    "it": r"[ºª°]",
    "nl": r"(?:e|ste|de)\b",
    "ru": r"-?(?:[а-я]?[йеяюмх]|го|ого|му|ому|ми|ти|ти)(?![^\W_])",
    "uk": r"-?(?:[а-яіїє]?[йеяюмхіа]|го|ого|му|ому|ми|ти)(?![^\W_])",
}
_ORDINALS = {language: re.compile(pattern) for language, pattern in _ORDINAL.items()}
_MINUS = re.compile(r"(?:^|[\s(])[-−–]$")
_PERCENT = re.compile(
    r"[\s-]?(?:%|‰|per[\s-]?cent\b|p\.\s?c\.|(?:por|per)\s(?:cento|ciento|cien)\b|pour\scent\b"
    r"|prozent\w*|procent\w*|pct\b|процент\w*|відсот\w*|percentage[\s-]points?\b"
    r"|pontos?\spercentua(?:l|is)\b|puntos?\sporcentual(?:es)?\b|points?\sde\spourcentage\b"
    r"|punt[oi]\spercentual[ei]\b)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\b(?!['’\w])")
_UNITS = {"I": 1, "V": 5, "X": 10}
# Number words that are something else as often: fr `new`, it `you are`.
_HOMOGRAPHS = {"fr": {"neuf"}, "it": {"sei"}, "de": {"acht", "sieben"}, "nl": {"acht"}}


@lru_cache(maxsize=2048)  # checks, ladder and setting all ask for the same sentences
def find(text: str, language: str) -> tuple[Amount, ...]:
    """Return the numbers of *text*, in order of their place; they do not overlap.

    >>> [(a.span.of(text), int(a.values[0])) for text in ["£3m in twenty-three days"]
    ...  for a in find(text, "en")]
    [('£3m', 3000000), ('twenty-three', 23)]
    """
    tokens = number_words.words(text, language)
    found = list(_in_digits(text, tokens, language))
    taken = [amount.span for amount in found]
    found += [a for a in _in_words(text, tokens, language) if not _meets(a.span, taken)]
    taken = [amount.span for amount in found]
    found += [a for a in _roman(text) if not _meets(a.span, taken)]
    return tuple(share(text, sorted(found, key=lambda amount: amount.span)))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.stop and other.start < span.stop for other in others)


def _in_digits(text: str, tokens: Sequence[Word], language: str) -> Iterator[Amount]:
    starts = [token.span.start for token in tokens]
    for match in digits.NUMBER.finditer(text):
        value = digits.read(match[0], language)
        if value is None:
            continue
        number = Span(match.start(), match.end())
        glued = text[number.start - 1 : number.start].isalpha()
        other = digits.sloppy(match[0], language)
        bare = Amount(number, (value,), Form.DIGITS, number, sloppy=other, certain=not glued)
        priced = currencies.before(text, number.start)
        amount = _scaled(text, bare, tokens, bisect_left(starts, number.stop), language, priced)
        yield _with_unit(text, amount, language, priced)


def _scaled(
    text: str,
    amount: Amount,
    tokens: Sequence[Word],
    at: int,
    language: str,
    priced: currencies.Currency | None,
) -> Amount:
    """Add what follows the digits: an ordinal ending, a decade, a scale."""
    value, stop = amount.values[0], amount.number.stop
    if value < 2100 and value % 10 == 0 and (match := _DECADE.match(text, stop)):
        return replace(amount, span=Span(amount.span.start, match.end()), values=_decade(value))
    ending = _ORDINALS.get(primary(language))
    if value == int(value) and ending and (match := ending.match(text, stop)):
        return replace(amount, span=Span(amount.span.start, match.end()), ordinal=True)
    if letter := _LETTER.match(text, stop):
        scale = Decimal(_LETTERS[letter[1].lower()])
        money = priced or currencies.after(text, letter.end(), language)
        sole = money is not None or len(letter[1]) > 1
        if letter.start(1) > stop and not sole:
            return amount
        values = (value * scale,) if sole else (value, value * scale)
        span = Span(amount.span.start, letter.end())
        return replace(amount, span=span, values=values, scale=scale)
    follows = at < len(tokens) and re.fullmatch(r"[\s-]{0,2}", text[stop : tokens[at].span.start])
    if follows and (reading := number_words.read(text, tokens, at, language, value)):
        last = tokens[at + reading.words - 1]
        # `9.174 mi` are miles as well.
        unscaled = () if len(last.text) > 2 or priced else (value,)
        span = Span(amount.span.start, last.span.stop)
        return replace(amount, span=span, values=(*reading.values, *unscaled), scale=reading.scale)
    return amount


def _decade(value: Decimal) -> tuple[Decimal, ...]:
    """Return what `1980s` and `80s` may mean: the year and its last two digits."""
    return (value, value % 100) if value >= 1000 else (value, value + 1900)


def _in_words(text: str, tokens: Sequence[Word], language: str) -> Iterator[Amount]:
    done = 0
    odd = _HOMOGRAPHS.get(primary(language), set())
    for at in number_words.beginnings(tokens, language):
        within = tokens[at].span.start < done
        reading = None if within else number_words.read(text, tokens, at, language)
        if not reading:
            continue
        first, last = tokens[at], tokens[at + reading.words - 1]
        span = Span(first.span.start, last.span.stop)
        named = text[span.start].isupper() and span.start > 0
        certain = reading.counted and not reading.ordinal and not named and reading.values[0] > 2
        certain = certain and not (reading.words == 1 and first.text in odd)
        bare = Amount(span, reading.values, Form.WORDS, span, reading.scale, certain=certain)
        amount = replace(bare, ordinal=reading.ordinal)
        amount = _with_unit(text, amount, language, None)
        yield amount
        done = amount.span.stop


def _with_unit(
    text: str, amount: Amount, language: str, priced: currencies.Currency | None
) -> Amount:
    start, stop = amount.span.start, amount.span.stop
    if match := _PERCENT.match(text, stop):
        return replace(amount, span=Span(start, match.end()), percent=True)
    money = priced or currencies.after(text, stop, language)
    if money:
        span = Span(money.at, stop) if priced else Span(start, money.at)
        scaled = amount.values[0] >= 10000
        sure = money.sure or scaled
        amount = replace(amount, span=span, currency=money.codes, sure_currency=sure)
    return replace(amount, negative=bool(back.look(_MINUS, text, amount.span.start)))


def _roman(text: str) -> Iterator[Amount]:
    for match in _ROMAN.finditer(text):
        if match[0]:
            units = [_UNITS[letter] for letter in match[0]]
            after = [*units[1:], 0]
            value = sum(u if u >= n else -u for u, n in zip(units, after, strict=True))
            span = Span(match.start(), match.end())
            yield Amount(span, (Decimal(value),), Form.ROMAN, span, certain=False)
