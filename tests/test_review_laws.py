"""PO files: what holds for every file and every article, with gettext's tools as witnesses."""

import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from merge_laws import live_through
from transnews.model import Key
from transnews.review import (
    Edit,
    Entry,
    Header,
    State,
    Wanted,
    digest,
    edit,
    is_human,
    merge,
    parse,
    texts,
)
from transnews.review.writing import entry_lines

HEADER = Header(
    project="harbour",
    bugs="",
    language="pt-BR",
    team_name="Portuguese (Brazil)",
    generator="transnews 0.1",
    now=datetime(2026, 1, 31, 12, tzinfo=UTC),
)
LATER = replace(HEADER, now=datetime(2026, 2, 28, 12, tzinfo=UTC))

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Each example starts other programs. msgcat writes nothing for a header alone.
SLOW = settings(QUICK, max_examples=20)

# Characters that make a serialiser stumble, and words that make it wrap.
ODD = st.sampled_from(
    'a\\"\n\t\r\a\b\v\f {}%#~|,.:;-–—…«»“”()[]$€é日語ー한א😀\u0301\u00a0\u2028\x85\x1c\x7f'
)
WORDS = st.sampled_from(["harbour", "Marta Reis", "4,5 %", "two-thirds", "“every”", "(said)"])
TEXTS = st.lists(st.one_of(ODD, WORDS), min_size=1, max_size=40).map("".join)
LONG = st.lists(WORDS, min_size=5, max_size=40).map(" ".join)
# Few messages, much alike, so that files and articles share many and reword some.
SENTENCES = [f"The strike {verb} on {day}." for verb in ("ended", "goes on") for day in "abc"]
KEYS = st.builds(
    Key, st.sampled_from(["", "headline"]), st.one_of(st.sampled_from(SENTENCES), TEXTS, LONG)
)
DRAFTS = st.one_of(st.none(), st.just(""), st.sampled_from(["Um.", "Dois."]), TEXTS, LONG)
NOTES = st.lists(st.sampled_from(["headline", "owes: Marta Reis", " x ", ""]), max_size=2)
WANTED = st.lists(
    st.builds(
        Wanted,
        KEYS,
        notes=NOTES.map(tuple),
        references=st.lists(st.sampled_from(["a.md", "b c.md", "d.md:3"]), max_size=2).map(tuple),
        draft=DRAFTS,
        provenance=st.sampled_from(["", "argos en_pt 1.0"]),
    ),
    unique_by=lambda want: want.key,
    max_size=6,
)


@dataclass(frozen=True)
class Old:
    """A file as people and the machine left it, and what the trace knows."""

    text: str
    machine: dict[Key, str]


@st.composite
def old_files(draw: st.DrawFn) -> Old:
    entries = draw(st.lists(old_entries(), unique_by=lambda pair: pair[0].key, max_size=6))
    gaps = draw(st.lists(st.sampled_from(["\n", "", "\n\n"]), min_size=8, max_size=8))
    text = merge(None, [], HEADER, {})
    for (entry, comments), gap in zip(entries, gaps, strict=False):
        lines = entry_lines(replace(entry, obsolete=False), comments)
        if entry.obsolete:
            lines = [
                f"#~{line[1:]}" if line[:2] == "#|" else f"#~ {line}" if line[:1] != "#" else line
                for line in lines
            ]
        text += gap + "".join(f"{line}\n" for line in lines)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    machine = {e.key: digest(e.msgstr) for e, _ in entries if draw(st.booleans())}
    return Old(text, machine)


