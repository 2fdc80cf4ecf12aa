"""Where sentences end, and that splitting loses nothing."""

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.model import Sentence
from transnews.segment import clauses, split

ROOT = Path(__file__).parent
FIXTURES = sorted((ROOT / "fixtures" / "segment").glob("*.txt"))
LANGUAGES = [path.stem for path in FIXTURES]
RULES = ROOT.parent / "src" / "transnews" / "segment" / "news.srx"

# News seldom looks like this; what breaks splitters does.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n\t\u00a0\u3000.?!…:;\"'”’“«»()[]—-。！」AaБбא1🎉\ue000\u200b"),
        st.characters(),
    ),
    max_size=120,
)


def cases(path: Path) -> list[tuple[str, list[str]]]:
    """Read a fixture: text, ``---``, a sentence a line, ``===``."""
    parts = path.read_text("utf-8").split("\n===\n")
    assert not parts.pop().strip(), f"{path}: the last case is not closed by ==="
    pairs = [part.split("\n---\n") for part in parts]
    return [(text, sentences.split("\n")) for text, sentences in pairs]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(path.stem, text, sentences, id=f"{path.stem}-{text[:30]}")
        for path in FIXTURES
        for text, sentences in cases(path)
    ],
)
def test_sentences_end_where_a_reader_ends_them(
    language: str, text: str, expected: list[str]
) -> None:
    assert [sentence.text for sentence in split(text, language)] == expected


def joined(sentences: tuple[Sentence, ...]) -> str:
    return "".join(sentence.text + sentence.gap for sentence in sentences)


def check_shape(sentences: tuple[Sentence, ...]) -> None:
    assert all(sentence.text for sentence in sentences[1:])
    assert all(sentence.text == sentence.text.strip() for sentence in sentences)
    assert all(not sentence.gap.strip() for sentence in sentences)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([*LANGUAGES, "pt-BR", "zh-Hant", "th"]))
def test_splitting_loses_no_character(text: str, language: str) -> None:
    sentences = split(text, language)
    assert joined(sentences) == text
    check_shape(sentences)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(1, 50))
def test_cutting_clauses_loses_no_character_and_keeps_the_limit(text: str, limit: int) -> None:
    pieces = clauses(text, limit)
    assert joined(pieces) == text
    check_shape(pieces)
    assert all(len(piece.text) <= limit for piece in pieces)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abc.,;", min_size=1, max_size=9), min_size=1).map(" ".join))
def test_a_word_is_not_cut_that_fits_the_limit(text: str) -> None:
    words = " ".join(piece.text for piece in clauses(text, 9)).split()
    assert words == text.split()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGUAGES), st.data())
def test_a_sentence_is_whole_on_its_own(language: str, data: st.DataObject) -> None:
    known = [case for path in FIXTURES if path.stem == language for case in cases(path)]
    sentence = data.draw(st.sampled_from([s for _, sentences in known for s in sentences]))
    assert split(sentence, language) == (Sentence(sentence),)


def test_white_space_before_the_first_sentence_is_the_gap_of_an_empty_one() -> None:
    assert split(" \nOne.", "en") == (Sentence("", " \n"), Sentence("One."))
    assert split("  ", "en") == (Sentence("", "  "),)
    assert split("", "en") == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", " \n\n "])
def test_a_line_end_ends_a_sentence_and_is_its_gap(end: str) -> None:
    assert split(f"the head{end}and more.", "en") == (
        Sentence("the head", end),
        Sentence("and more."),
    )


def test_a_region_has_the_rules_of_its_language() -> None:
    text = "O Sr. Silva falou. A Sra. Souza, não."
    assert split(text, "pt-BR") == split(text, "pt")


def test_the_first_users_article_splits_well() -> None:
    article = next((ROOT.parent / "articles").glob("*-kallas.md")).read_text("utf-8")
    sentences = [sentence.text for sentence in split(article, "en")]
    quote = "All the promises that Putin has made so far, he has not fulfilled»"
    assert quote in sentences
    assert f"{quote},\u00a0— cites Politico." in sentences
    assert "«It is obvious that Russia does not want peace..." in sentences
    assert sentences[-1] == "a"
    assert len(sentences) == 21


def test_a_text_longer_than_the_window_splits_as_a_short_one() -> None:
    sentences = [f"Mr. Smith paid $3.5 on Aug. {day}." for day in range(1000)]
    assert [s.text for s in split(" ".join(sentences), "en")] == sentences


@pytest.mark.parametrize(
    "crumb", [".", "...", "A.", "A. ", "a. B", '." ', "»", "? ", "1.", "x", " .", "。", "(", "Mr. "]
)
def test_repeats_are_split_whole(crumb: str) -> None:
    # Rules that look at all of it at once would keep this test busy for minutes.
    text = crumb * (40_000 // len(crumb))
    assert joined(split(text, "en")) == text
    assert joined(clauses(text, 200)) == text


def test_clauses_prefer_semicolons_then_commas_then_spaces() -> None:
    text = "The talks failed; the ministers, who had flown in, left at once for home."
    assert [piece.text for piece in clauses(text, 40)] == [
        "The talks failed;",
        "the ministers, who had flown in,",
        "left at once for home.",
    ]


def test_clauses_of_scripts_without_spaces_end_at_their_commas() -> None:
    assert clauses("他来了，她走了，没人知道。", 8) == (
        Sentence("他来了，她走了，"),
        Sentence("没人知道。"),
    )


def test_a_word_longer_than_the_limit_is_cut() -> None:
    assert clauses("abcdef gh", 4) == (Sentence("abcd"), Sentence("ef", " "), Sentence("gh"))


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="limit 0"):
        clauses("text", 0)


def test_threads_share_the_rules() -> None:
    text, results = "Mr. Smith left. He was ill.", []
    threads = [
        threading.Thread(target=lambda tag=tag: results.append(split(text, tag)))
        for tag in ("en", "en-GB", "en-US", "en-AU") * 4
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [split(text, "en")] * 16


@pytest.mark.filterwarnings("default")
def test_the_rules_are_valid_srx_2() -> None:
    from choppa import SRX_2_XSD, SrxDocument

    document = SrxDocument(ruleset=RULES, validate_ruleset=SRX_2_XSD)
    names = [rule.name for rule in document.get_language_rule_list("en-GB")]
    assert names == ["Always", "English", "Default"]


def test_every_language_map_names_rules_that_are_there() -> None:
    from choppa import SrxDocument

    document = SrxDocument(ruleset=RULES)
    assert all(
        entry.language_rule and entry.language_rule.rules for entry in document.language_map_list
    )
