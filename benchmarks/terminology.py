"""The metrics of the WMT21 terminology task (`term_metrics`), without and with the terms.

    .venv/bin/python benchmarks/terminology.py

On the task's own development set, English to French, if a package for it is installed; else on
the names of `names.py` with their Portuguese references. The glossary holds what the set lists and
nothing else. Quotation marks are made straight on both sides.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation import argos, bare, data, first_pass, pipeline, starters, table, way
from names import names_glossary, rows
from quality import straight
from term_metrics import Example, exact_match, one_minus_term, window_overlap
from transnews import packages
from transnews.glossary import Glossary
from transnews.model import Concept, Package

WINDOWS = (2, 3)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a test set."""

    source: str
    reference: str
    terms: tuple[tuple[str, ...], ...]
    """For each term occurrence the accepted forms."""


@dataclass(frozen=True, slots=True)
class Data:
    """A test set and the glossary that goes with it."""

    name: str
    source: str
    target: str
    sentences: tuple[Sentence, ...]
    glossary: Glossary


def wmt21() -> Data:
    """Return the development set of the task, the sentences that have terms."""
    text = data("terminology-wmt21/dev.en-fr.terms.jsonl").read_text("utf-8")
    entries = [json.loads(line) for line in text.splitlines()]
    forms: dict[str, dict[str, None]] = {}
    sentences = []
    for entry in entries:
        terms = [
            (term["src_surface"], (*term["tgt"], term["ref_surface"])) for term in entry["terms"]
        ]
        for name, accepted in terms:
            forms.setdefault(name, {}).update(dict.fromkeys(accepted))
        if terms:
            accepted_forms = tuple(tuple(dict.fromkeys(accepted)) for _, accepted in terms)
            sentences.append(Sentence(entry["src"], entry["ref"], accepted_forms))
    concepts = tuple(
        Concept(f"term-{number}", "term", {"en": (name,), "fr": tuple(accepted)}, any_case=True)
        for number, (name, accepted) in enumerate(forms.items(), 1)
    )
    return Data("WMT21 terminology, dev", "en", "fr", tuple(sentences), Glossary(concepts))


def names() -> Data:
    """Return the names set with its Brazilian references, the variety that the model writes."""
    wanted = rows()
    terms: dict[str, list[tuple[str, ...]]] = {}
    for row in wanted:
        terms.setdefault(row.source, []).extend([row.accepted] * row.times)
    references = {row.source: row.references[1] for row in wanted}
    sentences = tuple(Sentence(s, references[s], tuple(found)) for s, found in terms.items())
    return Data("names", "en", "pt", sentences, names_glossary(wanted))


def choose(starting: Sequence[Package]) -> tuple[Data, Sequence[Package]]:
    """Return the set that the packages at hand can translate, and the packages."""
    installed, _ = packages.installed(packages.folder())
    french = [package for package in installed if (package.source, package.target) == ("en", "fr")]
    return (wmt21(), french) if french else (names(), starting)


def cells(name: str, texts: Sequence[str], sentences: Sequence[Sentence]) -> list[str]:
    """Return a row of the table."""
    examples = [
        Example(straight(text), straight(sentence.reference), sentence.terms)
        for text, sentence in zip(texts, sentences, strict=True)
    ]
    values = [
        exact_match(examples),
        *(window_overlap(examples, window) for window in WINDOWS),
        one_minus_term(examples),
    ]
    return [name, *(f"{value:.4f}" for value in values)]


def main() -> None:
    """Translate, score, print."""
    with starters() as starting:
        chosen, found = choose(starting)
        engine = argos(found, chosen.source, chosen.target)
        texts = [sentence.source for sentence in chosen.sentences]
        without = way(engine, chosen.source, chosen.target, Glossary())
        under = way(engine, chosen.source, chosen.target, chosen.glossary)
        systems = {
            "bare model": bare(texts, engine, chosen.source),
            "pipeline": [draft.text for draft in pipeline(texts, without)],
            "first pass, glossary": [draft.text for draft in first_pass(texts, under)],
            "pipeline, glossary": [draft.text for draft in pipeline(texts, under)],
        }
    print(f"{chosen.name}, {chosen.source}→{chosen.target}: {len(texts)} sentences\n")
    heads = ["", "exact match", *(f"window {window}" for window in WINDOWS), "1 − TERm"]
    print(table(heads, [cells(name, made, chosen.sentences) for name, made in systems.items()]))


if __name__ == "__main__":
    main()
