"""XLIFF for agencies: out and in, and what nobody touched is what it was, byte for byte."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage.xliff import Xliff1File

from transnews import exchange, review
from transnews.cli import cli
from transnews.errors import ArticleError, UsageError
from transnews.exchange import Sheet, Unit, xliff
from transnews.model import Key
from transnews.review import Edit, Entry, State
from transnews.review.writing import entry_lines

HEAD = (
    'msgid ""\nmsgstr "Language: pt\\nMIME-Version: 1.0\\n'
    'Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)
TEXTS = st.text(
    st.one_of(
        st.sampled_from(" a\"'<>&\\\n\t\r[](){}«»–\u00a0\u2028日😀\u0301"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: bool(text.strip("\n")) and "\0" not in text)
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    state = draw(st.sampled_from(State))
    key = Key(draw(st.sampled_from(["", "headline", "list-item"])), draw(TEXTS))
    # As every editor does: newlines at the edges as in the source.
    msgstr = draw(TEXTS).strip("\n")
    msgstr = "\n" * key.text.startswith("\n") + msgstr + "\n" * key.text.endswith("\n")
    return Entry(
        key,
        "" if state is State.MISSING else msgstr,
        fuzzy=state in (State.DRAFT, State.OUTDATED),
        previous=f"Once {key.text}" if state is State.OUTDATED else None,
        notes=draw(st.sampled_from([(), ("look (names): Kyiv must be Kiev", "name: a → b")])),
    )


def po(made: list[Entry]) -> str:
    comments = ["# Perguntar a Rita."]
    return HEAD + "\n".join("\n".join([*entry_lines(e, comments), ""]) for e in made)


FILES = st.lists(entries(), unique_by=lambda entry: entry.key, min_size=1, max_size=5).map(po)


def out(text: str) -> Sheet:
    """Send all texts of a PO file out, and read what went."""
    entries = review.texts(review.parse(text, "a.po")).values()
    sheet, left = exchange.sheet("a.md", ("en", "pt"), entries)
    assert len(sheet.units) + len(left) == len(entries)
    if not sheet.units:
        return sheet
    (came,) = exchange.read(exchange.write([sheet]), "a.xlf")
    assert [(u.id, u.source, u.target) for u in came.units] == [
        (u.id, u.source, u.target) for u in sheet.units
    ]
    return came


def back(text: str, sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    """Take a sheet into a PO file; return it, and what could not be taken."""
    taken = exchange.taken(sheet, review.parse(text, "a.po").entries)
    return review.edit(text, taken.edits, "a.po"), taken.conflicts


@QUICK
@given(FILES)
def test_a_round_trip_changes_nothing(text: str) -> None:
    assert back(text, out(text)) == (text, ())


@QUICK
@given(FILES, st.data())
def test_what_the_agency_edited_and_only_that_arrives(text: str, data: st.DataObject) -> None:
    sheet = out(text)
    chosen = data.draw(
        st.sets(st.sampled_from(range(len(sheet.units)))) if sheet.units else st.just(set())
    )
    final = data.draw(st.booleans())
    units = [
        replace(u, target=f"{u.target.strip()} ok", state=State.REVIEWED if final else State.DRAFT)
        if at in chosen
        else u
        for at, u in enumerate(sheet.units)
    ]
    new, conflicts = back(text, replace(sheet, units=tuple(units)))
    assert conflicts == ()
    edited = {units[at].source for at in chosen}
    for before, after in zip(
        review.parse(text, "a.po").chunks, review.parse(new, "a.po").chunks, strict=True
    ):
        if before.entry.key.text not in edited:
            assert after.text == before.text
    arrived = {unit.id.partition("-")[0] for at, unit in enumerate(units) if at in chosen}
    sent = {unit.id.partition("-")[0]: unit for unit in out(new).units}
    for message in arrived:
        assert sent[message].target.strip("\n").endswith(" ok")
        assert (sent[message].state is State.REVIEWED) is final


@QUICK
@given(FILES, st.booleans())
def test_what_somebody_changed_meanwhile_is_never_replaced(text: str, approves: bool) -> None:
    sheet = out(text)
    keys = [e.key for e in review.parse(text, "a.po").entries]
    meanwhile = review.edit(text, [Edit(key, "Entretanto.", False) for key in keys], "a.po")
    state = State.REVIEWED if approves else State.DRAFT
    units = tuple(replace(unit, target="Da agência.", state=state) for unit in sheet.units)
    new, conflicts = back(meanwhile, replace(sheet, units=units))
    assert new == meanwhile
    assert len(conflicts) == len(units)
    assert back(meanwhile, sheet) == (meanwhile, ())


ENTRY = Entry(Key("headline", "Kyiv waits"), "Kiev espera", fuzzy=True)


def came(change: Callable[[Unit], Unit], entry: Entry = ENTRY) -> tuple[Edit, ...]:
    """Return the edits that a changed unit asks for."""
    sheet, _ = exchange.sheet("a.md", ("en", "pt"), [entry])
    return exchange.taken(replace(sheet, units=(change(sheet.units[0]),)), [entry]).edits


def test_a_draft_that_the_agency_calls_final_is_reviewed() -> None:
    assert came(lambda u: replace(u, state=State.REVIEWED)) == (
        Edit(ENTRY.key, "Kiev espera", False, "Kiev espera"),
    )


def test_a_tool_that_drops_states_takes_no_approval_back() -> None:
    reviewed = replace(ENTRY, fuzzy=False)
    assert came(lambda u: replace(u, state=None), reviewed) == ()
    doubted = came(lambda u: replace(u, state=State.DRAFT), reviewed)
    assert [edit.fuzzy for edit in doubted] == [True]


def test_a_text_of_which_nobody_says_that_it_is_right_is_a_draft() -> None:
    (edit,) = came(lambda u: replace(u, target="Kiev aguarda", state=None))
    assert edit.fuzzy


def test_a_text_that_the_agency_emptied_stays() -> None:
    assert came(lambda u: replace(u, target="", state=State.DRAFT)) == ()


@pytest.mark.parametrize(
    ("target", "unit", "translated", "state"),
    [
        ('state="final"', 'approved="no"', False, State.REVIEWED),
        ('state="signed-off"', "", False, State.REVIEWED),
        ("", 'approved="yes"', False, State.REVIEWED),
        ('state="translated"', 'approved="yes"', False, State.REVIEWED),
        ('state="translated"', "", False, None),
        ('state="translated"', "", True, State.REVIEWED),
        ('state="needs-review-translation"', 'approved="yes"', True, State.DRAFT),
        ('state="x-own"', "", True, None),
        ("", "", True, None),
    ],
)
def test_states_of_xliff(target: str, unit: str, translated: bool, state: State | None) -> None:
    text = file(
        f'<trans-unit id="a" {unit}><source>x</source><target {target}>y</target></trans-unit>'
    )
    (sheet,) = exchange.read(text, "a.xlf", translated)
    assert sheet.units[0].state is state


def file(units: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="articles/a.md" source-language="en" target-language="pt"'
        f' datatype="plaintext"><body>{units}</body></file></xliff>'
    )


def test_markup_that_a_tool_puts_around_texts_is_looked_through() -> None:
    """Segments, groups, comments and codes, as translation programs leave them."""
    text = file(
        '<group><trans-unit id="a"><source>One. Two.</source><seg-source>'
        '<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">Um.</mrk> <!-- c --><mrk mtype="seg" mid="2">D'
        '<ph id="1">**</ph>ois.</mrk></target><note>Two or too?</note>'
        "<alt-trans><target>other</target><note>no</note></alt-trans></trans-unit></group>"
    )
    (sheet,) = exchange.read(text, "a.xlf")
    assert (sheet.article, sheet.source, sheet.locale) == ("articles/a.md", "en", "pt")
    assert [(u.source, u.target, u.notes) for u in sheet.units] == [
        ("One. Two.", "Um. D**ois.", ("Two or too?",))
    ]


def test_an_outdated_text_goes_out_with_what_it_once_translated() -> None:
    entry = replace(ENTRY, previous="Kiev waits", comment="Curto.", notes=("look (x): y",))
    sheet, _ = exchange.sheet("a.md", ("en", "pt"), [entry])
    written = exchange.write([sheet])
    (unit,) = Xliff1File.parsestring(written.encode()).units
    assert unit.target_dom.get("state") == "needs-adaptation"
    assert (unit.getnotes("transnews"), unit.getnotes("translator")) == ("look (x): y", "Curto.")
    assert [(a.source, a.target) for a in unit.getalttrans()] == [("Kiev waits", "Kiev espera")]
    assert unit.getcontextgroups("po-entry") == [[("x-po-msgctxt", "headline")]]
    (read,) = exchange.read(written, "a.xlf")
    assert read.units[0].notes == ()


HOSTILE = {
    "no XML": "Not XML at all",
    "nothing": "",
    "another format": "<tmx/>",
    "no file in it": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
    "XLIFF 2": '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
    "an entity of a file": file("", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "a document type elsewhere": file("", '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'),
    "laughs": file(
        '<trans-unit id="&i;"><source>&i;</source></trans-unit>',
        '<!DOCTYPE x [<!ENTITY a "lol">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise("abcdefghi"))
        + "]>",
    ),
    "too deep": file("<group>" * 5000 + "</group>" * 5000),
    "cut": file("<trans-unit")[:-60],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_exchange_file_is_refused_at_once(name: str) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError, match=r"^a\.xlf: (not an XLIFF 1.2 file: .|it begins with)"):
        exchange.read(HOSTILE[name], "a.xlf")
    assert time.monotonic() - start < 5


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xliff, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'transnews\[exchange\]'"):
        exchange.available()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "transnews.toml": 'locales = ["pt"]\n',
        "articles/a.md": "---\nlang: en\n---\n\n# Kyiv waits\n\nShips left. They had 3 masts.\n",
        "locales/pt/a.po": po(
            [ENTRY, Entry(Key("", "Ships left. They had 3 masts."), "Navios saíram.", fuzzy=False)]
        ),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    """Run ``transnews exchange``; an error of ours is the exception of the result."""
    return CliRunner().invoke(cli, ["--project", str(project), "exchange", *arguments])


def test_the_commands_send_out_and_take_in(project: Path) -> None:
    file, path = project / "out.xlf", project / "locales/pt/a.po"
    sent = run(project, "export", "--to", "pt", "-o", str(file))
    assert (sent.exit_code, sent.stdout) == (0, f"2 texts of 1 article in {file}\n")
    before = path.read_bytes()
    assert run(project, "import", str(file)).stdout == "0 texts taken in\n"
    assert path.read_bytes() == before
    text = file.read_text().replace("Kiev espera", "Kiev aguarda")
    file.write_text(text.replace("needs-review-translation", "final"))
    taken = run(project, "import", str(file))
    assert (taken.exit_code, taken.stdout) == (
        0,
        "  locales/pt/a.po: 1 text\n1 text taken in; now run transnews build\n",
    )
    assert 'msgstr "Kiev aguarda"' in path.read_text()
    assert "#, fuzzy" not in path.read_text()


def test_only_the_states_that_are_asked_for_go_out(project: Path) -> None:
    file = project / "out.xlf"
    run(project, "export", "--to", "pt", "-o", str(file), "--only", "draft,outdated")
    assert "Kyiv waits" in file.read_text()
    assert "Ships" not in file.read_text()
    file.unlink()
    none = run(project, "export", "--to", "pt", "-o", str(file), "--only", "missing")
    assert (none.exit_code, none.stdout) == (0, "no texts to send; nothing written\n")
    assert not file.exists()
    wrong = run(project, "export", "--to", "pt", "-o", str(file), "--only", "fuzzy")
    said = "no state fuzzy; there are missing, draft, outdated, reviewed"
    assert said in str(wrong.exception)


def test_a_conflict_is_told_and_left_to_a_person(project: Path) -> None:
    file, path = project / "out.xlf", project / "locales/pt/a.po"
    run(project, "export", "--to", "pt", "-o", str(file))
    file.write_text(file.read_text().replace("Kiev espera", "Kiev aguarda"))
    path.write_text(path.read_text().replace("Kiev espera", "Kyiv espera"))
    before = path.read_bytes()
    told = run(project, "import", str(file))
    assert told.exit_code == 1
    assert told.stderr == (
        "transnews: locales/pt/a.po: 'Kyiv waits': changed in the PO file (line 4) since it went"
        " out, and left as it is; the agency has: 'Kiev aguarda'\n"
    )
    assert path.read_bytes() == before


def test_texts_that_a_po_file_lacks_are_told(project: Path) -> None:
    (project / "articles/a.md").write_text("---\nlang: en\n---\n\n# Kyiv waits\n\nNews.\n")
    told = run(project, "export", "--to", "pt", "-o", str(project / "out.xlf"))
    assert told.exit_code == 1
    assert "1 texts are not in locales/pt/a.po yet: run transnews translate" in told.stderr


@pytest.mark.parametrize("name", ["../../a.md", "/etc/a.md", "..\\a.md", "", "articles/b.md"])
def test_a_file_that_names_no_article_of_the_project_is_refused(name: str, project: Path) -> None:
    file = project / "out.xlf"
    run(project, "export", "--to", "pt", "-o", str(file))
    file.write_text(file.read_text().replace("articles/a.md", name).replace("Kiev espera", "Não"))
    before = sorted(project.rglob("*"))
    told = run(project, "import", str(file))
    assert told.exit_code == 1
    assert sorted(p for p in project.rglob("*") if ".transnews" not in p.parts) == [
        p for p in before if ".transnews" not in p.parts
    ]
