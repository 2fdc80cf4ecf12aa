"""The command line as a user meets it: what it prints, what it writes, how it ends."""

import json
import os
import re
import resource
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from transnews import cli, routes
from transnews.engines.argos import ArgosEngine
from transnews.engines.fake import FakeEngine
from transnews.model import Package
from transnews.routes import OpenEngine

ROOT = Path(__file__).parents[1]
KALLAS = "2025-08-22-kallas"
ARTICLE = "---\nlang: en\n---\n\nThe ship left on Monday.\n\nSomebody had seen it go.\n"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines on standard error; a traceback fails the test that asks."""
        assert "Traceback" not in self.err
        return self.err.splitlines()


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's own packages counts, and nothing is written to them."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    # A test in this process must not find a project above its own folder.
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run transnews in this process, as its script does."""

    def call(*arguments: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["transnews", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    return call


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two small articles, with an engine that needs no model for en→pt."""
    folder = tmp_path / "project"
    for name in ("a.md", "b.md"):
        write(folder / "articles" / name, ARTICLE)
    write(folder / "glossaries/names.csv", "id,en,pt\nmonday,Monday,segunda-feira\n")
    write(folder / "transnews.toml", 'locales = ["pt"]\n')

    def opener(*_: object) -> OpenEngine:
        return lambda source, target: (f"{source}→{target}", FakeEngine())

    monkeypatch.setattr(routes, "opener", opener)
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """All files, but for the records of runs, each of which adds one, and the cache."""
    found = (p for p in folder.rglob("*") if p.is_file() and p.parent.name != "runs")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.suffix != ".sqlite"}


def variants(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.glob("locales/*/*.md"))


# What bad input gets: one line, the right status, and the rest of the job is done and saved.

BAD_ARTICLES = {
    "not UTF-8": (b"Caf\xe9\n", r"articles/bad\.md:1: not UTF-8 \(byte 0xe9\); save .* as UTF-8"),
    "empty": (b"", r"articles/bad\.md: empty: there is no text to translate"),
    "only front matter": (b"---\nlang: en\n---\n", r"articles/bad\.md: empty"),
    "no YAML": (b"---\na: [1\n---\n\nText\n", r"articles/bad\.md: front matter is no YAML: line "),
    "no language": (b"---\nlang: qq\n---\n\nText\n", r"articles/bad\.md: lang: unknown .*'qq'"),
    "unsure": (b"ok\n", r"articles/bad\.md: language unsure \(.*\); say --from \w+ or --from \w+"),
}


@pytest.mark.parametrize(("data", "message"), BAD_ARTICLES.values(), ids=BAD_ARTICLES.keys())
def test_a_bad_article_gets_one_line_and_status_1_and_the_others_are_translated(
    data: bytes, message: str, small: Path, command: Run
) -> None:
    (small / "articles/bad.md").write_bytes(data)
    ended = command("--project", small, "translate", "--quiet")
    assert ended.status == 1
    assert len(ended.complaints) == 1
    assert re.match(f"transnews: {message}", ended.err)
    assert variants(small) == ["a.md", "b.md"]


BAD_PATHS = {
    "missing": ("gone.md", 2, "gone.md: no such file or folder"),
    "empty folder": (
        "project/empty",
        2,
        "project/empty: no article in this folder (files ending in .md",
    ),
    "other kind": ("x.pdf", 1, "x.pdf: unknown suffix '.pdf': an article ends in .md"),
    "outside": ("outside.md", 2, "outside.md: outside the project "),
    "result": ("project/locales/pt/r.md", 2, "project/locales/pt/r.md: a result, and no article"),
    "too long": ("x" * 300, 2, "x" * 300 + ": cannot be read: the name is too long"),
}


@pytest.mark.parametrize(("path", "status", "message"), BAD_PATHS.values(), ids=BAD_PATHS.keys())
def test_a_path_that_is_no_article_gets_one_line_and_the_others_are_translated(
    path: str, status: int, message: str, small: Path, command: Run
) -> None:
    (small / "empty").mkdir()
    write(Path("x.pdf"), "x")
    write(Path("outside.md"), ARTICLE)
    write(small / "locales/pt/r.md", ARTICLE)
    good = "project/articles/a.md"
    ended = command("--project", small, "translate", "--quiet", good, path)
    assert ended.status == status
    (line,) = ended.complaints
    assert line.startswith(f"transnews: {message}")
    assert (small / "locales/pt/a.po").exists()


BAD_USAGE = {
    "unknown command": (("frobnicate",), "No such command 'frobnicate'. Commands: translate, "),
    "unknown option": (("translate", "--form"), "No such option '--form'."),
    "beam": (("translate", "--beam", "99"), "Invalid value for '--beam': 99"),
    "no file": (("detect",), "Missing argument 'FILE...'. See transnews detect --help."),
    "locale": (("translate", "--to", "prt"), "unknown language 'prt'; did you mean pt or "),
    "locale of build": (("build", "--to", "ptt"), "unknown language 'ptt'; did you mean "),
    "locale of status": (("status", "--to", "zz"), "unknown language 'zz'"),
    "no locale": (("translate", "--to", ""), "--to names no locale; say --to pt, or leave it out"),
    "language": (("translate", "--from", "enn"), "unknown language 'enn'; did you mean "),
    "json is a folder": (("translate", "--json", "."), "Invalid value for '--json'"),
    "package": (("models", "install", "no.argosmodel"), "no.argosmodel: cannot be read: no such"),
    "package's name": (("models", "remove", "en_xx"), "/"),
    "verify what": (("models", "verify", "en_xx"), "no package en_xx; see transnews models list"),
}


@pytest.mark.parametrize(("arguments", "message"), BAD_USAGE.values(), ids=BAD_USAGE.keys())
def test_a_command_line_that_is_wrong_gets_one_line_and_status_2_and_writes_nothing(
    arguments: tuple[str, ...], message: str, small: Path, command: Run
) -> None:
    before = contents(small)
    ended = command("--project", small, *arguments)
    assert ended.status == 2
    (line,) = ended.complaints
    assert line.startswith(f"transnews: {message}")
    assert contents(small) == before


def test_a_project_that_is_not_there_is_named(small: Path, command: Run) -> None:
    for project, message in (("gone", "--project gone: no such folder"), ("f", "Invalid value")):
        write(Path("f"), "")
        ended = command("--project", project, "status")
        assert (ended.status, len(ended.complaints)) == (2, 1)
        assert message in ended.err


@pytest.mark.parametrize("verb", ["translate", "build", "status"])
def test_wrong_settings_stop_every_command_with_a_line_for_each_wrong_key(
    verb: str, small: Path, command: Run
) -> None:
    before = contents(small / "articles")
    for text, lines in (
        ("[engine]\nbeem = 3\n", ["unknown key engine.beem; did you mean engine.beam?"]),
        ("[engine]\nbeam = 0\njobs = 'x'\n", ["engine.beam must be ", "engine.jobs must be "]),
        ("[[[", [":1: not TOML: "]),
    ):
        write(small / "transnews.toml", text)
        ended = command("--project", small, verb)
        assert ended.status == 2
        assert len(ended.complaints) == len(lines)
        assert all(line in ended.err for line in lines)
    assert contents(small / "articles") == before
    assert not (small / "locales").exists()


def test_a_wrong_glossary_stops_the_job_and_names_file_and_line(small: Path, command: Run) -> None:
    write(small / "glossaries/names.csv", "id,en,pt\na,Monday,segunda\n,,\n")
    for arguments in (("translate",), ("glossary", "check")):
        ended = command("--project", small, *arguments)
        assert ended.status == 2
        (line,) = ended.complaints
        assert line.endswith("glossaries/names.csv:3: empty row; remove it")
    assert not (small / "locales").exists()


def test_glossary_check_says_what_looks_odd_with_status_1(small: Path, command: Run) -> None:
    ended = command("--project", small, "glossary", "check")
    assert (ended.status, ended.out) == (0, "1 concept in glossaries, 0 to look at\n")


def test_a_broken_po_file_is_named_with_its_line_and_left_and_the_rest_goes_on(
    small: Path, command: Run
) -> None:
    po = write(small / "locales/pt/a.po", 'msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr nonsense\n')
    before = po.read_bytes()
    for verb in ("translate", "build", "status"):
        ended = command("--project", small, verb)
        assert ended.status == 1
        (line,) = ended.complaints
        assert line.startswith("transnews: locales/pt/a.po:5: ")
        assert po.read_bytes() == before
        assert "b.md" in ended.out or verb == "build"
    assert variants(small) == ["b.md"]


def test_a_broken_trace_is_told_with_status_1_and_stops_neither_build_nor_status(
    small: Path, command: Run
) -> None:
    command("--project", small, "translate")
    trace = small / "locales/pt/a.trace.json"
    for data in (b"{", b"\xe9", b'{"version": 99}'):
        trace.write_bytes(data)
        before = contents(small)
        ended = command("--project", small, "translate", "--quiet")
        assert ended.status == 1
        (line,) = ended.complaints
        assert line.startswith("transnews: locales/pt/a.trace.json")
        assert line.endswith("left as it is, and all drafts of the article count as a person's")
        assert command("--project", small, "build").status == 0
        assert command("--project", small, "status").status == 0
        assert contents(small) == before


def test_a_folder_where_a_file_should_be_and_a_file_where_a_folder_should_be(
    small: Path, command: Run
) -> None:
    (small / "locales/pt/a.po").mkdir(parents=True)
    ended = command("--project", small, "translate", "--quiet")
    assert ended.status == 2
    assert ended.complaints == ["transnews: locales/pt/a.po: cannot be read: it is a folder"]
    assert variants(small) == ["b.md"]
    shutil.rmtree(small / "locales")
    write(small / "locales", "in the way")
    ended = command("--project", small, "translate", "--quiet")
    assert ended.status == 2
    assert [re.sub(r"[ab]\.", "x.", line) for line in ended.complaints] == [
        "transnews: locales/pt/x.trace.json: cannot be written: a part of the path is not a folder"
    ] * 2


def test_a_report_that_cannot_be_written_costs_status_2_and_nothing_else(
    small: Path, command: Run
) -> None:
    write(Path("file"), "")
    ended = command("--project", small, "translate", "--quiet", "--json", "file/report.json")
    assert ended.status == 2
    (line,) = ended.complaints
    assert line.startswith("transnews: file/report.json: cannot be written: ")
    assert variants(small) == ["a.md", "b.md"]


def test_articles_that_would_share_a_po_file_are_refused_by_both_names(
    small: Path, command: Run
) -> None:
    write(small / "articles/a.txt", "The ship left.\n")
    write(small / "b.md", ARTICLE)
    write(small / "articles/sub/b.md", ARTICLE)
    ended = command("--project", small, "translate", "--quiet", small / "articles", small / "b.md")
    assert ended.status == 1
    assert ended.complaints == [
        f"transnews: {one}: {other} would have the same PO file; rename one of them"
        for one, other in (
            ("articles/a.md", "articles/a.txt"),
            ("articles/a.txt", "articles/a.md"),
            ("articles/b.md", "b.md"),
            ("b.md", "articles/b.md"),
        )
    ]
    assert (small / "locales/pt/sub/b.md").exists()


def test_names_that_no_po_file_can_hold_are_refused(small: Path, command: Run) -> None:
    write(small / "articles/two\nlines.md", ARTICLE)
    Path(os.fsdecode(os.fsencode(small / "articles") + b"/caf\xe9.md")).write_text(ARTICLE)
    ended = command("--project", small, "translate", "--quiet")
    assert ended.status == 1
    assert len(ended.complaints) == 2
    assert "rename it" in ended.complaints[0]
    assert variants(small) == ["a.md", "b.md"]


def test_names_with_spaces_and_any_letters_work_and_give_stable_files(
    small: Path, command: Run
) -> None:
    name = "Über uns – 1 Дом.v2"
    write(small / f"articles/{name}.md", ARTICLE)
    assert command("--project", small, "translate", small / f"articles/{name}.md").status == 0
    before = contents(small)
    ended = command("--project", small, "translate", small / f"articles/{name}.md")
    assert f"articles/{name}.md → pt: nothing to do" in ended.out
    assert contents(small) == before
    assert {p.name for p in (small / "locales/pt").iterdir()} == {
        f"{name}.md",
        f"{name}.po",
        f"{name}.trace.json",
    }
    check_po(small / f"locales/pt/{name}.po")


def test_paths_count_from_where_the_user_is_and_links_keep_their_name(
    small: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = write(small / ".drafts/news.md", ARTICLE)
    (small / "articles/link.md").symlink_to(elsewhere.resolve())
    Path("other").symlink_to(small)
    monkeypatch.chdir(small / "articles")
    assert command("translate", "link.md").status == 0
    assert (small / "locales/pt/link.po").exists()
    assert command("--project", "../../other", "translate", "a.md").status == 0
    assert (small / "locales/pt/a.po").exists()
    # Everything below the project, but not what we made ourselves.
    ended = command("translate", "..")
    assert "3, 3 with their locales" in ended.out
    assert variants(small) == ["a.md", "b.md", "link.md"]


@pytest.mark.parametrize("code", ["en", "en-GB"])
def test_an_article_is_not_translated_into_its_own_language(
    code: str, small: Path, command: Run
) -> None:
    ended = command("--project", small, "translate", "--to", code)
    assert ended.status == 0
    assert not (small / "locales").exists()


def test_what_no_attempt_mends_is_named_with_its_article_even_if_quiet(
    small: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(small / "articles/a.md", "---\nlang: en\n---\n\nSomebody lost 3 ships.\n")
    ways = ("Somebody lost 3 ships.", "Somebody lost 3 ships", "Somebody lost XQ1 ships.")
    engine = FakeEngine(dict.fromkeys(ways, "Alguém perdeu navios."))
    monkeypatch.setattr(routes, "opener", lambda *_: lambda *_: ("en→pt", engine))
    ended = command("--project", small, "translate", "--quiet")
    assert (ended.status, ended.out) == (1, "")
    assert ended.complaints == ["transnews: articles/a.md → pt: look at numbers: 3 is missing"]


def test_quiet_prints_nothing_when_nothing_is_wrong(small: Path, command: Run) -> None:
    assert command("--project", small, "translate", "-q") == Ended(0, "", "")
    assert command("--project", small, "build", "-q") == Ended(0, "", "")


def test_from_wins_over_what_an_article_says(small: Path, command: Run) -> None:
    ended = command("--project", small, "translate", "--from", "uk", "--to", "pt")
    assert "uk → pt, 2 articles, by uk→pt" in ended.out
    assert "source-lang: uk" in (small / "locales/pt/a.md").read_text()


def test_help_shows_its_examples_line_by_line(command: Run) -> None:
    assert "\n  transnews build                   the v" in command("--help").out
    assert "\n  transnews translate --to pt --to de" in command("translate", "--help").out
    assert command("--version").out.startswith("transnews, version ")
    for name in cli.COMMANDS:
        assert command(name, "--help").status == 0


def test_python_runs_it_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["transnews", "--version"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("transnews", run_name="__main__")
    assert capsys.readouterr().out.startswith("transnews, version ")


def test_detect_shows_both_opinions_and_ends_with_1_where_it_is_unsure(command: Run) -> None:
    sure = write(Path("sure.md"), "The ministers of the member states met in Brussels on Monday.\n")
    unsure = write(Path("unsure.txt"), "ok\n")
    said = write(Path("said.md"), "---\nlang: uk\n---\n\nok\n")
    ended = command("detect", sure, said)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("sure.md: en\n  py3langid       en ")
    assert "\n  langdetect      en " in ended.out
    assert "\n  says of itself  uk\n" in ended.out
    ended = command("detect", unsure, sure)
    assert ended.status == 1
    (line,) = ended.complaints
    assert line.startswith("transnews: unsure.txt: language unsure (")
    assert "sure.md: en" in ended.out
    ended = command("detect", "gone.txt", "x.pdf", ".")
    assert (ended.status, len(ended.complaints)) == (2, 3)


# Packages.


def test_packages_are_installed_listed_verified_and_removed(
    tmp_path: Path, tiny_file: Path, command: Run
) -> None:
    argos = tmp_path / "argos"
    ended = command("models", "install", tiny_file)
    assert ended.status == 0
    assert re.match(
        r"installed: translate-en_pb-1_0 en→pb 1\.0, 0\.\d MB, sha256 [0-9a-f]{64}", ended.out
    )
    assert [p.name for p in argos.iterdir()] == ["translate-en_pb-1_0"]
    assert command("models", "install", tiny_file).out.startswith("installed already: ")
    listed = command("models", "list")
    assert (listed.status, listed.out.count("installed")) == (0, 3)
    assert command("models", "verify", "en_pb").out.startswith("whole: translate-en_pb-1_0")
    weights = argos / "translate-en_pb-1_0/model/model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\1")
    ended = command("models", "verify")
    assert (ended.status, len(ended.complaints)) == (1, 1)
    assert "model.bin" in ended.err
    assert command("models", "remove", "en_pb").status == 0
    assert list(argos.iterdir()) == []


def test_a_broken_package_file_changes_nothing(
    tmp_path: Path, tiny_file: Path, command: Run
) -> None:
    broken = tmp_path / "cut.argosmodel"
    broken.write_bytes(tiny_file.read_bytes()[:2000])
    ended = command("models", "install", broken)
    assert (ended.status, len(ended.complaints)) == (2, 1)
    assert "cut.argosmodel" in ended.err
    assert list((tmp_path / "argos").iterdir()) == []


@pytest.mark.models
def test_broken_packages_are_told_and_a_route_without_them_is_taken(
    sample: Path, tmp_path: Path, command: Run
) -> None:
    write(tmp_path / "argos/translate-en_pt-9/metadata.json", "{")
    (tmp_path / "argos/stray").mkdir()
    ended = command("--project", sample, "translate", "--quiet", "--to", "pt")
    assert ended.status == 1
    assert len(ended.complaints) == 2
    assert "translate-en_pt-9/metadata.json: not JSON" in ended.err
    assert "stray: not an Argos package" in ended.err
    assert command("--project", sample, "models", "list").status == 1


@pytest.mark.models
def test_no_model_for_a_route_says_which_and_how_and_the_other_locale_is_done(
    sample: Path, command: Run
) -> None:
    shutil.rmtree(sample / "locales/en")
    ended = command("--project", sample, "translate", "--quiet", "--to", "de", "--to", "en")
    assert ended.status == 2
    assert len(ended.complaints) == 2
    assert ended.complaints[0] == (
        "transnews: no model translates en to de; install translate-en_de: `transnews models"
        " install FILE.argosmodel`, or online `argospm install translate-en_de`"
    )
    assert len(list((sample / "locales/en").iterdir())) == 3
    assert not (sample / "locales/de").exists()


@pytest.mark.models
def test_a_broken_starter_is_named_beside_what_is_missing(sample: Path, command: Run) -> None:
    models = sample / "models"
    names = [path.name for path in models.iterdir()]
    models.unlink()
    models.mkdir()
    for name in names:
        write(models / name, "PK")
    ended = command("--project", sample, "translate", "--quiet", "--to", "pt")
    assert ended.status == 2
    assert len(ended.complaints) == 3
    assert "translate-en_pt-1_0.argosmodel: not an Argos package" in ended.err
    assert "no model translates en to pt; install translate-en_pt" in ended.err


# The sample project, with the real models.


@pytest.fixture(scope="session")
def translated(
    tmp_path_factory: pytest.TempPathFactory, starter_packages: tuple[Package, ...]
) -> Path:
    """The sample project, translated in a process of its own without a way to the network."""
    folder = tmp_path_factory.mktemp("sample") / "project"
    folder.mkdir()
    for name in ("articles", "glossaries"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "transnews.toml", folder)
    (folder / "models").symlink_to(ROOT / "models")
    (folder / ".transnews").mkdir()
    unpacked = starter_packages[0].path.parents[1]
    shutil.copytree(unpacked, folder / ".transnews/models", copy_function=os.link)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(folder.parent / "argos"))
        patch.setenv("SOURCE_DATE_EPOCH", "1755864000")
        patch.setattr(sys, "argv", ["transnews", "--project", str(folder), "translate", "-q"])
        patch.setattr(socket, "socket", _no_network)
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert not ended.value.code
    return folder


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("the network was asked for")


@pytest.fixture
def sample(translated: Path, tmp_path: Path) -> Path:
    """A copy of the translated sample project."""
    models = ".transnews/models"
    ignored = shutil.ignore_patterns("models")
    shutil.copytree(translated, tmp_path / "sample", ignore=ignored)
    shutil.copytree(translated / models, tmp_path / "sample" / models, copy_function=os.link)
    (tmp_path / "sample/models").symlink_to(ROOT / "models")
    return tmp_path / "sample"


def check_po(path: Path) -> None:
    done = subprocess.run(
        ["msgfmt", "--check", "-o", os.devnull, str(path)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.models
def test_each_article_gets_three_files_that_gettext_accepts_reviewed_or_not(
    sample: Path, tmp_path: Path
) -> None:
    assert sorted(p.relative_to(sample / "locales").as_posix() for p in sample.rglob("*.po")) == [
        "en/2025-09-20-ferrovia-lisboa-porto.po",
        f"pt/{KALLAS}.po",
        "pt/2025-09-14-grain-corridor.po",
        "pt/2025-10-02-harbor-tariffs.po",
    ]
    assert len(list((sample / "locales").rglob("*.*"))) == 12
    for po in sample.rglob("*.po"):
        check_po(po)
        check_po(write(tmp_path / "clear.po", po.read_text().replace("#, fuzzy\n", "")))


@pytest.mark.models
def test_running_again_calls_no_model_and_changes_no_byte(
    sample: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(ArgosEngine, "translate", refuse)
    before = contents(sample / "locales")
    ended = command("--project", sample, "translate")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.count("nothing to do") == 4
    assert "files written  0" in ended.out
    assert contents(sample / "locales") == before


@pytest.mark.models
def test_the_seed_article_reads_as_news_in_portuguese(sample: Path) -> None:
    text = (sample / f"locales/pt/{KALLAS}.md").read_text()
    assert "\nlang: pt\n" in text
    assert "\ntranslation: machine\n" in text
    assert "\n#Notícias" in text
    assert "22 de agosto de 2025" in text
    assert "\nKaja Kallas: “" in text
    assert "«" not in text
    # The headline got no full stop, and the stray last line is as it was.
    assert re.search(r"^Kaja Kallas: “.*”$", text, re.MULTILINE)
    assert text.endswith("\na")


@pytest.mark.models
def test_what_was_reviewed_stays_what_changed_is_outdated_and_the_variant_is_held_back(
    sample: Path, command: Run
) -> None:
    article, base = sample / f"articles/{KALLAS}.md", f"locales/pt/{KALLAS}"
    po, variant = sample / f"{base}.po", sample / f"{base}.md"
    head, *entries = po.read_text().split("\n\n")
    review = [entry.replace("#, fuzzy\n", "") for entry in entries]
    review[-2] = re.sub(r'msgstr ""\n(?:".*"(?:\n|\Z))+', 'msgstr "A mão humana."\n', review[-2])
    assert "A mão humana." in review[-2]
    po.write_text("\n\n".join([head, *(entry.strip("\n") for entry in review)]) + "\n")
    check_po(po)
    assert command("--project", sample, "build").status == 0
    built = variant.read_text()
    assert "translation: reviewed\nreviewed: 12 of 12\n" in built
    assert "A mão humana." in built

    # The tool's line, said of a draft, is no longer true of what a person has reviewed.
    reviewed = re.sub(r"(?m)^# machine draft: .*\n", "", po.read_text())
    paragraphs = article.read_text().split("\n\n")
    place = max(range(len(paragraphs)), key=lambda at: len(paragraphs[at]))
    paragraphs[place] += " Nothing more was said."
    article.write_text("\n\n".join(paragraphs))
    ended = command("--project", sample, "translate", "--to", "pt")
    assert ended.status == 1
    (line,) = ended.complaints
    assert line.startswith(f"transnews: {base}.md: held back: 1 outdated")
    assert variant.read_text() == built
    after = po.read_text().split("\n\n")
    assert sum(entry in after for entry in reviewed.split("\n\n")) >= 11
    assert sum("#| msgid" in entry for entry in after) == 1
    check_po(po)
    ended = command("--project", sample, "build", article)
    assert (ended.status, len(ended.complaints)) == (1, 1)
    urgent, row, *_ = command("--project", sample, "status", article, "--to", "pt").out.split(
        "\n\n"
    )
    assert urgent.startswith(f"Urgent\n  pt  articles/{KALLAS}.md: 1 of 12 texts outdated since ")
    assert row.splitlines()[1].split()[:7] == ["!", f"{KALLAS}.md", "·", "·", "·", "1", "11"]


@pytest.mark.models
def test_status_counts_messages_and_words(sample: Path, command: Run) -> None:
    (sample / "locales/en/2025-09-20-ferrovia-lisboa-porto.po").unlink()
    ended = command("--project", sample, "status")
    assert (ended.status, ended.err) == (0, "")
    rows = json.loads(command("--project", sample, "status", "--json").out)["articles"]
    assert [(r["locale"], r["messages"]["draft"], r["messages"]["missing"]) for r in rows] == [
        *(("pt", 12, 0), ("pt", 31, 0), ("pt", 14, 0)),
        ("en", 0, 16),
    ]
    assert all(row["words"]["left"] == row["words"]["all"] > 200 for row in rows)


@pytest.mark.models
def test_a_dry_run_writes_nothing_at_all(sample: Path, command: Run) -> None:
    shutil.rmtree(sample / "locales")
    shutil.rmtree(sample / ".transnews")
    before = contents(sample)
    ended = command("--project", sample, "translate", "--dry-run", "--to", "pt")
    assert ended.status == 0
    assert f"articles/{KALLAS}.md → pt: 12 of 12 messages to translate" in ended.out
    assert "messages to translate  57" in ended.out
    assert contents(sample) == before
    assert not (sample / ".transnews").exists()


@pytest.mark.models
def test_the_report_is_json_alone_on_standard_output(sample: Path, command: Run) -> None:
    (sample / f"locales/pt/{KALLAS}.md").unlink()
    ended = command("--project", sample, "translate", "--json", "-", "--to", "pt", sample / "gone")
    report = json.loads(ended.out)
    assert report["exit_status"] == ended.status == 2
    assert [problem["exit_status"] for problem in report["problems"]] == [2]
    ended = command("--project", sample, "translate", "--json", "report.json", "--to", "pt")
    report = json.loads(Path("report.json").read_text())
    assert report["exit_status"] == ended.status == 0
    done = report["articles"][0]
    assert done["article"] == f"articles/{KALLAS}.md"
    assert (done["locale"], done["route"]) == ("pt", "en→pt")
    assert done["written"] == [f"locales/pt/{KALLAS}.md"]
    assert done["messages"] == 12


# Processes of their own.


def start(
    folder: Path, *arguments: str, before: str = "", stderr: int = subprocess.PIPE
) -> "subprocess.Popen[str]":
    """Start transnews with a fake engine in a process of its own, after the statements *before*."""
    program = (
        "from transnews import cli, routes\n"
        "from transnews.engines.fake import FakeEngine\n"
        "routes.opener = lambda *_: lambda s, t: (s + t, FakeEngine())\n"
        f"{before}\ncli.main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program, "--project", str(folder), *arguments],
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )


def test_the_second_of_two_runs_says_so_and_waits(small: Path) -> None:
    from filelock import FileLock

    (small / ".transnews").mkdir()
    with FileLock(small / ".transnews/lock"):
        second = start(small, "translate", "--quiet")
        assert second.stderr is not None
        assert second.stderr.readline() == (
            f"transnews: another run is working in {small.resolve()}; waiting\n"
        )
        assert second.poll() is None
        assert not (small / "locales").exists()
    assert second.communicate() == ("", "")
    assert second.returncode == 0
    assert variants(small) == ["a.md", "b.md"]


def test_a_stop_by_the_keyboard_says_what_is_saved(small: Path) -> None:
    from filelock import FileLock

    (small / ".transnews").mkdir()
    with FileLock(small / ".transnews/lock"):
        waiting = start(small, "translate")
        assert waiting.stderr is not None
        assert "waiting" in waiting.stderr.readline()
        time.sleep(0.2)
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate()
    assert waiting.returncode == 130
    # The empty line ends the one on which the terminal shows ^C.
    assert err == "\ntransnews: stopped; what was done is saved, run it again to go on\n"


def test_a_terminal_gets_the_bar_and_a_file_the_lines(small: Path) -> None:
    terminal, screen = os.openpty()
    process = start(small, "translate", stderr=screen)
    os.close(screen)
    out, _ = process.communicate()
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert process.returncode == 0
    assert "20 of 20 words" in shown
    assert "articles/a.md" not in shown
    assert "  articles/a.md → pt: 2 of 2 messages" in out
    assert "\x1b" not in out


def test_a_reader_that_goes_away_gets_no_traceback(small: Path) -> None:
    process = start(small, "translate", before="import time; time.sleep(0.2)")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert (process.returncode, err) == (1, "")


def test_a_disk_that_is_full_is_named_and_files_stay_whole(small: Path) -> None:
    assert start(small, "translate", "--quiet").communicate() == ("", "")
    before = contents(small / "locales")
    write(small / "articles/a.md", ARTICLE + "\n" + "More and more was said of the ship. " * 400)
    limit = f"import resource; resource.setrlimit({resource.RLIMIT_FSIZE}, (8192, 8192))"
    process = start(small, "translate", "--quiet", before=limit)
    _, err = process.communicate()
    assert process.returncode == 2
    assert err.splitlines() == [
        "transnews: .transnews/memory.sqlite: cannot be used: disk I/O error; went on without it",
        "transnews: locales/pt/a.trace.json: cannot be written: file too large",
    ]
    assert contents(small / "locales") == before


def test_a_glossary_folder_that_is_not_there_is_a_slip_only_if_it_was_named(
    small: Path, command: Run
) -> None:
    (small / "glossaries/names.csv").unlink()
    (small / "glossaries").rmdir()
    assert command("--project", small, "glossary", "check").status == 0
    write(small / "transnews.toml", 'locales = ["pt"]\nglossaries = "glosaries"\n')
    ended = command("--project", small, "glossary", "check")
    assert ended.status == 2
    assert "glossaries = 'glosaries': no such folder" in ended.err
