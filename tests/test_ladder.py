"""The ladder: each rung by what it asks, the climb by whom it takes and what it never does."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import alignment, drafting, glossary
from transnews.drafting import Direction, edits, finish, ladder
from transnews.drafting.attempts import Attempt, Case, errors
from transnews.drafting.edits import Edit
from transnews.drafting.plan import piece
from transnews.drafting.rungs import (
    STAGES,
    beam,
    forced,
    marked,
    patched,
    quoted,
    recased,
    replaced,
    respelled,
    split,
    stopped,
    undoubled,
)
from transnews.drafting.said import Said
from transnews.engines.fake import FakeEngine
from transnews.model import (
    Alignment,
    Finding,
    Hypothesis,
    Key,
    Message,
    Role,
    Sentence,
    Severity,
    Span,
)

FIXTURES = Path(__file__).parent / "fixtures" / "drafting"
WORDS = glossary.load(FIXTURES)
WAY = Direction(
    "en",
    "pt",
    "text",
    glossary.matcher(WORDS, "en", "pt"),
    frozenset("“”"),
    glossary.matcher(WORDS, "pt", "en"),
)


def aligned(source: str, target: str, links: str) -> Alignment:
    """Align the words of two texts by Pharaoh's pairs."""
    ours, theirs = alignment.words(source), alignment.words(target)
    pairs = {tuple(map(int, link.split("-"))) for link in links.split()}
    rows = (tuple(float((i, j) in pairs) for i in range(len(ours))) for j in range(len(theirs)))
    return Alignment(ours, theirs, tuple(rows))


def case(source: str, said: str, links: str = "") -> Case:
    """Return a sentence with what the engine said first."""
    one = piece(Sentence(source), WAY)
    found = aligned(one.wording.sent, said, links) if links else None
    return Case(one, finish.said(one, Hypothesis(said, -1.0, found), WAY, "machine"), WAY)


def failed(one: Case, check: str) -> Case:
    """Return the case with nothing but an error of *check*."""
    found = (Finding(check, Severity.ERROR, "is wrong"),)
    return replace(one, first=replace(one.first, unit=replace(one.first.unit, findings=found)))


def sent(attempt: Attempt) -> list[str]:
    return [part.wording.sent for part in attempt.parts]


def draft(text: str, engine: FakeEngine) -> tuple[str, str, list[str]]:
    """Return origin, target and the checks that found something, of a text of one sentence."""
    message = Message(Key("", text), Role.PARAGRAPH, glossary.find(WAY.matcher, text))
    (done,) = drafting.draft([(drafting.message_plan(message, WAY), WAY)], engine, {})
    (unit,) = done.draft.units
    return unit.origin, unit.target, [finding.check for finding in unit.findings]


# The rungs


def test_beam_asks_for_the_other_hypotheses() -> None:
    (attempt,) = beam.attempts(case("In Kharkiv.", "Na cidade."))
    assert attempt.hypotheses == 4
    assert sent(attempt) == ["In Kharkiv."]


def test_beam_takes_the_other_hypotheses_that_are_there() -> None:
    best, other = Hypothesis("Na cidade.", -1.0), Hypothesis("Na Carcóvia.", -2.0)
    (attempt,) = beam.attempts(replace(case("In Kharkiv.", best.text), answer=(best, other)))
    assert attempt.heard == (other,)
    assert not list(beam.attempts(replace(case("In Kharkiv.", best.text), answer=(best,))))


def test_forced_begins_with_what_stands_before_the_name_and_each_form() -> None:
    one = case("He left the Ministry today.", "Deixou hoje o governo.", "0-0 1-0 3-3 4-1")
    assert [attempt.start for attempt in forced.attempts(one)] == [
        "Deixou hoje o Ministério",
        "Deixou hoje o ministérios",
        "Deixou hoje o ministerial",
        "Deixou hoje o ministeriais",
    ]


def test_forced_has_no_place_without_alignment_and_nothing_to_do_without_a_lost_name() -> None:
    assert not list(forced.attempts(case("In Kharkiv.", "Na cidade.")))
    assert not list(forced.attempts(case("In Kharkiv.", "Na Carcóvia.", "0-0 1-1")))


def test_replaced_sends_all_lost_names_in_a_target_form() -> None:
    one = case("The Ministry in Kharkiv.", "O governo na cidade.")
    assert [sent(attempt) for attempt in replaced.attempts(one)] == [
        ["The Ministério in Carcóvia."],
        ["The ministérios in Carcóvia."],
        ["The ministerial in Carcóvia."],
    ]


