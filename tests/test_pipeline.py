"""A whole run with an engine that answers at once: killed anywhere, nothing is lost."""

import contextlib
import itertools
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from heard import Heard
from transnews import config, files, formats, pipeline, review
from transnews.drafting import Drafted
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.errors import FileError
from transnews.report import Done, Event, Planned, Problem, Progress
from transnews.review import State
from transnews.windows import Item, Windows

ENGLISH = """---
lang: en
---

# Kyiv waits

Kyiv waited for *news* from the port. The [envoy](https://example.org) left at noon.

22 August 2025

- Grain left Kyiv.
- Ships waited.
"""
TEXT = """A ship left at dawn

The ship left Kyiv at dawn. Somebody in the port had seen it go, and others had asked where it went.
"""
PORTUGUESE = "---\nlang: pt\n---\n\nO navio saiu de Lisboa. A carga ficou.\n"
GLOSSARY = (
    "id,type,en,pt,match,keep,note\nkyiv,place,Kyiv,{},exact,,\nlisbon,place,Lisbon,Lisboa,,,\n"
)


class Killed(BaseException):
    """Stands for a kill: nothing in the program may catch it."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    folder = tmp_path / "project"
    for name, text in {
        "articles/one.md": ENGLISH,
        "articles/two.txt": TEXT,
        "articles/três.md": PORTUGUESE,
        "glossaries/names.csv": GLOSSARY.format("Kiev"),
        "transnews.toml": 'locales = ["pt", "en"]\n[project]\nname = "news"\n',
    }.items():
        files.write_text(folder / name, text)
    return folder


def run(
    folder: Path,
    *,
    signature: str = "fake 1",
    paths: tuple[str, ...] = (),
    language: str | None = None,
    dry_run: bool = False,
    answers: dict[str, str] | None = None,
) -> tuple[Heard, list[FakeEngine]]:
    """Run a job in *folder*; return its report and the engines it opened."""
    settings = config.load(folder)
    engines: list[FakeEngine] = []
    report = Heard()

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        engines.append(FakeEngine(answers, signature=f"{signature} {source}_{target}"))
        return f"{source}→{target}", engines[-1]

    job = pipeline.Job(folder, settings, paths, settings.locales, language, dry_run)
    pipeline.run(job, open_engine, report.add)
    return report, engines


def contents(folder: Path) -> dict[str, bytes]:
    found = folder.joinpath("locales").rglob("*")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.is_file()}


def called(engines: list[FakeEngine]) -> list[str]:
    return [text for engine in engines for call in engine.calls for text in call]


def killing(at: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Kill the program before its write number *at*; return what lifts that."""
    count = itertools.count()
    before = {name: getattr(files, name) for name in ("write_text", "replace_text")}

    def wrapped(real: Callable[..., bool]) -> Callable[..., bool]:
        def killed(*args: object) -> bool:
            if next(count) == at:
                raise Killed
            return real(*args)

        return killed

    def lift() -> None:
        for name, real in before.items():
            monkeypatch.setattr(files, name, real)

    for name, real in before.items():
        monkeypatch.setattr(files, name, wrapped(real))
    return lift


