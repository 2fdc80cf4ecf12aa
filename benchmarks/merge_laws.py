"""Random lives of PO files: what people and machines do in any order, and what holds after it.

    python benchmarks/merge_laws.py [SEQUENCES [WORKERS]]

Desk, machine and translators take turns at random: texts are reworded, added, removed, moved,
split, merged, given another role and brought back; the machine drafts, also by another engine, or
takes texts from memory; people edit, accept, doubt, empty and comment entries, save with other
line breaks and line ends, with a byte order mark, or let gettext's msgmerge and msgcat loose on the
file. Of what people wrote a list of its own is kept; after each `review.merge` it must stand in the
file to the letter, with its state, and the other laws of `Law` must hold. Prints how often
which was broken.
"""

import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from transnews.errors import ReviewError
from transnews.model import Key
from transnews.review import (
    Edit,
    Entry,
    Header,
    State,
    Wanted,
    digest,
    edit,
    merge,
    needs_draft,
    parse,
    texts,
)

HEADER = Header("desk", "", "pt-BR", "Portuguese", "transnews", datetime(2026, 1, 31, tzinfo=UTC))
STEPS = 8
WORDS = tuple(
    re.findall(
        r"\S+",
        "the strike ended on Friday after nine days of talks and a vote of all dockers in the"
        " harbour who had asked for more pay while the operator said it would not pay 4.5 % more",
    )
)
ROLES = ("", "", "", "headline", "quote")


class Law(StrEnum):
    """What must hold after each merge."""

    REVIEWED = "reviewed text lost or changed"
    TOUCHED = "draft overwritten that a person had touched"
    REMARK = "comment lost"
    BROKEN = "file broken"
    COMPLETE = "message missing, or not in order"
    PUBLISHED = "text published that no person let pass"
    AGAIN = "a second merge changes something"
    BYTES = "an entry written anew that did not change"


@dataclass(slots=True)
class Desk:
    """An article, its PO file and what is known of both."""

    rng: random.Random
    source: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    text: str | None = None
    machine: dict[Key, str] = field(default_factory=dict)
    people: dict[Key, tuple[str, bool]] = field(default_factory=dict)
    """What a person wrote or let pass, and whether it is fuzzy."""
    remarks: dict[Key, str] = field(default_factory=dict)
    engine: int = 0
    serial: int = 0
    merges: int = 0
    broken: Counter[Law] = field(default_factory=Counter)


def live_through(seed: int, gettext: bool = False) -> Desk:
    """Return a desk after a sequence of random events."""
    rng = random.Random(seed)  # noqa: S311
    desk = Desk(rng)
    for _ in range(rng.randint(2, 6)):
        _add(desk)
    _translate(desk)
    events = [*EVENTS, *(GETTEXT if gettext else ())]
    for _ in range(STEPS):
        rng.choice(events)(desk)
        if rng.random() < 0.6:
            _translate(desk)
    _translate(desk)
    return desk


def _sentence(rng: random.Random, least: int = 3) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(least, 12))).capitalize() + "."


def _add(desk: Desk) -> None:
    key = Key(desk.rng.choice(ROLES), _sentence(desk.rng))
    _put(desk, desk.rng.randint(0, len(desk.source)), key)


def _put(desk: Desk, at: int, key: Key) -> None:
    if key not in desk.source:
        desk.source.insert(at, key)


def _take(desk: Desk) -> tuple[int, Key]:
    at = desk.rng.randrange(len(desk.source))
    key = desk.source.pop(at)
    desk.removed.append(key)
    return at, key


def _reword(desk: Desk) -> None:
    if desk.source:
        at, key = _take(desk)
        words = key.text.rstrip(".").split()
        for _ in range(desk.rng.randint(1, 3)):
            words[desk.rng.randrange(len(words))] = desk.rng.choice(WORDS)
        _put(desk, at, Key(key.context, " ".join(words) + "."))