def test_replaced_leaves_addresses_dates_and_handles_alone() -> None:
    one = case("On 2025-08-22 Kharkiv and @Kharkiv saw x.org/Kharkiv.", "Em XQ1 XQ2 viu XQ3.")
    (attempt,) = replaced.attempts(one)
    assert sent(attempt) == ["On XQ1 Carcóvia and XQ2 saw XQ3."]


def test_marked_hides_the_name_and_shows_its_form() -> None:
    one = case("From x.org to Kharkiv, Kharkiv.", "De XQ1 à cidade.")
    (attempt,) = marked.attempts(one)
    assert sent(attempt) == ["From XQ1 to XQ2, XQ3."]
    said = finish.said(attempt.parts[0], Hypothesis("De XQ1 a XQ2, XQ3.", -1.0), WAY, "x")
    assert said.unit.target == "De x.org a Carcóvia, Carcóvia."
    assert not errors(said.unit.findings)


def test_marked_hides_numbers_and_times_where_one_is_wrong() -> None:
    one = case("He paid 1,234.5 at 6:40 p.m. on May 5.", "Pagou às 6:40 p.")
    (attempt,) = marked.attempts(failed(one, "numbers"))
    assert sent(attempt) == ["He paid XQ1 at 6:40 p.m. on May 5."]
    (attempt,) = marked.attempts(failed(one, "dates"))
    assert sent(attempt) == ["He paid 1,234.5 at XQ1 on XQ2."]
    said = finish.said(attempt.parts[0], Hypothesis("Pagou às XQ1 de XQ2.", -1.0), WAY, "x")
    assert said.unit.target == "Pagou às 18:40 de 5 de maio."


def test_marked_leaves_the_sentence_the_full_stop_that_it_shares_with_a_time() -> None:
    (attempt,) = marked.attempts(failed(case("He paid at 6:40 p.m.", "Pagou."), "dates"))
    assert sent(attempt) == ["He paid at XQ1."]


@pytest.mark.parametrize(
    ("source", "other"), [("He came.", "He came"), ("He came", "He came."), ("So...", "So....")]
)
def test_stopped_toggles_the_full_stop(source: str, other: str) -> None:
    (attempt,) = stopped.attempts(case(source, "Veio."))
    assert sent(attempt) == [other]


def test_recased_writes_headlines_small_but_for_names() -> None:
    (attempt,) = recased.attempts(case("Ministry Leaves Kharkiv Without NATO Support", "x"))
    assert sent(attempt) == ["Ministry leaves Kharkiv without NATO support"]
    (attempt,) = recased.attempts(case("MINISTRY LEAVES KHARKIV WITHOUT SUPPORT", "x"))
    assert sent(attempt) == ["Ministry leaves Kharkiv without support"]
    assert attempt.parts[0].wording.shouting, "and so is its translation"
    assert not list(recased.attempts(case("The Ministry has left Kharkiv without support.", "x")))


def test_clauses_cuts_between_what_can_be_said_alone() -> None:
    text = "The first part was rather long; the second was not short, but the third one was."
    (attempt,) = split.clauses(failed(case(text, "Era."), "names"))
    assert [part.source + part.gap for part in attempt.parts] == [
        "The first part was rather long; ",
        "the second was not short, ",
        "but the third one was.",
    ]
    assert not list(split.clauses(failed(case("Yes, but no.", "Sim."), "names")))


@given(st.text("abc ,;:—.", max_size=200).map(str.strip).filter(bool))
def test_parts_lose_nothing_of_the_sentence(text: str) -> None:
    for rung in (split.clauses, split.halves):
        for attempt in rung(failed(case(text, "x"), "names")):
            assert "".join(part.source + part.gap for part in attempt.parts) == text
            assert len(attempt.parts) > 1


def test_quoted_sets_the_marks_around_what_became_of_the_words() -> None:
    one = case("He said “very good” today.", 'Hoje disse "muito bem.', "0-1 1-1 2-2 3-3 4-0")
    (attempt,) = quoted.attempts(failed(one, "quotes"))
    assert attempt.given == 'Hoje disse "muito bem".'
    assert not list(quoted.attempts(failed(one, "names")))


