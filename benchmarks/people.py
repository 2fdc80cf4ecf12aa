"""What `transnews check` finds in texts by people: how often it cries wolf, and what it misses.

    .venv/bin/python benchmarks/people.py [--list]

Human translations (FLORES dev, and the articles of NTREX-128 and WMT24++ by paragraph) are judged
as if they were reviewed. They are read from the folder in TRANSNEWS_EVAL, by default
``../shared/eval`` beside the repository; they are not part of the project. With ``--list`` each
finding is shown with its texts, for a person to judge. Faults are planted into the texts in
which nothing is found, one of each kind a text that has room for it (`faults`).
"""

import argparse
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from faults import FAULTS
from transnews import glossary, markup
from transnews.checks import Subject
from transnews.drafting import Direction
from transnews.languages import primary
from transnews.model import Finding, Plain
from transnews.qa import tags
from transnews.qa.comparing import compare
from transnews.qa.namesakes import vanished
from transnews.qa.persons import softened

ROOT = Path(__file__).parents[1]
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval"))
SKIPPED = ("three words deleted", "one word deleted")
"""No check of a text without attention looks for those."""

Pairs = Sequence[tuple[str, str]]
Documents = Sequence[Pairs]


def flores() -> Documents:
    """Return the sentences in English and Portuguese, by the page that they are from."""
    names = ("docids", "en", "pt")
    texts = ((EVAL / "flores-dev" / f"{name}.txt").read_text("utf-8") for name in names)
    rows = list(zip(*(text.splitlines() for text in texts), strict=True))
    pages: dict[str, list[tuple[str, str]]] = {}
    for page, one, other in rows:
        pages.setdefault(page, []).append((one, other))
    return list(pages.values())


def paragraphs(folder: str) -> Documents:
    """Return the paragraphs of the articles in English and in the Portuguese of *folder*."""
    found = []
    for path in sorted((EVAL / "articles" / "en").glob("*.md")):
        other = EVAL / "articles" / folder / path.name
        texts = (path.read_text("utf-8"), other.read_text("utf-8"))
        sides = ([part.strip(" #\n") for part in text.split("\n\n")] for text in texts)
        found.append(list(zip(*(filter(None, side) for side in sides), strict=True)))
    return found


def corpora() -> Iterator[tuple[str, str, str, Documents]]:
    """Yield each corpus with its name and languages, both ways."""
    for name, tag, documents in (
        ("FLORES", "pt-BR", flores()),
        ("articles", "pt-BR", paragraphs("pt_BR")),
        ("articles", "pt-PT", paragraphs("pt_PT")),
    ):
        yield name, "en", tag, documents
        yield name, tag, "en", [[(b, a) for a, b in pairs] for pairs in documents]


def direction(ours: str, theirs: str) -> Direction:
    """Return a direction with the sample project's glossary."""
    words = glossary.load(ROOT / "glossaries")
    forth, back = glossary.matcher(words, ours, theirs), glossary.matcher(words, theirs, ours)
    return Direction(ours, theirs, "text", forth, frozenset(), back)


def judged(source: str, target: str, way: Direction) -> tuple[Finding, ...]:
    """Return what is found in a person's text."""
    return tuple(softened(compare(source, target, way), source, target, way))


def show_findings(documents: Documents, way: Direction, listed: bool) -> Documents:
    """Print what is found by check; return the texts in which nothing is."""
    began = time.perf_counter()
    found = [
        [
            (pair, (*judged(*pair, way), *lost))
            for pair, lost in zip(p, vanished(p, way), strict=True)
        ]
        for p in documents
    ]
    size = sum(map(len, documents))
    cost = (time.perf_counter() - began) / size * 1000
    told = [(pair, finding) for row in found for pair, findings in row for finding in findings]
    many = Counter(f.check for _, f in told)
    hard = Counter(f.check for _, f in told if f.severity == "error")
    for check, count in many.most_common():
        print(f"  {check:<12}{count:5}{100 * count / size:10.2f}{100 * hard[check] / size:10.2f}")
    rates = 100 * many.total() / size, 100 * hard.total() / size
    print(f"  {'all':<12}{many.total():5}{rates[0]:10.2f}{rates[1]:10.2f}   {cost:.1f} ms a text")
    for (source, target), finding in told if listed else []:
        print(f"    {finding.severity}: {finding.check}: {finding.message}")
        print(f"      {source}\n      {target}")
    return [[pair for pair, findings in row if not findings] for row in found]


