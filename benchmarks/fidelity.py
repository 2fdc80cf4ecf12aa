"""Numbers and quotation marks: how many survive the translation, and what is said if not.

    .venv/bin/python benchmarks/fidelity.py [--list]

Sentences of 15 news articles and of FLORES dev, from English to Portuguese and back, each
translated by itself. How a number counts as kept, `counting` says; the human translations
go through the same counter (articles by paragraph), to show what it asks too much.

Quotation marks: the sentences whose double marks pair, each written with ``"…"``, ``“…”`` and
``«…»``. A sentence's pairs are kept when the translation has exactly as many, and no mark alone.

*Silent* is a sentence that lost something while its draft carries no error.
With ``--list``: what the pipeline lost.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from counting import lost, numbers, pairs, quoted
from evaluation import (
    Way,
    argos,
    bare,
    errors,
    first_pass,
    lines,
    paragraphs,
    pipeline,
    sentences,
    starters,
    table,
    way,
)
from transnews.glossary import Glossary

STYLES = ('""', "“”", "«»")
DIRECTIONS = (("en", "pt", ("en",)), ("pt", "en", ("pt_BR", "pt_PT")))
"""From, to, folders of articles."""
HUMAN = (("en", "pt_BR"), ("en", "pt_PT"), ("pt_BR", "en"), ("pt_PT", "en"))
"""Folders of articles that are translations of each other, paragraph by paragraph."""

Lost = Callable[[str, str], list[str]]
"""What of a source its translation lost."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that lost something."""

    lost: tuple[str, ...]
    source: str
    target: str
    said: tuple[str, ...]
    """The errors that the draft carries."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one way kept."""

    name: str
    all: int
    failures: tuple[Failure, ...]

    @property
    def cells(self) -> list[str]:
        """As the table has it: kept, of how many, percent, failing sentences, silent ones."""
        kept = self.all - sum(len(failure.lost) for failure in self.failures)
        silent = sum(not failure.said for failure in self.failures)
        percent = f"{100 * kept / max(1, self.all):.2f}"
        return [str(kept), str(self.all), percent, str(len(self.failures)), str(silent)]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: how many a source has, and which its translation lost."""

    count: Callable[[str], int]
    lost: Lost


Pair = tuple[str, str, Sequence[str]]
"""Source, translation, errors."""


def number_measure(source: str, target: str) -> Measure:
    """Return how numbers are counted from *source* to *target*."""
    return Measure(
        lambda text: len(numbers(text, source)),
        lambda text, made: lost(text, made, (source, target)),
    )


def lost_pairs(source: str, target: str) -> list[str]:
    """Return a word for each pair of *source* if *target* has not exactly as many.

    >>> lost_pairs('"One" and "two"', "“Um” e “dois”"), lost_pairs('"One"', "Um")
    ([], ['pair'])
    """
    return [] if pairs(target) == pairs(source) else ["pair"] * pairs(source)


QUOTES = Measure(pairs, lost_pairs)


def tally(name: str, made: Iterable[Pair], measure: Measure) -> Tally:
    """Count what *made* kept."""
    total, failures = 0, []
    for source, target, said in made:
        total += measure.count(source)
        if gone := measure.lost(source, target):
            failures.append(Failure(tuple(gone), source, target, tuple(said)))
    return Tally(name, total, tuple(failures))


def tallies(texts: Sequence[str], there: Way, measure: Measure) -> list[Tally]:
    """Translate *texts* in every way and count."""
    alone = bare(texts, there.engine, there.direction.source)
    found = [tally("bare model", ((s, t, ()) for s, t in zip(texts, alone, strict=True)), measure)]
    for name, run in (("first pass", first_pass), ("pipeline", pipeline)):
        drafts = zip(texts, run(texts, there), strict=True)
        found.append(tally(name, [(s, d.text, errors(d)) for s, d in drafts], measure))
    return found


def together(what: str, results: Sequence[tuple[str, list[Tally]]]) -> list[Tally]:
    """Return the sum of the results whose title begins with *what*, a tally a way."""
    parts = [each for title, found in results if title.startswith(what) for each in found]
    return [
        Tally(
            name,
            sum(part.all for part in parts if part.name == name),
            tuple(failure for part in parts if part.name == name for failure in part.failures),
        )
        for name in dict.fromkeys(part.name for part in parts)
    ]


def human(source: str) -> list[tuple[str, str]]:
    """Return texts in *source* with their human translations."""
    target = "pt" if source == "en" else "en"
    couples = [couple for couple in HUMAN if couple[0][:2] == source]
    articles = [
        pair
        for one, other in couples
        for pair in zip(paragraphs(one), paragraphs(other), strict=True)
    ]
    flores = zip(lines(f"flores-dev/{source}.txt"), lines(f"flores-dev/{target}.txt"), strict=True)
    return [*articles, *flores]


def texts_in(language: str, folders: Sequence[str]) -> list[str]:
    """Return the sentences of the articles in *folders* and of FLORES dev, each once."""
    found = [text for folder in folders for text in sentences(folder, language)]
    return list(dict.fromkeys([*found, *lines(f"flores-dev/{language}.txt")]))


def listing(title: str, found: Tally) -> None:
    """Print what a way lost."""
    print(f"\n== {title}, {found.name}")
    for failure in found.failures:
        print(f"\n{', '.join(failure.lost)}\n  {failure.source}\n  {failure.target}")
        print(f"  {'; '.join(failure.said) or 'SILENT'}")


def main() -> None:
    """Translate, count, print."""
    parser = argparse.ArgumentParser(description="Numbers and quotation marks.")
    parser.add_argument("--list", action="store_true", help="print what the pipeline lost")
    options = parser.parse_args()
    results: list[tuple[str, list[Tally]]] = []
    with starters() as packages:
        for source, target, folders in DIRECTIONS:
            there = way(argos(packages, source, target), source, target, Glossary())
            texts = texts_in(source, folders)
            measure = number_measure(source, target)
            counted = tallies([text for text in texts if measure.count(text)], there, measure)
            people = tally("human", ((s, t, ()) for s, t in human(source)), measure)
            results.append((f"numbers, {source}→{target}", [people, *counted]))
            paired = [text for text in texts if pairs(text)]
            for style in STYLES:
                written = [quoted(text, style) for text in paired]
                title = f"pairs of {style[0]}…{style[1]}, {source}→{target}"
                results.append((title, tallies(written, there, QUOTES)))
    for what in ("numbers", "pairs"):
        results.append((f"{what}, all", together(what, results)))
    for what in ("numbers", "pairs"):
        rows = [
            [title, each.name, *each.cells]
            for title, found in results
            if title.startswith(what)
            for each in found
        ]
        heads = ["", "", "kept", "of", "%", "failing", "silent"]
        print(table(heads, rows), end="\n\n")
    if options.list:
        for title, found in results[:-2]:
            listing(title, found[-1])


if __name__ == "__main__":
    main()