@st.composite
def old_entries(draw: st.DrawFn) -> tuple[Entry, list[str]]:
    key = draw(KEYS)
    msgstr = draw(st.one_of(st.just(""), TEXTS, LONG)).strip("\n")
    # As every editor does, so that msgfmt has nothing to say of the old file.
    if msgstr:
        starts, ends = key.text.startswith("\n"), key.text.endswith("\n")
        msgstr = "\n" * starts + msgstr + "\n" * ends
    fuzzy = draw(st.booleans())
    previous = draw(st.one_of(st.none(), TEXTS, LONG)) if fuzzy else None
    comments = draw(
        st.sampled_from([[], ["# Ask Rita."], ["# machine draft: argos"], ["#", "#x  "]])
    )
    return Entry(
        key=key,
        msgstr=msgstr,
        fuzzy=fuzzy,
        previous=previous,
        previous_context=key.context if previous else "",
        notes=draw(st.sampled_from([(), ("headline",)])),
        obsolete=draw(st.booleans()),
        flags=draw(st.sampled_from([(), ("no-wrap",)])),
    ), comments


def run(tool: str, *options: str, text: str) -> str:
    """Run a tool of gettext on *text* and return what it writes; it must be content."""
    done = subprocess.run(
        [tool, *options], input=text.encode(), capture_output=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@QUICK
@given(old_files(), WANTED)
def test_merge_is_idempotent(old: Old, wanted: list[Wanted]) -> None:
    once = merge(old.text, wanted, HEADER, old.machine)
    assert merge(once, wanted, LATER, old.machine) == once
    written = {want.key: digest(want.draft) for want in wanted if want.draft}
    assert merge(once, wanted, LATER, written | old.machine) == once


@QUICK
@given(WANTED)
def test_a_run_after_the_first_changes_nothing(wanted: list[Wanted]) -> None:
    first = merge(None, wanted, HEADER, {})
    machine = {want.key: digest(want.draft) for want in wanted if want.draft}
    assert merge(first, wanted, LATER, machine) == first


def untouched_copy(entry: Entry, after: dict[Key, Entry]) -> bool:
    """Say whether merge made a gone entry of another one, which still says all of it."""
    origin = after.get(Key(entry.previous_context, entry.previous or ""))
    return (
        entry.key not in after
        and origin is not None
        and (origin.msgstr.strip("\n"), origin.remark) == (entry.msgstr.strip("\n"), entry.remark)
    )


@QUICK
@given(old_files(), WANTED)
def test_merge_never_drops_or_alters_what_a_person_wrote(old: Old, wanted: list[Wanted]) -> None:
    merged = merge(old.text, wanted, HEADER, old.machine)
    after = {entry.key: entry for entry in parse(merged, "new.po").entries}
    live = {want.key for want in wanted}
    for entry in parse(old.text, "old.po").entries:
        if untouched_copy(entry, after):
            continue
        if is_human(entry, old.machine.get(entry.key)) or entry.remark.strip():
            kept = after[entry.key]
            assert kept.remark == entry.remark
            assert kept.obsolete is (entry.key not in live)
        if is_human(entry, old.machine.get(entry.key)):
            assert (kept.msgstr, kept.state, kept.previous, kept.flags) == (
                entry.msgstr, entry.state, entry.previous, entry.flags
            )  # fmt: skip


@QUICK
@given(old_files(), WANTED)
def test_the_file_has_what_is_wanted_in_its_order(old: Old, wanted: list[Wanted]) -> None:
    merged = merge(old.text, wanted, HEADER, old.machine)
    found = [entry for entry in parse(merged, "new.po").entries if not entry.obsolete]
    assert [entry.key for entry in found] == [want.key for want in wanted]
    lines = [entry.line for entry in parse(merged, "new.po").entries]
    assert all(a < b for a, b in pairwise(lines))


@QUICK
@given(old_files(), WANTED)
def test_the_machine_never_publishes(old: Old, wanted: list[Wanted]) -> None:
    before = {entry.key: entry for entry in parse(old.text, "old.po").entries}
    after = texts(parse(merge(old.text, wanted, HEADER, old.machine), "new.po"))
    for key, entry in after.items():
        if entry.state is State.REVIEWED:
            assert before[key].state is State.REVIEWED


def check(text: str) -> None:
    """See that a translator can use the file, and could if every draft were accepted."""
    run("msgfmt", "--check", "-o", "/dev/null", "-", text=text)
    cleared = run("msgattrib", "--clear-fuzzy", text=text)
    run("msgfmt", "--check", "-o", "/dev/null", "-", text=cleared)


def values(text: str) -> set[tuple[object, ...]]:
    """Return what the entries of a file say, wherever and however they stand."""
    return {
        (e.key, e.msgstr, e.state, e.previous, e.obsolete, e.comment.strip(), e.notes, e.flags)
        for e in parse(text, "a.po").entries
        # gettext drops what is obsolete and empty.
        if e.msgstr or not e.obsolete
    }


@SLOW
@given(old_files(), WANTED.filter(bool))
def test_gettext_accepts_what_is_written_and_reads_the_same(old: Old, wanted: list[Wanted]) -> None:
    merged = merge(old.text, wanted, HEADER, old.machine)
    check(merged)
    assert values(run("msgcat", "-", text=merged)) == values(merged)


@SLOW
@given(old_files(), WANTED.filter(bool))
def test_what_gettext_writes_is_left_as_it_is(old: Old, wanted: list[Wanted]) -> None:
    for width in ("30", "79", "200"):
        merged = merge(old.text, wanted, HEADER, old.machine)
        text = run("msgcat", "-", "--width", width, text=merged)
        same = [
            Wanted(entry.key, entry.notes, entry.references)
            for entry in parse(text, "a.po").entries
            if not entry.obsolete
        ]
        assert merge(text, same, LATER, {}) == text


@SLOW
@given(WANTED)
def test_translate_toolkit_reads_the_same(wanted: list[Wanted]) -> None:
    """Weblate reads and writes by it. Four escapes of C it does not know."""
    known = [w for w in wanted if not set("\a\b\f\v") & set(w.key.text + (w.draft or ""))]
    text = merge(None, known, HEADER, {})
    units = [unit for unit in pypo.pofile(BytesIO(text.encode())).units if not unit.isheader()]
    assert [(str(u.source), str(u.target), u.getcontext(), u.isfuzzy()) for u in units] == [
        (e.key.text, e.msgstr, e.key.context, e.fuzzy) for e in parse(text, "a.po").entries
    ]


@settings(SLOW, max_examples=40)
@given(
    st.lists(
        st.builds(Wanted, st.builds(Key, st.just("quote"), LONG), draft=LONG),
        min_size=1,
        max_size=5,
    )
)
def test_prose_is_written_as_gettext_writes_it(wanted: list[Wanted]) -> None:
    text = merge(None, list({want.key: want for want in wanted}.values()), HEADER, {})
    assert run("msgcat", "-", text=text) == text


@settings(QUICK, max_examples=100)
@given(st.integers(min_value=0))
def test_no_life_of_a_file_breaks_a_law(seed: int) -> None:
    assert not +live_through(seed).broken


@settings(SLOW, max_examples=10)
@given(st.integers(min_value=0))
def test_no_life_with_msgmerge_and_msgcat_breaks_a_law(seed: int) -> None:
    assert not +live_through(seed, gettext=True).broken


@QUICK
@given(old_files(), st.data())
def test_an_edit_changes_its_entry_alone(old: Old, data: st.DataObject) -> None:
    chunks = parse(old.text, "a.po").chunks
    live = [chunk.entry for chunk in chunks if not chunk.entry.obsolete]
    assume(live)
    entry = data.draw(st.sampled_from(live))
    wanted = Edit(entry.key, data.draw(TEXTS), data.draw(st.booleans()), entry.msgstr)
    after = parse(edit(old.text, [wanted], "a.po"), "b.po").chunks
    for before, now in zip(chunks, after, strict=True):
        if before.entry.key != entry.key:
            assert now.text == before.text
        else:
            assert now.entry.msgstr.strip("\n") == wanted.msgstr.strip("\n")
            assert now.entry.fuzzy is (wanted.fuzzy and bool(now.entry.msgstr))
            assert now.entry.remark == entry.remark
