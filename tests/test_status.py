"""What stands where: stages, the table, the JSON, the urgent queue; retractions and the gate."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click.testing
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import cli, config, files, pipeline, review, status, trace
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.errors import GlossaryError, UsageError
from transnews.model import Key
from transnews.report import Report
from transnews.review import Entry
from transnews.status import Stage
from transnews.trace import Trace, TraceEntry

GOLDEN = Path(__file__).parent / "golden" / "status"
ARTICLES = {
    "harbour.md": "# Harbour waits\n\nThe ship left at dawn.\n\nSomebody saw it go.\n",
    "grain.md": "# Grain moves\n\nIt carried 40 tons.\n\nThe port was full.\n",
    "aid.md": "# Aid arrives\n\nIt was flour.\n",
    "budget.md": "# Budget passes\n\nThe vote was close.\n",
    "a-headline-that-became-a-very-long-name.txt": "Rain again\n\nThe river rose overnight.\n",
}


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of four articles, translated into two locales."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    monkeypatch.setenv("COLUMNS", "80")
    folder = tmp_path / "project"
    files.write_text(folder / "transnews.toml", 'locales = ["pt", "de"]\n')
    for name, text in ARTICLES.items():
        lang = "" if name.endswith(".txt") else "---\nlang: en\n---\n\n"
        files.write_text(folder / "articles" / name, lang + text)
    translate(folder)
    return folder


@pytest.fixture
def command(project: Path) -> Run:
    """Run transnews in this process."""

    def call(*arguments: str) -> Ended:
        runner = click.testing.CliRunner()
        ended = runner.invoke(cli.cli, ["--project", str(project), *arguments])
        assert ended.exception is None or isinstance(ended.exception, SystemExit)
        return Ended(ended.exit_code, ended.stdout, ended.stderr)

    return call


def translate(folder: Path) -> None:
    settings = config.load(folder)

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    job = pipeline.Job(folder, settings, (), settings.locales, "en")
    pipeline.run(job, open_engine, Report().add)


def edit(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    path = folder / name
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def accept(folder: Path, name: str) -> None:
    """Take all fuzzy flags off, as a translator does who has read all of it."""
    edit(folder, name, ("#, fuzzy\n", ""), ("Automatically generated", "Ana <ana@example.org>"))


def read_by_people(folder: Path) -> None:
    accept(folder, "locales/pt/budget.po")
    edit(folder, "locales/pt/budget.po", ("The voteo waso closeo.", "A votação foi renhida."))
    accept(folder, "locales/pt/grain.po")
    edit(folder, "locales/pt/harbour.po", ("Somebody sawo ito goo.", "Alguém viu."))
    edit(folder, "articles/grain.md", ("The port was full.", "The port was not full."))
    translate(folder)
    edit(
        folder,
        "articles/harbour.md",
        ("lang: en\n", 'lang: en\ncorrection: "The ship left at dawn, not at noon."\n'),
    )
    edit(folder, "articles/aid.md", ("lang: en\n", "lang: en\nretracted: 2025-09-01\n"))
    files.write_text(
        folder / "locales/de/gone.po", (folder / "locales/pt/grain.po").read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("table.txt", ()), ("all.txt", ("--all",)), ("report.json", ("--json",))],
)
def test_status_is_the_golden_one(
    name: str, arguments: tuple[str, ...], project: Path, command: Run
) -> None:
    read_by_people(project)
    ended = command("status", *arguments)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (GOLDEN / name).read_text("utf-8")
    assert name.endswith(".json") or all(len(line) <= 80 for line in ended.out.splitlines())


def test_the_json_says_the_same_as_its_sums(project: Path, command: Run) -> None:
    read_by_people(project)
    said = json.loads(command("status", "--json").out)
    for locale in said["locales"]:
        rows = [row for row in said["articles"] if row["locale"] == locale["locale"]]
        assert locale["articles"] == len(rows)
        for part in ("messages", "words", "findings"):
            for name, number in locale[part].items():
                assert number == sum(row[part].get(name, 0) for row in rows)
    for row in said["articles"]:
        stages = ("missing", "draft", "edited", "outdated", "reviewed")
        assert row["messages"]["all"] == sum(row["messages"][stage] for stage in stages)
        assert row["messages"]["accepted"] <= row["messages"]["reviewed"]
        assert row["words"]["all"] == row["words"]["reviewed"] + row["words"]["left"]


def test_the_status_is_1_if_anything_waits_and_only_if_that_is_asked_for(
    project: Path, command: Run
) -> None:
    assert command("status").status == 0
    assert command("status", "--exit-code").status == 1
    for po in project.rglob("*.po"):
        accept(project, str(po.relative_to(project)))
    assert command("status", "--exit-code").status == 0
    orphan = project / "locales/pt/gone.po"
    orphan.write_text(project.joinpath("locales/pt/grain.po").read_text("utf-8"), "utf-8")
    assert command("status", "--exit-code").status == 1
    assert command("status", "--exit-code", str(project / "articles/grain.md")).status == 0


def test_a_correction_is_urgent_until_all_is_reviewed_in_that_locale(
    project: Path, command: Run
) -> None:
    edit(project, "articles/grain.md", ("lang: en\n", "lang: en\ncorrection: true\n"))
    accept(project, "locales/pt/grain.po")
    rows = json.loads(command("status", "--json").out)["articles"]
    urgent = [(row["locale"], row["article"]) for row in rows if row["urgent"]]
    assert urgent == [("de", "articles/grain.md")]
    assert rows[5]["article"] == "articles/grain.md"  # first in its locale


@pytest.mark.parametrize("value", ["false", "no", '""', "", "~", "null", "0", "[]"])
def test_an_empty_field_of_a_template_is_no_mark(value: str, project: Path, command: Run) -> None:
    edit(project, "articles/grain.md", ("lang: en\n", f"lang: en\nretracted: {value}\n"))
    assert command("build").out.endswith("2 built, 8 unchanged\n")


# Retractions.


@pytest.mark.parametrize("head", ["retracted: 2025-09-01", "retracted: true", "retracted: Wrong."])
def test_a_retraction_takes_the_variants_down_everywhere_and_nothing_else(
    head: str, project: Path, command: Run
) -> None:
    accept(project, "locales/pt/grain.po")
    # A locale that nobody asks for any more, and a folder that is none.
    for other in ("fr", "old things"):
        files.write_text(project / f"locales/{other}/grain.md", "Korn\n")
    edit(project, "articles/grain.md", ("lang: en\n", f"lang: en\n{head}\n"))
    found = (path for path in project.rglob("*") if path.is_file() and path.suffix != ".sqlite")
    before = {path: path.read_bytes() for path in found}
    ended = command("build", "--to", "pt")
    assert ended.status == 0
    for locale in ("de", "fr", "pt"):
        assert f"locales/{locale}/grain.md: taken down: articles/grain.md is retracted" in ended.out
    gone = {p.relative_to(project).as_posix() for p in before if not p.exists()}
    assert gone == {f"locales/{locale}/grain.md" for locale in ("de", "fr", "pt")}
    assert all(p.read_bytes() == text for p, text in before.items() if p.exists())
    assert command("build").out == "0 built, 8 unchanged\n"
    # Taken back, everything is there again.
    edit(project, "articles/grain.md", (f"{head}\n", ""))
    assert command("build").out.endswith("2 built, 8 unchanged\n")
    assert "translation: reviewed" in (project / "locales/pt/grain.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("grain.md", "---\nretracted: true\n---\n"),
        ("grain.md", "+++\nretracted = 2025-09-01\n+++\n"),
        ("grain.md", "---\nretracted: true\n---\n\nХто? Who? Quem?\n"),
        ("grain.html", '<html><head><meta name="retracted" content="Wrong."></head></html>'),
    ],
)
def test_a_retraction_is_heeded_also_where_no_article_is_left(
    name: str, text: str, project: Path, command: Run
) -> None:
    (project / "articles/grain.md").unlink()
    files.write_text(project / "articles" / name, text)
    for locale in ("pt", "de"):
        files.write_text(project / f"locales/{locale}" / name, "old\n")
    assert (command("build").status, (project / "locales/pt" / name).exists()) == (0, False)
    assert not (project / "locales/de" / name).exists()


def test_what_is_held_back_leaves_what_was_published(project: Path, command: Run) -> None:
    edit(project, "locales/de/grain.po", ("40 tonso.", "14 tonso."))
    before = {p: p.read_bytes() for p in project.joinpath("locales").rglob("*") if p.is_file()}
    files.write_text(
        project / "transnews.toml",
        'locales = ["pt", "de"]\n[build]\nmin_reviewed = 100\nrequire = ["numbers"]\n',
    )
    ended = command("build")
    assert (ended.status, ended.out) == (1, "0 built, 0 unchanged\n")
    lines = ended.err.splitlines()
    assert len(lines) == 10
    assert lines[-2] == (
        "transnews: locales/de/grain.md: held back: 0 % of its words are reviewed, 100 % are"
        ' required; numbers: 40 has become 14 (entry "It carried 40 tons.")'
    )
    assert {p: p.read_bytes() for p in before} == before
    ended = command("build", "--min-reviewed", "0", "--require", "quotes,names")
    assert (ended.status, ended.out) == (0, "  locales/de/grain.md\n1 built, 9 unchanged\n")


def test_what_a_person_accepted_as_drafted_is_judged_as_the_persons(
    project: Path, command: Run
) -> None:
    drafted, po = "It carriedo 40 tonso.", "locales/de/grain.po"
    edit(project, po, (drafted, "It carriedo tonso."))
    edit(
        project,
        "locales/de/grain.trace.json",
        (review.digest(drafted), review.digest("It carriedo tonso.")),
    )
    held = command("build", "--require", "numbers", "--to", "de")
    assert "numbers: 40 is missing" in held.err
    accept(project, po)
    assert command("build", "--require", "numbers", "--to", "de").status == 0


def test_a_required_name_is_one_of_the_glossary_and_a_wrong_glossary_is_told_once(
    project: Path, command: Run
) -> None:
    names = project / "glossaries/names.csv"
    files.write_text(names, "id,en,pt,de\nharbour,Harbour,Porto,Hafen\n")
    ended = command("build", "--require", "names", "--to", "pt")
    assert (ended.status, ended.out) == (1, "0 built, 4 unchanged\n")
    (line,) = ended.err.splitlines()
    assert line.startswith("transnews: locales/pt/harbour.md: held back: names: Harbour ")
    edit(project, "locales/pt/harbour.po", ('"Harbour waitso"', '"O Porto espera"'))
    assert command("build", "--require", "names", "--to", "pt").status == 0
    files.write_text(names, "id,en,pt\n,,\n")
    arguments = ["--project", str(project), "build", "--require", "names"]
    ended_by = click.testing.CliRunner().invoke(cli.cli, arguments).exception
    assert isinstance(ended_by, GlossaryError)


def test_the_offer_of_the_trace_stands_in_for_an_outdated_text(project: Path, command: Run) -> None:
    accept(project, "locales/pt/grain.po")
    edit(project, "articles/grain.md", ("The port was full.", "The port was empty."))
    translate(project)
    path = project / "locales/pt/grain.trace.json"
    key, new = Key("", "The port was empty."), "O porto estava vazio."
    known = trace.read_trace(path.read_text("utf-8"), path.name)
    offered = TraceEntry(key, "", "", "", None, (), (), offer=new)
    others = tuple(entry for entry in known.entries if entry.key != key)
    path.write_text(trace.write(replace(known, entries=(*others, offered))), "utf-8")
    assert "1 outdated" in command("build", "--to", "pt").err
    assert command("build", "--to", "pt", "--fallback", "draft").status == 0
    shown = (project / "locales/pt/grain.md").read_text("utf-8")
    assert new in shown
    assert 'source-changed: "2025-08-22"\n' in shown
    assert command("build", "--to", "pt", "--fallback", "draft").out == "0 built, 5 unchanged\n"


def test_a_requirement_that_does_not_exist_is_refused(project: Path) -> None:
    arguments = ["--project", str(project), "build", "--require", "headline,number"]
    ended = click.testing.CliRunner().invoke(cli.cli, arguments)
    assert isinstance(ended.exception, UsageError)
    assert str(ended.exception).startswith("--require number: nothing of that name; headline, ")


# Stages.

TEXTS = st.sampled_from(["um", "dois", "três", ""])
ENTRIES = st.builds(
    Entry, st.just(Key("", "one")), TEXTS, st.booleans(), st.sampled_from([None, "one", "two"])
)


@given(ENTRIES, TEXTS, TEXTS)
def test_a_stage_is_what_the_po_file_says_and_whose_the_trace_says_it_is(
    entry: Entry, wrote: str, before: str
) -> None:
    key = entry.key
    known = TraceEntry(key, review.digest(wrote), "", "", None, (), (), review.digest(before))
    known_as = Trace("a.md", "", "en", "pt", "", (known,))
    stage = status.stages([key], {key: entry}, known_as)[key]
    state = {Stage.ACCEPTED: "reviewed", Stage.EDITED: "draft"}.get(stage, stage.value)
    assert state == entry.state.value
    if state in ("reviewed", "draft"):
        assert (stage in (Stage.ACCEPTED, Stage.DRAFT)) == (entry.msgstr in (wrote, before))
    # Without a trace every text is a person's.
    alone = status.stages([key], {key: entry}, None)[key]
    assert alone not in (Stage.ACCEPTED, Stage.DRAFT)


def test_a_draft_that_moved_to_another_message_is_still_the_machines() -> None:
    here, there = Key("", "one"), Key("", "another")
    known = TraceEntry(here, review.digest("um"), "", "", None, (), ())
    known_as = Trace("a.md", "", "en", "pt", "", (known,))
    entry = Entry(there, "um", fuzzy=True)
    assert status.stages([there], {there: entry}, known_as) == {there: Stage.DRAFT}
