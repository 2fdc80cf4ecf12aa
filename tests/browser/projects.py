"""Projects that the pages are made of: the samples, at some hour of an editor's morning."""

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from transnews import config, files, pipeline, review, runs
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.report import Report
from transnews.review import Edit, Entry

ROOT = Path(__file__).parents[2]
KALLAS = "articles/2025-08-22-kallas.md"
KALLAS_PO = "locales/pt/2025-08-22-kallas.po"
HARBOUR = "articles/harbour.md"
HARBOUR_PO = "locales/ar/harbour.po"
_HARBOUR = """---
lang: en
---

# Haifa harbour opens on 3 May

By **Marta Reis**

The ship *Aurora* left Haifa on Monday with 1,200 tons of wheat.

> “We waited for 11 days,” said Marta Reis.

Nobody was hurt.
"""
# Arabic, as a model would have it: names in its letters, digits as most newsrooms print them.
_ARABIC = {
    "Haifa harbour opens on 3 May": "ميناء حيفا يفتح في 3 مايو",
    "By Marta Reis": "بقلم مارتا ريس",
    "The ship Aurora left Haifa on Monday with 1,200 tons of wheat.": (
        "غادرت السفينة Aurora حيفا يوم الاثنين وعلى متنها 1200 طن من القمح."
    ),
    "“We waited for 11 days,” said Marta Reis.": "قالت مارتا ريس: «انتظرنا 11 يوما».",
    "Nobody was hurt.": "لم يصب أحد بأذى.",
}

_MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="paragraph"
o-tmf="test" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>
<tuv xml:lang="en"><seg>Meanwhile, despite repeated threats, Trump does not impose tariffs against
Russia and is not in a hurry to discuss security guarantees for Ukraine. Senior Pentagon official
Elbridge Colby directly told European partners that the US role in security guarantees would be
minimal.</seg></tuv>
<tuv xml:lang="pt"><seg>Trump, apesar das ameaças, não impõe tarifas à Rússia.</seg></tuv>
</tu></body></tmx>
"""

CORRECTED = "articles/four-ships.md"
_FOUR_SHIPS = """---
lang: en
correction: An earlier version said 40 ships; it was four.
---

# Four ships leave Haifa

The 4 ships left on Monday.
"""
_LOSING = {"The 4 ships left on Monday.": "Os navios partiram na segunda-feira."}
_FIRST_RUN = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


def samples(folder: Path) -> Path:
    """Put the sample project into *folder*: all is a draft."""
    for name in ("articles", "glossaries", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "transnews.toml", folder)
    return folder


def half_reviewed(folder: Path) -> Path:
    """Put the sample project into *folder*; of one article there is every stage, and a mistake."""
    po = samples(folder) / KALLAS_PO
    _edit(po, "#News", "#Notícias", fuzzy=False)
    _edit(po, "2025.08.22", "22 de agosto de 2026", fuzzy=False)
    change(po, "The Russian Foreign Ministry responded", "não está planejada", "não está prevista")
    change(po, "According to Kallas", "ravolta", "armadilha", fuzzy=False)
    _edit(po, "a", "", fuzzy=True)
    change(po, "This week, Trump", "Putin supostamente", "Putina supostamente")
    # As after a correction in the source: the former text stands beside it.
    text = files.read_text(po)
    before = 'msgid ""\n"Analysts believe that without tougher steps by Trump — from secondary'
    assert before in text
    former = before.replace("msgid", "#| msgid").replace('\n"', '\n#| "').replace("Trump", "Biden")
    rest = '"sanctions against buyers of Russian oil to confiscating Moscow\'s frozen "'
    former += f' "\n#| {rest}\n#| "reserves — Putin will continue to feel impunity."\n'
    files.write_text(po, text.replace(before, former + before))
    return folder


def corrected(folder: Path) -> Path:
    """Add an article with a correction and a finding, which three engines drafted in turn."""
    files.write_text(folder / CORRECTED, _FOUR_SHIPS)
    for day in range(3):
        report = Report(started=_FIRST_RUN + timedelta(days=day), seconds=1.5 + day)
        engine = FakeEngine(_LOSING, signature=f"fake {day}")
        _run(folder, engine, (str(folder / CORRECTED),), ("pt",), report)
        runs.keep(folder, report)
    return folder


def remembering(folder: Path) -> Path:
    """Give the project in *folder* a translation from elsewhere, of a text like one of ours."""
    files.write_text(folder / "memories" / "agency.tmx", " ".join(_MEMORY.split()))
    return folder


def mirrored(folder: Path) -> Path:
    """Put a small article into *folder*, drafted from left to right into right to left."""
    files.write_text(folder / "transnews.toml", 'locales = ["pt", "en", "ar"]\n')
    files.write_text(folder / HARBOUR, _HARBOUR)

    _run(folder, FakeEngine(_ARABIC), (), ("ar",), Report())
    return folder


def _run(
    folder: Path,
    engine: Engine,
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    report: Report,
) -> None:
    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", engine

    job = pipeline.Job(folder, config.load(folder), paths, locales, "en")
    pipeline.run(job, open_engine, report.add)


def entries(po: Path) -> Iterable[Entry]:
    """What stands in a PO file."""
    return review.parse(files.read_text(po), po.name).entries


def entry(po: Path, start: str) -> Entry:
    """The entry of a PO file whose source begins with *start*."""
    return next(one for one in entries(po) if one.key.text.startswith(start))


def _edit(po: Path, start: str, msgstr: str, *, fuzzy: bool) -> None:
    edit = Edit(entry(po, start).key, msgstr, fuzzy)
    files.write_text(po, review.edit(files.read_text(po), [edit], po.name))


def change(po: Path, start: str, was: str, now: str, *, fuzzy: bool = True) -> None:
    """Edit an entry as a PO editor would."""
    text = entry(po, start).msgstr
    assert was in text
    _edit(po, start, text.replace(was, now), fuzzy=fuzzy)
