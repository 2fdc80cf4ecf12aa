"""The memory: what holds whatever the files say, and whatever happens to them."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from transnews import memory, trace
from transnews.config import Settings
from transnews.memory import Memory, Query, Segment, Tier
from transnews.model import Key
from transnews.review import Entry, State, digest
from transnews.review.writing import entry_lines
from transnews.trace import Trace, TraceEntry

QUICK = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROJECT = Settings(locales=("pt", "ru"))
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

# Few texts, much alike, so that files share some.
SOURCES = [
    f"{who} {what}."
    for who in ("Putin", "The *EU*", "A ‘top’ <b>aide</b>", "和平")
    for what in ("met Kallas", "will not go. He said 3 things", "left\nat noon")
]
ODD = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\n\t<&*"),
    min_size=1,
    max_size=12,
).filter(lambda text: bool(text.strip("\n")))
TARGETS = st.sampled_from(["Foi.", "Não. Três.", "ВС*Ё*", ""]) | ODD
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.builds(Key, st.sampled_from(["", "headline"]), st.sampled_from(SOURCES) | ODD),
        TARGETS,
        fuzzy=st.booleans(),
        obsolete=st.integers(0, 9).map(lambda at: at == 0),
    ),
    max_size=6,
    unique_by=lambda entry: entry.key,
)
# The language that the trace names, or none; and whether it knows the drafts.
TRACES = st.sampled_from([None, "", "en", "en-GB", "uk"])
NAMES = st.sampled_from(["pt/a", "pt/b", "pt/deep/c", "ru/a", "zz/a"])
WRITTEN = st.tuples(st.just("write"), NAMES, ENTRIES, TRACES)
OTHER = st.tuples(st.sampled_from(["drop", "break", "tmx", "refresh"]), NAMES)


def po(entries: Sequence[Entry]) -> str:
    pieces = [HEAD]
    for entry in entries:
        mark = "#~ " if entry.obsolete else ""
        lines = (line if line[0] == "#" else mark + line for line in entry_lines(entry))
        pieces.append("\n".join(["", *lines, ""]))
    return "".join(pieces)


def traced(entries: Sequence[Entry], language: str) -> str:
    known = tuple(
        TraceEntry(entry.key, digest(entry.msgstr), "fake", "", None, (), ()) for entry in entries
    )
    return trace.write(Trace("articles/a.md", "", language, "pt", "", known))


def write(project: Path, name: str, entries: Sequence[Entry], language: str | None) -> None:
    path = project / "locales" / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po(entries), encoding="utf-8", newline="")
    beside = path.with_suffix(".trace.json")
    beside.unlink(missing_ok=True)
    if language is not None:
        beside.write_text(traced(entries, language) if language else "{", encoding="utf-8")


@contextmanager
def project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def everything(handle: Memory) -> str:
    """Return all that the memory knows, whatever the numbers of its rows."""
    asked = (
        "SELECT path, digest, reviewed, machine, problem FROM files",
        """SELECT f.path, s.scope, s.hash, s.size, s.language, s.locale, s.tier, s.format,
           s.context, s.source, s.target, s.before, s.after, w.source, w.target, w.labels
           FROM segments s JOIN files f ON f.id = s.file LEFT JOIN words w ON w.rowid = s.id""",
        """SELECT f.path, s.source, t.hash, t.scope, t.source, t.target FROM sentences t
           LEFT JOIN segments s ON s.id = t.segment LEFT JOIN files f ON f.id = s.file""",
        "SELECT count(*) FROM words",
        "SELECT term, col, doc, cnt FROM terms",
    )
    rows = [sorted(handle.rows(sql), key=repr) for sql in asked]
    handle.rows("INSERT INTO words (words) VALUES ('integrity-check')")
    assert not handle.broken
    return json.dumps(rows, indent=1, ensure_ascii=False)


@QUICK
@given(st.lists(WRITTEN | OTHER, max_size=12))
def test_brought_up_to_date_it_is_as_made_anew(
    steps: list[tuple[str, str] | tuple[str, str, list[Entry], str | None]],
) -> None:
    with project() as folder:
        (folder / "memories").mkdir()
        for step in steps:
            path = folder / "locales" / f"{step[1]}.po"
            match step:
                case (_, name, list(entries), language):
                    write(folder, name, entries, language)
                case ("drop", _):
                    path.unlink(missing_ok=True)
                case ("break", _) if path.exists():
                    path.write_bytes(path.read_bytes()[:-5])
                case ("tmx", name):
                    with memory.open_memory(folder) as handle:
                        text = memory.export(handle, drafts=True).text
                    (folder / "memories" / f"{name[:1]}.tmx").write_text(text, encoding="utf-8")
                case _:
                    with memory.open_memory(folder) as handle:
                        memory.refresh(handle, folder, PROJECT)
        with memory.open_memory(folder) as handle:
            memory.refresh(handle, folder, PROJECT)
            kept = everything(handle)
            assert memory.refresh(handle, folder, PROJECT).read == 0
        memory.throw_away(folder)
        with memory.open_memory(folder) as handle:
            memory.refresh(handle, folder, PROJECT)
            assert everything(handle) == kept


@QUICK
@given(ENTRIES)
def test_every_reviewed_text_is_found_and_nothing_else(entries: list[Entry]) -> None:
    with project() as folder:
        write(folder, "pt/a", entries, "en")
        with memory.open_memory(folder) as handle:
            memory.refresh(handle, folder, PROJECT)
            live = [entry for entry in entries if not entry.obsolete]
            texts = ["", *(entry.key.text for entry in live), ""]
            for entry in entries:
                at = live.index(entry) if entry in live else -1
                before, after = (texts[at], texts[at + 2]) if at >= 0 else ("", "")
                query = Query(
                    entry.key.text, "en-US", "pt", "markdown", entry.key.context, before, after
                )
                found = memory.exact(handle, query)
                mine = [one for one in found if one.segment.context == entry.key.context]
                if entry.state is State.REVIEWED:
                    match = next(m for m in found if m.segment.target == entry.msgstr)
                    assert match is found[0]
                    assert match.score == 100
                    assert match.in_context == bool(before or after)
                else:
                    assert not mine
                assert all(one.segment.tier is Tier.REVIEWED for one in found)


@QUICK
@given(ENTRIES, st.sampled_from(SOURCES), st.sampled_from(Tier))
def test_no_query_mixes_the_tiers(entries: list[Entry], text: str, tier: Tier) -> None:
    with project() as folder:
        write(folder, "pt/a", entries, "en")
        reviewed = {entry.msgstr for entry in entries if entry.state is State.REVIEWED}
        drafts = {entry.msgstr for entry in entries if entry.fuzzy and not entry.obsolete}
        with memory.open_memory(folder) as handle:
            memory.refresh(handle, folder, PROJECT)
            query = Query(text, "en", "pt", "markdown", tier=tier)
            found = (*memory.exact(handle, query), *memory.near(handle, query, minimum=30))
            allowed = reviewed if tier is Tier.REVIEWED else drafts
            assert {match.segment.target for match in found} <= allowed
            assert {match.segment.tier for match in found} <= {tier}


@QUICK
@given(ENTRIES, ENTRIES)
def test_tmx_written_and_read_holds_the_same(one: list[Entry], two: list[Entry]) -> None:
    with project() as folder, project() as other:
        write(folder, "pt/a", one, "en")
        write(folder, "ru/b", two, "uk")
        text, left_out, before = exported(folder)
        (other / "out.tmx").write_text(text, encoding="utf-8", newline="")
        if before:
            memory.take_in(other / "out.tmx", other, PROJECT)
        _, _, after = exported(other)
        assert after == before
        assert not left_out or len(one + two) > len(before)
        # The other reader: the same texts, in the same order.
        store = tmxfile.parsestring(text.encode())
        assert {(unit.source, unit.target) for unit in store.units} == {
            (segment[0], segment[1]) for segment in before
        }


def exported(folder: Path) -> tuple[str, tuple[str, ...], set[tuple[str, ...]]]:
    """Return a TMX file of a project, and what it should hold."""
    with memory.open_memory(folder) as handle:
        memory.refresh(handle, folder, PROJECT)
        done = memory.export(handle)
        sql = "SELECT s.*, 0 FROM segments s"
        assert len(handle.rows(sql)) >= done.units
        held = {
            facts(segment)
            for segment in segments(handle)
            if segment.tier is Tier.REVIEWED and segment.source.strip() and segment.target.strip()
        }
    return done.text, done.left_out, held


def segments(handle: Memory) -> list[Segment]:
    from transnews.memory.matching import COLUMNS, as_segment

    sql = f"SELECT {COLUMNS} FROM segments s JOIN files f ON f.id = s.file"  # noqa: S608
    return [as_segment(row) for row in handle.rows(sql)]


def facts(one: Segment) -> tuple[str, ...]:
    """Return a segment without the file that it is from."""
    return (
        *(one.source, one.target, one.language, one.locale, one.format, one.context),
        *(one.before, one.after),
    )


@QUICK
@given(st.data())
def test_a_damaged_database_costs_nothing(data: st.DataObject) -> None:
    entries = [Entry(Key("", text), f"T{at}.") for at, text in enumerate(SOURCES)]
    with project() as folder:
        write(folder, "pt/a", entries, "en")
        with memory.open_memory(folder) as handle:
            memory.refresh(handle, folder, PROJECT)
            whole = everything(handle)
            handle.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        place = folder / ".transnews" / "memory.sqlite"
        content = bytearray(place.read_bytes())
        if data.draw(st.booleans()):
            del content[data.draw(st.integers(0, len(content))) :]
        for at in data.draw(st.lists(st.integers(0, 200_000), max_size=3)):
            content[at % 4096 : at % 4096 + 20] = b"\xff" * 20
        place.write_bytes(content)
        for _ in range(2):
            with memory.open_memory(folder) as handle:
                memory.refresh(handle, folder, PROJECT)
                for entry in entries:
                    memory.exact(handle, Query(entry.key.text, "en", "pt"))
                    memory.near(handle, Query(entry.key.text, "en", "pt"))
                memory.find(handle, "Kallas")
        with memory.open_memory(folder) as handle:
            memory.refresh(handle, folder, PROJECT)
            assert everything(handle) == whole
