"""What a reworded source says otherwise is told, and nothing else."""

import pytest

from transnews.changes import changes

NEGATED = [
    ("en", "Talks will continue.", "Talks will not continue."),
    ("en", "She will go.", "She won't go."),
    ("en", "It was possible.", "It was impossible."),
    ("pt", "O governo vai pagar.", "O governo não vai pagar."),
    ("es", "El gobierno pagará.", "El gobierno no pagará."),
    ("fr", "Le gouvernement acceptera l'offre.", "Le gouvernement n'acceptera pas l'offre."),
    ("de", "Der Minister kommt.", "Der Minister kommt nicht."),
    ("it", "Il governo pagherà.", "Il governo non pagherà."),
    ("nl", "De minister komt.", "De minister komt niet."),
    ("pl", "Rząd zapłaci.", "Rząd nie zapłaci."),
    ("ru", "Правительство заплатит.", "Правительство не заплатит."),
    ("uk", "Уряд заплатить.", "Уряд не заплатить."),
]


@pytest.mark.parametrize(("language", "old", "new"), NEGATED)
def test_a_negation_put_in_or_taken_out_is_told(language: str, old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        (line,) = changes(before, after, language)
        assert line.startswith("changed: negation: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("It was 3 ships.", "It was 4 ships.", ("number: 3 → 4",)),
        ("It cost $3 million.", "It cost $3 billion.", ("number: $3 million → $3 billion",)),
        ("Two ships left.", "Three ships left.", ("number: Two → Three",)),
        ("It was one of the ships.", "It was two of the ships.", ("number: one → two",)),
        ("On the first day.", "On the second day.", ("number: first → second",)),
        (
            "It will end. Two ships left.",
            "It will not end. Three ships left.",
            ("negation: will → will not", "number: Two → Three"),
        ),
        ("Pay rose by 4.5%.", "Pay rose.", ("number: 4.5% is gone",)),
        ("Ships left.", "Ships left with 12 crates.", ("number: 12 is new",)),
        ("3 ships, 4 crews.", "4 ships, 3 crews.", ("number: 3 → 4", "number: 4 → 3")),
        ("They met on Friday.", "They met on Sunday.", ("date: Friday → Sunday",)),
        ("He was in Kyiv.", "He was in Kharkiv.", ("name: Kyiv → Kharkiv",)),
        ("Then Kaja Kallas spoke.", "Then Mia Kallas spoke.", ("name: Kaja Kallas → Mia Kallas",)),
        (
            "X will not go, Y will go.",
            "X will go, Y will not go.",
            ("negation: will not → will", "negation: will → will not"),
        ),
        (
            "The union met. Nobody came from Rome with any of the flags.",
            "A long night of talks for all, with people from Oslo at the table.",
            ("negation: Nobody is gone", "name: Rome is gone", "name: Oslo is new"),
        ),
    ],
)
def test_a_number_a_date_and_a_name_are_told(old: str, new: str, said: tuple[str, ...]) -> None:
    assert changes(old, new, "en") == tuple(f"changed: {line}" for line in said)


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("", "", "en"),
        ("Three ships left.", "3 ships sailed.", "en"),
        ("Ships left on Friday. Kaja Kallas spoke.", "Kallas spoke. Ships left on Friday.", "en"),
        ("She did not go, he said.", "He said that she didn't go.", "en"),
        ("Premier był w Warszawie.", "Premier leciał do Warszawy.", "pl"),
        ("Nonetheless he went.", "He went.", "en"),
        ("One of the ships left.", "A ship left.", "en"),
        ("He came second.", "He came last.", "en"),
        ("Uma pessoa veio.", "A pessoa veio.", "pt"),
    ],
)
def test_what_is_only_said_otherwise_is_not_told(old: str, new: str, language: str) -> None:
    assert changes(old, new, language) == ()


def test_names_at_the_beginning_of_a_sentence_are_known_from_the_article() -> None:
    old, new = "Rome agreed.", "Paris agreed."
    assert changes(old, new, "en") == ()
    assert changes(old, new, "en", {"Rome", "Paris"}) == ("changed: name: Rome → Paris",)


def test_figures_are_compared_in_every_language() -> None:
    assert changes("报告称有3人死亡", "报告称有4人死亡", "zh") == ("changed: number: 3 → 4",)
    assert changes("مقتل ٣ أشخاص", "مقتل ٤ أشخاص", "ar") == ("changed: number: ٣ → ٤",)
