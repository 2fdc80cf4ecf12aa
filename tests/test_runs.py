"""Seeing a run work: the log, the report, the records that are kept, the table and its plots."""

import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from transnews import cli, routes, runs
from transnews.cli.histories import drawing, table
from transnews.cli.running import logs, summary
from transnews.cli.running.bar import Bar
from transnews.engines.fake import FakeEngine
from transnews.model import Hypothesis, Key, Severity
from transnews.report import Begun, Done, Found, Problem, Report, Spent
from transnews.runs import Run

GOLDEN = Path(__file__).parent / "golden" / "runs"
START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
RUNS = [
    Run(START + timedelta(days=day), seconds, 40, words, drafted, rate, found, bad, int(bad > 0))
    for day, (seconds, words, drafted, rate, found, bad) in enumerate(
        [
            (61.5, 12_400, 12_400, 201.6, 31, 0),
            (3.2, 12_400, 0, 0.0, 0, 0),
            (20.0, 12_900, 1_100, 55.0, 4, 2),
            (1_030.0, 262_900, 250_000, 242.7, 612, 0),
        ]
    )
]
ENGLISH = "---\nlang: en\n---\n\nThe 40 ships left on Monday.\n\nSomebody had seen it go.\n"

Command = Callable[..., tuple[int, str, str]]


class Losing(FakeEngine):
    """Loses the number of ships, whatever is tried."""

    def _answer(self, text: str, align: bool) -> tuple[Hypothesis, ...]:
        if "ships" in text:
            return (Hypothesis("Os navios saíram na segunda-feira.", -1.0),)
        return super()._answer(text, align)


def done(article: str, findings: tuple[Found, ...] = (), drafted: int = 2) -> Done:
    errors = sum(found.severity is Severity.ERROR for found in findings)
    return Done(
        *(article, "pt", "en→pt", 9, 2, drafted, drafted, drafted, 0, 0, 0, 1, 0),
        *(findings, errors, ("locales/pt/a.po",) if drafted else (), 9 if drafted else 0),
    )


FOUND = Found("numbers", Severity.ERROR, "40 is missing", Key("headline", "40 days"))
EVENTS = (
    Begun("en", "pt", "en→pt", 2, "fake 1"),
    Problem("articles/bad.md: empty", 1, "article", "articles/bad.md"),
    done("articles/a.md", (FOUND,)),
    done("articles/b.md", drafted=0),
    Spent("draft", 1.5),
    Spent("draft", 0.5),
    Problem("no model translates en to de", 2, "model", locale="de"),
)


def report() -> Report:
    whole = Report(START, 4.5)
    for event in EVENTS:
        whole.add(event)
    return whole


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "project"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles/a.md").write_text(ENGLISH)
    (folder / "articles/b.md").write_bytes(b"Caf\xe9\n")
    (folder / "transnews.toml").write_text('locales = ["pt"]\n')
    monkeypatch.setattr(routes, "opener", lambda *_: lambda s, t: (f"{s}→{t}", Losing()))
    return folder


