"""One name, one rendering, through an article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import alignment, glossary
from transnews.checks import Subject
from transnews.drafting.steady import settle, unsteady
from transnews.model import Alignment

WORDS = glossary.Glossary(
    glossary.parse(
        "id,type,en,pt,fr,de,match\n"
        "poland,place,Poland,Polônia|Polónia|polonês|polonesa,Pologne,Polen|Polens,\n"
        "kyiv,place,Kyiv|Kiev,Kyiv|Kiev,Kyiv|Kiev,Kyjiw|Kiew,\n"
        "belarus,place,Belarus,Belarus|Bielorrússia,Biélorussie|Bélarus,Belarus,\n"
        "russia,place,Russia|Russian,Rússia|russo|russa,Russie|russe,Russland|russisch,\n"
        "us,place,US|U.S.|United States,EUA|E.U.A.|Estados Unidos,États-Unis,USA,\n"
        "black-sea,place,Black Sea,Mar Negro|Maré Negra,Mer Noire,Schwarze Meer,\n"
        "fleet,term,fleet,frota|força,flotte,Flotte,any-case\n",
        "names.csv",
    )
)


def said(source: str, target: str, pair: tuple[str, str] = ("en", "pt")) -> Subject:
    """A sentence whose words went to those of its translation one by one."""
    ours, theirs = alignment.words(source), alignment.words(target)
    rows = tuple(tuple(float(i == j) for i in range(len(ours))) for j in range(len(theirs)))
    return Subject(
        source,
        target,
        *pair,
        terms=glossary.find(glossary.matcher(WORDS, *pair), source),
        sent=source,
        raw=target,
        alignment=Alignment(ours, theirs, rows),
    )


@pytest.mark.parametrize(
    ("source", "target", "settled"),
    [
        ("Poland won", "A Polónia venceu", "A Polônia venceu"),
        ("Kyiv and Poland", "Kiev e Polónia", "Kyiv e Polônia"),
        ("in the Black Sea", "na Maré Negra", "na Maré Negra"),
        ("by the Black Sea", "com maré Negra", "com mar Negro"),
        ("the U.S. and Poland", "Polônia e E.U.A.", "Polônia e EUA."),
    ],
)
def test_the_preferred_form_of_as_many_words_replaces_another(
    source: str, target: str, settled: str
) -> None:
    assert settle(said(source, target)) == settled


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Polish fleet of Poland", "Frota polonesa", ("en", "pt")),  # an adjective
        ("Poland's own", "Polonesa", ("en", "pt")),  # an adjective that opens a sentence
        ("the fleet", "a força", ("en", "pt")),  # no name
        ("the United States", "os EUA", ("en", "pt")),  # another number of words
        ("to Belarus", "au Bélarus", ("en", "fr")),  # the article would no longer fit
        ("Kyiv, also Kiev", "Kyiv, também Kiev", ("en", "pt")),  # the source says both
        ("in Kyiv", "in Kiew", ("en", "de")),  # German inflects names
        ("na Rússia", "in Russian hands", ("pt", "en")),  # English adjectives have capitals
        ("in Lisbon", "em Lisboa", ("en", "pt")),  # in no row
    ],
)
def test_a_form_stays_where_another_might_not_fit(
    source: str, target: str, pair: tuple[str, str]
) -> None:
    assert settle(said(source, target, pair)) == target


SENTENCES = st.lists(
    st.sampled_from(["Polónia", "Polônia", "Kiev", "Kyiv", "russa", "EUA", "a", "da", "Lisboa."]),
    max_size=8,
).map(" ".join)


@settings(max_examples=60)
@given(SENTENCES)
def test_what_is_settled_stays_and_no_name_is_lost(target: str) -> None:
    subject = said("Poland, Kyiv, Russia, US", target)
    once = settle(subject)
    assert settle(said(subject.source, once)) == once
    assert glossary.missing(subject.terms, once, "pt") == glossary.missing(
        subject.terms, target, "pt"
    )


def owed(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    article = [said(source, target) for source, target in pairs]
    found = unsteady(article)
    assert len(found) == len(article)
    return [{term.concept.id: term.forms[0] for term in terms} for terms in found]


STONE = ("They saw Stone there", "Eles viram Stone ali")


def test_a_sentence_that_renders_a_name_otherwise_owes_what_the_others_have() -> None:
    assert owed(STONE, STONE, ("He knew Stone well", "Ele conhecia Piedra bem")) == [
        {},
        {},
        {"article:stone": "Stone"},
    ]
    assert owed(
        ("They left Scotland early", "Eles deixaram Escócia cedo"),
        ("They love Scotland dearly", "Eles amam Escócia muito"),
        ("They saw Scotland first", "Eles viram Scotland primeiro"),
    ) == [{}, {}, {"article:scotland": "Escócia"}]


def test_of_two_renderings_as_frequent_the_copy_is_right() -> None:
    assert owed(("He knew Stone well", "Ele conhecia Piedra bem"), STONE) == [
        {"article:stone": "Stone"},
        {},
    ]


def test_a_surname_is_known_from_the_full_name() -> None:
    full = ("The lawyer of Roger Stone", "O advogado de Roger Stone")
    assert owed(full, ("He knew Stone well", "Ele conhecia Piedra bem"))[1] == {
        "article:stone": "Stone"
    }


def test_a_common_word_is_a_slip_where_others_copy_the_name() -> None:
    slip = ("He knew Stone well", "Ele conhecia pedra bem")
    assert owed(STONE, STONE, slip)[2] == {"article:stone": "Stone"}
    assert owed(STONE, slip) == [{}, {}]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He knew Stone's car", "Ele conhecia Stones carro"),  # an ending
        ("He knew Stone well", "Ele conhecia ele bem"),  # a pronoun
        ("Stone", "Stone e Piedra"),  # both
        ("The Bank of Stone stood", "O Banco de Piedra ficou"),  # another name
    ],
)
def test_what_is_no_second_rendering_owes_nothing(source: str, target: str) -> None:
    assert owed(STONE, STONE, (source, target)) == [{}, {}, {}]


def test_names_of_the_glossary_are_not_looked_at() -> None:
    assert owed(("We left Kyiv early", "Nós deixamos Kyiv cedo"), ("In Kyiv", "Em Minsk")) == [
        {},
        {},
    ]
    assert unsteady([]) == ()


@settings(max_examples=30)
@given(st.lists(st.sampled_from([STONE, ("In Kyiv", "Em Kyiv"), ("No", "Não")]), max_size=6))
def test_an_article_that_agrees_with_itself_owes_nothing(pairs: list[tuple[str, str]]) -> None:
    assert not any(owed(*pairs))
