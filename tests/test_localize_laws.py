"""Laws of localize/: twice is once, and what is not typography stays."""

import re
import runpy
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal, parse_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.localize import dashes, dates, ends, numbers, quotes, set_typography, spacing
from transnews.localize.pairing import DOUBLE, SINGLE, marks

LOCALES = [
    *("pt", "pt-PT", "en", "en-GB", "fr", "fr-CA", "fr-CH", "de", "de-CH", "es", "it", "pl"),
    *("ru", "uk", "be", "cs", "hu", "sv", "nl", "el", "he", "ar", "ja", "zh"),
]
WORDS = ["Ana", "s", "não", "он", "好", "5", "12", "1,5", "'90s", "po'", "d'", "\ue000", "x"]
SIGNS = [*DOUBLE, *SINGLE, *" \u00a0\u202f.,:;!?…()[]-–—%€$&@/", " ", " ", "--", "...", " - "]
SIGNS += ["https://a.org/?b=1", " km", "\n"]
TEXTS = st.lists(st.sampled_from(WORDS + SIGNS), max_size=14).map("".join)
TARGETS = st.sampled_from(LOCALES)
QUOTES = re.compile(f"[{DOUBLE}{SINGLE}]")


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@settings(max_examples=400)
@given(TEXTS, TARGETS)
def test_quotes_twice_are_quotes_once(text: str, target: str) -> None:
    once = quotes.localize(text, target)
    assert quotes.localize(once, target) == once


@settings(max_examples=400)
@given(TEXTS, TARGETS)
def test_quotes_change_only_quotes_and_the_spaces_inside(text: str, target: str) -> None:
    once = quotes.localize(text, target)
    bare = [re.sub(r"\s", "", QUOTES.sub("", version)) for version in (text, once)]
    assert bare[0] == bare[1]
    assert len(QUOTES.findall(text)) == len(QUOTES.findall(once))
    paired = [sum(m.partner is not None for m in marks(version)) for version in (text, once)]
    assert paired[0] == paired[1], "no pair is lost or made"


@given(st.text(st.characters(exclude_characters=DOUBLE + SINGLE)), TARGETS)
def test_quotes_leave_a_text_without_them_alone(text: str, target: str) -> None:
    assert quotes.localize(text, target) == text


@given(TEXTS)
def test_neutral_quotes_stand_where_the_others_stood(text: str) -> None:
    neutral = quotes.neutralize(text)
    assert len(neutral) == len(text)
    assert not set(neutral) & set(DOUBLE + SINGLE) - set("\"'")


@given(TEXTS)
def test_partners_belong_to_each_other(text: str) -> None:
    found = {mark.at: mark for mark in marks(text)}
    for mark in found.values():
        if mark.partner is not None:
            other = found[mark.partner]
            assert other.partner == mark.at
            assert other.opens != mark.opens == (mark.at < other.at)


@settings(max_examples=400)
@given(TEXTS, TARGETS)
def test_spacing_twice_is_spacing_once(text: str, target: str) -> None:
    once = spacing.localize(text, target)
    assert spacing.localize(once, target) == once
    assert re.sub(r"\s", "", once) == re.sub(r"\s", "", text), "only spaces change"


@settings(max_examples=400)
@given(TEXTS, TEXTS, TARGETS)
def test_dashes_twice_are_dashes_once(text: str, source: str, target: str) -> None:
    once = dashes.localize(text, source, target)
    assert dashes.localize(once, source, target) == once
    assert letters(once) == letters(text)


@settings(max_examples=600)
@given(TEXTS, TEXTS, TARGETS)
def test_typography_twice_is_typography_once(text: str, source: str, target: str) -> None:
    once = set_typography(text, source, target)
    assert set_typography(once, source, target) == once
    assert letters(once) == letters(text), "letters and digits stay, in their order"