def test_patched_puts_the_form_where_the_model_put_something_else() -> None:
    one = case("In Kharkiv, the Ministry.", "Em Cárquive, o governo.", "0-0 1-1 2-2 3-3")
    first = next(patched.attempts(one))
    assert first.given == "Em Carcóvia, o Ministério."
    assert first.alignment is not None
    assert [span.of(first.given) for span in first.alignment.target] == [
        *("Em", "Carcóvia", "o", "Ministério")
    ]


def test_respelled_mends_a_name_that_is_almost_there() -> None:
    one = case("He saw it in India.", "Ele viu isso em índia.", "0-0 1-1 2-2 3-3 4-4")
    assert [finding.check for finding in one.first.unit.findings] == ["proper"]
    (attempt,) = respelled.attempts(one)
    assert attempt.given == "Ele viu isso em Índia."
    one = case("He left the Ministry.", "Deixou o ministério.", "0-0 1-0 3-2")
    (attempt,) = respelled.attempts(one)
    assert attempt.given == "Deixou o Ministério."
    one = case("The Ministry, our Ministry.", "O ministério, nosso ministério.", "0-0 1-1 2-2 3-3")
    (attempt,) = respelled.attempts(one)
    assert attempt.given == "O Ministério, nosso Ministério.", "each time"
    assert not list(respelled.attempts(case("In Kharkiv.", "Na cidade.", "0-0 1-1")))


def test_undoubled_says_it_once() -> None:
    one = case("He paid for the car.", "Pagou pelo carro, pelo carro pelo carro.")
    (attempt,) = undoubled.attempts(one)
    assert attempt.given == "Pagou pelo carro."
    assert not list(undoubled.attempts(case("He paid.", "Pagou.")))


def test_marked_takes_a_measure_in_brackets_as_a_whole() -> None:
    one = case("It is 1,600 kilometres (1,000 mi) long.", "Tem 1.600 quilômetros.")
    found = [sent(attempt) for attempt in marked.attempts(failed(one, "numbers"))]
    assert found[-1] == ["It is 1,600 kilometres XQ1 long."]
    (*_, attempt) = marked.attempts(failed(one, "numbers"))
    said = finish.said(attempt.parts[0], Hypothesis("Tem 1.600 quilômetros XQ1.", -1.0), WAY, "x")
    assert said.unit.target == "Tem 1.600 quilômetros (1.000 mi)."


def test_a_sentence_is_not_cut_for_a_warning_that_weighs_little() -> None:
    text = "The first part was rather long; the second was not short, but India was."
    one = case(text, "A primeira parte era longa; a segunda não era curta, mas a índia era.")
    assert not list(split.clauses(one))
    assert list(split.clauses(failed(one, "quotes")))


@given(
    st.text("ab ", min_size=1, max_size=20),
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 3), st.text("xy", max_size=4)), max_size=4
    ),
)
def test_an_edited_text_keeps_its_pieces(text: str, wanted: list[tuple[int, int, str]]) -> None:
    changes: list[Edit] = []
    for start, size, new in sorted(wanted):
        span = Span(min(start, len(text)), min(start + size, len(text)))
        if not changes or changes[-1].span.stop < span.start:
            changes.append(Edit(span, new))
    words = alignment.words(text)
    found = Alignment((), words, ((),) * len(words))
    made, moved = edits.apply(text, found, changes)
    assert moved is not None
    for word, there in zip(words, moved.target, strict=True):
        assert 0 <= there.start <= there.stop <= len(made)
        if all(word.stop < c.span.start or c.span.stop < word.start for c in changes):
            assert there.of(made) == word.of(text), "what no edit touches is where it was"


# The climb


def test_nothing_is_asked_again_where_nothing_fails() -> None:
    engine = FakeEngine({"In Odesa.": "Em Odessa."})
    assert draft("In Odesa.", engine) == ("machine", "Em Odessa.", [])
    assert len(engine.calls) == 1


def test_the_first_rung_that_mends_it_is_the_last_that_is_asked() -> None:
    engine = FakeEngine(
        {"In Kharkiv.": (Hypothesis("Na cidade.", -1.0), Hypothesis("Na Carcóvia.", -2.0))}
    )
    assert draft("In Kharkiv.", engine) == ("repaired: beam", "Na Carcóvia.", [])
    assert len(engine.calls) == 1, "the beam was there already"