@pytest.fixture
def command(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["transnews", "--project", str(project), *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


def golden(name: str, text: str) -> None:
    assert text == (GOLDEN / name).read_text("utf-8")


# The report.


def test_the_report_says_counts_stages_routes_findings_and_problems() -> None:
    golden("report.json", "".join(runs.texts(report())))


def test_what_is_kept_leaves_out_articles_with_which_nothing_was_done() -> None:
    kept = json.loads("".join(runs.texts(report(), everything=False)))
    assert [one["article"] for one in kept["articles"]] == ["articles/a.md"]
    assert kept["counts"]["articles"] == 2


def test_problems_are_told_again_at_the_end_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    summary.show(report(), dry_run=False, to_stderr=False)
    golden("summary.txt", capsys.readouterr().out)


def test_a_hundred_problems_end_in_a_line_that_counts_the_rest() -> None:
    whole = Report()
    for number in range(100):
        whole.add(Problem(f"p{number}", 1, "article"))
    lines = summary.problem_lines(whole)
    assert (len(lines), lines[-1][:12]) == (21, "… and 80 more"[:12])


# Whole runs.


def test_a_run_keeps_its_record_and_runs_shows_it(command: Command, project: Path) -> None:
    status, out, err = command("translate", "--json", "report.json")
    assert status == 1
    assert "problems       1\n  articles/b.md:1: not UTF-8" in out
    (kept,) = (project / ".transnews/runs").iterdir()
    record, told = json.loads(kept.read_text()), json.loads(Path("report.json").read_text())
    assert record == told
    assert record["exit_status"] == 1
    assert [p["article"] for p in record["problems"]] == ["articles/b.md"]
    (finding, *_) = record["articles"][0]["findings"]
    assert (finding["check"], finding["severity"]) == ("numbers", "error")
    assert finding["key"]["text"] == "The 40 ships left on Monday."
    assert all(record["stages"][stage] > 0 for stage in ("survey", "load", "draft", "save"))
    assert record["routes"][0]["signature"] == "fake 1"
    status, out, err = command("runs")
    assert (status, err) == (0, "")
    assert f"{datetime.now(UTC):%Y-%m-%d}" in out
    assert len(out.splitlines()) == 5


def test_a_dry_run_keeps_no_record(command: Command, project: Path) -> None:
    command("translate", "--dry-run")
    assert not (project / ".transnews").exists()
    assert command("runs")[1] == "no runs yet; transnews translate keeps a record of each\n"


def test_a_run_that_an_error_ends_is_kept_with_it(command: Command, project: Path) -> None:
    (project / "glossaries").mkdir()
    (project / "glossaries/names.csv").write_text("id,en,pt\n,,\n")
    status, out, err = command("translate")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    (run,), _ = runs.last(project, 20)
    assert (run.exit_status, run.problems) == (2, 1)


def test_a_run_that_the_keyboard_stops_is_kept_with_status_130(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeEngine, "translate", stopped)
    assert command("translate")[0] == 130
    (run,), _ = runs.last(project, 20)
    assert run.exit_status == 130


def test_a_slip_of_ours_is_told_with_the_place_of_its_traceback(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise ZeroDivisionError("slip")

    monkeypatch.setattr(FakeEngine, "translate", wrong)
    status, _, err = command("translate", "--quiet")
    (kept,) = (project / ".transnews/runs").iterdir()
    assert status == 1
    assert "Traceback" not in err
    assert f"please report it (traceback in .transnews/runs/{kept.name})" in err
    assert "in wrong" in json.loads(kept.read_text())["problems"][-1]["traceback"]


def test_fail_fast_ends_with_the_status_of_the_first_problem(
    command: Command, project: Path
) -> None:
    status, out, _ = command("translate", "--fail-fast")
    assert status == 1
    assert not (project / "locales").exists()
    assert "problems       1" in out
    status, *_ = command("translate", "--fail-fast", "gone.md")
    assert status == 2


def test_with_log_format_json_standard_error_is_one_object_a_line(command: Command) -> None:
    status, out, err = command("translate", "--log-format", "json")
    read = [json.loads(line) for line in err.splitlines()]
    assert (status, out) == (1, "")
    assert [(line["event"], line["level"]) for line in read] == [
        ("problem", "warning"),
        ("planned", "info"),
        ("begun", "info"),
        ("done", "info"),
        ("finding", "error"),
        ("ended", "warning"),
    ]
    assert {"article": "articles/a.md", "locale": "pt", "words": 11}.items() <= read[3].items()
    assert read[5]["exit_status"] == 1
    _, _, err = command("translate", "--log-format", "json", "--quiet")
    assert [json.loads(line)["event"] for line in err.splitlines()] == ["problem", "ended"]


def test_the_fields_of_the_log_are_those_of_its_golden_file() -> None:
    lines = [
        line for event in (EVENTS[1], EVENTS[0], EVENTS[2]) for line in logs.lines(event, START)
    ]
    golden("log.jsonl", "".join(f"{line}\n" for line in [*lines, logs.end(report(), START)]))


def test_the_bar_shows_rate_time_left_and_what_was_found() -> None:
    from rich.console import Console

    screen = StringIO()
    bar = Bar(1_000, Console(file=screen, force_terminal=True, width=120, color_system=None))
    bar.advance(400)
    bar.tell(3, 1)
    bar.close()
    shown = screen.getvalue()
    for part in ("400 of 1,000 words", "words/s", ":", "3 to look at, 1 problem"):
        assert part in shown


# Records.


def test_the_last_two_hundred_records_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / runs.FOLDER
    folder.mkdir(parents=True)
    for number in range(203):
        (folder / f"20250101T000000.{number:06}Z-1.json").write_text("{}")
    runs.keep(tmp_path, report())
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == runs.MOST
    assert kept[0] == "20250101T000000.000004Z-1.json"
    assert kept[-1].startswith("20260301T020000.000000Z-")


def test_records_that_are_none_are_named_and_the_others_shown(
    command: Command, project: Path
) -> None:
    runs.keep(project, report())
    newer = "".join(runs.texts(report())).replace('"version": 1,', '"version": 9,').encode()
    for number, data in enumerate((b"{", b'{"version": 1}', newer, b"\xff")):
        (project / runs.FOLDER / f"2030010{number}T000000Z-1.json").write_bytes(data)
    status, out, err = command("runs")
    assert status == 1
    assert [line.split(": ")[2] for line in err.splitlines()] == [
        *("not the record of a run; remove it",) * 2,
        "of a newer transnews (version 9); remove it",
        "not UTF-8 (byte 0xff); save the file as UTF-8; remove it",
    ]
    assert "2026-03-01 02:00" in out


def test_a_project_that_cannot_be_written_to_costs_the_record_and_a_line(
    command: Command, project: Path
) -> None:
    (project / ".transnews").mkdir()
    (project / ".transnews/runs").write_text("in the way")
    status, _, err = command("translate", "--quiet")
    assert status == 1
    assert "this run is not kept" in err
    assert (project / "locales/pt/a.po").exists()


# What is shown.


def test_the_table_and_its_plots() -> None:
    golden("table.txt", "\n".join(table.lines(RUNS)) + "\n")


def test_the_drawing_is_the_same_text_for_the_same_runs_and_well_formed() -> None:
    text = drawing.svg(RUNS)
    golden("plot.svg", text)
    for some in ([], RUNS[:1], RUNS):
        root = ET.fromstring(drawing.svg(some))  # noqa: S314
        columns = root.findall("{http://www.w3.org/2000/svg}rect")[1:]
        assert len(columns) == 2 * len(some)


def test_runs_as_json_and_as_files(command: Command, project: Path) -> None:
    runs.keep(project, report())
    status, out, _ = command("runs", "--json", "--plot", "a.svg")
    assert status == 0
    (run,) = json.loads(out)["runs"]
    assert (run["started"], run["rate"], run["findings"]) == ("2026-03-01T02:00:00+00:00", 2.0, 1)
    assert Path("a.svg").read_text().startswith("<svg ")
    assert command("runs", "--plot", "a.png")[0] == 0
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")
    assert command("runs", "--plot", "a.pdf")[2] == (
        "transnews: --plot a.pdf: a plot is an .svg or a .png\n"
    )


def test_png_without_matplotlib_says_what_to_install(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    status, _, err = command("runs", "--plot", "a.png")
    assert status == 2
    assert "pip install 'transnews[plot]'; or say --plot FILE.svg" in err
