"""What did not change is not looked at again, and nobody can tell by the results."""

import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heard import Heard
from transnews import config, files, pipeline, source, stamps, standing, state
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.errors import TransnewsError

ARTICLES = {
    "articles/one.md": "---\nlang: en\n---\n\n# Kyiv waits\n\nThe envoy left Kyiv at noon.\n",
    "articles/two.txt": "A ship left at dawn\n\nThe ship left Kyiv at dawn, and it came back.\n",
    "articles/três.md": "---\nlang: pt\n---\n\nO navio saiu de Lisboa. A carga ficou.\n",
}
GLOSSARY = "id,type,en,pt\nkyiv,place,Kyiv,{}\n"
SETTINGS = 'locales = ["pt", "en"]\n[project]\nname = "news"\n[build]\n'
PLACE = ".transnews/state.sqlite"

Told = tuple[object, ...]


def make(folder: Path) -> Path:
    for name, text in ARTICLES.items():
        files.write_text(folder / name, text)
    files.write_text(folder / "glossaries/names.csv", GLOSSARY.format("Kiev"))
    files.write_text(folder / "transnews.toml", SETTINGS)
    return folder


def translate(folder: Path, *, signature: str = "fake 1", dry_run: bool = False) -> Told:
    """Translate and return all that was reported."""
    wanted = config.load(folder)
    report = Heard()

    def opened(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine(signature=f"{signature} {source} {target}")

    job = pipeline.Job(folder, wanted, (), wanted.locales, None, dry_run)
    pipeline.run(job, opened, report.add)
    return (*report.events, *report.wrong, report.exit_status)


def build(folder: Path) -> Told:
    wanted = config.load(folder)
    found = standing.build_all(folder, wanted, (), wanted.locales)
    return tuple(str(one) if isinstance(one, TransnewsError) else one for one in found)


def contents(folder: Path) -> dict[str, bytes]:
    found = folder.joinpath("locales").rglob("*")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.is_file()}


def edit(path: Path, pattern: str, to: str) -> None:
    """Change a file in its place, as an editor may; often its size stays."""
    if path.exists():
        path.write_text(re.sub(pattern, to, path.read_text("utf-8"), count=1), "utf-8")


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def rename(path: Path, to: str) -> None:
    if path.exists():
        path.rename(path.with_name(to))


def touch(path: Path) -> None:
    if path.exists():
        os.utime(path, ns=(1, 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "article": lambda p: edit(p / "articles/one.md", "noon|dawn", "nine"),
    "language": lambda p: edit(p / "articles/one.md", "lang: en", "lang: pt"),
    "retracted": lambda p: edit(p / "articles/one.md", "lang:", "retracted: yes\nlang:"),
    "correction": lambda p: edit(p / "articles/one.md", "lang:", "correction: A slip.\nlang:"),
    "broken article": lambda p: edit(p / "articles/one.md", "lang: en", "lang: ]"),
    "renamed": lambda p: rename(p / "articles/two.txt", "four.txt"),
    "new article": lambda p: files.write_text(p / "articles/five.txt", "A bridge\n\nIt fell.\n"),
    "article gone": lambda p: remove(p / "articles/two.txt"),
    "reviewed": lambda p: edit(p / "locales/pt/one.po", "#, fuzzy\n", ""),
    "another word": lambda p: edit(p / "locales/pt/one.po", 'msgstr "Kiev', 'msgstr "Keiv'),
    "emptied": lambda p: edit(p / "locales/pt/two.po", 'msgstr ".+"', 'msgstr ""'),
    "broken PO": lambda p: edit(p / "locales/pt/two.po", "msgid", "msgit"),
    "PO gone": lambda p: remove(p / "locales/pt/one.po"),
    "trace gone": lambda p: remove(p / "locales/pt/one.trace.json"),
    "broken trace": lambda p: edit(p / "locales/pt/two.trace.json", r"\{", "["),
    "variant gone": lambda p: remove(p / "locales/pt/one.md"),
    "variant edited": lambda p: edit(p / "locales/pt/one.md", "Kiev", "Keiv"),
    "touched": lambda p: touch(p / "locales/pt/one.po"),
    "glossary": lambda p: edit(p / "glossaries/names.csv", "Kiev", "Kieu"),
    "review required": lambda p: edit(
        p / "transnews.toml", r"build.\n(?!min)", "build]\nmin_reviewed = 9\n"
    ),
}


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(CHANGES)), st.sampled_from(("translate", "build", "other"))
        ),
        min_size=2,
        max_size=6,
    )
)
@example([("review required", "translate"), ("broken PO", "translate")])
def test_a_run_that_skips_does_and_tells_the_same_as_one_that_looks(
    steps: list[tuple[str, str]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        mock.patch.object(stamps, "_SETTLED", 20_000_000),
        mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1755864000"}),
    ):
        folder = make(Path(name, "project"))
        translate(folder)
        for change, command in steps:
            CHANGES[change](folder)
            time.sleep(0.03)
            other = shutil.copytree(folder, Path(name, "other"))
            remove(other / PLACE)
            ways: dict[str, Callable[[Path], Told]] = {
                "translate": translate,
                "build": build,
                "other": lambda folder: translate(folder, signature="fake 2"),
            }
            assert ways[command](folder) == ways[command](other)
            assert contents(folder) == contents(other)
            shutil.rmtree(other)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "project")


