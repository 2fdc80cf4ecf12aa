"""The review loop played at random: articles change, people work, the program runs and is killed.

    python benchmarks/loop.py [SEQUENCES] [FIRST SEED]

A sequence is a small project through some ten steps of {change an article, rename it, translate a
text as Poedit would, half-edit a draft, set or clear fuzzy, msgmerge, another engine, translate,
build, kill at any write}. After each step it is compared with what people did: what was approved
stands approved wherever its text stands, what was touched is never overwritten, all else that a
person wrote is in some PO file still, and every file can be read. The engine is a fake.
"""

import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from heard import Heard
from transnews import config, files, pipeline, review, source, standing, trace
from transnews.build import key
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.errors import TransnewsError
from transnews.model import Key
from transnews.review import Edit, Entry, State

WORDS = [
    "ships",
    "waited",
    "harbour",
    "grain",
    "envoy",
    "spoke",
    "nobody",
    "left",
    "not",
    "rain",
    "3",
    "4",
    "17",
    "Kyiv",
    "Lavrov",
    "said",
]
PO = "locales/pt"


class Killed(BaseException):
    """Stands for a kill: nothing in the program may catch it."""


@dataclass(slots=True)
class World:
    """A project, and what people did in it."""

    folder: Path
    chance: random.Random
    name: str = "a.txt"
    engine: int = 1
    texts: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Texts that stood in the article once."""
    approved: dict[Key, str] = field(default_factory=dict)
    touched: dict[Key, str] = field(default_factory=dict)
    """Texts that a person wrote and left fuzzy, by message."""
    written: set[str] = field(default_factory=set)
    """All that people wrote and nobody wrote over."""
    tokens: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @property
    def po(self) -> Path:
        """The PO file of the article."""
        return self.folder / PO / f"{Path(self.name).stem}.po"


def play(seed: int, steps: int, done: Counter[str]) -> None:
    """Play one sequence; raise AssertionError where something is lost.

    Args:
        seed: Of all that is random in it.
        steps: How many there are.
        done: Counts the steps by kind.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    with tempfile.TemporaryDirectory(dir=_memory()) as name:
        world = World(Path(name), chance)
        _begin(world)
        for _ in range(steps):
            step = chance.choice(STEPS)
            try:
                step(world)
                _check(world)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}, {step.__name__}: {error}") from error
            done[step.__name__.lstrip("_")] += 1
        _translate(world)
        _check(world, settled=True)
        before = _contents(world)
        _translate(world)
        assert _contents(world) == before, f"seed {seed}: a second run changed something"


def _memory() -> str | None:
    """Return a folder in memory, where there is one: the disk is not what is tried here."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


def _begin(world: World) -> None:
    files.write_text(world.folder / "transnews.toml", 'locales = ["pt"]\n')
    world.texts = [_sentences(world) for _ in range(world.chance.randint(2, 4))]
    _write(world)
    _translate(world)


def _sentences(world: World) -> str:
    chance = world.chance
    count = chance.choice((1, 1, 2, 3))
    said = (chance.choices(WORDS, k=chance.randint(3, 6)) for _ in range(count))
    return " ".join(f"The {' '.join(words)}." for words in said)


def _write(world: World) -> None:
    text = "Ships in the harbour\n\n" + "\n\n".join(world.texts) + "\n"
    files.write_text(world.folder / "articles" / world.name, text)


# What happens to an article


def _change(world: World) -> None:
    """Change a text, move it, take it out, bring one back, add one, say one twice."""
    chance, texts = world.chance, world.texts
    at = chance.randrange(len(texts))
    match chance.randrange(7):
        case 0 | 1:
            words = texts[at].split()
            words[chance.randrange(1, len(words))] = chance.choice(WORDS)
            world.gone.append(texts[at])
            texts[at] = " ".join(words).rstrip(".") + "."
        case 2:
            texts.insert(chance.randrange(len(texts)), texts.pop(at))
        case 3 if len(texts) > 1:
            world.gone.append(texts.pop(at))
        case 4 if world.gone:
            texts.insert(at, chance.choice(world.gone))
        case 5:
            texts.insert(at, _sentences(world))
        case _:
            texts.append(texts[at])
    _write(world)


def _rename(world: World) -> None:
    new = f"{world.chance.choice('abcd')}.txt"
    if new != world.name and not (world.folder / PO / f"{new[0]}.po").exists():
        (world.folder / "articles" / world.name).rename(world.folder / "articles" / new)
        world.name = new
        _translate(world)


# What people do


def _entry(world: World) -> Entry | None:
    if not world.po.exists():
        return None
    catalog = review.parse(world.po.read_text("utf-8"), "po")
    live = [entry for entry in catalog.entries if not entry.obsolete]
    return world.chance.choice(live) if live else None


def _edit(world: World, entry: Entry, msgstr: str, fuzzy: bool) -> None:
    """Save an entry; now and then with another wrapping, as other editors have it."""
    text = world.po.read_text("utf-8")
    text = review.edit(text, [Edit(entry.key, msgstr, fuzzy)], "po")
    world.po.write_text(text, "utf-8")
    if world.chance.random() < 0.15:
        subprocess.run(
            ["msgcat", "--width=60", world.po, "-o", world.po], check=True, capture_output=True
        )
    for known in (world.approved, world.touched):
        known.pop(entry.key, None)
    world.written.discard(entry.msgstr)
    (world.touched if fuzzy else world.approved)[entry.key] = msgstr
    if "§" in msgstr:
        world.written.add(msgstr)


def _token(world: World, entry: Entry) -> str:
    """Return what a person writes: no other text is like it, sentences are as many."""
    count = max(1, entry.key.text.count("."))
    return " ".join(f"Humano §{next(world.tokens)}." for _ in range(count))


def _translates(world: World) -> None:
    if entry := _entry(world):
        _edit(world, entry, _token(world, entry), False)


def _half_edits(world: World) -> None:
    if entry := _entry(world):
        _edit(world, entry, _token(world, entry), True)


def _accepts(world: World) -> None:
    entry = _entry(world)
    if entry and entry.fuzzy:
        _edit(world, entry, entry.msgstr, False)


def _doubts(world: World) -> None:
    """Set a reviewed text fuzzy again."""
    entry = _entry(world)
    if entry and entry.state is State.REVIEWED and "§" in entry.msgstr:
        _edit(world, entry, entry.msgstr, True)


def _msgmerge(world: World) -> None:
    """Let gettext merge the article's texts, as a pipeline with po4a does."""
    if not world.po.exists():
        return
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"', ""]
    for wanted in _keys(world):
        if wanted.context:
            lines.append(f'msgctxt "{wanted.context}"')
        lines += [f'msgid "{wanted.text}"', 'msgstr ""', ""]
    template = world.folder / "a.pot"
    template.write_text("\n".join(lines))
    options = ("--quiet", "--previous", "--update", "--backup=none")
    subprocess.run(["msgmerge", *options, world.po, template], check=True, capture_output=True)
    template.unlink()
    # What gettext makes fuzzy is approved no more; what it drops is kept as obsolete.
    live = _live(world)
    for known in (world.approved, world.touched):
        for one in [one for one in known if one not in live]:
            del known[one]


