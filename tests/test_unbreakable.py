"""Killed, disturbed, refused by the disk: every file is old or new, and the next run mends it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import injection
import kills
import scenarios
from heard import Heard
from scenarios import HUMAN, Scenario, approve, contents
from transnews import config, files, pipeline, review, state, survey
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.model import Hypothesis
from transnews.review import Entry, State

TRIED = ("first", "changed", "renamed", "another name", "retracted", "build", "install over")


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))


# Each call that changes the disk in turn (all of them in all three ways: benchmarks/injection.py).


@pytest.mark.parametrize(
    "scenario", [s for s in scenarios.ALL if s.name in TRIED], ids=lambda s: s.name
)
def test_whatever_call_fails_or_is_the_last_the_next_run_ends_as_if_nothing_had_happened(
    scenario: Scenario, tmp_path: Path
) -> None:
    done = injection.try_all(scenario, tmp_path, lambda at: (injection.MODES[at % 3],))
    assert sum(done[mode] for mode in injection.MODES) == done["calls"] > 3


@pytest.mark.models
def test_the_real_program_killed_at_random_leaves_nothing_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    case = kills.case(next(s for s in scenarios.ALL if s.name == "renamed"), tmp_path)
    done = kills.play(case, tmp_path / "one", 4, random.Random())  # noqa: S311
    assert done["killed"] + done["ended before"] == 4


# A person saves in Poedit while the program works.


def run(folder: Path, meanwhile: Callable[[], object] = int) -> Heard:
    """Translate with an engine during whose work something happens."""
    report, settings = Heard(), config.load(folder)

    class Busy(FakeEngine):
        def translate(
            self,
            texts: Sequence[str],
            *,
            align: bool = False,
            hypotheses: int = 1,
            starts: Sequence[str] = (),
        ) -> list[tuple[Hypothesis, ...]]:
            if not self.calls:
                meanwhile()
            return super().translate(texts, align=align, hypotheses=hypotheses, starts=starts)

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", Busy()

    job = pipeline.Job(folder, settings, (), ("pt",), "en")
    pipeline.run(job, open_engine, report.add)
    return report


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    scenarios.fresh(folder, int)
    return folder


def entries(po: Path) -> dict[str, Entry]:
    return {e.key.text: e for e in review.parse(po.read_text(), po.name).entries if not e.obsolete}


def test_what_a_translator_saves_while_drafts_are_made_is_merged_and_not_overwritten(
    project: Path,
) -> None:
    assert run(project).wrong == []
    po = project / "locales/pt/one.po"
    (project / "glossaries/names.csv").write_text(scenarios.NAMES.format("Quieve"))
    (project / "articles/one.md").write_text(scenarios.ARTICLE + "- Rain fell.\n")

    def saves() -> None:
        approve(po, "Ships waited.", HUMAN)
        approve(po, "Grain left Kyiv.", "Os cereais saíram de Kiev.")

    assert run(project, saves).wrong == []
    now = entries(po)
    assert (now["Ships waited."].msgstr, now["Ships waited."].state) == (HUMAN, State.REVIEWED)
    assert now["Grain left Kyiv."].msgstr == "Os cereais saíram de Kiev."
    assert now["Grain left Kyiv."].state is State.REVIEWED
    assert now["Rain fell."].msgstr == "Rain fello."
    assert "Quieve" in now["Kyiv waits"].msgstr
    assert HUMAN in (project / "locales/pt/one.md").read_text()
    before = contents(project)
    assert run(project).wrong == []
    assert contents(project) == before


def test_a_text_that_was_half_edited_meanwhile_stays_a_persons_in_later_runs(project: Path) -> None:
    assert run(project).wrong == []
    po = project / "locales/pt/one.po"
    (project / "glossaries/names.csv").write_text(scenarios.NAMES.format("Quieve"))
    edited = "Kiev à esp"

    def saves() -> None:
        text = po.read_text()
        key = entries(po)["Kyiv waits"].key
        po.write_text(review.edit(text, [review.Edit(key, edited, fuzzy=True)], po.name))

    for meanwhile in (saves, int, int):
        assert run(project, meanwhile).wrong == []
        assert entries(po)["Kyiv waits"].msgstr == edited


def test_a_text_that_was_emptied_meanwhile_is_drafted_by_the_next_run(project: Path) -> None:
    assert run(project).wrong == []
    po = project / "locales/pt/one.po"
    draft = entries(po)["Ships waited."].msgstr
    (project / "glossaries/names.csv").write_text(scenarios.NAMES.format("Quieve"))
    emptied = review.Edit(entries(po)["Ships waited."].key, "", fuzzy=False)

    def saves() -> None:
        po.write_text(review.edit(po.read_text(), [emptied], po.name))

    assert "1 without a translation" in run(project, saves).wrong[0].message
    assert entries(po)["Ships waited."].msgstr == ""
    assert run(project).wrong == []
    assert entries(po)["Ships waited."].msgstr == draft


def test_a_save_in_the_last_moment_is_merged_as_well(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(project).wrong == []
    po = project / "locales/pt/one.po"
    (project / "articles/one.md").write_text(scenarios.ARTICLE + "- Rain fell.\n")
    sync = files.disk.sync
    saved: list[int] = []

    def saving(handle: int) -> None:
        if any(po.parent.glob(".one.po.*.tmp")) and not saved:
            saved.append(handle)
            approve(po, "Ships waited.", HUMAN)
        sync(handle)

    monkeypatch.setattr(files.disk, "sync", saving)
    assert run(project).wrong == []
    assert len(saved) == 1
    assert entries(po)["Ships waited."].state is State.REVIEWED
    assert entries(po)["Rain fell."].msgstr == "Rain fello."


def test_a_po_file_that_is_gone_for_a_moment_loses_nothing(project: Path) -> None:
    assert run(project).wrong == []
    po = project / "locales/pt/one.po"
    approve(po, "Ships waited.", HUMAN)
    (project / "articles/one.md").write_text(scenarios.ARTICLE + "- Rain fell.\n")
    assert run(project, po.unlink).wrong == []
    assert entries(po)["Ships waited."].msgstr == HUMAN


# Articles that vanish.


def test_an_article_that_vanishes_before_its_turn_or_while_it_is_translated_is_a_problem_of_its_own(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = project / "articles/one.md"
    report = run(project, gone.unlink)
    assert [problem.message for problem in report.wrong] == [
        "articles/one.md: gone since the run began; nothing was written for it"
    ]
    assert sorted(contents(project / "locales")) == [
        *("pt/two.po", "pt/two.trace.json", "pt/two.txt")
    ]
    gone.write_text(scenarios.ARTICLE)
    (project / "articles/two.txt").write_text(scenarios.TEXT + "\nRain fell.\n")
    real = survey.survey

    def surveyed(job: survey.Job, notify: survey.Notify, known: state.State) -> object:
        found = real(job, notify, known)
        gone.unlink()
        return found

    monkeypatch.setattr(survey, "survey", surveyed)
    report = run(project)
    assert [problem.message for problem in report.wrong] == [
        "articles/one.md: cannot be read: no such file or directory"
    ]
    assert "Rain fell." in entries(project / "locales/pt/two.po")


def test_a_clock_that_goes_back_changes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(project).wrong == []
    approve(project / "locales/pt/one.po", "Ships waited.", HUMAN)
    assert run(project).wrong == []
    before = contents(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    for path in project.rglob("*"):
        os.utime(path, (2_000_000_000, 2_000_000_000))
    assert all(done.written == () for done in run(project).events)
    assert contents(project) == before
    (project / "articles/one.md").write_text(scenarios.ARTICLE + "- Rain fell.\n")
    os.utime(project / "articles/one.md", (1_000_000_000, 1_000_000_000))
    assert run(project).wrong == []
    assert entries(project / "locales/pt/one.po")["Rain fell."].msgstr == "Rain fello."


# Signals, with the real process.


def start(folder: Path, seconds: float = 0.5) -> "subprocess.Popen[str]":
    """Start transnews with an engine that takes its time; each article is a window of its own."""
    program = (
        "import time\n"
        "from transnews import cli, routes\n"
        "from transnews.engines.fake import FakeEngine\n"
        "class Slow(FakeEngine):\n"
        "    def translate(self, *a, **k):\n"
        f"        print('translating', flush=True); time.sleep({seconds})\n"
        "        return super().translate(*a, **k)\n"
        "routes.opener = lambda *_: lambda s, t: (s + t, Slow())\n"
        "cli.main()"
    )
    with (folder / "transnews.toml").open("a") as settings:
        settings.write("[engine]\nwindow = 1\n")
    line = [sys.executable, "-c", program, "--project", str(folder), "translate", "--from", "en"]
    process = subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    while process.stdout.readline().strip() != "translating":
        assert process.poll() is None
    return process


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_finishes_the_window_and_saves(
    number: signal.Signals, status: int, project: Path
) -> None:
    process = start(project)
    process.send_signal(number)
    out, err = process.communicate()
    assert process.returncode == status
    assert err.splitlines() == [
        "transnews: finishing what is being translated; once more to stop at once",
        "transnews: stopped; what was done is saved, run it again to go on",
    ]
    assert sorted(contents(project / "locales/pt")) == ["one.md", "one.po", "one.trace.json"]
    assert "1, 1 with their locales" in out
    assert run(project).exit_status == 0
    assert (project / "locales/pt/two.txt").exists()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_second_signal_stops_at_once(number: signal.Signals, status: int, project: Path) -> None:
    process = start(project, seconds=60)
    process.send_signal(number)
    assert process.stderr is not None
    assert "finishing" in process.stderr.readline()
    process.send_signal(number)
    _, err = process.communicate(timeout=120)
    assert process.returncode == status
    assert err.strip() == "transnews: stopped; what was done is saved, run it again to go on"
    assert contents(project / "locales") == {}
    # Ended in order: the next run has nothing to take over.
    assert not (project / ".transnews/lock.owner").exists()


# Two runs at once, and runs that died.


def command(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-c", "from transnews.cli import main; main()"]
    line += ["--project", str(folder), *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def test_who_waits_is_told_for_whom_and_who_comes_after_a_dead_run_tidies_up(project: Path) -> None:
    first = start(project, seconds=60)
    line = [sys.executable, "-c", "from transnews.cli import main; main()", "--project"]
    waiting = subprocess.Popen([*line, str(project), "build"], stderr=subprocess.PIPE, text=True)
    assert waiting.stderr is not None
    told = waiting.stderr.readline()
    assert told.startswith(f"transnews: another run (process {first.pid} on ")
    assert ", since 20" in told
    assert told.endswith(f") is working in {project.resolve()}; waiting\n")
    (project / "locales/pt").mkdir(parents=True)
    dead = project / f"locales/pt/.one.po.transnews-{first.pid}-0123abcd.tmp"
    alive = project / f"locales/pt/.one.po.transnews-{os.getppid()}-0123abcd.tmp"
    others = project / "locales/pt/.one.po.x7d2.tmp"
    for path in (dead, alive, others):
        path.write_text("half")
    first.kill()
    first.communicate()
    _, err = waiting.communicate(timeout=120)
    assert err.startswith(f"transnews: went on after a run that was killed (process {first.pid} on")
    assert "; removed what it left half-written: 1\n" in err
    assert [path.exists() for path in (dead, alive, others)] == [False, True, True]
    assert command(project, "build").stderr.count("went on") == 0


def test_a_lock_is_waited_for_and_not_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    seen: list[files.Owner | None] = []
    with files.lock(path, seen.append) as died:
        assert died is None
        assert (tmp_path / "lock.owner").exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["lock"]
    (tmp_path / "lock.owner").write_text("half of a JS")
    began = time.monotonic()
    with files.lock(path, seen.append) as died:
        assert died is not None
        assert "unknown" in died.host
    assert (seen, time.monotonic() - began < 5) == ([], True)
