"""Traces: what is written is read again, and what is broken is named."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.errors import ReviewError
from transnews.model import Finding, Key, Severity, Span
from transnews.trace import Trace, TracedSentence, TraceEntry, read_trace, write

TRACE = Trace(
    article="articles/harbour.md",
    article_sha256="00" * 32,
    source="en",
    locale="pt-BR",
    route="en_pt 1.0",
    entries=(
        TraceEntry(
            key=Key("headline", "Harbour strike ends"),
            text="11" * 32,
            engine="argos en_pt 1.0 sha256:22 beam 4",
            glossary="33" * 32,
            score=-0.25,
            findings=(
                Finding("names", Severity.WARNING, "lacks Marta Reis"),
                Finding("numbers", Severity.ERROR, "4.5% became 45%", Span(3, 7)),
            ),
            sentences=(
                TracedSentence("Harbour strike ends.", "Greve no porto termina.", -0.25, "machine"),
                TracedSentence("22.08.2025", "22 de agosto de 2025", None, "localized"),
            ),
        ),
    ),
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCORES = st.none() | st.floats(-50, 0).map(lambda score: round(score, 4) + 0.0)
SPANS = st.none() | st.builds(Span, st.integers(0, 99), st.integers(0, 99))
FINDINGS = st.lists(
    st.builds(Finding, TEXTS, st.sampled_from(Severity), TEXTS, SPANS), max_size=2
).map(tuple)
SENTENCES = st.lists(st.builds(TracedSentence, TEXTS, TEXTS, SCORES, TEXTS), max_size=2).map(tuple)
KEYS = st.builds(Key, TEXTS, TEXTS)
MATCHES = st.lists(TEXTS, max_size=2).map(tuple)
ENTRIES = st.builds(
    TraceEntry,
    *(KEYS, TEXTS, TEXTS, TEXTS, SCORES, FINDINGS, SENTENCES),
    *(TEXTS, TEXTS, MATCHES, TEXTS),
)
TRACES = st.builds(
    Trace, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.lists(ENTRIES, max_size=3).map(tuple)
)


@settings(deadline=None)
@given(TRACES)
def test_what_is_written_is_read_again(trace: Trace) -> None:
    text = write(trace)
    assert read_trace(text, "a.trace.json") == trace
    assert write(read_trace(text, "a.trace.json")) == text
    text.encode()


def test_the_file_is_json_that_a_person_can_read() -> None:
    text = write(TRACE)
    assert text.endswith("\n}\n")
    assert '"target": "22 de agosto de 2025"' in text
    assert json.loads(text)["version"] == 1


def test_an_offer_is_read_again_and_a_trace_of_before_there_were_any_has_none() -> None:
    offering = replace(TRACE, entries=(replace(TRACE.entries[0], offer="Fim da greve"),))
    assert read_trace(write(offering), "a.trace.json") == offering
    value = json.loads(write(TRACE))
    for entry in value["entries"]:
        del entry["offer"], entry["matches"]
    assert read_trace(json.dumps(value), "a.trace.json") == TRACE


def test_scores_have_four_digits_and_are_numbers() -> None:
    entry = replace(TRACE.entries[0], score=-0.123456789, sentences=())
    zero = replace(entry, score=-0.00001)
    lost = replace(entry, score=float("-inf"))
    text = write(replace(TRACE, entries=(entry, zero, lost)))
    assert [e.score for e in read_trace(text, "a").entries] == [-0.1235, 0.0, None]
    assert '"score": 0.0,' in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"version": 1', '"version": 2', "trace format 2, this transnews reads 1"),
        ('"version": 1', '"version": "1"', "version is '1', not a whole number"),
        ('"locale"', '"lokale"', "the file has no 'locale'"),
        ('"pt-BR"', "null", "locale is None, not a string"),
        ('"score": -0.25', '"score": "high"', "entries[0].score is 'high', not a number or null"),
        ('"score": -0.25', '"score": true', "entries[0].score is True, not a number or null"),
        ('"warning"', '"bad"', "severity is 'bad', not 'error' or 'warning'"),
        ('"start": 3', '"start": -3', "findings[1].span.start is -3, not a whole number"),
        ('"entries": [', '"entries": 3, "was": [', "entries is 3, not a list"),
        ('"key": {', '"key": [], "was": {', "entries[0].key is [], not an object"),
        ('"article": ', "", "not JSON"),
    ],
)
def test_what_is_broken_is_named(old: str, new: str, said: str) -> None:
    text = write(TRACE)
    assert old in text
    with pytest.raises(ReviewError) as caught:
        read_trace(text.replace(old, new, 1), "locales/pt/a.trace.json")
    assert str(caught.value).startswith("locales/pt/a.trace.json:")
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '"\\ud800"', "NaN"])
def test_what_is_no_trace_at_all_is_refused(text: str) -> None:
    with pytest.raises(ReviewError, match=r"^a\.trace\.json:"):
        read_trace(text, "a.trace.json")


def test_a_file_cut_anywhere_is_refused() -> None:
    text = write(TRACE)
    for end in range(0, len(text) - 1, 13):
        with pytest.raises(ReviewError, match="not JSON"):
            read_trace(text[:end], "a.trace.json")