# What the program does


def _run(world: World) -> Heard:
    settings, report = config.load(world.folder), Heard()

    def open_engine(ours: str, theirs: str) -> tuple[str, Engine]:
        return f"{ours}→{theirs}", FakeEngine(signature=f"fake {world.engine}")

    job = pipeline.Job(world.folder, settings, (), ("pt",), "en")
    pipeline.run(job, open_engine, report.add)
    return report


def _translate(world: World) -> None:
    report = _run(world)
    wrong = [p.message for p in report.wrong if "held back" not in p.message]
    assert not wrong, wrong


def _another_engine(world: World) -> None:
    world.engine += 1
    _translate(world)


def _build(world: World) -> None:
    for one in standing.build_all(world.folder, config.load(world.folder), (), ("pt",)):
        held = isinstance(one, TransnewsError)
        assert not held or "held back" in str(one), one


def _killed(world: World) -> None:
    """Translate, and be killed at some write; then translate again."""
    at, count = world.chance.randint(1, 5), itertools.count(1)
    real = {name: getattr(files, name) for name in ("write_text", "replace_text", "move", "remove")}

    def wrapped(name: str) -> Callable[..., bool]:
        def killing(*args: object) -> bool:
            if next(count) == at:
                raise Killed
            made: bool = real[name](*args)
            return made

        return killing

    try:
        for name in real:
            setattr(files, name, wrapped(name))
        _run(world)
    except Killed:
        pass
    finally:
        for name, function in real.items():
            setattr(files, name, function)
    _check(world)
    _translate(world)


STEPS: tuple[Callable[[World], None], ...] = (
    *(_change, _change, _change, _rename),
    *(_translates, _translates, _half_edits, _accepts, _doubts, _msgmerge),
    *(_translate, _translate, _another_engine, _build, _killed),
)


# What must hold


def _keys(world: World) -> list[Key]:
    article = source.load(world.folder, Path("articles") / world.name, "en")
    return list(dict.fromkeys(map(key, article.blocks)))


def _live(world: World) -> dict[Key, Entry]:
    return (
        review.texts(review.parse(world.po.read_text("utf-8"), "po")) if world.po.exists() else {}
    )


def _check(world: World, settled: bool = False) -> None:
    """Compare the files with what people did; *settled* after a run that was not killed."""
    everything = ""
    for po in sorted((world.folder / PO).glob("*.po")):
        text = po.read_text("utf-8")
        review.parse(text, po.name)
        everything += re.sub(r'"\n(?:#~ )?"', "", text)
    for made in (world.folder / PO).glob("*.trace.json"):
        trace.read_trace(made.read_text("utf-8"), made.name)
    for written in world.written:
        assert written in everything, f"lost: {written}"
    live = _live(world)
    wanted = set(_keys(world)) if settled else set(live)
    for known, state in ((world.approved, State.REVIEWED), (world.touched, None)):
        for one, msgstr in known.items():
            if one not in wanted:
                continue
            assert one in live, f"gone: {one}"
            assert live[one].msgstr == msgstr, f"{live[one].msgstr!r} over {msgstr!r}"
            assert state is None or live[one].state is state, f"{live[one].state}: {msgstr!r}"


def _contents(world: World) -> dict[str, bytes]:
    found = (world.folder / "locales").rglob("*")
    return {str(path): path.read_bytes() for path in found if path.is_file()}


def main() -> None:
    """Play as many sequences as asked for, and count."""
    sequences = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1755864000")
    assert shutil.which("msgmerge"), "gettext is needed: make gettext"
    done: Counter[str] = Counter()
    failed = []
    for seed in range(first, first + sequences):
        try:
            play(seed, 10, done)
        except (AssertionError, TransnewsError) as error:
            failed.append(f"{type(error).__name__}: {error}")
            print(failed[-1])
    print(f"{sequences} sequences, {done.total()} steps: {len(failed)} failed")
    for name, count in done.most_common():
        print(f"  {name:16} {count}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
