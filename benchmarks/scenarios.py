"""Small projects in which something is to be done, for those who disturb it (`injection.py`)."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import tiny
from transnews import config, exchange, review
from transnews.review import Edit, State

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "tests/fixtures/ingest"
ARTICLE = """---
lang: en
---

# Kyiv waits

Kyiv waited for *news* from the port. The [envoy](https://example.org) left at noon.

- Grain left Kyiv.
- Ships waited.
"""
TEXT = "A ship left at dawn\n\nThe ship left Kyiv at dawn. Somebody in the port had seen it go.\n"
NAMES = "id,type,en,pt,match,keep,note\nkyiv,place,Kyiv,{},exact,,\n"
HUMAN = "Os navios esperaram."
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>
<tuv xml:lang="en"><seg>Rain fell.</seg></tuv><tuv xml:lang="pt"><seg>Choveu.</seg></tuv>
</tu></body></tmx>
"""

_TIME = re.compile(rb'"modified": \d+')
"""When the file of a package was unpacked."""

Run = Callable[..., object]
"""Runs transnews in the project with arguments."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A project and a command."""

    name: str
    arguments: tuple[str, ...]
    make: Callable[[Path, Run], None]
    """Makes the project in a folder that is not there yet."""
    human: tuple[str, ...] = ()
    """What people wrote: it must stand in some PO file, always."""
    again: Collection[int] = (0,)
    """How the command may end when it is run again."""
    status: int = 0


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a project by name; not the scratch folder, and none that is begun."""
    paths = folder.rglob("*") if folder.is_dir() else (folder,)
    return {
        path.relative_to(folder).as_posix(): _TIME.sub(b"", path.read_bytes())
        for path in paths
        if path.is_file()
        and not path.name.startswith(".")
        and not any(part.startswith(".transnews") for part in path.relative_to(folder).parts)
    }


def write(path: Path, text: str) -> None:
    """Write a text, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def fresh(folder: Path, _run: Run) -> None:
    """Two articles that were never translated."""
    write(folder / "articles/one.md", ARTICLE)
    write(folder / "articles/two.txt", TEXT)
    write(folder / "glossaries/names.csv", NAMES.format("Kiev"))
    write(folder / "transnews.toml", 'locales = ["pt"]\n[project]\nname = "news"\n')


def translated(folder: Path, run: Run) -> None:
    """The same, translated."""
    fresh(folder, run)
    assert run("translate", "--from", "en") == 0


def approve(po: Path, source: str, target: str) -> None:
    """Translate a text as a person does, and pass it."""
    text = po.read_text("utf-8")
    (key,) = (e.key for e in review.parse(text, po.name).entries if e.key.text == source)
    po.write_text(review.edit(text, [Edit(key, target, fuzzy=False)], po.name), "utf-8")


def reviewed(folder: Path, run: Run) -> None:
    """The same, a text of it reviewed; not built yet."""
    translated(folder, run)
    approve(folder / "locales/pt/one.po", "Ships waited.", HUMAN)


def changed(folder: Path, run: Run) -> None:
    """A reviewed text and others changed in the article."""
    reviewed(folder, run)
    said = ARTICLE.replace("Ships waited.", "Old ships waited.").replace("at noon", "at 3")
    write(folder / "articles/one.md", said)


def renamed(folder: Path, run: Run) -> None:
    """The reviewed article got another name, in a new folder, and changed."""
    reviewed(folder, run)
    write(folder / "articles/later/new.md", ARTICLE.replace("Grain left", "Oil left"))
    (folder / "articles/one.md").unlink()


def another_name(folder: Path, run: Run) -> None:
    """The glossary says a name otherwise, beside what was reviewed."""
    reviewed(folder, run)
    write(folder / "glossaries/names.csv", NAMES.format("Quieve"))


def retracted(folder: Path, run: Run) -> None:
    """An article was taken back."""
    reviewed(folder, run)
    write(folder / "articles/one.md", ARTICLE.replace("lang: en", "lang: en\nretracted: true"))


def from_agency(folder: Path, run: Run) -> None:
    """An agency sent two articles back."""
    reviewed(folder, run)
    settings = config.load(folder)
    sheets = []
    for sent in exchange.export(folder, settings, (), "pt", tuple(State)):
        assert isinstance(sent, exchange.Exported)
        first, *rest = sent.sheet.units
        first = replace(first, target="Da agência.", state=State.REVIEWED)
        sheets.append(replace(sent.sheet, units=(first, *rest)))
    write(folder / "back.xlf", exchange.write(sheets))


def with_pairs(folder: Path, run: Run) -> None:
    """A list of names in two columns waits."""
    fresh(folder, run)
    write(folder / "terms.csv", "source,target\nPort,Porto\n")


def with_memory(folder: Path, run: Run) -> None:
    """A translation memory waits."""
    reviewed(folder, run)
    write(folder / "old.tmx", TMX)


def with_package(version: str) -> Callable[[Path, Run], None]:
    """Return what makes a project where a small package of that *version* waits."""

    def make(folder: Path, run: Run) -> None:
        fresh(folder, run)
        package(folder / "new.argosmodel", version)

    return make


def with_another(folder: Path, run: Run) -> None:
    """The same, and another version of the package is installed."""
    with_package("1.1")(folder, run)
    package(folder / "old.argosmodel", "1.0")
    assert run("models", "install", str(folder / "old.argosmodel")) == 0
    (folder / "old.argosmodel").unlink()


def package(target: Path, version: str) -> None:
    """Write a small package with that version number; the folder in it bears the same name."""
    with TemporaryDirectory() as name:
        folder = Path(name, "translate-en_pb")
        tiny.make(folder, version)
        tiny.pack(folder, target)


_TRANSLATE = ("translate", "--from", "en")
ALL = (
    Scenario("first", _TRANSLATE, fresh),
    Scenario("changed", _TRANSLATE, changed, (HUMAN,), (0, 1), 1),
    Scenario("renamed", _TRANSLATE, renamed, (HUMAN,)),
    Scenario("another name", _TRANSLATE, another_name, (HUMAN,)),
    Scenario("retracted", _TRANSLATE, retracted, (HUMAN,)),
    Scenario("build", ("build",), reviewed, (HUMAN,)),
    Scenario("memory import", ("memory", "import", "{project}/old.tmx"), with_memory, (HUMAN,)),
    Scenario("memory rebuild", ("memory", "rebuild"), with_memory, (HUMAN,)),
    Scenario(
        "exchange import", ("exchange", "import", "{project}/back.xlf"), from_agency, (HUMAN,)
    ),
    Scenario(
        "glossary import",
        ("glossary", "import", "{project}/terms.csv", "--from", "en", "--to", "pt"),
        with_pairs,
        again=(0, 2),
    ),
    Scenario("ingest", ("ingest", str(PAGE / "page.html"), str(PAGE / "feed.atom")), fresh),
    Scenario("install", ("models", "install", "{project}/new.argosmodel"), with_package("1.1")),
    Scenario("install over", ("models", "install", "{project}/new.argosmodel"), with_another),
    Scenario("remove", ("models", "remove", "translate-en_pb"), with_another, again=(0, 2)),
)