def killed_everywhere(
    start: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Yield a copy of *start* in which a run was killed, for each write it would have made."""
    for at in itertools.count():
        folder = start.with_name(f"killed-{at}")
        shutil.copytree(start, folder)
        lift = killing(at, monkeypatch)
        try:
            run(folder)
        except Killed:
            yield folder, lift
            lift()
        else:
            lift()
            assert at >= 9, "three files for each of three articles were to be written"
            return


@pytest.mark.parametrize("redone", [False, True], ids=["fresh", "glossary changed"])
def test_killed_before_any_write_the_next_run_ends_as_if_nothing_had_happened(
    redone: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if redone:
        assert run(project)[0].exit_status == 0
        (project / "glossaries/names.csv").write_text(GLOSSARY.format("Quieve"))
    whole = project.with_name("whole")
    shutil.copytree(project, whole)
    before = contents(whole)
    assert run(whole)[0].exit_status == 0
    after = contents(whole)
    assert before != after
    for folder, lift in killed_everywhere(project, monkeypatch):
        for name, data in contents(folder).items():
            assert data in (before.get(name), after[name]), f"{folder.name}: {name} is torn"
        lift()
        report, _ = run(folder)
        assert report.exit_status == 0
        assert contents(folder) == after, folder.name


def test_killed_after_the_trace_a_name_is_rendered_alike_as_well(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "They left Harkov early.": "Eles deixaram Carcóvia cedo.",
        "They came to Harkov late.": "Eles vieram a Carcóvia tarde.",
        "They saw Harkov again.": "Eles viram Kharkovo novamente.",
    }
    (project / "articles/two.txt").write_text("\n\n".join(answers) + "\n")
    article = (str(project / "articles/two.txt"),)
    whole = project.with_name("whole")
    shutil.copytree(project, whole)
    run(whole, paths=(str(whole / "articles/two.txt"),), language="en", answers=answers)
    lift = killing(1, monkeypatch)
    with pytest.raises(Killed):
        run(project, paths=article, language="en", answers=answers)
    lift()
    run(project, paths=article, language="en", answers=answers)
    assert contents(project) == contents(whole)
    assert "Eles viram Carcóvia novamente." in (project / "locales/pt/two.po").read_text()


def test_what_stood_in_the_trace_when_it_was_killed_is_not_asked_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without the glossary: a repaired sentence is asked again, in its first wording.
    (project / "glossaries/names.csv").unlink()
    article = (str(project / "articles/two.txt"),)
    lift = killing(1, monkeypatch)
    with pytest.raises(Killed):
        run(project, paths=article)
    lift()
    assert list(contents(project)) == ["locales/pt/two.trace.json"]
    report, engines = run(project, paths=article)
    # A name is rendered alike through the article, which takes the alignment.
    assert called(engines) == ["The ship left Kyiv at dawn."]
    assert report.events[0].reused == 2
    assert len(contents(project)) == 3


def test_running_again_changes_no_byte_and_asks_no_model(project: Path) -> None:
    assert run(project)[0].exit_status == 0
    before = contents(project)
    report, engines = run(project)
    assert contents(project) == before
    assert called(engines) == []
    assert all(done.written == () and done.pending == 0 for done in report.events)


def test_another_engine_makes_the_drafts_again_but_not_what_a_person_wrote(project: Path) -> None:
    run(project)
    po = project / "locales/pt/one.po"
    text = po.read_text().replace('#, fuzzy\nmsgctxt "list-item"\nmsgid "Ships', "SHIPS", 1)
    assert "SHIPS" in text
    po.write_text(text.replace("SHIPS", 'msgctxt "list-item"\nmsgid "Ships'))
    drafted, mine = po.read_text().split("\n\n")[-1].split("\n", 1)
    assert drafted.startswith("# machine draft: ")
    _, engines = run(project, signature="fake 2", answers={"Ships waited.": "Esperaram."})
    assert called(engines)
    assert "Ships waited." not in called(engines)
    assert mine.strip() in po.read_text()
    answers = {"Kiev waits": "Kiev espera", "Kyiv waits": "Kiev espera"}
    run(project, signature="fake 3", answers=answers)
    assert "Kiev espera" in po.read_text()
    assert "fake 3" in po.read_text()
    assert mine.strip() in po.read_text()


def test_a_full_disk_stops_one_article_and_not_the_next(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.replace_text

    def full(path: Path, old: str | None, text: str, shown: str = "") -> bool:
        if path.name == "one.po":
            raise FileError(f"{shown}: cannot be written: the disk is full")
        return write(path, old, text, shown)

    monkeypatch.setattr(files, "replace_text", full)
    report, _ = run(project)
    assert [p.message for p in report.wrong] == [
        "locales/pt/one.po: cannot be written: the disk is full"
    ]
    assert report.exit_status == 2
    assert {done.article for done in report.events} == {"articles/two.txt", "articles/três.md"}
    monkeypatch.setattr(files, "replace_text", write)
    assert run(project)[0].exit_status == 0


def test_a_broken_trace_is_told_and_left_as_it_is_and_the_article_goes_on(project: Path) -> None:
    run(project)
    trace, po = project / "locales/pt/one.trace.json", project / "locales/pt/one.po"
    trace.write_text("<<<<<<< HEAD\n")
    before = po.read_text()
    article = project / "articles/one.md"
    article.write_text(article.read_text() + "- Everybody left.\n")
    report, _ = run(project)
    (problem,) = report.wrong
    assert problem.message.startswith("locales/pt/one.trace.json:1: not JSON")
    assert problem.exit_status == 1
    assert trace.read_text() == "<<<<<<< HEAD\n"
    assert "Everybody left." in po.read_text()
    for entry in before.split("\n\n")[1:]:
        assert entry.strip().partition("msgid")[2] in po.read_text()
    assert (project / "locales/pt/one.md").read_text().count("\n- ") == 3


def test_a_dry_run_writes_nothing_and_says_what_waits(project: Path) -> None:
    report, engines = run(project, dry_run=True)
    assert contents(project) == {}
    assert called(engines) == []
    assert all(done.pending == done.messages > 0 and not done.drafted for done in report.events)


def test_windows_of_any_size_give_the_same_files(project: Path) -> None:
    small = project.with_name("small")
    shutil.copytree(project, small)
    small_settings = small / "transnews.toml"
    small_settings.write_text(small_settings.read_text() + "[engine]\nwindow = 1\n")
    run(project)
    run(small)
    assert contents(small) == contents(project)


def test_the_events_of_a_run_add_up_to_the_words_that_were_planned(project: Path) -> None:
    events: list[Event] = []
    settings = config.load(project)
    job = pipeline.Job(project, settings, (), settings.locales)
    pipeline.run(job, lambda s, t: (f"{s}→{t}", FakeEngine()), events.append)
    planned = sum(event.words for event in events if isinstance(event, Planned))
    progress = sum(event.words for event in events if isinstance(event, Progress))
    assert planned == progress == sum(event.words for event in events if isinstance(event, Done))
    assert not any(isinstance(event, Problem) for event in events)


def test_a_draft_that_msgmerge_moved_to_a_changed_text_is_made_again(project: Path) -> None:
    """Msgmerge leaves no previous msgid on entries that were fuzzy, so the trace must tell."""
    run(project, paths=(str(project / "articles/two.txt"),))
    for name in ("articles/two.txt", "locales/pt/two.po"):
        text = (project / name).read_text("utf-8")
        (project / name).write_text(
            text.replace("The ship left Kyiv", "The boat left Kyiv"), "utf-8"
        )
    _, engines = run(project, paths=(str(project / "articles/two.txt"),))
    assert any("boat" in sent for sent in called(engines))
    assert "The boato" in (project / "locales/pt/two.txt").read_text("utf-8")


def test_a_reviewed_text_whose_source_came_back_is_not_outdated(project: Path) -> None:
    run(project, paths=(str(project / "articles/two.txt"),))
    article, po = project / "articles/two.txt", project / "locales/pt/two.po"
    before = article.read_text("utf-8")
    po.write_text(po.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    article.write_text(before.replace("The ship left Kyiv", "The boat left Kyiv"), "utf-8")
    report, _ = run(project, paths=(str(article),))
    assert "1 outdated" in report.wrong[0].message
    article.write_text(before, "utf-8")
    report, _ = run(project, paths=(str(article),))
    assert report.wrong == []
    entries = review.parse(po.read_text("utf-8"), "two.po").entries
    assert {entry.state for entry in entries if not entry.obsolete} == {State.REVIEWED}


def test_a_window_is_let_go_also_where_nothing_needs_a_draft(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory stays flat on an archive that is done already."""
    settings = project / "transnews.toml"
    settings.write_text(settings.read_text("utf-8") + "[engine]\nwindow = 1\n", "utf-8")
    run(project)
    held: list[int] = []
    end = Windows._end

    def counted(self: Windows, window: Sequence[Item], made: Sequence[Drafted]) -> None:
        held.append(len(window))
        end(self, window, made)

    monkeypatch.setattr(Windows, "_end", counted)
    (project / ".transnews" / "state.sqlite").unlink()  # else they are not even opened
    _, engines = run(project)
    assert called(engines) == []
    assert max(held) == 1


PAGE = """<html lang="en"><head><title>Kyiv waits</title>
<script type="application/ld+json">{"headline": "Kyiv waits", "inLanguage": "en"}</script>
</head><body><h1>Kyiv waits</h1>
<p>Ships of the <abbr title="United Nations">UN</abbr> <a href="/x" title="A map">left</a>.<br>All
of them.</p></body></html>
"""


def test_a_page_is_translated_in_all_its_corners_and_linked_to_its_variants(project: Path) -> None:
    linked = '[build]\nhreflang = "https://news.org/{locale}/{path}.html"\n'
    files.write_text(project / "transnews.toml", f'locales = ["pt", "de-AT"]\n{linked}')
    name = project / "articles/a page.html"
    files.write_text(name, PAGE)
    words = {"Kyiv waits": "Kiev espera", "A map": "Um mapa", "United Nations": "Nações Unidas"}
    report, engines = run(project, paths=(str(name),), answers=words)
    assert not report.wrong
    assert called(engines).count("Kyiv waits") == 2, "once a locale"
    assert "All of them." in called(engines), "a line break ends a sentence"
    page = files.read_text(project / "locales/pt/a page.html")
    assert page.count("Kiev espera") == 3
    assert '"inLanguage": "pt"' in page
    assert '<abbr title="Nações Unidas">' in page
    assert '<a href="/x" title="Um mapa">' in page
    assert re.findall('hreflang="(.*?)" href="(.*?)"', page) == [
        (code, f"https://news.org/{code}/a%20page.html") for code in ("en", "pt", "de-AT")
    ]
    before = contents(project)
    run(project, paths=(str(name),), answers=words)
    assert contents(project) == before


def approve(po: Path, source: str, target: str) -> None:
    """Translate a message as a person does, and pass it."""
    text = review.parse(po.read_text(), po.name)
    (entry,) = (entry for entry in text.entries if entry.key.text == source)
    old = po.read_text()
    start = (
        old.index(f'msgid "{source[:60]}') if f'msgid "{source[:60]}' in old else old.index(source)
    )
    flag = old.rindex("#, fuzzy\n", 0, start)
    assert entry.fuzzy
    wrapped = re.compile(r'msgstr (?:"[^\n]*"\n)+')
    rest = wrapped.sub(f'msgstr "{target}"\n', old[start:], count=1)
    po.write_text(old[:flag] + old[flag + len("#, fuzzy\n") : start] + rest)


def test_of_a_changed_text_the_sentences_that_a_person_translated_stay_in_the_draft_beside_it(
    project: Path,
) -> None:
    article, po = project / "articles/two.txt", project / "locales/pt/two.po"
    article.write_text("Old ships\n\nOne ship left. It had 3 masts. All saw it.\n")
    run(project)
    approve(po, "One ship left. It had 3 masts. All saw it.", "Um navio saiu. Tinha 3. Viram-no.")
    article.write_text("Old ships\n\nOne ship left. It had 4 masts. All saw it.\n")
    run(project)
    entry = next(e for e in review.parse(po.read_text(), "po").entries if "4" in e.key.text)
    assert entry.state is State.OUTDATED
    assert entry.msgstr == "Um navio saiu. Tinha 3. Viram-no."
    assert entry.notes == (
        "changed: number: 3 → 4",
        "draft of the new text: […] It hado 4 mastso. […]",
    )
    before = contents(project)
    _, engines = run(project)
    assert contents(project) == before
    assert not any(engine.calls for engine in engines)


def test_a_renamed_article_keeps_its_work_and_its_variant(project: Path) -> None:
    run(project)
    po = project / "locales/pt/one.po"
    approve(po, "Ships waited.", "Os navios esperaram.")
    run(project)
    before = contents(project)
    (project / "articles/later").mkdir()
    (project / "articles/one.md").rename(project / "articles/later/new.md")
    _, engines = run(project)
    after = contents(project)
    assert not any(engine.calls for engine in engines)
    assert not (project / "locales/pt/one.po").exists()
    moved = {name.replace("later/new", "one") for name in after}
    assert moved == set(before)
    for name in ("locales/pt/later/new.po", "locales/pt/later/new.md"):
        old = before[name.replace("later/new", "one")].decode()
        assert after[name].decode() == old.replace("articles/one.md", "articles/later/new.md")


def test_a_renamed_article_that_is_killed_anywhere_keeps_its_work(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project)
    approve(project / "locales/pt/one.po", "Ships waited.", "Os navios esperaram.")
    (project / "articles/one.md").rename(project / "articles/new.md")
    (project / "articles/new.md").write_text(
        ENGLISH.replace("- Grain left Kyiv.", "- Oil left Kyiv.")
    )
    whole = project.parent / "whole"
    shutil.copytree(project, whole)
    run(whole)
    for at in range(1, 8):
        copy = project.parent / f"killed{at}"
        shutil.copytree(project, copy)
        with monkeypatch.context() as patch:
            _kill_at_move_or_write(at, patch)
            with contextlib.suppress(Killed):
                run(copy)
        report, _ = run(copy)
        assert [p.message for p in report.wrong] == []
        assert contents(copy) == contents(whole)


def _kill_at_move_or_write(at: int, patch: pytest.MonkeyPatch) -> None:
    """Kill the program at the *at*-th time that it moves or writes a file."""
    count = itertools.count(1)
    for name in ("move", "write_text", "replace_text"):
        real = getattr(files, name)

        def killed(*args: object, real: Callable[..., bool] = real) -> bool:
            if next(count) == at:
                raise Killed
            return real(*args)

        patch.setattr(files, name, killed)


TABLE = """---
lang: en
---

| Ships | Run `a \\| b` now |
|---|---|
| One \\| two | [Left](/x "A map") |
"""


def test_a_bar_in_a_translation_makes_no_cell_of_its_own(project: Path) -> None:
    name = project / "articles/table.md"
    files.write_text(name, TABLE)
    said = {"Ships": "Barcos | navios", "One | two": "Um | dois", "Left": "Foi | saiu"}
    report, _ = run(project, paths=(str(name),), answers=said | {"A map": "O mapa | a carta"})
    assert not report.wrong
    table = files.read_text(project / "locales/pt/table.md").partition("\n\n")[2]
    assert table.splitlines()[0] == r"| Barcos \| navios | Run `a \| b` nowo |"
    assert table.splitlines()[2] == r'| Um \| dois | [Foi \| saiu](/x "O mapa \| a carta") |'
    read = [block.text for block in formats.parse(table, "markdown")]
    assert read == [
        r"Barcos \| navios",
        r"Run `a \| b` nowo",
        r"Um \| dois",
        r'[Foi \| saiu](/x "O mapa \| a carta")',
        r"O mapa \| a carta",
    ]


BLURRED = """---
lang: en
---

# Ships

Kyiv waits. The [old harbour](/h) of [Kyiv](/k) sent [14 ships](/s) on [Monday](/m) to **Odesa**.
Nobody came.
"""


def test_without_an_alignment_links_go_to_what_is_known_and_a_guess_is_told_everywhere(
    project: Path,
) -> None:
    files.write_text(project / "articles/blurred.md", BLURRED)
    said = {
        "Kyiv waits.": "Kiev espera já.",
        "The old harbour of Kyiv sent 14 ships on Monday to Odesa.": (
            "Na segunda o porto velho e muito antigo de Kiev mandou 14 navios para Odesa."
        ),
        "Nobody came.": "Ninguém veio cá.",
    }
    report, _ = run(project, paths=(str(project / "articles/blurred.md"),), answers=said)
    variant = files.read_text(project / "locales/pt/blurred.md")
    assert "de [Kiev](/k)" in variant
    assert "[14](/s) navios" in variant
    assert "para **Odesa**." in variant
    sentence = variant.partition("já. ")[2].partition(" Ninguém")[0]
    assert "(/h)" in sentence, "a guess stays in its sentence"
    assert "(/m)" in sentence
    guess = "its place in the translation is a guess"
    guesses = [f"[old harbour](/h): {guess}", f"[Monday](/m): {guess}"]
    po = files.read_text(project / "locales/pt/blurred.po")
    assert [line for line in po.splitlines() if guess in line] == [
        f"#. look (markup): {told}" for told in guesses
    ]
    trace = files.read_text(project / "locales/pt/blurred.trace.json")
    assert all(told in trace for told in guesses)
    (done,) = [event for event in report.events if event.locale == "pt"]
    assert [f"markup: {told}" for told in guesses] == [
        str(found) for found in done.findings if found.check == "markup"
    ]


def test_a_person_s_text_is_theirs_also_where_it_stands_beside_an_outdated_one(
    project: Path,
) -> None:
    article, po = project / "articles/two.txt", project / "locales/pt/two.po"
    old, new = "One ship left the harbour.", "One ship left the old harbour."
    article.write_text(f"Old ships\n\n{old}\n")
    run(project)
    approve(po, old, "Um navio saiu.")
    article.write_text(f"Old ships\n\n{new}\n")
    run(project)  # the text is outdated here, and the former message is obsolete
    article.write_text(f"Old ships\n\n{old}\n\n{new}\n")
    run(project)
    key = review.parse(po.read_text(), "po").entries[1].key
    assert key.text == old
    edit = review.Edit(key, "Um navio saiu.", fuzzy=True)
    po.write_text(review.edit(po.read_text(), [edit], "po"))
    for signature in ("fake 2", "fake 3"):
        run(project, signature=signature)
    entries = {entry.key.text: entry for entry in review.parse(po.read_text(), "po").entries}
    assert entries[old].msgstr == entries[new].msgstr == "Um navio saiu."


def test_a_renamed_article_keeps_its_work_though_most_of_its_texts_were_reworded(
    project: Path,
) -> None:
    run(project)
    text = "Three ships waited in the harbour of Kyiv for days."
    (project / "articles/four.txt").write_text(f"Ships\n\n{text}\n\nA man saw them go at noon.\n")
    run(project)
    approve(project / "locales/pt/four.po", text, "Três navios esperavam.")
    (project / "articles/four.txt").unlink()
    (project / "articles/five.txt").write_text(
        "Ships\n\nThree ships waited in the port of Kyiv for days.\n\nA man saw them go at dawn.\n"
    )
    run(project)
    assert not (project / "locales/pt/four.po").exists()
    entries = review.parse((project / "locales/pt/five.po").read_text(), "po").entries
    assert [entry.msgstr for entry in entries if entry.state is State.OUTDATED] == [
        "Três navios esperavam."
    ]