def test_candidates_that_pass_compete_by_the_score_of_the_sentence_as_it_was() -> None:
    engine = FakeEngine(
        {
            "The Ministry met.": "Os governos reuniram-se.",
            "The Ministério met.": "Ministério.",
            "The ministérios met.": "Os ministérios reuniram-se.",
            "The ministerial met.": "O ministerial encontro.",
        }
    )
    assert draft("The Ministry met.", engine)[:2] == (
        "repaired: replaced",
        "Os ministérios reuniram-se.",
    )


def test_the_sentences_of_a_window_climb_together() -> None:
    engine = FakeEngine({"In Kharkiv.": "Na cidade dela.", "At Kharkiv.": "Lá."})
    texts = ["In Kharkiv.", "At Kharkiv.", "In Odesa."]
    plans = [
        drafting.message_plan(Message(Key("", text), Role.PARAGRAPH, ()), WAY) for text in texts
    ]
    drafting.draft([(plan, WAY) for plan in plans], engine, {})
    assert {"In Carcóvia.", "At Carcóvia."} <= {*engine.calls[1]}, "in one call"
    assert len(engine.calls) == 2


@pytest.mark.parametrize(
    ("why", "text", "answers"),
    [
        (
            "words were lost",
            "He went to Kharkiv in the rain.",
            {
                "He went to Kharkiv in the rain.": "Foi à cidade debaixo de chuva.",
                "He went to Carcóvia in the rain.": "Carcóvia.",
            },
        ),
        (
            "an address was lost",
            "Kharkiv is on x.org.",
            {
                "Kharkiv is on XQ1.": "É XQ1.",
                "Kharkiv is on XQ1": "É XQ1",
                "Carcóvia is on XQ1.": "Carcóvia está em.",
                "XQ1 is on XQ2.": "XQ1 está em.",
            },
        ),
        (
            "another name was lost",
            "Kharkiv and Odesa.",
            {
                "Kharkiv and Odesa.": "Odessa e mais.",
                "Carcóvia and Odesa.": "Carcóvia e a outra cidade.",
                "XQ1 and Odesa.": "XQ1 e a outra cidade.",
                "Kharkiv and Odesa": "Odessa e mais",
            },
        ),
    ],
)
def test_a_candidate_is_refused_if(why: str, text: str, answers: dict[str, str]) -> None:
    others = {"XQ1": "Nada.", text.rstrip("."): "Nada"}
    marks = {text.replace("Kharkiv", "XQ1"): "Nada."}
    origin, _, found = draft(text, FakeEngine({**others, **marks, **answers}))
    assert origin == "machine", why
    assert "names" in found


def test_what_runs_on_is_no_measure_for_what_is_too_short() -> None:
    text = "He left the port early."
    flood = "Ele deixou o porto cedo " + " ".join(f"{a}{b}" for a in "aeiou" for b in "lmnrs")
    heard = Hypothesis(flood, -1.0), Hypothesis("Ele deixou o porto cedo.", -2.0)
    origin, target, found = draft(text, FakeEngine({text: heard}))
    assert (origin, target, found) == ("repaired: beam", "Ele deixou o porto cedo.", [])


def test_what_no_rung_mends_keeps_its_first_translation_and_its_finding() -> None:
    asked = ("In Kharkiv.", "In Carcóvia.", "In Kharkiv", "In XQ1.")
    answers = dict.fromkeys(asked, "Na cidade dela.")
    assert draft("In Kharkiv.", FakeEngine(answers)) == ("machine", "Na cidade dela.", ["names"])


@given(
    st.lists(
        st.sampled_from(
            ("Na cidade.", "Na Carcóvia.", "Carcóvia", "", "Nada, nada, nada, nada", "Em Odessa?")
        ),
        min_size=6,
        max_size=6,
    )
)
def test_a_climb_never_makes_it_worse(answers: list[str]) -> None:
    asked = ("In Kharkiv.", "In Carcóvia.", "In Kharkiv", "In XQ1.", "In", "Kharkiv.")
    engine = FakeEngine(dict(zip(asked, answers, strict=True)))
    one = case("In Kharkiv.", answers[0])
    (done,) = ladder.climb([one], engine)
    assert _weight(done) <= _weight(one.first)


def _weight(said: Said) -> tuple[int, int]:
    found = said.unit.findings
    return len(errors(found)), len(found)


def test_every_rung_is_tested_here() -> None:
    assert {name for stage in STAGES for name, _ in stage} == {
        *("beam", "forced", "marked", "patched", "quoted", "recased", "replaced", "stopped"),
        *("clauses", "halves", "respelled", "undoubled"),
    }
