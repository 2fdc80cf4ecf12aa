"""Subtitles and JSON through the whole program, with an engine that needs no model."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from transnews import cli, files, review, routes
from transnews.engines.fake import FakeEngine
from transnews.routes import OpenEngine

SRT = """1
00:00:01,000 --> 00:00:03,500
The ship left Kyiv

2
00:00:03,600 --> 00:00:06,000
before the <i>others</i> had asked.

3
00:00:06,200 --> 00:00:08,000
- Who saw it?
- Nobody.
"""
VTT = SRT.replace(",", ".").replace("1\n", "WEBVTT\nLanguage: en\n\nNOTE Desk\n\n1\n", 1)
EXPORT = """{"id": 7, "title": "The ship left",
 "body": "<p>It left <b>Kyiv<\\/b> at dawn.<\\/p>\\n<p>Nobody saw it.<\\/p>",
 "tags": ["ship"]}
"""
WIRE = '{"title": "The ship left"}\r\n{"title": "Nobody saw it", "n": 1e400}\r\n'
SETTINGS = """locales = ["pt"]
[formats.json]
pointers = ["/title", {pointer = "/body", format = "html"}]
"""
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    folder = tmp_path / "project"
    for name, text in {
        "transnews.toml": SETTINGS,
        "articles/talk.srt": SRT,
        "articles/news.vtt": VTT,
        "articles/export.json": EXPORT,
        "articles/wire.jsonl": WIRE,
        "glossaries/names.csv": "id,en,pt\nkyiv,Kyiv,Kiev\n",
    }.items():
        files.write_text(folder / name, text)

    def opener(*_: object) -> OpenEngine:
        return lambda source, target: (f"{source}→{target}", FakeEngine())

    monkeypatch.setattr(routes, "opener", opener)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str) -> tuple[int, str]:
        line = ["transnews", "--project", str(project), *arguments]
        monkeypatch.setattr(sys, "argv", line)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(ended.value.code or 0), said.err

    return call


def made(project: Path) -> dict[str, str]:
    return {
        p.name: p.read_bytes().decode() for p in sorted(project.glob("locales/pt/*")) if p.is_file()
    }


def test_every_format_is_translated_and_what_is_no_text_stays(run: Run, project: Path) -> None:
    run("translate", "--from", "en")
    variants = made(project)
    for name, source in (("talk.srt", SRT), ("news.vtt", VTT)):
        assert re.findall(".*-->.*", variants[name]) == re.findall(".*-->.*", source)
        assert len(variants[name].splitlines()) == len(source.splitlines())
        assert re.search(r"^- .*\n- ", variants[name], re.MULTILINE)
        assert variants[name].count("<i>") == variants[name].count("</i>") == 1
        assert variants[name] != source
    assert variants["news.vtt"].startswith("WEBVTT\nLanguage: pt\n\nNOTE Desk\n\n1\n00:")
    export = variants["export.json"]
    assert export.startswith('{"id": 7, "title": "')
    assert export.endswith('<\\/p>",\n "tags": ["ship"]}\n')
    assert "<b>" in json.loads(export)["body"]
    assert variants["wire.jsonl"].count("\r\n") == 2
    assert variants["wire.jsonl"].endswith(', "n": 1e400}\r\n')


def test_a_second_run_changes_nothing(run: Run, project: Path) -> None:
    run("translate", "--from", "en")
    before = made(project)
    run("translate", "--from", "en")
    run("build")
    assert made(project) == before


def test_a_translator_says_where_the_cues_end(run: Run, project: Path) -> None:
    run("translate", "--from", "en", "articles/talk.srt")
    path = project / "locales/pt/talk.po"
    (entry,) = [
        e for e in review.parse(path.read_text("utf-8"), "talk.po").entries if "\n" in e.key.text
    ]
    assert entry.key.text == "The ship left Kyiv\nbefore the <i>others</i> had asked."
    assert entry.msgstr.count("\n") == 1
    lines = path.read_text("utf-8")
    at = lines.index('msgstr ""\n', lines.index('"The ship left Kyiv'))
    stop = lines.index("\n\n", at)
    new = 'msgstr ""\n"O navio\\n"\n"deixou Kiev antes que os <i>outros</i> perguntassem."'
    path.write_text(lines[:at] + new + lines[stop:], "utf-8")
    assert run("build", "articles/talk.srt")[0] == 0
    variant = made(project)["talk.srt"]
    assert ",500\nO navio\n\n2\n" in variant
    assert ",000\ndeixou Kiev antes que\nos <i>outros</i> perguntassem.\n\n3\n" in variant


def test_json_without_pointers_is_told_when_it_is_named(run: Run, project: Path) -> None:
    (project / "transnews.toml").write_text('locales = ["pt"]\n', "utf-8")
    status, said = run("translate", "--from", "en", "articles/export.json")
    assert (status, said.splitlines()[0]) == (
        1,
        "transnews: articles/export.json: none of its values is known to be text: say which values"
        ' are: [formats.json] pointers = ["/title", …] in transnews.toml',
    )
    assert run("translate", "--from", "en", "--dry-run") == (0, "")


def test_detect_reads_what_the_settings_name(run: Run, project: Path) -> None:
    assert run("detect", str(project / "articles/talk.srt"))[0] in (0, 1)
    status, said = run("detect", str(project / "articles/export.json"))
    assert "pointers" not in said
    assert status in (0, 1)
