"""Amounts are found with what they say, and set and spelled without a digit changed.

Fixtures: a text, then what is expected of it, a full stop; `# en` or `# en → pt` sets the
languages; other lines with `#` are remarks. In amounts.txt a line is the stretch, its values, then
`%`, the currencies, `weak`, `ordinal`, `negative`, `roman`, `sloppy`, `shared`, `loose`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat

from transnews.localize import numbers
from transnews.quantities import amounts, digits, number_words
from transnews.quantities.amounts import Amount
from transnews.quantities.setting import localize
from transnews.quantities.spelling import spell

FIXTURES = Path(__file__).parent / "fixtures" / "quantities"
LANGUAGES = ("en", "pt", "es", "fr", "de", "it", "nl", "pl", "ru", "uk")
UNKNOWN = frozenset("£€¥₽₴₹")
RULES = dict.fromkeys(LANGUAGES, "cardinal-masculine") | dict.fromkeys(("en", "nl"), "cardinal")
LOCALES = ("en", "pt-PT", "pt-BR", "de-CH", "fr", "ru", "es")


def cases(name: str) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    languages: tuple[str, ...] = ()
    lines: list[str] = []
    for line in (FIXTURES / name).read_text("utf-8").splitlines():
        if match := re.fullmatch(r"# ([a-z]{2}(?:-[A-Z]{2})?)(?: → ([\w-]+))?", line):
            languages = tuple(filter(None, match.groups()))
        elif line == ".":
            yield languages, lines[0], tuple(lines[1:])
            lines = []
        elif line and not line.startswith("#"):
            lines.append(line)
    assert not lines


def shown(amount: Amount, text: str) -> str:
    flags = {
        "%": amount.percent,
        "/".join(sorted(amount.currency)): bool(amount.currency),
        "weak": bool(amount.currency) and not amount.sure_currency,
        "ordinal": amount.ordinal,
        "negative": amount.negative,
        "roman": amount.form is amounts.Form.ROMAN,
        "sloppy": amount.sloppy is not None,
        "shared": amount.shared,
        "loose": not amount.certain,
    }
    said = [f"{value:f}" for value in amount.values] + [flag for flag, on in flags.items() if on]
    values = [re.sub(r"(?<=\d)\.0+$", "", word) for word in said]
    return f"{amount.span.of(text)}: {' '.join(values)}"


def test_amounts_are_found_with_value_and_unit() -> None:
    for (language,), text, expected in cases("amounts.txt"):
        assert tuple(shown(a, text) for a in amounts.find(text, language)) == expected


def test_numbers_of_a_translation_are_set_as_the_locale_writes_them() -> None:
    for languages, source, (target, expected) in cases("setting.txt"):
        found = localize(source, target, languages[0], languages[1])
        assert found.replace("\u00a0", " ").replace("\u202f", " ") == expected


def test_money_with_an_unknown_sign_is_spelled() -> None:
    for (language,), text, (expected,) in cases("spelling.txt"):
        assert spell(text, language, UNKNOWN) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60)
@given(number=st.integers(3, 999_999_999))
def test_a_number_that_cldr_spells_out_is_read_back(language: str, number: int) -> None:
    pattern = f"{{n,spellout,%spellout-{RULES[language]}}}"
    text = MessageFormat(pattern, language).format({"n": number}).replace("\u00ad", "")
    tokens = number_words.words(text, language)
    reading = number_words.read(text, tokens, 0, language)
    assert reading is not None
    assert [int(value) for value in reading.values] == [number], text
    assert reading.words == len(tokens), text


@given(whole=st.integers(0, 10**9), fraction=st.sampled_from(["", ".5", ".25", ".1234"]))
def test_a_number_that_a_locale_writes_is_read_back(whole: int, fraction: str) -> None:
    english = f"{whole:,}{fraction}"
    for locale in LOCALES:
        written = numbers.localize(english, "en", locale)
        if written:
            assert digits.read(written, locale) == digits.read(english, "en"), (english, locale)


@pytest.mark.parametrize("digits_", [28, 29, 400, 5000])
def test_a_number_of_any_length_is_read(digits_: int) -> None:
    """Decimal divides only what has as many digits as its precision."""
    number = "7" * digits_
    for text in (number, f"£{number}m", f"{number}0s", f"{number} million", f"1 to {number}-22"):
        assert number in amounts.find(text, "en")[-1 - text.endswith("-22")].number.of(text)
        assert localize(text, text, "en", "pt-BR")


TEXTS = st.lists(
    st.sampled_from(
        [
            *("£3m", "3,5", "1,234.56", "1.234,56", "five", "million", "e", "cinco", "mil", "XIX"),
            *("GBP", "EUR", "€", "US$5", "%", "-", "1980s", "226.000", "24,50", "to", "de", "9:30"),
            *("euros", "dozen", "half a", "vinte", "and", "2.8bn", ".", "10", "A4", "M€", "n.º 5"),
        ]
    ),
    max_size=8,
)
SEPARATOR = st.sampled_from([" ", "", "\u00a0"])


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


@given(words=TEXTS, gap=SEPARATOR, language=st.sampled_from(LANGUAGES))
def test_amounts_are_in_order_and_apart(words: list[str], gap: str, language: str) -> None:
    found = amounts.find(gap.join(words), language)
    stops = [0, *(amount.span.stop for amount in found)]
    assert all(stop <= amount.span.start for stop, amount in zip(stops, found, strict=False))
    for amount in found:
        assert amount.span.start <= amount.number.start < amount.number.stop <= amount.span.stop
        assert amount.values


@example(source=["US$5"], target=["US$5", "US$5"], gap=" ", locale="pt-PT")
@given(source=TEXTS, target=TEXTS, gap=SEPARATOR, locale=st.sampled_from(LOCALES))
def test_setting_twice_is_setting_once_and_keeps_the_digits(
    source: list[str], target: list[str], gap: str, locale: str
) -> None:
    given_text, said = gap.join(source), gap.join(target)
    once = localize(given_text, said, "en", locale)
    assert localize(given_text, once, "en", locale) == once
    assert _digits(once) == _digits(said)


@given(words=TEXTS, gap=SEPARATOR, language=st.sampled_from(LANGUAGES))
def test_spelling_keeps_the_digits_and_leaves_what_is_known(
    words: list[str], gap: str, language: str
) -> None:
    text = gap.join(words)
    assert _digits(spell(text, language, UNKNOWN)) == _digits(text)
    assert spell(text, language, frozenset()) == text
