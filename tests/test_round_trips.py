"""PO files that real programs saved, in their own manner, are read, kept, and built from."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from translate.storage import pypo

from heard import Heard
from transnews import config, pipeline, review
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.model import Key

FIXTURES = Path(__file__).parent / "fixtures" / "round_trips"
PO, ARTICLE = Path("locales/pt_BR/harbour.po"), Path("articles/harbour.md")
HEADERS = ("Project-Id-Version", "Last-Translator", "Language-Team", "Language", "X-Newsroom")
BEFORE, AFTER = "agradeceu a", "deu graças a"
"""What the person at the program changes: one word in one text."""


@dataclass(frozen=True)
class People:
    """What people own in a PO file."""

    texts: dict[Key, tuple[str, review.State, str | None, str]]
    obsolete: dict[Key, tuple[str, str]]
    header: tuple[str, ...]


def people(path: Path) -> People:
    catalog = review.parse(path.read_text("utf-8"), path.name)
    return People(
        {
            e.key: (e.msgstr, e.state, e.previous, e.remark.strip())
            for e in catalog.entries
            if not e.obsolete
        },
        {e.key: (e.msgstr, e.remark.strip()) for e in catalog.entries if e.obsolete},
        tuple(catalog.field(name) for name in HEADERS),
    )


def edited(before: People) -> People:
    texts = {
        key: (msgstr.replace(BEFORE, AFTER), *rest) for key, (msgstr, *rest) in before.texts.items()
    }
    return People(texts, before.obsolete, before.header)  # type: ignore[arg-type]


def translate(folder: Path) -> Heard:
    """Run ``transnews translate``, which builds as well, with an engine of no weight."""
    report = Heard()

    def engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine({}, signature="fake 1")

    settings = config.load(folder)
    job = pipeline.Job(folder, settings, (), settings.locales, None, False)
    pipeline.run(job, engine, report.add)
    return report


def program(*command: str) -> Callable[[Path], None]:
    """Return what lets a program of gettext write the file again."""

    def save(path: Path) -> None:
        words = [word.format(po=path.name) for word in command]
        done = subprocess.run(words, cwd=path.parent, capture_output=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
        path.write_bytes(done.stdout)

    return save


def msgmerge(path: Path) -> None:
    template = path.with_suffix(".pot")
    empty = ["msgattrib", "--empty", "--no-obsolete", path.name]
    made = subprocess.run(empty, cwd=path.parent, capture_output=True, check=True, timeout=60)
    template.write_bytes(made.stdout)
    program("msgmerge", "--previous", "--quiet", "{po}", template.name)(path)
    template.unlink()


def weblate(width: int) -> Callable[[Path], None]:
    """Save as Weblate does, by the library that it uses."""

    def save(path: Path) -> None:
        store = pypo.pofile.parsefile(str(path))
        store.wrapper.width = width
        for unit in store.units:
            if BEFORE in str(unit.target):
                unit.target = str(unit.target).replace(BEFORE, AFTER)
        store.updateheader(X_Generator="Weblate 5.13", PO_Revision_Date="2026-03-01 10:00+0000")
        path.write_bytes(bytes(store))

    return save


def windows(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def byte_order_mark(path: Path) -> None:
    """As some editors on Windows do; gettext refuses such a file, and the next run mends it."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


SED = ("msgfilter", "-i", "{po}", "sed", "-e", f"s/{BEFORE}/{AFTER}/")
PROGRAMS: dict[str, tuple[Callable[[Path], None], bool]] = {
    "msgcat": (program("msgcat", "{po}"), False),
    "msgcat, narrow": (program("msgcat", "--width=40", "{po}"), False),
    "msgcat, sorted": (program("msgcat", "--sort-output", "{po}"), False),
    "msgcat, escaped": (program("msgcat", "--escape", "{po}"), False),
    "msgattrib": (program("msgattrib", "--no-wrap", "{po}"), False),
    "msgfilter": (program(*SED), True),
    "msgmerge": (msgmerge, False),
    "Weblate": (weblate(77), True),
    "Weblate, unwrapped": (weblate(-1), True),
    "CR LF": (windows, False),
    "byte order mark": (byte_order_mark, False),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    for place, name in ((ARTICLE, "harbour.md"), (PO, "harbour.po")):
        (tmp_path / place).parent.mkdir(parents=True)
        shutil.copy(FIXTURES / name, tmp_path / place)
    (tmp_path / "transnews.toml").write_text('locales = ["pt-BR"]\n')
    return tmp_path


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_a_program_saved_is_kept_and_a_second_run_writes_nothing(
    name: str, project: Path
) -> None:
    save, edits = PROGRAMS[name]
    translate(project)
    before = people(project / PO)
    assert len(before.texts) == 11
    assert before.header == people(FIXTURES / "harbour.po").header
    save(project / PO)
    translate(project)
    assert people(project / PO) == (edited(before) if edits else before)
    saved = (project / PO).read_bytes()
    translate(project)
    assert (project / PO).read_bytes() == saved


def test_the_variant_says_what_the_program_saved(project: Path) -> None:
    """Once nothing is outdated it is built, with the text that was edited."""
    translate(project)
    program("msgattrib", "--clear-fuzzy", "--clear-previous", "{po}")(project / PO)
    PROGRAMS["Weblate"][0](project / PO)
    translate(project)
    variant = (project / PO).with_suffix(".md").read_text("utf-8")
    assert f"Marta Reis, de 54 anos, {AFTER} [todos](https://example.org/reis)." in variant
    assert "O caminho é `C:\\port\\new`, disse o prefeito — 日本語 😀 Київ." in variant
    assert "translation: reviewed" in variant


@pytest.mark.parametrize("name", ["poedit.po", "lokalize.po"])
def test_what_an_editor_saved_is_kept_to_the_letter(name: str, project: Path) -> None:
    """Of the file that was opened, but for the one text to which ``x`` was added."""
    opened = people(project / PO)
    shutil.copy(FIXTURES / name, project / PO)
    saved = people(project / PO)
    changed = [key for key in opened.texts if opened.texts[key] != saved.texts[key]]
    assert len(changed) == 1
    assert saved.texts[changed[0]][0] == f"{opened.texts[changed[0]][0]} x"
    assert saved.obsolete == opened.obsolete
    translate(project)
    kept = people(project / PO)
    reviewed = {k: v for k, v in saved.texts.items() if v[1] is not review.State.MISSING}
    assert {key: kept.texts[key] for key in reviewed} == reviewed
    assert (kept.obsolete, kept.header) == (saved.obsolete, saved.header)
    before = (project / PO).read_bytes()
    translate(project)
    assert (project / PO).read_bytes() == before
