"""The commands that help to keep a glossary, and what a change of it makes the next run do."""

import csv
import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from transnews import cli, review, routes
from transnews.engines.fake import FakeEngine
from transnews.routes import OpenEngine

ONE = """---
lang: en
---

# Kyiv waits

Kyiv waited for news from the port. The envoy left at noon.

Nobody in Lisbon had heard of it.

- Grain left the port.
- Ships waited.
"""
TWO = "---\nlang: en\n---\n\nThe ship left Lisbon on Monday.\n\nNobody had seen it go.\n"
HEADER = "id,type,en,pt,match,keep,note"
KYIV = "kyiv,place,Kyiv,Kiev,,,"
LISBON = "lisbon,place,Lisbon,Lisboa,,,"


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[FakeEngine]:
    """The engines that the runs of a test opened."""
    engines: list[FakeEngine] = []

    def opener(*_: object) -> OpenEngine:
        def open_engine(source: str, target: str) -> tuple[str, FakeEngine]:
            engines.append(FakeEngine())
            return f"{source}→{target}", engines[-1]

        return open_engine

    monkeypatch.setattr(routes, "opener", opener)
    return engines


def heard(engines: list[FakeEngine]) -> list[str]:
    """Return all that they were asked to translate."""
    return [text for engine in engines for call in engine.calls for text in call]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[FakeEngine]) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    folder = tmp_path / "project"
    write(folder / "articles/one.md", ONE)
    write(folder / "articles/two.md", TWO)
    write(folder / "transnews.toml", 'locales = ["pt"]\n')
    glossary(folder, KYIV, LISBON)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def command(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run transnews in the project, as its script does; piped, as no terminal is there."""

    def call(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["transnews", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    return call


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return path


def glossary(folder: Path, *rows: str, header: str = HEADER) -> Path:
    return write(folder / "glossaries/names.csv", "\n".join([header, *rows, ""]))


def po(folder: Path, article: str = "one") -> Path:
    return folder / f"locales/pt/{article}.po"


def entries(folder: Path, article: str = "one") -> dict[str, review.Entry]:
    """Return the entries of a PO file by source text, without the notes of the tool."""
    catalog = review.parse(po(folder, article).read_text("utf-8"), "test.po")
    return {entry.key.text: entry for entry in catalog.entries}


def msgstrs(folder: Path, article: str = "one") -> dict[str, str]:
    return {text: entry.msgstr for text, entry in entries(folder, article).items()}


def contents(folder: Path) -> dict[str, bytes]:
    found = folder.joinpath("locales").rglob("*")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.is_file()}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {text for text in before if before[text] != after[text]}


# A change of the glossary redoes the drafts that hold the term, and only those.


def test_another_form_redoes_only_drafts_with_the_name(
    project: Path, command: Run, asked: list[FakeEngine]
) -> None:
    assert command("translate").status == 0
    before, files = msgstrs(project), contents(project)
    asked.clear()
    glossary(project, KYIV.replace("Kiev", "Quieve"), LISBON)
    assert command("translate").status == 0
    assert changed(before, msgstrs(project)) == {
        "Kyiv waits",
        "Kyiv waited for news from the port. The envoy left at noon.",
    }
    assert not any("Kiev" in text for text in msgstrs(project).values())
    assert all(re.search("Kyiv|Quieve|XQ1", text, re.IGNORECASE) for text in heard(asked))
    other = {name for name in files if "two" in name}
    assert len(other) == 3
    assert all(contents(project)[name] == files[name] for name in other)


@pytest.mark.parametrize("rows", [[KYIV, LISBON], [LISBON, KYIV]], ids=["same", "other order"])
def test_a_note_a_type_or_the_order_of_rows_redoes_nothing(
    rows: list[str], project: Path, command: Run, asked: list[FakeEngine]
) -> None:
    command("translate")
    before, traces = msgstrs(project), contents(project)
    asked.clear()
    rows = [row.replace("place", "city").removesuffix(",") + ",a note" for row in rows]
    glossary(project, *rows)
    assert command("translate").status == 0
    assert heard(asked) == []
    assert msgstrs(project) == before
    for name in ("one", "two"):
        path = f"locales/pt/{name}.trace.json"
        assert contents(project)[path] == traces[path]
    assert "(a note)" in po(project).read_text("utf-8")


def test_a_new_row_redoes_only_drafts_that_hold_it(
    project: Path, command: Run, asked: list[FakeEngine]
) -> None:
    command("translate")
    before, files = msgstrs(project), contents(project)
    asked.clear()
    glossary(project, KYIV, LISBON, "envoy,term,envoy,enviado,,,", "mars,place,Mars,Marte,,,")
    assert command("translate").status == 0
    text = "Kyiv waited for news from the port. The envoy left at noon."
    assert changed(before, msgstrs(project)) == {text}
    assert "enviado" in msgstrs(project)[text]
    assert {name for name in files if contents(project)[name] != files[name]} == {
        f"locales/pt/one.{suffix}" for suffix in ("md", "po", "trace.json")
    }


def test_a_removed_row_redoes_only_drafts_that_held_it(
    project: Path, command: Run, asked: list[FakeEngine]
) -> None:
    command("translate")
    before, files = msgstrs(project), contents(project)
    assert "Kiev" in before["Kyiv waits"]
    glossary(project, LISBON)
    assert command("translate").status == 0
    assert changed(before, msgstrs(project)) == {
        "Kyiv waits",
        "Kyiv waited for news from the port. The envoy left at noon.",
    }
    assert "Kyiv" in msgstrs(project)["Kyiv waits"]
    assert all(contents(project)[name] == files[name] for name in files if "two" in name)


def test_what_a_person_wrote_is_not_redone_reviewed_or_not(
    project: Path, command: Run, asked: list[FakeEngine]
) -> None:
    command("translate")
    text = po(project).read_text("utf-8")
    reviewed = re.sub(
        r'#, fuzzy\n(msgctxt "headline"\nmsgid "Kyiv waits"\nmsgstr )"[^"]*"',
        r'\1"Kiev aguarda"',
        text,
    )
    mine = re.sub(r'(msgid "Nobody in Lisbon[^"]*"\nmsgstr )"[^"]*"', r'\1"Ninguém."', reviewed)
    assert len({text, reviewed, mine}) == 3
    write(po(project), mine)
    glossary(project, KYIV.replace("Kiev", "Quieve"), LISBON.replace("Lisboa", "Lisbona"))
    assert command("translate").status == 0
    after = entries(project)
    assert (after["Kyiv waits"].msgstr, after["Kyiv waits"].fuzzy) == ("Kiev aguarda", False)
    assert after["Nobody in Lisbon had heard of it."].msgstr == "Ninguém."
    assert "Quieve" in after["Kyiv waited for news from the port. The envoy left at noon."].msgstr


def test_a_proposal_counts_for_nothing_until_its_mark_is_off(
    project: Path, command: Run, asked: list[FakeEngine]
) -> None:
    glossary(project, "kyiv,place,Kyiv,?Quieve,,,", LISBON)
    command("translate")
    assert "Quieve" not in "".join(msgstrs(project).values())
    ended = command("glossary", "check")
    assert ended.status == 1
    assert "names.csv:2: pt: '?Quieve' is a proposal" in ended.err
    glossary(project, "kyiv,place,Kyiv,Quieve,,,", LISBON)
    command("translate")
    assert "Quieve" in msgstrs(project)["Kyiv waits"]


# Candidates


NAMES = """---
lang: en
---

# Senators hear Brett Kavanaugh

Senator Jeff Flake asked about Brett Kavanaugh. "Kavanaugh," he said, "is a judge."

Kavanaugh met Flake in Lisbon.
"""


def rows(ended: Ended) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ended.out)))


def test_candidates_are_rows_under_the_header_of_the_glossary_most_frequent_first(
    project: Path, command: Run
) -> None:
    write(project / "articles/three.md", NAMES)
    glossary(project, "lisbon,Lisbon,Lisboa,x", header="id,en,pt_BR,note")
    ended = command("glossary", "candidates", "articles/three.md", "--to", "pt-BR")
    assert ended.status == 0
    assert ended.out.splitlines()[0] == "id,en,pt_BR,note"
    first, second = rows(ended)
    assert (first["id"], first["en"]) == ("kavanaugh", "Kavanaugh|Brett Kavanaugh")
    assert first["note"].startswith("4×: ")
    assert second["en"] == "Flake|Jeff Flake"
    assert "translated into pt-BR yet" in ended.err
    assert first["pt_BR"] == ""


def test_candidates_show_what_the_drafts_made_of_them_as_proposals(
    project: Path, command: Run
) -> None:
    write(project / "articles/three.md", NAMES)
    command("translate", "articles/three.md")
    first, second = rows(command("glossary", "candidates", "articles/three.md"))
    assert first["pt"] == "?Kavanaugh|?Brett Kavanaugh"
    assert (second["type"], second["pt"]) == ("person", "?Flake|?Jeff Flake")


def test_rows_of_candidates_can_be_pasted(project: Path, command: Run) -> None:
    write(project / "articles/three.md", NAMES.replace("is a judge", 'is a "judge", yes'))
    command("translate")
    pasted = command("glossary", "candidates").out.splitlines()[1:]
    assert pasted
    glossary(project, KYIV, LISBON, *pasted)
    ended = command("glossary", "check")
    assert "is a proposal" in ended.err
    assert ended.out.startswith(f"{2 + len(pasted)} concepts")
    # What stands in the glossary is not listed again.
    assert rows(command("glossary", "candidates")) == []


def test_least_and_csv_choose_what_is_written_and_where(project: Path, command: Run) -> None:
    write(project / "articles/three.md", NAMES)
    ended = command("glossary", "candidates", "--least", "3", "--csv", "new.csv")
    assert (ended.status, ended.out) == (0, "")
    lines = (project / "new.csv").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("kavanaugh,")


def test_on_a_terminal_candidates_are_a_table(
    project: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project / "articles/three.md", NAMES)
    monkeypatch.setattr("transnews.cli.glossaries.candidates._is_terminal", lambda: True)
    lines = command("glossary", "candidates", "articles/three.md").out.splitlines()
    assert lines[0].split() == ["count", "name", "type", "pt"]
    assert lines[1].split(maxsplit=1) == ["4", "Kavanaugh | Brett Kavanaugh"]
    assert lines[-1] == "names in no glossary: 2, in 1 articles read"


def test_a_language_without_a_column_gets_one_and_it_is_told(project: Path, command: Run) -> None:
    write(project / "articles/three.md", NAMES)
    ended = command("glossary", "candidates", "--to", "de")
    assert ended.out.splitlines()[0] == f"{HEADER},de"
    assert "names.csv has no column de" in ended.err


def test_a_name_in_another_script_gets_a_latin_proposal_and_none_the_other_way(
    project: Path, command: Run
) -> None:
    write(project / "articles/three.md", "---\nlang: uk\n---\n\nПрибув посол Павло Грицак.\n")
    write(project / "articles/four.md", NAMES)
    (one,) = rows(command("glossary", "candidates", "articles/three.md", "--to", "pt"))
    assert (one["id"], one["uk"], one["pt"]) == ("pavlo-hrytsak", "Павло Грицак", "?Pavlo Hrytsak")
    found = rows(command("glossary", "candidates", "articles/four.md", "--to", "uk"))
    assert [row["uk"] for row in found] == ["", ""]


def test_a_broken_article_or_po_file_is_told_and_the_rest_is_listed(
    project: Path, command: Run
) -> None:
    write(project / "articles/three.md", NAMES)
    command("translate")
    write(project / "articles/bad.md", "")
    write(po(project), "msgid broken\n")
    ended = command("glossary", "candidates")
    assert ended.status == 1
    assert "bad.md: empty" in ended.err
    assert "one.po:1" in ended.err
    assert rows(ended)[0]["id"] == "kavanaugh"


# Coverage


def test_coverage_tells_first_what_the_articles_have_and_ends_with_1(
    project: Path, command: Run
) -> None:
    glossary(project, "mars,place,Mars,,,,", KYIV, "lisbon,place,Lisbon,,,,")
    ended = command("glossary", "coverage")
    assert ended.status == 1
    assert ended.out.splitlines() == [
        "pt: 1 of 3 names have a form, 2 without, 1 of them in the articles",
        "     2×  lisbon  Lisbon",
        "         mars    Mars",
    ]


def test_coverage_ends_with_0_if_the_articles_lack_nothing(project: Path, command: Run) -> None:
    glossary(project, KYIV, LISBON, "mars,place,Mars,,,,", "reuters,medium,Reuters,,,yes,")
    ended = command("glossary", "coverage")
    assert ended.status == 0
    assert ended.out.splitlines()[0] == (
        "pt: 3 of 4 names have a form, 1 without, none of them in the articles"
    )


def test_coverage_takes_the_form_of_the_language_for_a_region(project: Path, command: Run) -> None:
    assert command("glossary", "coverage", "--to", "pt-BR").status == 0
    # An article owes nothing in its own language.
    glossary(project, "kyiv,,Kyiv,,", header="id,pt,en,uk,note")
    assert command("glossary", "coverage", "--to", "en").status == 0


def test_coverage_proposes_latin_letters_where_a_row_has_none(project: Path, command: Run) -> None:
    rows = ("odesa,,Одеса,", "paris,,Париж,Paris")
    glossary(project, *rows, header="id,pt,uk,fr")
    out = command("glossary", "coverage").out
    assert re.search(r"odesa +Одеса +\?Odesa$", out, re.MULTILINE)
    assert re.search(r"paris +Париж$", out, re.MULTILINE)


# Inflection


CASES = "id,type,en,ru,uk,note\r\n"


def test_inflect_shows_and_writes_nothing_without_write(project: Path, command: Run) -> None:
    path = glossary(project, "lavrov,person,Lavrov,Лавров|Сергей Лавров,,x", header=CASES.strip())
    before = path.read_bytes()
    ended = command("glossary", "inflect")
    assert ended.status == 0
    assert "names.csv:2: lavrov, ru\n  Лавров|Сергей Лавров\n+ Лаврова|" in ended.out
    assert "1 cell would get 8 forms; --write writes them" in ended.out
    assert path.read_bytes() == before


def test_inflect_changes_only_the_cells_that_get_forms(project: Path, command: Run) -> None:
    head = "\ufeffid;type;en;ru;uk;note\r\n"
    line = 'kallas;person;  Kallas ;"{}";;"a ""note""; yes"\r\n'
    last = "eu;body;EU;Евросоюз;;\r\n\r\n"
    path = write(project / "glossaries/names.csv", head + line.format("Кая Каллас") + last)
    assert command("glossary", "inflect", "--write").status == 0
    forms = "Кая Каллас|Каи Каллас|Кае Каллас|Каю Каллас|Каей Каллас"
    assert path.read_bytes().decode() == head + line.format(forms) + last
    again = command("glossary", "inflect", "--write")
    assert again.out == "0 cells got 0 forms\n"
    assert command("glossary", "check").status == 0


def test_inflect_keeps_what_a_person_wrote_first_and_adds_what_lacks(
    project: Path, command: Run
) -> None:
    path = glossary(project, "kyiv,place,Киев|Киеву|стольный град", header="id,type,ru")
    command("glossary", "inflect", "--lang", "ru", "--write")
    cell = path.read_text("utf-8").splitlines()[1].split(",")[2]
    assert cell.startswith("Киев|Киеву|стольный град|Киева|Киевом|Киеве")


def test_inflect_takes_no_form_that_another_row_holds(project: Path, command: Run) -> None:
    rows = ("kyiv,place,Киев,", "kiev-dish,term,Киева,")
    path = glossary(project, *rows, header="id,type,ru,en")
    ended = command("glossary", "inflect", "--write")
    assert "left out, in another row already: Киева" in ended.out
    assert path.read_text("utf-8").splitlines()[1] == "kyiv,place,Киев|Киеву|Киевом|Киеве,"
    assert "also at" not in command("glossary", "check").err


def test_inflect_leaves_a_person_whose_gender_is_not_known(project: Path, command: Run) -> None:
    glossary(project, "xi,person,Си Цзиньпин", header="id,type,ru")
    ended = command("glossary", "inflect")
    assert "left as it is, gender not known: Си Цзиньпин" in ended.out
    assert "0 cells" in ended.out


def test_without_the_extra_inflect_says_what_to_install(
    project: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary(project, "kyiv,place,Київ", header="id,type,uk")
    monkeypatch.setitem(sys.modules, "pymorphy3", None)
    ended = command("glossary", "inflect")
    assert ended.status == 2
    assert "pip install 'transnews[inflect]'" in ended.err
    assert "pymorphy3-dicts-uk" in ended.err
