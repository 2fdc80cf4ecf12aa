"""The glossary finds whole names, the longest first, and says what is wrong in its files."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import glossary as gl
from transnews.errors import FileError, GlossaryError
from transnews.glossary.folding import fold
from transnews.glossary.forms import distance
from transnews.glossary.matching import disjoint
from transnews.model import Concept, Span, Term

ROOT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "fixtures" / "glossary"


def concept(name: str, any_case: bool = False, keep: bool = False, **forms: str) -> Concept:
    cells = {tag.replace("_", "-"): tuple(cell.split("|")) for tag, cell in forms.items()}
    return Concept(name, "", cells, any_case, keep)


def found(text: str, *concepts: Concept, source: str = "en", target: str = "pt") -> list[str]:
    terms = gl.find(gl.matcher(gl.Glossary(concepts), source, target), text)
    return [span.of(text) for term in terms for span in term.spans]


def term(forms: str, any_case: bool = False) -> Term:
    return Term(concept(forms, any_case, en="x"), (Span(0, 1),), tuple(forms.split("|")))


# Files


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.csv")), ids=lambda path: path.stem)
def test_each_error_is_named_with_file_and_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURES)
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    with pytest.raises(GlossaryError) as caught:
        gl.read([Path(path.name)])
    assert str(caught.value).splitlines() == [f"{path.name}:{line}" for line in expected]


def test_every_expectation_has_its_file() -> None:
    assert {p.stem for p in FIXTURES.glob("*.txt")} == {p.stem for p in FIXTURES.glob("*.csv")}


def test_a_misspelt_language_is_met_with_the_nearest_known_one() -> None:
    with pytest.raises(GlossaryError, match=r"^x\.csv:1: unknown column 'PT_BRA'; .*pt-BR"):
        gl.parse("id,en,PT_BRA\na,A,B\n", "x.csv")


def test_indonesian_stands_in_the_column_in_because_id_is_taken() -> None:
    text = "id,en,in\nsea,the Java Sea,Laut Jawa\n"
    (sea,) = gl.parse(text, "x.csv")
    assert (sea.id, sea.forms) == ("sea", {"en": ("the Java Sea",), "id": ("Laut Jawa",)})
    sheet = gl.sheet(text)
    assert (sheet.column("id"), sheet.column("id-ID"), sheet.column("pt")) == ("in", "in", None)
    assert sheet.changed({(0, "in"): "Laut"}) == "id,en,in\nsea,the Java Sea,Laut\n"
    assert gl.take_in([sea], gl.Glossary(), "x.csv").text.startswith("id,type,en,in,match")


def test_all_errors_come_at_once_and_the_many_are_counted() -> None:
    with pytest.raises(GlossaryError) as caught:
        gl.parse("id,en\n" + "".join(f"c{i},\n" for i in range(30)), "x.csv")
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("x.csv:2: ")
    assert lines[-1] == "and 10 more errors"


def test_a_clash_between_two_files_names_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,en,pt\nuk,UK,Reino Unido\n")
    (tmp_path / "b.csv").write_text("id,en,pt\nuk,Britain,Grã-Bretanha\nx,UK,RU\n")
    with pytest.raises(GlossaryError) as caught:
        gl.load(tmp_path)
    first, second = str(caught.value).splitlines()
    assert (
        first
        == f"{tmp_path / 'b.csv'}:2: id 'uk' again, first at {tmp_path / 'a.csv'}:2; rename one"
    )
    assert second.startswith(f"{tmp_path / 'b.csv'}:3: en: 'UK' also at {tmp_path / 'a.csv'}:2;")


def test_a_folder_is_read_by_name_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    assert gl.load(tmp_path / "none") == gl.Glossary(())
    for name in ("b.csv", "a.csv", "~$a.csv", ".a.csv", "a.txt"):
        (tmp_path / name).write_text(f"id,en\n{name},{name}\n")
    assert [c.id for c in gl.load(tmp_path).concepts] == ["a.csv", "b.csv"]


def test_a_file_that_is_not_there_is_an_error_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        gl.read([tmp_path / "x.csv"])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_a_spreadsheet_saves_is_read(mark: str) -> None:
    rows = [
        ["ID", "Type", "EN", "pt_BR", "Match", "Keep", "Note"],
        ["ldn", "place", " London | The City ", "Londres", "Any-Case", "YES", f'"a{mark} b"'],
        ["x", "", "X"],
    ]
    text = "\ufeff" + "\r\n".join(mark.join(row) for row in rows) + "\r\n\r\n"
    london = Concept(
        "ldn",
        "place",
        {"en": ("London", "The City"), "pt-BR": ("Londres",)},
        any_case=True,
        keep=True,
        note=f"a{mark} b",
    )
    assert gl.parse(text, "x.csv") == (london, Concept("x", "", {"en": ("X",)}))


def test_exact_and_any_case_forms_do_not_clash_and_the_exact_one_is_meant() -> None:
    text = "id,en,pt,match\nbird,turkey,peru,any-case\ncountry,Turkey,Turquia,exact\n"
    finder = gl.matcher(gl.Glossary(gl.parse(text, "x.csv")), "en", "pt")
    assert [t.concept.id for t in gl.find(finder, "Turkey")] == ["country"]
    assert [t.concept.id for t in gl.find(finder, "TURKEY")] == ["bird"]


# Matching: the law. A slow and obvious search finds the same.

PIECES = ["York", "New York", "New", "york", "L'Aquila", "Éire", "a", "A b", "U.S.", "straße", "b"]
GLUE = [
    " ",
    "\u00a0",
    "-",
    "'",
    "’",
    ".",
    "",
    "\u0301",
    "\u00ad",
    "x",
    "5",
    "$",
    "É",
    "е",
    "İ",
    "ß",
]
texts = st.lists(st.sampled_from(PIECES + GLUE), max_size=12).map("".join)
glossaries = st.lists(
    st.tuples(st.sampled_from(PIECES), st.booleans()), unique=True, min_size=1, max_size=6
)


def slow(text: str, forms: list[tuple[str, bool]]) -> list[Span]:
    """Try every stretch of *text* that folds to a form and has no word character around it."""
    word = r"[^\W_]|\$|\u0301"
    whole = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    spans = set()
    for start in range(len(text)):
        for stop in range(start + 1, len(text) + 1):
            cut = fold(text[start:stop]).text
            around = fold(text[:start]).text, fold(text[stop:]).text
            if fold(whole).text != around[0] + cut + around[1] or text[start] == "\u00ad":
                continue
            if text[stop : stop + 1] == "\u00ad":
                continue
            left = re.search(rf"(?:{word})$", around[0]) and re.match(word, cut)
            right = re.search(rf"(?:{word})$", cut) and re.match(word, around[1])
            if left or right:
                continue
            for form, any_case in forms:
                alike = cut.casefold() == fold(form, True).text
                if alike and distance(cut, fold(form).text, any_case) is not None:
                    spans.add(Span(start, stop))
    return disjoint(spans, text)


@settings(max_examples=300, deadline=None)
@given(texts, glossaries)
def test_a_slow_and_obvious_search_finds_the_same(text: str, forms: list[tuple[str, bool]]) -> None:
    concepts = [concept(f"{form}{case}", case, en=form, pt="x") for form, case in forms]
    terms = gl.find(gl.matcher(gl.Glossary(tuple(concepts)), "en", "pt"), text)
    assert sorted(span for each in terms for span in each.spans) == slow(text, forms)


@given(texts, glossaries)
def test_terms_are_ordered_and_their_spans_disjoint_forms_of_theirs(
    text: str, forms: list[tuple[str, bool]]
) -> None:
    concepts = [concept(f"{form}{case}", case, en=form, pt="x") for form, case in forms]
    terms = gl.find(gl.matcher(gl.Glossary(tuple(concepts)), "en", "pt"), text)
    spans = sorted(span for each in terms for span in each.spans)
    assert all(one.stop <= two.start for one, two in pairwise(spans))
    assert [each.spans[0] for each in terms] == sorted(each.spans[0] for each in terms)
    for each in terms:
        assert list(each.spans) == sorted(each.spans)
        wanted = fold(each.concept.forms["en"][0], True).text
        assert {fold(span.of(text), True).text for span in each.spans} == {wanted}


@settings(max_examples=200)
@given(st.text(), st.booleans())
def test_folding_keeps_the_way_back(text: str, any_case: bool) -> None:
    folded = fold(text, any_case)
    whole = folded.span(0, len(folded.text))
    assert whole is None or fold(whole.of(text), any_case).text == folded.text
    assert fold(unicodedata.normalize("NFD", text), any_case).text == folded.text
    assert folded.starts is None or len(folded.starts) == len(folded.text) + 1


@given(texts, glossaries)
def test_what_is_found_in_a_text_is_not_missing_in_it(
    text: str, forms: list[tuple[str, bool]]
) -> None:
    concepts = tuple(concept(f"{f}{case}", case, en=f, pt=f) for f, case in forms)
    terms = gl.find(gl.matcher(gl.Glossary(concepts), "en", "pt"), text)
    assert gl.missing(terms, text, "pt") == ()
    for each in terms:
        counted = gl.count(each.forms, text, "pt", each.concept.any_case)
        assert counted >= len(each.spans)


# Matching: the cases that matter


@pytest.mark.parametrize(
    ("text", "form", "hits"),
    [
        ("Moscow's Moscow-based, d'Alaska #Moscow “Moscow”", "Moscow", 4),
        ("Moscowite preMoscow Moscow1 _Moscow_", "Moscow", 1),
        ("the EU, non-EU and EUs; EUR", "EU", 2),
        ("US$5 for the US (US)", "US", 2),
        ("the U.S.-led U.S. U.S.", "U.S.", 3),
        ("Black\u00a0Sea Black\u202fSea BlackSea", "Black Sea", 2),
        ("L’Aquila L'Aquila L\u02bcAquila", "L'Aquila", 3),
        ("Gdan\u0301sk Gdańsk Gdansk", "Gdańsk", 2),
        ("Kyiv\u0301 Ky\u00adiv", "Kyiv", 1),
        ("read https://x.org/Kyiv, www.x.org/Kyiv or mail Kyiv@x.org in Kyiv", "Kyiv", 1),
        ("the World Bank, The world Bank", "The World Bank", 1),
        ("Russo e russo, RUSSO", "russo", 2),
        ("Putin putin", "Putin", 1),
    ],
)
def test_whole_words_only(text: str, form: str, hits: int) -> None:
    each = concept("c", en=form, pt="x")
    assert len(found(text, each)) == hits
    assert gl.count([form], text, "en") == hits


@pytest.mark.parametrize(
    ("language", "text", "form", "hits"),
    [
        ("zh", "俄罗斯总统普京表示EUROPE和EU", "普京", 1),
        ("zh", "俄罗斯总统普京表示EUROPE和EU", "EU", 1),
        ("ja", "プーチン大統領は", "プーチン", 1),
        ("th", "ประธานาธิบดีปูตินกล่าว", "ปูติน", 1),
        ("ko", "푸틴은 푸틴이", "푸틴", 2),
        ("ko", unicodedata.normalize("NFD", "푸틴은"), "푸틴", 1),
        ("uk", "Лук'янов і Лук", "Лук", 1),
        ("uk", "Лук’янова", "янова", 0),
        ("ru", "Путину и Путин", "Путин", 1),
    ],
)
def test_words_are_what_the_language_takes_for_words(
    language: str, text: str, form: str, hits: int
) -> None:
    each = Concept("c", "", {language: (form,), "en": ("x",)})
    assert len(found(text, each, source=language, target="en")) == hits
    assert gl.count([form], text, language) == hits


def test_capitals_that_fold_to_two_letters_do_not_shift_what_follows() -> None:
    text = "İİİ Straße ẞ Ankara"
    assert found(text, concept("a", any_case=True, en="ANKARA", pt="x")) == ["Ankara"]
    assert found(text, concept("a", any_case=True, en="STRASSE", pt="x")) == ["Straße"]
    assert found(text, concept("a", any_case=True, en="s", pt="x")) == []


def test_the_longest_match_wins_also_where_it_owes_nothing() -> None:
    york, paper = concept("york", en="York", pt="Iorque"), concept("nyt", en="New York Times")
    assert found("York and the New York Times", york, paper) == ["York"]


def test_a_concept_without_a_form_in_the_target_owes_nothing_unless_it_is_kept() -> None:
    assert found("Kyiv", concept("kyiv", en="Kyiv", de="Kyjiw")) == []
    assert found("WSJ", concept("wsj", en="WSJ", keep=True)) == ["WSJ"]


def test_a_kept_name_is_owed_as_it_was_found_whatever_the_languages() -> None:
    journal = concept("wsj", en="Wall Street Journal|WSJ", keep=True)
    [owed] = gl.find(gl.matcher(gl.Glossary((journal,)), "pt", "de"), "o WSJ")
    assert owed.forms == ("WSJ", "Wall Street Journal")


def test_a_region_takes_its_own_column_and_else_that_of_its_language() -> None:
    both = gl.Glossary((concept("moscow", en="Moscow", pt="Moscou|Moscovo", pt_PT="Moscovo"),))
    forms = {
        tag: gl.find(gl.matcher(both, "en-GB", tag), "Moscow")[0].forms
        for tag in ("pt", "pt-BR", "pt-PT")
    }
    brazil = ("Moscou", "Moscovo")
    assert forms == {"pt": brazil, "pt-BR": brazil, "pt-PT": ("Moscovo",)}


def test_forms_with_as_many_words_as_the_one_found_come_first() -> None:
    eu = gl.Glossary((concept("eu", en="EU|European Union", pt="UE|União Europeia"),))
    finder = gl.matcher(eu, "en", "pt")
    assert gl.find(finder, "the European Union")[0].forms == ("União Europeia", "UE")
    assert gl.find(finder, "the EU, the European Union")[0].forms == ("UE", "União Europeia")


def test_an_empty_glossary_finds_nothing() -> None:
    assert gl.find(gl.matcher(gl.Glossary(), "en", "pt"), "Kyiv") == ()
    assert gl.Glossary().digest == ""
    assert gl.digest(()) == ""


# Acceptance


def test_once_is_enough() -> None:
    owed = (term("Kiev|Kyiv"), term("UE|União Europeia"), term("OTAN"))
    assert gl.missing(owed, "A União europeia, em Kyiv", "pt") == (owed[1], owed[2])
    assert gl.missing(owed[:2], "A União Europeia, em Kyiv", "pt") == ()


def test_a_name_inside_the_longer_name_of_another_is_not_shown() -> None:
    york, new_york = term("York"), term("Nova York")
    assert gl.missing((york, new_york), "Em Nova York", "pt") == (york,)
    assert gl.occurrences((york, new_york), "York e Nova York", "pt") == (
        (Span(0, 4),),
        (Span(7, 16),),
    )


def test_a_stretch_that_is_a_form_of_two_terms_counts_for_both() -> None:
    assert gl.missing((term("Porto"), term("Porto|Oporto")), "No Porto", "pt") == ()


def test_forms_are_counted_without_overlap() -> None:
    assert gl.count(("Mar", "Mar Negro", "Negro"), "Mar Negro, mar Negro, Negro", "pt") == 3
    assert gl.count(("iPhone",), "IPHONE iphone", "pt", any_case=True) == 2
    assert gl.count((), "x", "pt") == 0


# Hashes


def test_the_hash_changes_with_what_is_asked_and_with_nothing_else() -> None:
    one, two = term("Kiev"), term("UE")
    assert gl.digest((one, two)) == gl.digest((two, one))
    moved = Term(one.concept, (Span(5, 9), Span(10, 14)), one.forms)
    assert gl.digest((one,)) == gl.digest((moved,))
    asked = [gl.digest(terms) for terms in ((one,), (two,), (one, two), (term("Kiev", True),))]
    assert len({*asked, ""}) == 5
    assert gl.digest((one,)) == "ce5b9b6b3d37", "the hash is written into files: it must last"


def test_the_hash_of_a_glossary_is_that_of_what_it_says() -> None:
    one, two = concept("a", en="A", pt="B"), concept("b", en="C", pt="D")
    noted = Concept("a", "place", dict(reversed(list(one.forms.items()))), note="x")
    assert gl.Glossary((one, two)).digest == gl.Glossary((two, noted)).digest
    assert gl.Glossary((one,)).digest != gl.Glossary((concept("a", en="A", pt="D"),)).digest
    assert gl.Glossary((one,)).digest != gl.Glossary((concept("a", True, en="A", pt="B"),)).digest


# Warnings


@pytest.mark.parametrize(
    ("each", "warning"),
    [
        (concept("c", en="Pоrto", pt="P"), "mixes LATIN and CYRILLIC letters in one word"),
        (concept("c", en="the House|The House", pt="P"), "one is enough"),
        (concept("c", en="L'Aquila|L’Aquila", pt="P"), "one is enough"),
        (concept("c", en="Kyiv,", pt="P"), "begins or ends with a punctuation mark"),
        (concept("c", en="Ky\u200biv", pt="P"), "has odd characters: U+200B"),
        (concept("c", en="Black  Sea", pt="P"), "has two spaces in a row"),
        (concept("c", en="→", pt="P"), "has no letter or digit"),
        (concept("c", any_case=True, en="US", pt="EUAA"), "is short for a form in any case"),
        (concept("c", en="A"), "c: no form in pt; its translations owe nothing"),
    ],
)
def test_what_looks_like_a_slip_is_told(each: Concept, warning: str) -> None:
    [told] = gl.check(gl.Glossary((each, concept("d", en="Dora", pt="Dora"))))
    assert told.startswith("c: ")
    assert warning in told


def test_what_is_meant_is_not_told() -> None:
    meant = (
        concept("nato", en="NATO|Nato", pt="OTAN|Otan", pt_PT="NATO"),
        concept("us", en="US|U.S.", pt="EUA|norte-americano"),
        concept("politico", en="Politico", keep=True),
        concept("mix", en="Radio Свобода", pt="Rádio Svoboda"),
    )
    assert gl.check(gl.Glossary(meant)) == ()


# The project's own glossary


def test_every_name_of_our_own_glossary_stands_in_a_sample_article() -> None:
    ours = gl.load(ROOT / "glossaries")
    named = set()
    for path in sorted((ROOT / "articles").iterdir()):
        for source, target in (("en", "pt"), ("pt", "en")):
            terms = gl.find(gl.matcher(ours, source, target), path.read_text("utf-8"))
            named |= {each.concept.id for each in terms}
    assert len(named) >= 40
    assert named == {each.id for each in ours.concepts}


def test_our_own_glossary_has_every_language_and_no_slip() -> None:
    ours = gl.load(ROOT / "glossaries")
    assert gl.check(ours) == ()
    languages = {"en", "pt", "es", "de", "fr", "pl", "ru", "uk", "be"}
    assert all(each.keep or languages <= set(each.forms) for each in ours.concepts)


@pytest.mark.parametrize("language", ["ru", "uk", "be"])
def test_our_own_cyrillic_forms_have_only_letters_of_their_alphabet(language: str) -> None:
    common = "абвгдежзйклмнопрстуфхцчшыьэюяё"
    letters = {
        "ru": common + "ищъ",
        "uk": set(common + "иіїєґщ") - set("ыэё"),
        "be": common + "іў",
    }[language]
    cyrillic = {
        char
        for each in gl.load(ROOT / "glossaries").concepts
        for form in each.forms.get(language, ())
        for char in form.lower()
        if "\u0400" <= char <= "\u04ff"
    }
    assert cyrillic <= set(letters)


def test_the_example_of_the_handbook_is_a_glossary() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    example = [
        line[4:] for line in page.split("## The columns")[0].splitlines() if line[:4] == "    "
    ]
    finder = gl.matcher(gl.Glossary(gl.parse("\n".join(example), "example.csv")), "uk", "pt")
    [owed] = gl.find(finder, "у Києві")
    assert owed.forms == ("Kiev", "Kyiv")
