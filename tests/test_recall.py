"""What people approved is used again: in other articles, and in texts that are nearly the same."""

from pathlib import Path

import pytest

from heard import Heard
from transnews import config, files, pipeline, review
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.review import Edit, Entry, State

FIRST = """---
lang: en
---

# Ships wait

The ships waited. There were 3 of them.

Nobody in the whole harbour knew why the grain was late again.

They left at noon.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    files.write_text(tmp_path / "transnews.toml", 'locales = ["pt"]\n')
    files.write_text(tmp_path / "articles/first.md", FIRST)
    translate(tmp_path)
    return tmp_path


def translate(folder: Path) -> Heard:
    settings = config.load(folder)
    report = Heard()

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    pipeline.run(pipeline.Job(folder, settings, (), ("pt",)), open_engine, report.add)
    assert [problem.message for problem in report.wrong] == []
    return report


def approve(folder: Path, source: str, target: str) -> None:
    po = folder / "locales/pt/first.po"
    key = next(e.key for e in review.parse(po.read_text(), "po").entries if e.key.text == source)
    po.write_text(review.edit(po.read_text(), [Edit(key, target, fuzzy=False)], "po"))


def entries(folder: Path, name: str) -> dict[str, Entry]:
    catalog = review.parse((folder / f"locales/pt/{name}.po").read_text(), name)
    return {entry.key.text: entry for entry in catalog.entries}


def add(folder: Path, text: str) -> dict[str, Entry]:
    """Add an article, translate twice (the second time changes nothing); return its entries."""
    files.write_text(folder / "articles/second.md", text)
    translate(folder)
    before = {path: path.read_bytes() for path in (folder / "locales").rglob("*.*")}
    assert all(not done.written for done in translate(folder).events)
    assert before == {path: path.read_bytes() for path in (folder / "locales").rglob("*.*")}
    return entries(folder, "second")


def test_the_same_text_between_the_same_texts_counts_as_reviewed(project: Path) -> None:
    approve(project, "The ships waited. There were 3 of them.", "Os navios esperavam. Eram 3.")
    found = add(project, FIRST)["The ships waited. There were 3 of them."]
    assert (found.state, found.msgstr) == (State.REVIEWED, "Os navios esperavam. Eram 3.")
    assert found.notes == ("memory: reviewed in locales/pt/first.po",)
    assert found.comment == ""


def test_the_same_text_elsewhere_is_a_draft_that_says_where_it_comes_from(project: Path) -> None:
    approve(project, "They left at noon.", "Partiram ao meio-dia.")
    found = add(project, "---\nlang: en\n---\n\nA day.\n\nThey left at noon.\n")[
        "They left at noon."
    ]
    assert (found.state, found.msgstr) == (State.DRAFT, "Partiram ao meio-dia.")
    assert "memory: the same text in locales/pt/first.po" in found.notes
    assert found.comment == ""


def test_a_draft_from_memory_is_a_person_s_and_stays_whatever_engine_comes(project: Path) -> None:
    approve(project, "They left at noon.", "Partiram ao meio-dia.")
    add(project, "---\nlang: en\n---\n\nA day.\n\nThey left at noon.\n")
    approve(project, "They left at noon.", "Saíram ao meio-dia.")
    translate(project)
    assert entries(project, "second")["They left at noon."].msgstr == "Partiram ao meio-dia."


def test_a_sentence_that_a_person_translated_stands_so_in_a_new_text(project: Path) -> None:
    approve(project, "The ships waited. There were 3 of them.", "Os navios esperavam. Eram 3.")
    text = "Rain came. The ships waited."
    found = add(project, f"---\nlang: en\n---\n\nA day.\n\n{text}\n")[text]
    assert (found.state, found.msgstr) == (State.DRAFT, "Rain cameo. Os navios esperavam.")
    assert found.comment.startswith("machine draft")


def test_what_is_nearly_the_same_is_offered_in_a_note_with_its_score(project: Path) -> None:
    old = "Nobody in the whole harbour knew why the grain was late again."
    approve(project, old, "Ninguém sabia.")
    text = "Nobody in the whole harbour knew why the grain was late today."
    found = add(project, f"---\nlang: en\n---\n\nA day.\n\n{text}\n")[text]
    (note,) = (note for note in found.notes if note.startswith("memory"))
    assert note.startswith("memory 9")
    assert note.endswith(f"%: “{old}” → “Ninguém sabia.”")
    assert found.msgstr != "Ninguém sabia."


def test_what_the_machine_wrote_is_no_memory_for_people(project: Path) -> None:
    found = add(project, FIRST)
    assert {entry.state for entry in found.values()} == {State.DRAFT}
    assert not any(note.startswith("memory") for entry in found.values() for note in entry.notes)


def test_translations_that_compete_are_left_to_a_person(project: Path) -> None:
    approve(project, "They left at noon.", "Partiram ao meio-dia.")
    files.write_text(project / "articles/third.md", FIRST.replace("noon.\n", "noon.\n\nAnd on.\n"))
    translate(project)
    po = project / "locales/pt/third.po"
    key = next(e.key for e in review.parse(po.read_text(), "po").entries if "noon" in e.key.text)
    po.write_text(review.edit(po.read_text(), [Edit(key, "Saíram às 12.", fuzzy=False)], "po"))
    found = add(project, "---\nlang: en\n---\n\nA day.\n\nThey left at noon.\n")[
        "They left at noon."
    ]
    assert found.state is State.DRAFT
    assert "Partiram ao meio-dia." in found.msgstr
    assert any("also “Saíram às 12.”" in note for note in found.notes)
