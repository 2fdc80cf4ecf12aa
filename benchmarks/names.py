"""Names: how many stand in the translation in an accepted form, without and with a glossary.

    .venv/bin/python benchmarks/names.py [--list]

1,719 names in 933 English sentences, each with the Portuguese forms that count (kinds *changed*:
Moscow, Moscou; *either*; *kept*: Roger Stone). The glossary holds exactly these names with these
forms, a concept a name, and nothing else of the data. A form counts as `forms.found` says. A row
is *shown* when an accepted form stands in the translation at least once, and its *occurrences*
are as many as the source has, of which so many count as the translation shows.

chrF and BLEU are those of the sentences against the two references, quotation marks made
straight on both sides. With ``--list``: the rows that are not shown, and whether the draft
carries a finding, of the pipeline with the glossary.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation import argos, bare, data, errors, first_pass, pipeline, starters, table, way
from forms import found
from quality import score, straight
from transnews.glossary import Glossary
from transnews.model import Concept, Draft

KINDS = ("changed", "either", "kept")
REFERENCES = ("pt-PT", "pt-BR")


@dataclass(frozen=True, slots=True)
class Row:
    """A name in a sentence."""

    name: str
    type: str
    kind: str
    times: int
    """How often the sentence has it."""
    accepted: tuple[str, ...]
    loose: tuple[str, ...]
    """Also adjectives and abbreviations that the references use."""
    source: str
    references: tuple[str, str]


@dataclass(frozen=True, slots=True)
class System:
    """What one way made of the sentences."""

    name: str
    texts: dict[str, str]
    """Sentence to translation."""
    drafts: dict[str, Draft]
    """Empty for the bare model."""


def rows() -> list[Row]:
    """Return the rows of the set that belong in a strict score."""
    with data("names/names.en-pt.tsv").open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [_row(row) for row in found if row["kind"] in KINDS]


def _row(row: dict[str, str]) -> Row:
    return Row(
        row["name"],
        row["type"],
        row["kind"],
        max(1, int(row["n_src"])),  # 0 where the name is part of a compound
        tuple(row["accepted"].split("|")),
        tuple(row["accepted_loose"].split("|")),
        row["source"],
        (row["ref_pt_PT"], row["ref_pt_BR"]),
    )


def names_glossary(rows: Sequence[Row]) -> Glossary:
    """Return a glossary of exactly the names of *rows*.

    A name has the same accepted forms in all its rows; were there others, the concept would
    hold them all, and the translation of a sentence could not know which it is asked for.
    """
    forms: dict[str, list[str]] = {}
    types: dict[str, str] = {}
    for row in rows:
        forms.setdefault(row.name, []).extend(row.accepted)
        types.setdefault(row.name, row.type.lower())
    return Glossary(
        tuple(
            Concept(
                f"name-{number}",
                types[name],
                {"en": (name,), "pt": tuple(dict.fromkeys(accepted))},
            )
            for number, (name, accepted) in enumerate(forms.items(), 1)
        )
    )


def shown(row: Row, text: str, *, loose: bool = False) -> int:
    """Return how often *text* shows the name of *row*, at most as often as its source."""
    return min(row.times, len(found(row.loose if loose else row.accepted, text)))


def systems(rows: Sequence[Row]) -> list[System]:
    """Translate the sentences in every way."""
    texts = list(dict.fromkeys(row.source for row in rows))
    with starters() as packages:
        engine = argos(packages, "en", "pt")
        without = way(engine, "en", "pt", Glossary())
        under = way(engine, "en", "pt", names_glossary(rows))
        return [
            System("bare model", dict(zip(texts, bare(texts, engine, "en"), strict=True)), {}),
            _system("first pass", texts, first_pass(texts, without)),
            _system("pipeline", texts, pipeline(texts, without)),
            _system("first pass, glossary", texts, first_pass(texts, under)),
            _system("pipeline, glossary", texts, pipeline(texts, under)),
        ]


def _system(name: str, texts: Sequence[str], drafts: Sequence[Draft]) -> System:
    by_source = dict(zip(texts, drafts, strict=True))
    return System(name, {text: draft.text for text, draft in by_source.items()}, by_source)


def share(rows: Sequence[Row], system: System, *, loose: bool = False) -> float:
    """Return the percentage of *rows* that are shown."""
    good = sum(shown(row, system.texts[row.source], loose=loose) > 0 for row in rows)
    return 100 * good / max(1, len(rows))


def occurrences(rows: Sequence[Row], system: System) -> float:
    """Return the percentage of the occurrences that are shown."""
    good = sum(shown(row, system.texts[row.source]) for row in rows)
    return 100 * good / max(1, sum(row.times for row in rows))


def fidelity(rows: Sequence[Row], system: System) -> list[str]:
    """Return the row of the first table."""
    by_kind = [share([row for row in rows if row.kind == kind], system) for kind in KINDS]
    parts = [share(rows, system), occurrences(rows, system), share(rows, system, loose=True)]
    return [system.name, *(f"{value:.2f}" for value in [*parts, *by_kind])]


def scores(rows: Sequence[Row], system: System) -> list[str]:
    """Return the row of the second table."""
    references = {row.source: row.references for row in rows}
    ours = [straight(system.texts[source]) for source in references]
    parts = [
        score(ours, [straight(both[number]) for both in references.values()])
        for number in range(len(REFERENCES))
    ]
    return [system.name, *(f"{value:.2f}" for both in parts for value in both)]


def origins(systems: Sequence[System]) -> str:
    """Return the third table: how many sentences have each origin, how many drafts an error."""
    counted = [
        Counter(unit.origin for draft in system.drafts.values() for unit in draft.units)
        for system in systems
    ]
    heads = sorted({origin for counts in counted for origin in counts})
    wrong = [sum(bool(errors(d)) for d in system.drafts.values()) for system in systems]
    rows = [
        [system.name, *(str(counts[head]) for head in heads), str(number)]
        for system, counts, number in zip(systems, counted, wrong, strict=True)
    ]
    return table(["", *heads, "with an error"], rows)


def listing(rows: Sequence[Row], system: System) -> None:
    """Print the rows that are not shown, and what the draft says about it."""
    failing = [row for row in rows if not shown(row, system.texts[row.source])]
    silent = 0
    for row in failing:
        said = errors(system.drafts[row.source])
        silent += not said
        print(f"\n{row.name} ({row.kind}) → {' | '.join(row.accepted)}")
        print(f"  {row.source}\n  {system.texts[row.source]}")
        print(f"  {'; '.join(said) or 'SILENT'}")
    print(f"\n{system.name}: {len(failing)} rows not shown, {silent} of them silent")


def main() -> None:
    """Translate, count, print."""
    parser = argparse.ArgumentParser(description="Names without and with a glossary.")
    parser.add_argument("--list", action="store_true", help="print the rows that are not shown")
    options = parser.parse_args()
    wanted = rows()
    done = systems(wanted)
    number = len({row.source for row in wanted})
    print(f"{len(wanted)} rows, {sum(row.times for row in wanted)} occurrences, ", end="")
    print(f"{number} sentences\n")
    heads = ["", "shown %", "occurrences %", "loose %", *(f"{kind} %" for kind in KINDS)]
    print(table(heads, [fidelity(wanted, system) for system in done]), end="\n\n")
    heads = ["", *(f"{name} {what}" for name in REFERENCES for what in ("chrF", "BLEU"))]
    print(table(heads, [scores(wanted, system) for system in done]), end="\n\n")
    print(origins(done[1:]))
    if options.list:
        listing(wanted, done[-1])


if __name__ == "__main__":
    main()
