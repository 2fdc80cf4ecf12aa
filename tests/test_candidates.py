"""Which names the glossary lacks, and what they get: found, rendered, spelt, inflected."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import candidates, glossary
from transnews.candidates import Candidate, Passage
from transnews.glossary import Glossary, inflection, transliteration
from transnews.model import Concept

FIXTURES = Path(__file__).parent / "fixtures" / "inflection"
NOTHING = Glossary()


def passages(*texts: str, language: str = "en") -> list[Passage]:
    return [Passage(f"{n}.md", language, text, {}) for n, text in enumerate(texts)]


def translated(*pairs: tuple[str, str]) -> list[Passage]:
    return [Passage(f"{n}.md", "en", text, {"pt": said}) for n, (text, said) in enumerate(pairs)]


def forms(found: Sequence[Candidate]) -> list[tuple[str, ...]]:
    return [candidate.forms for candidate in found]


def rendered(*pairs: tuple[str, str], words: Glossary = NOTHING) -> dict[str, str]:
    """Return what the pt column of the rows says, by the longest form."""
    found = candidates.gather(translated(*pairs), words)
    sheet = glossary.sheet("id,en,pt\n")
    made = candidates.rows(found, words, sheet, ("pt",))
    return {row.candidate.name: row.cells[2] for row in made}


# Gathering


def test_a_surname_counts_for_the_full_name_and_the_most_frequent_comes_first() -> None:
    found = candidates.gather(
        passages("He met Brett Kavanaugh in Skopje.", "Then Kavanaugh left.", "He saw Kavanaugh."),
        NOTHING,
    )
    assert [(c.forms, c.count) for c in found] == [
        (("Kavanaugh", "Brett Kavanaugh"), 3),
        (("Skopje",), 1),
    ]


def test_a_surname_that_two_people_bear_alike_stands_alone() -> None:
    text = "He met Brett Kavanaugh and Ashley Kavanaugh, and Kavanaugh left."
    found = candidates.gather(passages(text), NOTHING)
    assert sorted(forms(found)) == [("Ashley Kavanaugh",), ("Brett Kavanaugh",), ("Kavanaugh",)]


def test_a_surname_belongs_to_whom_the_articles_have_far_more_often() -> None:
    text = "He met Brett Kavanaugh. He saw Brett Kavanaugh and Ashley Kavanaugh; Kavanaugh left."
    found = candidates.gather(passages(text), NOTHING)
    assert sorted(forms(found)) == [("Ashley Kavanaugh",), ("Kavanaugh", "Brett Kavanaugh")]


HELD = Glossary(
    (
        Concept("putin", "person", {"en": ("Putin",)}),
        Concept("york", "place", {"en": ("York", "New York")}),
        Concept("eu", "body", {"en": ("European Union",), "pt": ("União Europeia",)}),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was said that Putin left.", []),
        ("It was said that Vladimir Putin left.", []),
        ("It was said that Putin Avenue is long.", [("Putin Avenue",)]),
        ("It was in the European Union.", []),
        ("It was in the York Herald.", [("York Herald",)]),
    ],
)
def test_what_the_glossary_holds_is_no_candidate_whatever_language_it_lacks(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert forms(candidates.gather(passages(text), HELD)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nobody left. Ships waited on Monday.",
        "SHIPS LEAVE THE PORT OF SKOPJE",
        "Many Ships Leave Harbor Without Cargo Again",
    ],
)
def test_capitals_that_are_there_for_another_reason_make_no_name(text: str) -> None:
    assert candidates.gather(passages(text, "The ships leave the harbor."), NOTHING) == ()


def test_what_is_written_small_as_often_is_no_name() -> None:
    texts = ("They asked the Commission.", "A commission of three met.")
    assert candidates.gather(passages(*texts), NOTHING) == ()
    more = candidates.gather(passages(*texts, "He wrote to the Commission."), NOTHING)
    assert forms(more) == [("Commission",)]


def test_names_of_two_languages_are_not_mixed() -> None:
    mixed = passages("He met Inês Lobo.") + passages("Falou com Inês Lobo.", language="pt")
    found = candidates.gather(mixed, NOTHING)
    assert [(c.language, c.count) for c in found] == [("en", 1), ("pt", 1)]


# Renderings


def test_a_name_that_was_carried_over_is_proposed_as_it_is() -> None:
    made = rendered(("He met Brett Kavanaugh.", "Ele encontrou Brett Kavanaugh."))
    assert made == {"Brett Kavanaugh": "?Brett Kavanaugh"}


def test_the_name_most_like_it_in_the_same_sentence_stands_for_it() -> None:
    made = rendered(
        (
            "He went to Skopje and Syria. He saw Edinburgh.",
            "Ele foi a Skopie e à Síria. Ele viu Edimburgo.",
        )
    )
    assert made == {"Syria": "?Síria", "Edinburgh": "?Edimburgo", "Skopje": "?Skopie"}


def test_another_name_stands_for_it_if_no_other_is_left() -> None:
    made = rendered(("He flew to Beijing with Flake.", "Ele voou para Pequim com Flake."))
    assert made == {"Beijing": "?Pequim", "Flake": "?Flake"}


def test_what_comes_back_in_most_sentences_stands_for_it() -> None:
    made = rendered(
        (
            "He flew to Beijing with the Dutch Guard.",
            "Ele voou para Pequim com a Guarda Holandesa.",
        ),
        ("He saw Beijing and Old Harbor.", "Ele viu Pequim e Porto Velho."),
        ("He left Beijing for Long Beach.", "Ele trocou Pequim por Praia Longa."),
    )
    assert made["Beijing"] == "?Pequim"


def test_what_the_glossary_has_stands_for_nothing_else() -> None:
    words = Glossary((Concept("us", "place", {"en": ("US",), "pt": ("EUA",)}),))
    made = rendered(
        ("The US asked the Coast Guard.", "Os EUA perguntaram."),
        ("The US asked the Coast Guard again.", "Os EUA perguntaram de novo."),
        words=words,
    )
    assert made == {"Coast Guard": ""}


def test_ids_are_made_from_the_name_and_used_once() -> None:
    words = Glossary((Concept("lobo", "person", {"pt": ("Zé Lobo",)}),))
    found = candidates.gather(passages("He saw Inês Lobo. He saw Lobo in São Paulo."), words)
    sheet = glossary.sheet("id;type;en;note\n")
    rows = candidates.rows(found, words, sheet, ())
    assert [row.cells[0] for row in rows] == ["ines-lobo", "sao-paulo"]
    written = candidates.write(rows, sheet).splitlines()
    assert written[1] == "ines-lobo;;Lobo|Inês Lobo;2×: He saw Inês Lobo. He saw Lobo in São Paulo."


# Transliteration


@pytest.mark.parametrize(
    ("form", "source", "latin"),
    [
        ("Сергей Лавров", "ru", "Sergey Lavrov"),
        ("Евгений Пригожин", "ru", "Yevgeny Prigozhin"),
        ("Соловьёв", "ru", "Solovyov"),
        ("Киселёв", "ru", "Kiselyov"),
        ("Юрий Щукин-Белый", "ru", "Yury Shchukin-Bely"),
        ("Запоріжжя", "uk", "Zaporizhzhia"),
        ("Згурський", "uk", "Zghurskyi"),
        ("Юлія Знам'янка", "uk", "Yuliia Znamianka"),
        ("Аляксандр Лукашэнка", "be", "Alyaksandr Lukashenka"),
        ("Хаджъв Щерев", "bg", "Hadzhav Shterev"),
        ("Новак Ђоковић", "sr", "Novak Đoković"),
        ("Ѓорге Иванов", "mk", "Gjorge Ivanov"),
        ("Κυριάκος Μητσοτάκης", "el", "Kyriakos Mitsotakis"),
        ("თბილისი", "ka", "Tbilisi"),
        ("ООН", "ru", ""),
        ("東京", "ja", ""),
        ("Lavrov", "ru", ""),
    ],
)
def test_a_name_is_spelt_as_atlases_spell_it(form: str, source: str, latin: str) -> None:
    assert transliteration.proposal(form, source, "en") == latin


@given(st.text("абвгдежзийклмнопрстуфхцчшщьюяіїєґыэъё'", min_size=1, max_size=12))
def test_no_cyrillic_letter_is_left_in_a_proposal(word: str) -> None:
    for language in ("ru", "uk"):
        own = "іїєґ'" if language == "ru" else "ыэъё"
        plain = "".join(char for char in word if char not in own)
        assert transliteration.proposal(plain, language, "pt").isascii()


def test_nothing_is_proposed_into_another_script_letter_by_letter() -> None:
    for source, target in (("en", "ru"), ("ru", "uk"), ("ru", "sr"), ("el", "bg")):
        assert transliteration.proposal("Лавров", source, target) == ""


# Inflection


def cases(language: str) -> list[tuple[str, tuple[str, ...]]]:
    kind, found = "", []
    for line in (FIXTURES / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            found.append((kind, tuple(line.split(" | "))))
    return found


@pytest.mark.parametrize("language", inflection.LANGUAGES)
def test_the_words_of_a_name_are_inflected_together(language: str) -> None:
    for kind, expected in cases(language):
        assert inflection.fill(expected[:1], kind, language).forms == expected[1:]


@pytest.mark.parametrize("language", inflection.LANGUAGES)
def test_a_cell_that_was_filled_gets_nothing_more(language: str) -> None:
    for kind, expected in cases(language):
        assert inflection.fill(expected, kind, language).forms == ()


def test_a_surname_has_the_gender_of_the_first_name_beside_it() -> None:
    assert inflection.fill(("Каллас", "Кая Каллас"), "person", "ru").forms == (
        "Каи Каллас",
        "Кае Каллас",
        "Каю Каллас",
        "Каей Каллас",
    )
    assert "Трампа" in inflection.fill(("Трамп", "Дональд Трамп"), "person", "ru").forms


def test_words_that_no_dictionary_has_are_named() -> None:
    assert inflection.fill(("Рустем Умеров",), "person", "ru").guessed == ("Умеров",)


@pytest.mark.parametrize("name", ["Си Цзиньпин", "Эммануэль Макрон", "Трамп"])
def test_a_person_of_unknown_gender_is_left(name: str) -> None:
    assert inflection.fill((name,), "person", "ru") == inflection.Filled((), (), (name,))


# Cells


CELL = st.text("ab|,;\t\"' é\n\r", max_size=6)


@settings(max_examples=200)
@given(
    st.lists(st.lists(CELL, min_size=2, max_size=3), min_size=1, max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    CELL,
)
def test_a_changed_cell_changes_and_no_other(
    rows: list[list[str]], delimiter: str, end: str, value: str
) -> None:
    header = delimiter.join(["id", "en", "pt"]) + end
    lines = [
        delimiter.join(glossary.written(cell, delimiter, quoted=True) for cell in ["x", *row])
        for row in rows
    ]
    sheet = glossary.sheet(header + end.join(lines))
    assert len(sheet.records) == len(rows)
    for at, row in enumerate(rows):
        changed = glossary.sheet(sheet.changed({(at, "en"): value}))
        for other, cells in enumerate(rows):
            expected = [value, *cells[1:]] if other == at else cells
            seen = [changed.cell(changed.records[other], name) for name in ("en", "pt")]
            assert seen == [cell.strip() for cell in expected[:2]]
        assert sheet.changed({}) == sheet.text
        assert changed.text.startswith(header)
        assert row == rows[at]
