"""Glossaries to other programs and back: TBX, and the CSV of two columns."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.csvl10n import csvfile
from translate.storage.tbx import tbxfile

from transnews import cli, glossary
from transnews.errors import GlossaryError
from transnews.glossary import Glossary
from transnews.model import Concept

FORM = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Zs")),
    min_size=1,
    max_size=6,
)
FORMS = st.lists(FORM, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def concepts(draw: st.DrawFn) -> tuple[Concept, ...]:
    ids = draw(st.lists(FORM, max_size=4, unique=True))
    return tuple(
        Concept(
            name,
            draw(st.sampled_from(["", "person", "a & b"])),
            draw(st.dictionaries(st.sampled_from(["en", "pt", "zh-Hant"]), FORMS, min_size=1)),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.sampled_from(["", "President, “since” <2>"])),
        )
        for name in ids
    )


@settings(max_examples=60)
@given(concepts())
def test_tbx_written_and_read_is_the_same(some: tuple[Concept, ...]) -> None:
    text = glossary.write_tbx(some)
    assert glossary.read_tbx(text.encode(), "t.tbx") == some
    store = tbxfile.parsestring(text)
    assert len(store.units) == len(some)
    for unit, concept in zip(store.units, some, strict=True):
        assert unit.getid() == concept.id
        assert unit.istranslatable() != concept.keep
        said = {
            node.get("{http://www.w3.org/XML/1998/namespace}lang"): tuple(
                term.text for term in unit._get_terms(node)
            )
            for node in unit.getlanguageNodes()
        }
        assert said == concept.forms


@settings(max_examples=60)
@given(concepts())
def test_pairs_written_and_read_keep_forms_id_and_note(some: tuple[Concept, ...]) -> None:
    both = tuple(one for one in some if {"en", "pt"} <= one.forms.keys())
    text = glossary.write_pairs(some, "en", "pt")
    back = glossary.read_pairs(text, "t.csv", "en", "pt")
    assert [(one.id, one.forms, one.note) for one in back] == [
        (one.id, {tag: one.forms[tag] for tag in ("en", "pt")}, one.note) for one in both
    ]


def test_weblate_s_library_reads_the_pairs() -> None:
    kyiv = Concept("kyiv", "place", {"en": ("Kyiv", "Kiev"), "pt": ("Kiev",)}, note="the “city”")
    store = csvfile()
    text = glossary.write_pairs([kyiv], "en", "pt")
    store.parse(text.encode())
    found = [(unit.source, unit.target, unit.context, unit.getnotes()) for unit in store.units]
    assert found == [("Kyiv", "Kiev", "kyiv", kyiv.note), ("Kiev", "Kiev", "kyiv", kyiv.note)]


V3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>Kiev</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
<termSec><term>Kyiv city</term></termSec><termSec><term>Kyiv</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="pt_PT"><termSec><term>Kiev</term></termSec></langSec>
<langSec xml:lang="q1"><termSec><term>?</term></termSec></langSec></conceptEntry>
<conceptEntry id="c2"/></body></text></tbx>
"""


def test_version_3_is_read_the_preferred_first_and_no_refused_terms() -> None:
    [one] = glossary.read_tbx(V3.encode(), "v3.tbx")
    assert (one.id, one.forms) == ("c1", {"en": ("Kyiv", "Kyiv city"), "pt-PT": ("Kiev",)})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (V3[:300], "t.tbx:5: not XML from here on"),
        ("", "t.tbx: the file is empty"),
        ("<tmx/>", "its first element is <tmx>"),
        ('<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', "entities"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(text: str, reason: str) -> None:
    with pytest.raises(GlossaryError) as error:
        glossary.read_tbx(text.encode(), "t.tbx")
    assert reason in str(error.value)


def test_pairs_without_the_two_columns_are_refused() -> None:
    with pytest.raises(GlossaryError, match=r"t\.csv:1: no columns 'source' and 'target'"):
        glossary.read_pairs("en,pt\nKyiv,Kiev\n", "t.csv", "en", "pt")


KYIV = Concept("kyiv", "", {"en": ("Kyiv",), "pt": ("Kiev", "Kyiv")})


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (Concept("kyiv", "", {"en": ("Kyiv Oblast",)}), "id 'kyiv' again"),
        (Concept("city", "", {"en": ("Kyiv",), "de": ("Kiew",)}), "'Kyiv' also at the glossary"),
        (Concept("bar", "", {"en": ("a|b",)}), "cannot be written"),
    ],
)
def test_what_collides_is_refused_with_the_place(found: Concept, reason: str) -> None:
    with pytest.raises(GlossaryError) as error:
        glossary.take_in([found], Glossary((KYIV,)), "new.csv")
    assert reason in str(error.value)


def test_what_is_known_is_left_out_and_the_rest_gets_an_id() -> None:
    new = Concept("", "", {"uk": ("Львів",), "de": ("Lwiw",)})
    taken = glossary.take_in([KYIV, new], Glossary((KYIV,)), "new.csv")
    assert (taken.added, taken.known) == (1, 1)
    assert taken.text == "id,type,uk,de,match,keep,note\nlviv,,Львів,Lwiw,,,\n"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "transnews.toml").write_text('locales = ["pt"]\n', encoding="utf-8")
    (tmp_path / "glossaries").mkdir()
    (tmp_path / "glossaries" / "own.csv").write_text(
        "id,type,en,pt\nkyiv,place,Kyiv,Kiev\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["transnews", "glossary", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def test_out_and_in_by_command(run: Run, tmp_path: Path) -> None:
    pair = ("--from", "en", "--to", "pt")
    for name, options in (("terms.tbx", ()), ("terms.csv", pair)):
        assert run("export", name, *options) == (0, f"{name}: written\n", "")
        assert run("import", name, *options) == (0, "nothing new, 1 known already\n", "")
    (tmp_path / "more.csv").write_text("source,target\nLisbon,Lisboa\n", encoding="utf-8")
    assert run("import", "more.csv", *pair) == (0, "glossaries/more.csv: 1 new\n", "")
    (tmp_path / "more.csv").write_text("source,target\nPorto,Porto\n", encoding="utf-8")
    status, _, err = run("import", "more.csv", *pair)
    assert (status, "glossaries/more.csv: is there already" in err) == (2, True)
    assert run("check")[0] == 0


def test_what_a_command_needs_is_said(run: Run, tmp_path: Path) -> None:
    assert "say them, as in --from en --to pt" in run("export", "terms.csv")[2]
    assert "neither .tbx nor .csv" in run("export", "terms.xlsx")[2]
    assert run("import", "none.tbx")[0] == 2
    assert not (tmp_path / "terms.csv").exists()
