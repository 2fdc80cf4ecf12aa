"""How well sentences are found: the rules of transnews beside ICU and a plain pattern.

    python benchmarks/segmentation.py [--show LANGUAGE]

Paragraphs are made by joining sentences of public test data: consecutive ones of one page
(FLORES dev), shuffled ones of one language (NTREX-128). A boundary is a place between two of
the joined sentences; the score is the F1 of the boundaries found. Not counted are places that
nobody could know (no stop before, or a small letter after), and places inside a "sentence" of
the data where all three splitters see an end: the data's sentences are now and then two. The
data is read from the folder that TRANSNEWS_EVAL names (default ../shared/eval beside this
repository).
"""

import argparse
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from transnews.segment import split

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval"))
NAIVE = re.compile(r"[.?!…।։:؟][\"'”’»“)\]]*\s+|[。！？][”」』）]*\s*")
OWN = ("be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fr", "gl", "hy", "it")
OWN_TOO = ("ja", "nb", "nl", "pl", "pt", "pt-BR", "ru", "sk", "sv", "uk", "zh", "zh-TW")
STOP = re.compile(r"[.?!…。！？।։:؟;][\"'”’»“«」』）)\]]*\Z")
Splitter = Callable[[str, str], set[int]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text and where its sentences end: offsets of their last characters, plus one."""

    language: str
    text: str
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Score:
    """Boundaries found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


def paragraph(language: str, sentences: list[str]) -> Paragraph:
    """Join *sentences*, by spaces where the language writes them."""
    joint = "" if language.split("-")[0] in {"zh", "ja"} else " "
    ends: list[int] = []
    text = ""
    for sentence in sentences:
        text += (joint if text else "") + sentence
        ends.append(len(text))
    return Paragraph(language, text, frozenset(ends[:-1]))


def flores(language: str) -> list[Paragraph]:
    """Return the pages of FLORES dev, ``en`` or ``pt``."""
    folder = EVAL / "flores-dev"
    keys = (folder / "docids.txt").read_text("utf-8").splitlines()
    lines = (folder / f"{language}.txt").read_text("utf-8").splitlines()
    groups = groupby(zip(keys, lines, strict=True), key=lambda row: row[0])
    return [paragraph(language, [line.strip() for _, line in group]) for _, group in groups]


def ntrex() -> Iterator[Paragraph]:
    """Yield shuffled sentences of NTREX-128 by sixes, in every language there is."""
    table = (EVAL / "langid" / "sentences.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in table]
    for code, group in groupby(rows, key=lambda row: row[0]):
        sentences = [row[2].strip() for row in group]
        for seed in range(5):
            random.Random(seed).shuffle(sentences)  # noqa: S311
            for start in range(0, len(sentences), 6):
                yield paragraph(code.replace("_", "-"), sentences[start : start + 6])


def ours(text: str, language: str) -> set[int]:
    """Return the ends of sentences that transnews finds."""
    ends: set[int] = set()
    place = 0
    for sentence in split(text, language):
        ends.add(place + len(sentence.text))
        place += len(sentence.text + sentence.gap)
    return ends


def icu(text: str, language: str) -> set[int]:
    """Return the ends of sentences that ICU finds (its strings keep their white space)."""
    from icu4py.breakers import SentenceBreaker

    ends: set[int] = set()
    place = 0
    for sentence in SentenceBreaker(text, language):
        ends.add(place + len(sentence.rstrip()))
        place += len(sentence)
    return ends


def naive(text: str, language: str) -> set[int]:
    """Return the ends of sentences by stop, quotes and white space alone."""
    del language
    return {len(text[: match.end()].rstrip()) for match in NAIVE.finditer(text)}


def decidable(item: Paragraph, end: int) -> bool:
    """Tell if *end* looks like one: a stop before it, and no small letter after."""
    stop = STOP.search(item.text, max(0, end - 5), end)
    return stop is not None and not item.text[end:].lstrip()[:1].islower()


def judge(item: Paragraph, show: bool) -> list[Score]:
    """Compare what each splitter finds in *item* with what is there."""
    found = [splitter(item.text, item.language) - {len(item.text)} for splitter in SPLITTERS]
    ends = {end for end in item.ends if decidable(item, end)}
    outside = (item.ends - ends) | (set.intersection(*found) - ends)
    for end in sorted((found[0] ^ ends) - outside) if show else ():
        sign = "-" if end in ends else "+"
        print(sign, item.text[max(0, end - 70) : end] + " ‖" + item.text[end : end + 40])
    return [Score(len(ends & mine), len(mine - ends - outside), len(ends - mine)) for mine in found]


def score(paragraphs: list[Paragraph], show: bool = False) -> list[Score]:
    """Return the score of each splitter over *paragraphs*."""
    totals = [Score() for _ in SPLITTERS]
    for item in paragraphs:
        totals = [total + one for total, one in zip(totals, judge(item, show), strict=True)]
    return totals


def report(name: str, paragraphs: list[Paragraph]) -> None:
    """Print one row of the table."""
    scores = score(paragraphs)
    cells = [f"{one.f1:.2f}" for one in scores]
    print(f"| {name} | {scores[0].right + scores[0].missed} | " + " | ".join(cells) + " |")


SPLITTERS = (ours, icu, naive)


def seconds(paragraphs: list[Paragraph], splitter: Splitter) -> float:
    """Return the processor time of one run over *paragraphs*."""
    start = time.process_time()
    for item in paragraphs:
        splitter(item.text, item.language)
    return time.process_time() - start


def main() -> int:
    """Print the tables, or the differences in one language."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", metavar="LANGUAGE", help="print what differs, and stop")
    show = parser.parse_args().show
    if not EVAL.is_dir():
        print(f"{EVAL}: no evaluation data; name its folder in TRANSNEWS_EVAL", file=sys.stderr)
        return 2
    known = {f"FLORES {code}": flores(code) for code in ("en", "pt")}
    mixed = list(ntrex())
    if show:
        for items in (*known.values(), mixed):
            print(*score([p for p in items if p.language == show], show=True), sep="\n")
        return 0
    print("| data | boundaries | transnews | ICU | plain pattern |\n|---|---|---|---|---|")
    for name, items in known.items():
        report(name, items)
    report("NTREX, languages with rules", [p for p in mixed if p.language in OWN + OWN_TOO])
    report("NTREX, other languages", [p for p in mixed if p.language not in OWN + OWN_TOO])
    for language in sorted({p.language for p in mixed}):
        report(f"NTREX {language}", [p for p in mixed if p.language == language])
    base = seconds(mixed, icu)
    print(f"\nTime, as a multiple of ICU's: {seconds(mixed, ours) / base:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