def _split(desk: Desk) -> None:
    if desk.source:
        at, key = _take(desk)
        words = key.text.split()
        half = max(1, len(words) // 2)
        for part in (words[half:], words[:half]):
            if part:
                _put(desk, at, Key(key.context, " ".join(part)))


def _join(desk: Desk) -> None:
    if len(desk.source) > 1:
        at, key = _take(desk)
        _, other = _take(desk)
        _put(desk, min(at, len(desk.source)), Key(key.context, f"{key.text} {other.text}"))


def _remove(desk: Desk) -> None:
    if desk.source:
        _take(desk)


def _bring_back(desk: Desk) -> None:
    if desk.removed:
        _put(desk, desk.rng.randint(0, len(desk.source)), desk.rng.choice(desk.removed))


def _move(desk: Desk) -> None:
    desk.rng.shuffle(desk.source)


def _change_role(desk: Desk) -> None:
    if desk.source:
        at, key = _take(desk)
        _put(desk, at, Key(desk.rng.choice(ROLES), key.text))


def _new_engine(desk: Desk) -> None:
    desk.engine += 1


def _lose_trace(desk: Desk) -> None:
    desk.machine.clear()


def _entry(desk: Desk) -> Entry | None:
    found = list(texts(parse(desk.text or "", "a.po")).values())
    return desk.rng.choice(found) if found else None


def _write(desk: Desk) -> None:
    """A person writes a text, and may leave it fuzzy."""
    if entry := _entry(desk):
        desk.serial += 1
        _say(desk, entry, f"{_sentence(desk.rng)} ({desk.serial})", desk.rng.random() < 0.4)


def _accept(desk: Desk) -> None:
    if (entry := _entry(desk)) and entry.msgstr:
        _say(desk, entry, entry.msgstr, fuzzy=False)


def _doubt(desk: Desk) -> None:
    if (entry := _entry(desk)) and entry.msgstr:
        _say(desk, entry, entry.msgstr, fuzzy=True)


def _empty(desk: Desk) -> None:
    if entry := _entry(desk):
        _say(desk, entry, "", fuzzy=False)


def _say(desk: Desk, entry: Entry, msgstr: str, fuzzy: bool) -> None:
    if (msgstr, fuzzy) == (entry.msgstr, entry.fuzzy):
        return
    desk.text = edit(desk.text or "", [Edit(entry.key, msgstr, fuzzy, entry.msgstr)], "a.po")
    known = desk.people.pop(entry.key, None)
    # Only what a person typed is a person's while it is fuzzy.
    typed = msgstr.endswith(")") or (known is not None and known[1])
    if msgstr and (not fuzzy or typed):
        desk.people[entry.key] = msgstr, fuzzy


def _comment(desk: Desk) -> None:
    if entry := _entry(desk):
        desk.serial += 1
        remark = f"Ask Rita. {desk.serial}"
        lines = _plain(desk).split("\n")
        at = entry.line - 1
        desk.text = "\n".join([*lines[:at], f"# {remark}", *lines[at:]])
        desk.remarks[entry.key] = remark


def _line_ends(desk: Desk) -> None:
    newline, mark = desk.rng.choice(["\n", "\r\n", "\r"]), desk.rng.choice(["", "\ufeff"])
    text = _plain(desk).replace("\n", newline)
    desk.text = mark + (text.rstrip("\r\n") if desk.rng.random() < 0.5 else text)


def _msgcat(desk: Desk) -> None:
    width = str(desk.rng.choice([30, 60, 79, 200]))
    desk.text = _run("msgcat", "-", "--width", width, text=_plain(desk)) or desk.text


def _msgmerge(desk: Desk) -> None:
    """Let msgmerge bring the file up to date; what it loses is not our loss."""
    pot = merge(None, [Wanted(key) for key in desk.source], HEADER, {})
    text = _plain(desk)
    made = _run("msgmerge", "--previous", "--quiet", "-", "/dev/fd/3", text=text, other=pot)
    if not made:  # gettext writes nothing for a header alone
        return
    desk.text = made
    kept = {entry.key: entry for entry in parse(desk.text, "a.po").entries}
    for key, entry in kept.items():
        human = entry.state is State.REVIEWED or not entry.msgstr.startswith("Draft")
        desk.people.pop(key, None)
        if entry.msgstr and human:
            desk.people[key] = entry.msgstr, entry.fuzzy
    desk.people = {key: value for key, value in desk.people.items() if key in kept}
    desk.remarks = {k: v for k, v in desk.remarks.items() if k in kept and v in kept[k].remark}


def _plain(desk: Desk) -> str:
    """Return the file as gettext can read it."""
    plain = (desk.text or "").removeprefix("\ufeff")
    return plain.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def _run(tool: str, *options: str, text: str, other: str = "") -> str:
    if other:
        script = f'{tool} {" ".join(options)} 3<<"E-O-F"\n{other}\nE-O-F\n'
        command = ["bash", "-c", script]
    else:
        command = [tool, *options]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode()


EVENTS = (
    *(_reword, _reword, _split, _join, _add, _remove, _bring_back, _bring_back, _move),
    *(_change_role, _new_engine, _write, _write, _write, _accept, _accept, _doubt, _empty),
    *(_comment, _line_ends, _lose_trace),
)
GETTEXT = (_msgcat, _msgmerge)


def _translate(desk: Desk) -> None:
    """Bring the file up to date, as the pipeline does, and see that the laws hold."""
    before = parse(desk.text, "a.po") if desk.text is not None else None
    standing = texts(before) if before else {}
    wanted = [_wanted(desk, key, standing.get(key)) for key in desk.source]
    desk.merges += 1
    try:
        text = merge(desk.text, wanted, HEADER, desk.machine)
        after = parse(text, "a.po")
    except ReviewError:
        desk.broken[Law.BROKEN] += 1
        return
    machines = {want.key: digest(want.draft) for want in wanted if want.draft and not _human(want)}
    desk.machine = {
        key: made for key, made in (desk.machine | machines).items() if key in desk.source
    }
    found = {entry.key: entry for entry in after.entries}
    desk.broken.update(_violations(desk, found))
    live = [entry.key for entry in after.entries if not entry.obsolete]
    desk.broken[Law.COMPLETE] += live != desk.source
    desk.broken[Law.AGAIN] += merge(text, wanted, HEADER, desk.machine) != text
    if before:
        chunks = {chunk.entry.key: chunk for chunk in before.chunks}
        for chunk in after.chunks:
            old = chunks.get(chunk.entry.key)
            same = old is not None and replace(old.entry, line=0) == replace(chunk.entry, line=0)
            desk.broken[Law.BYTES] += bool(same and old and old.text.strip() != chunk.text.strip())
    desk.text = text
    for want in wanted:
        entry = found.get(want.key)
        if _human(want) and entry and want.draft == entry.msgstr and want.key not in desk.people:
            desk.people[want.key] = entry.msgstr, entry.fuzzy


def _human(want: Wanted) -> bool:
    return want.person or want.reviewed


def _wanted(desk: Desk, key: Key, entry: Entry | None) -> Wanted:
    """Return what the pipeline would: a draft where one is needed, or a text from memory."""
    note = f"role: {key.context}"
    remembered = desk.rng.random()
    if remembered < 0.1:
        desk.serial += 1
        said = f"Memory ({desk.serial})"
        return Wanted(
            key, (note,), ("a.md",), said, reviewed=remembered < 0.05, person=remembered >= 0.05
        )
    draft = f"Draft {desk.engine} of {key.text}"
    # A draft for every message: merge has to refuse what is not the machine's to write.
    wants = needs_draft(entry, desk.machine.get(key)) or desk.rng.random() < 0.3
    return Wanted(key, (note,), ("a.md",), draft if wants else None, f"engine {desk.engine}")


def _violations(desk: Desk, found: dict[Key, Entry]) -> Iterator[Law]:
    standing = {entry.msgstr for entry in found.values()}
    for key, (msgstr, fuzzy) in desk.people.items():
        entry = found.get(key)
        kept = entry is not None and (entry.msgstr, entry.fuzzy) == (msgstr, fuzzy)
        # After msgmerge nobody can tell an offer from a text that was made there.
        is_offer = entry is None and fuzzy and msgstr in standing
        if not kept and not is_offer:
            yield Law.TOUCHED if fuzzy else Law.REVIEWED
    for key, remark in desk.remarks.items():
        if key not in found or remark not in found[key].remark:
            yield Law.REMARK
    for key, entry in found.items():
        passed = desk.people.get(key) == (entry.msgstr, False) or entry.msgstr.startswith("Memory")
        if entry.state is State.REVIEWED and not passed:
            yield Law.PUBLISHED


def _count(seed: int, gettext: bool) -> tuple[int, Counter[Law], list[int]]:
    desk = live_through(seed, gettext)
    return desk.merges, desk.broken, [seed] if desk.broken.total() else []


def main() -> None:
    """Run the sequences and print the counts."""
    sequences = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    merges, broken, seeds = 0, Counter[Law](), list[int]()
    with ProcessPoolExecutor(workers) as pool:
        # Programs are slow to start: one life in five meets msgcat and msgmerge.
        real = (seed % 5 == 0 for seed in range(sequences))
        for made, wrong, at in pool.map(_count, range(sequences), real, chunksize=100):
            merges += made
            broken += wrong
            seeds += at
    print(f"{sequences:,} sequences, {merges:,} merges")
    for law in Law:
        print(f"{broken[law]:6}  {law.value}")
    if seeds:
        sys.exit(f"broken in sequences {seeds[:20]}")


if __name__ == "__main__":
    main()
