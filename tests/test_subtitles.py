"""Subtitles: times stay, a sentence over cues is one text, and goes back into its cues."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import formats, linebreaks, markup
from transnews.formats import cues

FORMATS = ("srt", "webvtt")
TIMES = "00:00:0{}.000 --> 00:00:0{}.900"
PIECES = [
    *("1\n", "2\r\n", "\n", "\n\n", "\r\n\r\n", "\r", "00:00:01,000 --> 00:00:02,000\n"),
    *("00:02.000 --> 00:03.000 line:0\n", "1:2 --> 3:4\n", "00:00:09,000 --> 00:00:08,000\r\n"),
    *(
        "Where he went, ",
        "nobody knew.",
        "and so on",
        "- No!",
        "-5",
        "<i>",
        "</i>",
        "<v Ann>",
        "</v>",
    ),
    *("<00:01.500>", "{\\an8}", "♪", "&nbsp;", "&amp;", "<", "{", "-->", " ", "\t", "\ufeff", "\0"),
    *("WEBVTT\n", "NOTE x\n", "STYLE\n", "Language: en\n", "日本語、", "ไทย", "\u2028", "😀"),
]
SOURCES = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text()
WORDS = st.lists(
    st.sampled_from(["um", "navio", "saiu,", "ontem.", "<i>x</i>", "日本", "-->", "\n", "1"])
)


def srt(*texts: str) -> str:
    """Return subtitles with a cue a second."""
    times = [f"00:00:{n:02},000 --> 00:00:{n:02},900" for n in range(len(texts))]
    found = zip(times, texts, strict=True)
    return "\n".join(f"{n}\n{time}\n{text}\n" for n, (time, text) in enumerate(found, 1))


def shown(source: str) -> list[str]:
    """Return the text of each cue of an SRT file as it was written by `srt`."""
    return [block.split("\n", 2)[2].rstrip("\n") for block in re.split(r"\n\n", source)]


def texts(source: str, name: str = "srt") -> list[str]:
    return [block.text for block in formats.parse(source, name)]


def render(source: str, *new: str, name: str = "srt") -> str:
    return formats.render(source, formats.parse(source, name), new, name)


# What is one text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("I told him", "to go."), ["I told him\nto go."]),
        (("He left at 5 p.m.", "and came back."), ["He left at 5 p.m.\nand came back."]),
        (("He left.", "She stayed."), ["He left.", "She stayed."]),
        (("Did he?", "yes, he did."), ["Did he?", "yes, he did."]),
        (("I thought...", "Thought what?"), ["I thought...", "Thought what?"]),
        (("LONDON, 1944", "Where are you?"), ["LONDON, 1944", "Where are you?"]),
        (("[door slams]", "and then."), ["[door slams]", "and then."]),
        (("- He left,", "- and she?"), ["He left,", "and she?"]),
        (("- One,\n- two", "and three."), ["One,", "two\nand three."]),
        (("one\nline", "two."), ["one line\ntwo."]),
        (("-5 degrees", "tonight."), ["-5 degrees\ntonight."]),
    ],
)
def test_a_text_is_what_is_read_in_one_go(said: tuple[str, ...], expected: list[str]) -> None:
    assert texts(srt(*said, "End."))[:-1] == expected


def test_without_punctuation_each_cue_is_a_text() -> None:
    said = [f"and so it went {n}" for n in range(12)]
    assert texts(srt(*said)) == said


def test_a_sentence_has_an_end() -> None:
    said = ["so"] * 40 + ["End."] * 40
    assert max(text.count("\n") for text in texts(srt(*said))) == 7


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<i>Away!</i>", "Away!"),
        ("{\\an8}<font color=red><i>Away!</i></font>", "Away!"),
        ("<i>Away</i> and <i>back!</i>", "<i>Away</i> and <i>back!</i>"),
        ("<i>- Away!</i>", "Away!"),
        ("♪ Away! ♪", "Away!"),
        ("<v Ann>Away!", "Away!"),
    ],
)
def test_what_surrounds_all_words_is_not_in_the_text(said: str, text: str) -> None:
    source = srt(said, "End.")
    assert texts(source)[0] == text
    assert shown(render(source, "Fora", "Fim."))[0] == said.replace(text, "Fora")


# Back into the cues


@pytest.mark.parametrize(
    ("said", "new", "expected"),
    [
        (("I told him", "to go."), "Disse-lhe\nque fosse.", ["Disse-lhe", "que fosse."]),
        (("I told him", "to go."), "Disse-lhe que fosse.", ["Disse-lhe que", "fosse."]),
        (("He left, and", "she stayed."), "Ele saiu e ela ficou.", ["Ele saiu e", "ela ficou."]),
        # A word for two cues stays to be read.
        (("I do", "agree."), "Concordo.", ["Concordo.", "Concordo."]),
        # An italic word over the end of a cue is italic in both.
        (("a <i>b", "c</i> d."), "A <i>B C</i> D.", ["A <i>B</i>", "<i>C</i> D."]),
        # Where a translator wrote the ends of the lines, they stand.
        (("One line, no more.",), "Uma\nlinha.", ["Uma\nlinha."]),
        (("私は昨日", "港を出た。"), "我昨天离开了港口。", ["我昨天离", "开了港口。"]),
    ],
)
def test_a_text_goes_back_into_its_cues(
    said: tuple[str, ...], new: str, expected: list[str]
) -> None:
    source = srt(*said)
    assert shown(render(source, new)) == expected


LONG = "Uma frase que tem mais letras do que cabem numa só linha de legendas"


def test_a_cue_has_a_second_line_only_where_it_must_and_another_cue_has_two() -> None:
    tall = "Two\nlines."
    assert shown(render(srt("One.", tall), LONG, "x"))[0].count("\n") == 1
    assert shown(render(srt("One.", "Two."), LONG, "x"))[0] == LONG
    assert shown(render(srt("One.", tall), "Curta.", "Duas linhas."))[1] == "Duas linhas."


def test_lines_are_as_long_as_those_of_the_source() -> None:
    wide = "W" * 60 + "\nand more."
    said = shown(render(srt(wide, "End."), f"{LONG} {LONG[:30]}", "Fim."))[0]
    assert [len(line) <= 60 for line in said.split("\n")] == [True, True]


# Laws


@given(SOURCES, st.sampled_from(FORMATS))
@settings(max_examples=300)
def test_own_texts_give_the_source_back(source: str, name: str) -> None:
    blocks = formats.parse(source, name)
    assert formats.render(source, blocks, [block.text for block in blocks], name) == source
    assert all(one.span.stop <= two.span.start for one, two in pairwise(blocks))


@given(SOURCES, st.sampled_from(FORMATS), st.data())
@settings(max_examples=300)
def test_whatever_is_said_the_times_stay(source: str, name: str, data: st.DataObject) -> None:
    blocks = formats.parse(source, name)
    new = [" ".join(data.draw(WORDS)) for _ in blocks]
    made = formats.render(source, blocks, new, name)
    assert formats.skeleton(made, name) == formats.skeleton(source, name)
    # And all that stands outside the texts.
    outside = [
        source[a:b]
        for a, b in pairwise(
            [0, *(e for k in blocks for e in (k.span.start, k.span.stop)), len(source)]
        )
    ][::2]
    at = 0
    for piece in outside:
        at = made.index(piece, at) + len(piece)


@given(
    st.lists(st.sampled_from(["um", "navio", "saiu,", "ontem.", "日本語"]), min_size=1),
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
)
def test_parts_are_the_text_and_never_break_a_word(words: list[str], shares: list[int]) -> None:
    text = " ".join(words)
    parts = [span.of(text) for span in linebreaks.divide(text, shares)]
    assert len(parts) <= len(shares)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    latin = [word for part in parts for word in part.split() if word.isascii()]
    assert latin == [word for word in words if word.isascii()]


# Inline markup


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(),
    st.sampled_from(FORMATS),
)
@settings(max_examples=200)
def test_markup_taken_out_and_put_back_is_the_text(text: str, name: str) -> None:
    assert markup.put_back(markup.take_out(text, name), name) == text


def test_the_end_of_a_cue_is_a_space_that_is_put_at_the_same_place() -> None:
    plain = markup.take_out("I told him,\nand he <i>went</i>.", "srt")
    assert plain.text == "I told him, and he went."
    made, _ = markup.transfer(plain, "Eu disse-lhe, e ele foi.", lambda _: None, "srt")
    assert markup.put_back(made, "srt").startswith("Eu disse-lhe,\ne ele ")


def test_text_never_becomes_a_tag() -> None:
    plain = markup.take_out("2 < 3", "srt")
    made, _ = markup.transfer(plain, "2 <b>3", lambda _: None, "srt")
    source = markup.put_back(made, "srt")
    assert markup.take_out(source, "srt").text == "2 <b>3"
    assert (
        markup.put_back(markup.transfer(plain, "2 <b>3", lambda _: None, "webvtt")[0], "webvtt")
        == "2 &lt;b>3"
    )


# The head of a WebVTT file


def test_the_language_of_webvtt_is_read_and_set() -> None:
    source = "WEBVTT\r\nKind: captions\r\nLanguage: en\r\n\r\n00:01.000 --> 00:02.000\r\nHi.\r\n"
    assert formats.language(source, "webvtt") == "en"
    assert formats.stamp(source, "webvtt", "pt-BR", {"source": "x"}) == source.replace(
        ": en", ": pt-BR"
    )
    for name, other in (("webvtt", "WEBVTT\n\nLanguage: en\n"), ("srt", "Language: en\n")):
        assert formats.language(other, name) is None
        assert formats.stamp(other, name, "pt", {}) == other


def test_masks_keep_offsets() -> None:
    assert len(cues.masked("<i>a</i> &amp; {\\an8}", entities=True)) == 21


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("In <0:09.0>the <0:10.0>morning.", "De manhã cedo.", "De <0:09.0>manhã <0:10.0>cedo."),
        ("Go <0:09.0>now <0:10.0>away.", "Sai.", "<0:09.0><0:10.0>Sai."),
        ("Go <0:09.0>now\nand eat.", "Vai já e come.", "Vai <0:09.0>já\ne come."),
    ],
)
def test_times_within_a_cue_stay_in_their_order(source: str, target: str, expected: str) -> None:
    plain = markup.take_out(source, "webvtt")
    made, doubts = markup.transfer(plain, target, lambda _: None, "webvtt")
    assert (markup.put_back(made, "webvtt"), doubts) == (expected, ())