@settings(max_examples=400)
@given(TEXTS, TEXTS, TARGETS)
def test_ends_twice_are_ends_once(source: str, text: str, target: str) -> None:
    once = ends.localize(source, text, target)
    assert ends.localize(source, once, target) == once
    assert letters(once).casefold() == letters(text).casefold()


AMOUNTS = st.decimals(Decimal("-1e9"), Decimal("1e9"), places=2)


@settings(max_examples=300)
@given(AMOUNTS, TARGETS, TARGETS)
def test_a_number_keeps_its_value_and_its_digits(amount: Decimal, source: str, target: str) -> None:
    own, other = source.replace("-", "_"), target.replace("-", "_")
    # Babel writes bidirectional marks around the sign in Arabic and Hebrew; people do not.
    text = format_decimal(abs(amount), "#,##0.00", own)
    done = numbers.localize(text, source, target)
    assert done is not None
    assert parse_decimal(done, other) == abs(amount)
    assert re.sub(r"\D", "", done) == re.sub(r"\D", "", text)
    assert numbers.localize(done, target, source) == text


@given(st.text("0123456789.,'’ \u00a0-–+%€", max_size=12), TARGETS, TARGETS)
def test_whatever_is_taken_for_a_number_keeps_its_digits(
    text: str, source: str, target: str
) -> None:
    done = numbers.localize(text, source, target)
    assert done is None or re.sub(r"\D", "", done) == re.sub(r"\D", "", text)


@settings(max_examples=300)
@given(
    st.dates(date(1600, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["medium", "long", "full"]),
    TARGETS,
    TARGETS,
)
def test_dates_that_babel_writes_are_read(day: date, size: str, source: str, target: str) -> None:
    text = format_date(day, size, source.replace("-", "_"))
    form = "full" if size == "full" else "long"
    expected = format_date(day, form, target.replace("-", "_"))
    assert dates.localize(text, source, target) == expected


@given(st.text(), TARGETS)
def test_any_text_is_a_date_or_none(text: str, source: str) -> None:
    dates.localize(text, source, "pt")
    for span in dates.find(text, source):
        assert dates.short(span.of(text), "de", source) != ""


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), TARGETS)
def test_a_short_date_has_its_year_in_full(day: date, target: str) -> None:
    assert str(day.year) in dates.short(day.isoformat(), target)


@pytest.mark.parametrize("name", ["fr_CA", "pt_AO", "sr_Latn_RS", "zh_Hant_TW", "en_AU", "lkt"])
def test_a_region_inherits_the_marks_of_its_language(name: str) -> None:
    assert all(level.open and level.close for level in quotes.locale_marks(name.replace("_", "-")))


def test_every_locale_of_babel_can_be_set() -> None:
    for name in locale_identifiers():
        tag = str(Locale.parse(name)).replace("_", "-")
        text = set_typography('"a" - b: 5 % "c" ?', '"a" — b: 5% "c"?', tag)
        assert letters(text) == "ab5c", tag
        assert set_typography(text, '"a" — b: 5% "c"?', tag) == text, tag


def test_the_table_of_quotes_is_made_from_cldr(tmp_path: Path) -> None:
    made = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_quotes.py"))
    (tmp_path / "package.json").write_text('{"name": "cldr", "version": "1"}')
    for tag, own in {"und": "“”‘’", "en": "“”‘’", "pt": "“”‘’", "pt-PT": "«»“”"}.items():
        folder = tmp_path / "main" / tag
        folder.mkdir(parents=True)
        keys = ("quotationStart", "quotationEnd", "alternateQuotationStart")
        pairs = zip((*keys, "alternateQuotationEnd"), own, strict=True)
        fields = ", ".join(f'"{key}": "{char}"' for key, char in pairs)
        (folder / "delimiters.json").write_text(
            f'{{"main": {{"{tag}": {{"delimiters": {{{fields}}}}}}}}}', "utf-8"
        )
    rows = made["table"](tmp_path).splitlines()
    assert rows[2:] == ["«»“”\tpt-PT", "“”‘’\tund"], "a locale like its parent needs no line"