def show_recall(documents: Documents, way: Direction) -> None:
    """Plant each kind of fault, and print how many are found, as errors, and by which checks."""
    sound = [pair for pairs in documents for pair in pairs]
    for kind in FAULTS:
        if kind not in SKIPPED:
            planted = (_planted(kind, pair, way) for pair in sound)
            _show_found(kind, [judged(*pair, way) for pair in planted if pair])
    _show_found("name deleted, in its page", list(_in_page(documents, way)))
    marks = [(one, other, at) for one, other in sound for at in _marks(other)]
    single = [(one, other[:at] + other[at + 1 :]) for one, other, at in marks]
    _show_found("one quotation mark deleted", [judged(*pair, way) for pair in single])
    _show_found("glossary name deleted", [judged(*pair, way) for pair in _unnamed(sound, way)])
    link = "[{}](https://example.org/a)"
    for kind, form, broken in (
        ("link without its end", link, "[{}](https://example.org/a"),
        ("link without its address", link, "[{}]"),
        ("link deleted", link, "{}"),
        ("emphasis without its end", "**{}**", "**{}"),
    ):
        pairs = ((_marked(form, one), _marked(broken, other)) for one, other in sound)
        _show_found(kind, [tuple(tags.check(*pair, is_markdown=True)) for pair in pairs])


def _planted(kind: str, pair: tuple[str, str], way: Direction) -> tuple[str, str] | None:
    """Return a text with one fault of a kind in its translation, if it has room for it."""
    source, target = pair
    ours, theirs = primary(way.source), primary(way.target)
    some = list(FAULTS[kind](Subject(source, target, ours, theirs, sent=source, raw=target)))
    chance = random.Random(kind + source)  # noqa: S311  (the same places each time)
    return (source, chance.choice(some).target) if some else None


def _in_page(documents: Documents, way: Direction) -> Iterator[tuple[Finding, ...]]:
    """Yield what is found where one name of a page was deleted."""
    for pairs in documents:
        for at, pair in enumerate(pairs):
            if planted := _planted("name deleted", pair, way):
                page = [*pairs[:at], planted, *pairs[at + 1 :]]
                yield (*judged(*planted, way), *list(vanished(page, way))[at])


def _marked(form: str, text: str) -> Plain:
    """Return a text with markup around its first word."""
    first, _, rest = text.partition(" ")
    return markup.take_out(f"{form.format(first)} {rest}", "markdown")


def _marks(text: str) -> list[int]:
    return [match.start() for match in re.finditer('["“”«»]', text)][:1]


def _unnamed(sound: Pairs, way: Direction) -> Iterator[tuple[str, str]]:
    """Yield the texts without all that stands for one of their glossary names."""
    for source, target in sound:
        terms = glossary.find(way.matcher, source)
        for places in glossary.occurrences(terms, target, way.target)[:1]:
            spoilt = target
            for span in sorted(places, reverse=True):
                spoilt = spoilt[: span.start] + spoilt[span.stop :].lstrip()
            if places:
                yield source, spoilt


def _show_found(kind: str, found: Sequence[Sequence[Finding]]) -> None:
    if not found:
        return
    hits = sum(map(bool, found))
    errors = sum(any(f.severity == "error" for f in findings) for findings in found)
    by = Counter(name for findings in found for name in {f.check for f in findings}).most_common(2)
    told = ", ".join(f"{name} {count}" for name, count in by)
    many = len(found)
    print(f"  {kind:<26}{many:5}{100 * hits / many:5.0f} %{100 * errors / many:5.0f} %  {told}")


def main() -> None:
    """Judge, plant, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="show each finding")
    options = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit(f"{EVAL} is not there; set TRANSNEWS_EVAL to the folder with the evaluation data")
    for name, ours, theirs, documents in corpora():
        way = direction(ours, theirs)
        print(f"{name}, {ours} → {theirs}, {sum(map(len, documents))} texts")
        print("  check       findings  per 100  errors per 100")
        sound = show_findings(documents, way, options.list)
        size = sum(map(len, sound))
        print(f"\n  planted into {size} texts: faults, found, as errors, by which checks")
        show_recall(sound, way)
        print()


if __name__ == "__main__":
    main()