def unread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of articles that are parsed from now on."""
    opened: list[str] = []
    load = source.load

    def counted(project: Path, path: Path, *more: object, **named: object) -> object:
        opened.append(path.as_posix())
        return load(project, path, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(source, "load", counted)
    return opened


def test_what_did_not_change_is_not_even_parsed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(project)
    opened = unread(monkeypatch)
    translate(project)
    assert opened == []
    build(project)
    # A build has not yet seen the articles that are in the language of a locale.
    assert set(opened) == set(ARTICLES)
    opened.clear()
    build(project)
    translate(project, dry_run=True)
    assert opened == []


def test_only_what_changed_is_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translate(project)
    opened = unread(monkeypatch)
    edit(project / "articles/one.md", "noon", "nine")
    translate(project)
    assert set(opened) == {"articles/one.md"}


def test_a_change_within_one_tick_of_the_clock_is_seen(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same size, same time, same file: as with git, what was written just now is read."""
    translate(project)
    path = project / "locales/pt/one.po"
    said, stamp_of = path.stat(), stamps.stamp_of
    edit(path, "envoyo lefto", "envoYo lefto")

    def as_before(name: str) -> str:
        return stamps.stamp(said) if name == str(path) else stamp_of(name)

    monkeypatch.setattr(stamps, "stamp_of", as_before)
    opened = unread(monkeypatch)
    translate(project)
    assert set(opened) == {"articles/one.md"}


def test_a_clock_that_went_back_makes_no_stamp_trusted(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("text")
    ahead = time.time_ns() + 3_600_000_000_000
    os.utime(path, ns=(ahead, ahead))
    assert stamps.stamp_of(str(path)) != stamps.stamp_of(str(path))


def test_a_variant_held_back_is_told_each_time(project: Path) -> None:
    edit(project / "transnews.toml", r"build.\n(?!min)", "build]\nmin_reviewed = 9\n")
    first, again = translate(project), translate(project)
    assert first[-1] == again[-1] == 1
    assert [one for one in again if "held back" in str(one)]
    assert build(project) == build(project)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_cache_is_made_anew(project: Path, damage: bytes) -> None:
    before = translate(project)
    kept = contents(project)
    (project / PLACE).write_bytes(damage)
    assert translate(project)[-1] == before[-1]
    assert contents(project) == kept
    rows = sqlite3.connect(project / PLACE)
    assert rows.execute("SELECT count(*) FROM seen").fetchone()[0] > 0
    rows.close()


def test_a_cache_of_another_format_is_made_anew(project: Path) -> None:
    translate(project)
    other = sqlite3.connect(project / PLACE)
    other.execute("PRAGMA user_version = 99")
    other.close()
    translate(project)
    rows = sqlite3.connect(project / PLACE)
    assert rows.execute("PRAGMA user_version").fetchone()[0] == 1
    rows.close()


def test_a_dry_run_leaves_no_cache(project: Path) -> None:
    translate(project, dry_run=True)
    assert not (project / PLACE).exists()


def test_what_changed_between_look_and_learning_is_not_learnt(project: Path) -> None:
    with state.opened(project) as known:
        look = known.look("survey", "articles/one.md", "", "what", ("articles/one.md",))
        edit(project / "articles/one.md", "noon", "nine")
        known.learn(look, "known", {})
    with state.opened(project) as known:
        again = known.look("survey", "articles/one.md", "", "what", ("articles/one.md",))
    assert again.result is None


def _articles(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / PLACE)) as known:
        return {str(article) for (article,) in known.execute("SELECT article FROM seen")}


@pytest.mark.parametrize("run", [translate, build], ids=["translate", "build"])
def test_a_run_over_all_articles_forgets_those_that_are_gone(
    tmp_path: Path, run: Callable[[Path], Told]
) -> None:
    folder = make(tmp_path)
    translate(folder)
    assert _articles(folder) == set(ARTICLES)
    remove(folder / "articles/two.txt")
    run(folder)
    assert _articles(folder) == set(ARTICLES) - {"articles/two.txt"}


def test_a_run_over_some_articles_or_none_forgets_nothing(tmp_path: Path) -> None:
    folder = make(tmp_path)
    translate(folder)
    remove(folder / "articles/two.txt")
    wanted = config.load(folder)
    for paths, stop, dry in (
        ((str(folder / "articles/one.md"),), False, False),
        ((), True, False),
        ((), False, True),
    ):
        job = pipeline.Job(
            folder, wanted, paths, ("pt",), None, dry, stop=[bool, lambda: True][stop]
        )
        pipeline.run(job, lambda *_: ("fake", FakeEngine()), lambda _: None)
        assert _articles(folder) == set(ARTICLES)
