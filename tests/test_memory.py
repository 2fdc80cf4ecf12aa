"""The memory: what it finds, what it reads from elsewhere, and its commands."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from transnews import cli, memory
from transnews.config import Settings
from transnews.errors import FileError, TmxError
from transnews.memory import Memory, Query, Tier, tmx

HEAD = (
    'msgid ""\nmsgstr ""\n"Last-Translator: Ana <ana@example.org>\\n"\n'
    '"PO-Revision-Date: 2026-03-01 10:00+0100\\n"\n"X-Source-Language: en_US\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
Pairs = Sequence[tuple[str, str]]


def write(project: Path, name: str, pairs: Pairs, locale: str = "pt") -> Path:
    path = project / "locales" / locale / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = (f'\n#: articles/{name}.md\nmsgid "{a}"\nmsgstr "{b}"\n' for a, b in pairs)
    path.write_text(HEAD + "".join(entries), encoding="utf-8")
    return path


@contextmanager
def remembered(project: Path) -> Iterator[Memory]:
    with memory.open_memory(project) as handle:
        assert not memory.refresh(handle, project, Settings()).problems
        yield handle


def test_competing_translations_are_all_given_the_one_in_context_first(tmp_path: Path) -> None:
    write(tmp_path, "a", [("Yes.", "Sim."), ("Go.", "Vá.")])
    write(tmp_path, "b", [("No.", "Não."), ("Go.", "Ide.")])
    with remembered(tmp_path) as handle:
        found = memory.exact(handle, Query("Go.", "en", "pt", "markdown", before="No."))
    assert [(m.segment.target, m.in_context) for m in found] == [("Ide.", True), ("Vá.", False)]


def test_a_text_without_neighbours_is_in_no_context(tmp_path: Path) -> None:
    write(tmp_path, "a", [("Go.", "Vá.")])
    with remembered(tmp_path) as handle:
        [found] = memory.exact(handle, Query("Go.", "en", "pt", "markdown"))
    assert not found.in_context


def test_markup_counts_only_where_it_means_the_same(tmp_path: Path) -> None:
    write(tmp_path, "a", [("*Go*.", "*Vá*."), ("Go.", "Vá.")])
    with remembered(tmp_path) as handle:
        assert memory.exact(handle, Query("*Go*.", "en", "pt", "markdown"))
        assert not memory.exact(handle, Query("*Go*.", "en", "pt", "html"))
        assert memory.exact(handle, Query("Go.", "en", "pt", "html"))


def test_no_other_language_or_locale_answers(tmp_path: Path) -> None:
    write(tmp_path, "a", [("Go.", "Vá.")], locale="pt_BR")
    with remembered(tmp_path) as handle:
        assert memory.exact(handle, Query("Go.", "en-GB", "pt-BR"))
        assert not memory.exact(handle, Query("Go.", "en", "pt"))
        assert not memory.exact(handle, Query("Go.", "de", "pt-BR"))


TALKS = "The talks in Lisbon will go on until Friday"


def test_near_texts_come_by_likeness_and_never_the_text_itself(tmp_path: Path) -> None:
    texts = [
        TALKS,
        TALKS.replace("Friday", "Monday"),
        TALKS.replace("Lisbon", "Porto").replace("Friday", "May"),
        "Nothing alike stands here at all",
    ]
    write(tmp_path, "a", [(text, f"{at}.") for at, text in enumerate(texts)])
    with remembered(tmp_path) as handle:
        found = memory.near(handle, Query(TALKS, "en", "pt", "markdown"))
    assert [match.segment.target for match in found] == ["1.", "2."]
    assert 99 > found[0].score > found[1].score >= 75


def test_a_veto_lowers_the_score_and_says_why(tmp_path: Path) -> None:
    write(tmp_path, "a", [(TALKS.replace("will", "will not"), "Não."), (f"{TALKS} noon", "Sim.")])

    def veto(old: str, new: str, language: str) -> tuple[str, ...]:
        assert (new, language) == (TALKS, "en")
        return ("negation changed",) if "not" in old else ()

    with remembered(tmp_path) as handle:
        query = Query(TALKS, "en", "pt", "markdown")
        plain = memory.near(handle, query)
        yes, no = memory.near(handle, query, veto=veto)
    assert (yes.segment.target, yes.reasons) == ("Sim.", ())
    assert (no.segment.target, no.reasons) == ("Não.", ("negation changed",))
    assert no.score == next(m.score for m in plain if m.segment.target == "Não.") - 15


def test_a_veto_sees_the_texts_without_their_markup(tmp_path: Path) -> None:
    text = "The [talks](https://a.org/{}) in Lisbon will go on."
    write(tmp_path, "a", [(text.format(3), "Sim.")])
    seen: list[tuple[str, str]] = []

    def veto(old: str, new: str, language: str) -> tuple[str, ...]:
        seen.append((old, new))
        return ()

    with remembered(tmp_path) as handle:
        memory.near(handle, Query(text.format(4), "en", "pt", "markdown"), veto=veto)
    assert seen == [("The talks in Lisbon will go on.",) * 2]


def test_near_works_where_no_space_parts_the_words(tmp_path: Path) -> None:
    write(tmp_path, "a", [("和平谈判将在里斯本继续进行", "1."), ("他们昨天没有来", "2.")])
    with remembered(tmp_path) as handle:
        [found] = memory.near(handle, Query("和平谈判将在波尔图继续进行", "en", "pt"), minimum=60)
        [hit] = memory.find(handle, "谈判")
    assert found.segment.target == hit.segment.target == "1."
    assert [span.of(hit.segment.source) for span in hit.source] == ["谈", "判"]


def test_sentences_come_from_texts_with_as_many_and_only_if_all_agree(tmp_path: Path) -> None:
    write(tmp_path, "a", [("He **left**. It rained.", "**Saiu**. Choveu."), ("One. Two.", "Um.")])
    write(tmp_path, "b", [("It rained. Night fell.", "Chovia. Caiu a noite.")])
    with remembered(tmp_path) as handle:
        known = memory.sentences(handle, "en", "pt")
        assert known.get("He left.") == "Saiu."
        assert known.get("Night fell.") == "Caiu a noite."
        assert "It rained." not in known
        assert "One." not in known


def test_words_are_found_on_both_sides_in_any_order_the_closest_first(tmp_path: Path) -> None:
    pairs = [
        ("A statement that both made was joint.", "1."),
        ("The joint statement came late.", "2."),
        ("Nothing.", "Declaração conjunta."),
        ("Joints and statements.", "3."),
    ]
    write(tmp_path, "a", pairs)
    with remembered(tmp_path) as handle:
        found = memory.find(handle, "Joint STATEMENT")
        assert [hit.segment.target for hit in found] == ["2.", "1.", "3."]
        assert [span.of(found[0].segment.source) for span in found[0].source] == [
            "joint",
            "statement",
        ]
        [hit] = memory.find(handle, "declaracao", locale="pt", language="en")
        assert [span.of(hit.segment.target) for span in hit.target] == ["Declaração"]
        assert not memory.find(handle, "declaracao", locale="ru")
        assert not memory.find(handle, "«»")


def test_an_older_database_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path, "a", [("Go.", "Vá.")])
    with remembered(tmp_path) as handle:
        handle.rows("PRAGMA user_version = 999")
    with memory.open_memory(tmp_path) as handle:
        done = memory.refresh(handle, tmp_path, Settings())
    assert (done.read, done.reviewed, done.remade) == (1, 1, "it was of another format")


def test_damage_that_shows_on_the_way_costs_one_empty_answer(tmp_path: Path) -> None:
    write(tmp_path, "a", [("Go.", "Vá.")])
    with remembered(tmp_path) as handle:
        handle.rows("DROP TABLE sentences")
        assert memory.sentences(handle, "en", "pt").get("Go.") is None
        assert handle.broken
    assert not (tmp_path / ".transnews" / "memory.sqlite").exists()
    with remembered(tmp_path) as handle:
        assert memory.sentences(handle, "en", "pt").get("Go.") == "Vá."


def test_a_database_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / ".transnews").write_text("a file")
    with pytest.raises(FileError, match="cannot be made"):
        memory.open_memory(tmp_path).__enter__()


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a", [("Go.", "Vá.")])
    write(tmp_path, "b", [("Stay.", "Fique.")])
    with remembered(tmp_path) as handle:
        path.touch()
        assert memory.refresh(handle, tmp_path, Settings()).read == 0
        path.write_text(path.read_text(encoding="utf-8").replace("Vá", "Ir"), encoding="utf-8")
        assert memory.refresh(handle, tmp_path, Settings()).read == 1
        path.unlink()
        assert memory.refresh(handle, tmp_path, Settings()).removed == 1
        assert not memory.exact(handle, Query("Go.", "en", "pt"))


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" segtype="sentence" adminlang="EN-US" srclang="EN-US"
    o-tmf="OmegaT TMX" datatype="plaintext"/>
  <body>
    <tu>
      <prop type="prev">Yes.</prop>
      <tuv lang="EN-US">
        <seg>Go <bpt i="0">&lt;b&gt;</bpt>home<ept i="0">&lt;/b&gt;</ept>.</seg>
      </tuv>
      <tuv lang="PT-PT" changeid="ana" changedate="20260301T090000Z"><seg>Vá.</seg></tuv>
    </tu>
    <tu><tuv lang="EN-US"><seg>Nobody</seg></tuv><tuv lang="XX-YY"><seg>Knows</seg></tuv></tu>
  </body>
</tmx>
"""


