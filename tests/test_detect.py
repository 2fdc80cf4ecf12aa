"""Language detection: two opinions, one verdict, unsure rather than wrong."""

import subprocess
import sys
from pathlib import Path

import langdetect as langdetect_library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.detect import Detection, Opinion, describe, detect, opinions, serbocroatian
from transnews.languages import canonical

FIXTURE = Path(__file__).parent / "fixtures" / "detect" / "languages.txt"
SAMPLES = [
    (language, text)
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for language, _, text in [line.partition(" ")]
]
BY_LANGUAGE = dict(SAMPLES)
MONTENEGRIN_OR_BOSNIAN = (
    "Predsjednik općine je poslije sjednice rekao da će stari most biti zatvoren zbog popravki do "
    "kraja sljedećeg mjeseca, a da će autobusi voziti drugim putem."
)
# Words, marks and scraps of several scripts, so that the drawn texts reach every rule.
SCRAPS = [
    "the",
    "que",
    "не",
    "мост",
    "će",
    "posle",
    "poslije",
    "橋",
    "12",
    "@",
    " ",
    "\n",
    "ab@c.de",
]


@pytest.mark.parametrize(("language", "text"), SAMPLES)
def test_a_piece_of_news_is_in_its_language(language: str, text: str) -> None:
    assert detect(text).language == language


def test_samples_cover_languages_that_langdetect_lacks() -> None:
    lacking = set(BY_LANGUAGE) - opinions.known_to_langdetect()
    assert {"be", "eu", "gl", "hy", "ka", "sr"} <= lacking


def test_what_langdetect_knows_is_read_from_it_in_our_codes() -> None:
    known = opinions.known_to_langdetect()
    assert {"nb", "zh", "fil", "he", "hr"} <= known  # its no, zh-cn and zh-tw, tl
    assert not known & {"no", "zh-cn", "tl", "bs", "ms"}


def test_order_of_calls_does_not_matter() -> None:
    first = {text: detect(text) for _, text in SAMPLES}
    assert {text: detect(text) for text in sorted(first, key=len, reverse=True)} == first


def test_other_users_of_langdetect_are_left_alone() -> None:
    langdetect_library.DetectorFactory.seed = 12345
    try:
        before = detect(BY_LANGUAGE["pt"])
        langdetect_library.DetectorFactory.seed = None
        assert detect(BY_LANGUAGE["pt"]) == before
        assert langdetect_library.DetectorFactory.seed is None
    finally:
        langdetect_library.DetectorFactory.seed = None


@pytest.mark.parametrize(
    "text",
    ["", " \n", "22.08.2025", "https://example.org/um/artigo", "a@example.org", "\ue000\ud800"],
)
def test_what_has_no_words_is_unsure_and_asks_for_the_language(text: str) -> None:
    seen = detect(text)
    assert (seen.language, seen.candidates, seen.opinions) == (None, (), ())
    assert describe(seen) == "language unsure (no letters in it); say --from LANGUAGE"


def test_a_few_letters_are_unsure_but_a_likely_language_is_suggested() -> None:
    seen = detect("Olá, meu")
    assert seen.language is None
    assert seen.reason == "too few letters (6) to tell"
    assert len(seen.candidates) >= 2


@pytest.mark.parametrize(
    "text", ["asdf qwer zxcv uiop hjkl vbnm tyui", "xkcd " * 20, "ლ(ಠ益ಠ)ლ" * 9]
)
def test_gibberish_is_unsure(text: str) -> None:
    assert detect(text).language is None


@pytest.mark.parametrize(("one", "other"), [("pt", "uk"), ("ru", "uk"), ("en", "zh"), ("de", "fr")])
def test_two_languages_in_equal_parts_are_unsure_whichever_comes_first(
    one: str, other: str
) -> None:
    halves = [BY_LANGUAGE[one], BY_LANGUAGE[other]]
    assert detect("\n\n".join(halves)).language is None
    assert detect("\n\n".join(reversed(halves))).language is None


def test_an_article_with_a_foreign_quotation_keeps_its_language() -> None:
    article = "\n\n".join(f"{BY_LANGUAGE['pt']} E acrescentou: “{quote}”." for quote in ("a", "b"))
    assert detect(f"{article} “{BY_LANGUAGE['ru'][:60]}”").language == "pt"


def test_capitals_are_read_as_small_letters() -> None:
    assert detect(BY_LANGUAGE["pt"].upper()).language == "pt"


def test_addresses_numbers_and_stand_ins_say_nothing() -> None:
    text = BY_LANGUAGE["uk"]
    noise = " https://example.org/the/quick/brown/fox\n1234 the.brown@example.org \ue000 \ufffd "
    assert detect(noise.join([text[:50], text[50:]])).language == "uk"


def test_text_beyond_the_limit_is_not_read() -> None:
    start = (BY_LANGUAGE["en"] + " ") * 150
    assert len(start) > 20_000
    assert detect(start + BY_LANGUAGE["ru"] * 200) == detect(start)


def test_serbian_croatian_and_bosnian_are_told_apart_or_unsure() -> None:
    assert serbocroatian.language(MONTENEGRIN_OR_BOSNIAN) is None
    seen = detect(MONTENEGRIN_OR_BOSNIAN)
    assert seen.language is None
    assert {language for language, _ in seen.candidates} == {"hr", "bs"}
    assert seen.reason == "hr, bs and sr are too close here"


def test_close_rival_that_langdetect_cannot_name_is_not_outvoted_by_it() -> None:
    text = "Wali kota mengatakan pada hari Selasa bahwa jembatan itu ditutup untuk perbaikan."
    malay = "Datuk bandar berkata pada hari Selasa bahawa jambatan itu ditutup untuk dibaiki."
    assert detect(text).language in {"id", None}
    assert detect(malay).language in {"ms", None}


def test_message_of_an_unsure_verdict_names_the_two_to_choose_from() -> None:
    message = describe(detect(f"{BY_LANGUAGE['ru']} {BY_LANGUAGE['uk']}"))
    assert message.startswith("language unsure (")
    assert message.endswith(("; say --from ru or --from uk", "; say --from uk or --from ru"))


def test_message_of_a_sure_verdict_says_why() -> None:
    assert describe(detect(BY_LANGUAGE["de"])) == "de (both agree)"
    assert describe(detect(BY_LANGUAGE["be"])) == "be (py3langid is certain)"


def test_nothing_heavy_is_loaded_before_the_first_question() -> None:
    code = (
        "import sys, transnews.detect; "
        "print({'numpy', 'py3langid', 'langdetect', 'babel'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == "set()\n"


def ranked(opinion: Opinion) -> bool:
    shares = [share for _, share in opinion.ranking]
    return shares == sorted(shares, reverse=True) and all(0 <= share <= 1 for share in shares)


def sound(seen: Detection) -> bool:
    """Whatever the text, this holds of its detection."""
    tags = [language for opinion in seen.opinions for language, _ in opinion.ranking]
    return (
        all(map(ranked, seen.opinions))
        and all(canonical(tag) == tag for tag in tags)
        and len(seen.candidates) in ({2, 3, 4} if seen.opinions else {0})
        and (seen.language is None or seen.language == seen.candidates[0][0])
        and bool(seen.reason)
        and ("--from" in describe(seen)) == (seen.language is None)
    )


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_gets_a_verdict_and_always_the_same(text: str) -> None:
    seen = detect(text)
    assert sound(seen)
    assert detect(text) == seen


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=120).map(" ".join))
def test_any_mixture_of_words_gets_a_verdict_and_always_the_same(text: str) -> None:
    seen = detect(text)
    assert sound(seen)
    assert detect(text) == seen
