"""What readers are told: in every language we have, fresh, and safe in Markdown and HTML."""

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from transnews import locale
from transnews.locale import DOMAIN, FOLDER, Sentence, say

LANGUAGES = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/transnews.po"))


def _catalogue(language: str, suffix: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}{suffix}"


def test_the_languages_that_were_promised_are_there() -> None:
    assert {"en", "pt", "pt_BR", "es", "de", "fr", "pl", "ru", "uk", "be"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_catalogue_has_every_sentence_translated_and_compiled(language: str) -> None:
    with _catalogue(language, ".po").open("rb") as file:
        catalogue = read_po(file)
    assert {m.id for m in catalogue if m.id} == {sentence.value for sentence in Sentence}
    assert all(m.string and not m.fuzzy for m in catalogue if m.id)
    assert not list(catalogue.check())
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    fresh = gettext.GNUTranslations(compiled)
    with _catalogue(language, ".mo").open("rb") as file:
        there = gettext.GNUTranslations(file)
    for sentence in Sentence:  # `make messages` compiles them
        assert there.gettext(sentence.value) == fresh.gettext(sentence.value)
    if language != "en":
        assert all(there.gettext(s.value) != s.value for s in Sentence)


def test_babel_finds_every_sentence() -> None:
    found = extract_from_dir(str(FOLDER), [("**.py", "python")])
    assert {message for _, _, message, *_ in found} == {sentence.value for sentence in Sentence}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_sign_that_means_something_in_a_page(language: str) -> None:
    text = say(Sentence, language.replace("_", "-")).text
    assert not re.search(r"[<>&*_`\[\]\\\"'\n]|  |^\s|\s$", text)
    assert text.count(".") == len(Sentence)


def test_a_region_has_the_words_of_its_language_and_an_unknown_language_english() -> None:
    def told(tag: str) -> str:
        return say([Sentence.MACHINE], tag).language

    assert [told(tag) for tag in ("pt-BR", "pt-AO", "de-AT", "uk", "sw", "zh-Hant")] == (
        ["pt-BR", "pt", "de", "uk", "en", "en"]
    )
    assert told("uz-Latn") == "en"
    assert say([Sentence.MACHINE, Sentence.CHANGED], "de").text == (
        "Dieser Artikel wurde maschinell übersetzt und nicht redaktionell geprüft."
        " Der Originalartikel wurde nach der ersten Übersetzung geändert."
    )
    assert locale.FOLDER.is_dir()