def read(text: str | bytes) -> tuple[tuple[str, str, str], ...]:
    data = text.encode() if isinstance(text, str) else text
    found = tmx.read(data, "m.tmx", ("pt",)).segments
    return tuple((one.source, one.target, one.locale) for one in found)


def test_what_omegat_writes_is_read_without_its_codes() -> None:
    assert read(OMEGAT) == (("Go home.", "Vá.", "pt"),)
    utf16 = OMEGAT.replace("UTF-8", "UTF-16").encode("utf-16")
    [one] = tmx.read(utf16, "m.tmx", ()).segments
    assert (one.locale, one.language, one.before, one.tier) == (
        *("pt-PT", "en-US", "Yes."),
        Tier.REVIEWED,
    )


BOMB = (
    '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv>'
    '<tuv xml:lang="pt"><seg>b</seg></tuv></tu></body></tmx>'
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, "m.tmx: it declares entities of its own"),
        (
            BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/hostname"'),
            "m.tmx: it declares entities of its own",
        ),
        (OMEGAT[:-30], "m.tmx:14: not XML from here on"),
        ("", "m.tmx: the file is empty"),
        ("no xml", "m.tmx:1: not XML from here on"),
        ("<xliff/>", "its first element is <xliff>"),
        ("<a>" * 100_000, "m.tmx: not a TMX file"),
        (OMEGAT.replace("Vá", "V\x00"), "not XML from here on"),
        ("<tmx>" * 100_000, "not XML from here on"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_reasons(text: str, reason: str) -> None:
    with pytest.raises(TmxError) as error:
        read(text)
    assert reason in str(error.value)


def test_all_languages_of_a_unit_may_be_the_source_where_it_says_so() -> None:
    assert read(OMEGAT.replace('srclang="EN-US"', 'srclang="*all*"')) == (
        ("Go home.", "Vá.", "pt"),
        ("Vá.", "Go home.", "en-US"),
    )


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "transnews.toml").write_text('locales = ["pt"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["transnews", "memory", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def test_find_shows_both_sides_with_the_words_marked(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "a", [("The joint statement.", "A declaração conjunta.")])
    assert run("find", "statement", "joint") == (
        0,
        "locales/pt/a.po, en-US → pt, reviewed\n"
        "  The [[joint]] [[statement]].\n  A declaração conjunta.\n",
        "",
    )
    status, out, _ = run("find", "conjunta", "--json")
    [hit] = json.loads(out)
    assert (status, hit["target_hits"], hit["tier"]) == (0, [[13, 21]], "reviewed")
    assert run("find", "nowhere")[:2] == (0, "")


def test_a_broken_po_file_is_told_and_the_rest_is_found(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "a", [("Go.", "Vá.")])
    write(tmp_path, "b", [("Go.", "Vá.")]).write_text("msgid", encoding="utf-8")
    status, out, err = run("find", "go")
    assert (status, out.count("[[Go]]")) == (1, 1)
    assert err.startswith("transnews: locales/pt/b.po:1: ")


def test_export_import_status_and_rebuild(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "a", [("Go.", "Vá."), ("Stay & wait.", "Fique.")])
    assert run("export", "out.tmx") == (0, "out.tmx: 2 texts\n", "")
    text = (tmp_path / "out.tmx").read_text(encoding="utf-8")
    assert 'changeid="Ana &lt;ana@example.org&gt;" changedate="20260301T090000Z"' in text
    assert run("import", "out.tmx") == (0, "memories/out.tmx: 2 texts en-US → pt\n", "")
    assert run("import", "out.tmx")[0] == 0
    (tmp_path / "out.tmx").write_text(text.replace("Go.", "Run."), encoding="utf-8")
    assert run("import", "out.tmx")[2].endswith("says something else; rename one of them\n")
    (tmp_path / "locales" / "pt" / "a.po").unlink()
    assert run("status")[1].splitlines()[1].split() == ["en-US", "→", "pt", "2", "0"]
    assert run("rebuild") == (0, "1 file: 2 reviewed texts, 0 drafts\n", "")
    assert "memories/out.tmx" in run("find", "wait")[1]


def test_a_broken_tmx_file_is_not_taken_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_text(OMEGAT[:400], encoding="utf-8")
    status, _, err = run("import", "bad.tmx")
    assert (status, "not XML from here on" in err) == (1, True)
    (tmp_path / "bad.tmx").write_text("<tmx><body/></tmx>", encoding="utf-8")
    status, _, err = run("import", "bad.tmx")
    assert (status, "no unit with a text" in err) == (1, True)
    assert run("import", "none.tmx")[0] == 2
    assert not (tmp_path / "memories").exists()
