"""Right, wrong, unsure: each detector alone and the verdict of both, on public texts.

    .venv/bin/python benchmarks/detection.py

Reads ``langid/{documents,sentences,fragments}.tsv`` (language, number, text) in the folder
that TRANSNEWS_EVAL names (default: ``../shared/eval`` beside the project) and prints the tables
of ``docs/detection.md``. A label stands for its language: ``pt_BR`` is right as ``pt``.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from transnews.detect import Detection, detect, judge, opinions
from transnews.languages import canonical, primary

EVAL = Path(os.environ.get("TRANSNEWS_EVAL", "../shared/eval"))
SETS = ("documents", "sentences", "fragments")
OUTCOMES = ("right", "wrong", "unsure")
THRESHOLDS = (
    (judge.ALONE, judge.SECONDED, judge.AHEAD),
    (0.9, 0.6, 0.9),
    (0.99, 0.6, 0.9),
    (0.95, 0.0, 0.9),
    (0.95, 0.5, 0.9),
    (0.95, 0.8, 0.9),
    (0.95, 0.6, 0.5),
    (0.95, 0.6, 0.8),
    (0.95, 0.6, 0.95),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the label of its file and the language that it means."""

    label: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer, with its name and what the texts' answers were."""

    name: str
    answer: Callable[[str], str | None]


WAYS = (
    Way("py3langid alone", lambda text: opinions.py3langid(text).best),
    Way("langdetect alone, seeded", lambda text: opinions.langdetect(text).best),
    Way("both (`transnews detect`)", lambda text: detect(text).language),
)


def main() -> int:
    """Print all tables."""
    folder = EVAL if EVAL.is_absolute() else Path(__file__).resolve().parent.parent / EVAL
    if not (folder / "langid").is_dir():
        print(f"{folder}/langid: not there; set TRANSNEWS_EVAL to the folder with the public texts")
        return 0
    sets = {name: read(folder / "langid" / f"{name}.tsv") for name in SETS}
    for way in WAYS:
        way.answer("The first call loads the models and is not timed.")
    print("| set | texts | way | right | wrong | unsure | CPU time |")
    print("|---|---:|---|---:|---:|---:|---:|")
    answers = {name: measure(name, texts) for name, texts in sets.items()}
    print("\nWhere they fail, the worst first (label → answer, how often):\n")
    for name, texts in sets.items():
        for way, given in zip(WAYS, answers[name], strict=True):
            print(f"* {name}, {way.name}: {failures(texts, given)}")
    print("\nTwo languages in one text (250 pairs of documents):\n")
    print("| share of the second | the first | the second | unsure |\n|---:|---:|---:|---:|")
    for share in (0.5, 0.3, 0.2, 0.1):
        mixed(sets["documents"], share)
    print("\nOther thresholds (right / wrong / unsure):\n")
    print("| alone | seconded | ahead | documents | sentences | fragments |")
    print("|---:|---:|---:|---:|---:|---:|")
    with (
        patch.object(opinions, "py3langid", cache(opinions.py3langid)),
        patch.object(opinions, "langdetect", cache(opinions.langdetect)),
    ):
        for numbers in THRESHOLDS:
            thresholds(sets, *numbers)
    return 0


def read(path: Path) -> list[Text]:
    """Return the texts of a file, without its heading."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[1:] if line)
    return [Text(label, primary(canonical(label)), text) for label, _, text in rows]


def measure(name: str, texts: Sequence[Text]) -> list[list[str | None]]:
    """Print one row a way: how many right, wrong, unsure, and its time over py3langid's."""
    base = 0.0
    given: list[list[str | None]] = []
    for way in WAYS:
        start = time.process_time()
        answers = [way.answer(text.text) for text in texts]
        spent = time.process_time() - start
        base = base or spent
        counts = Counter(map(outcome, texts, answers))
        shares = " | ".join(
            f"{counts[key]} ({100 * counts[key] / len(texts):.1f} %)" for key in OUTCOMES
        )
        print(f"| {name} | {len(texts)} | {way.name} | {shares} | {spent / base:.1f} |", flush=True)
        given.append(answers)
    return given


def outcome(text: Text, answer: str | None) -> str:
    """Return ``right``, ``wrong`` or ``unsure``."""
    if answer is None:
        return "unsure"
    return "right" if answer == text.language else "wrong"


def failures(texts: Sequence[Text], answers: Sequence[str | None], shown: int = 10) -> str:
    """Return the labels with the most wrong, then unsure answers, as one line."""
    pairs = list(zip(texts, answers, strict=True))
    wrong = Counter(f"{text.label} → {got}" for text, got in pairs if outcome(text, got) == "wrong")
    doubted = [text for text, got in pairs if got is None]
    if not doubted:
        return f"wrong: {line(wrong.most_common(shown))}"
    unsure = Counter(text.label for text in doubted)
    suggested = sum(text.language in two(detect(text.text)) for text in doubted)
    return (
        f"wrong: {line(wrong.most_common(shown))}; unsure: {line(unsure.most_common(shown))} "
        f"(the right one is among the two suggested in {suggested} of {len(doubted)})"
    )


def two(seen: Detection) -> list[str]:
    """Return the two languages that a message suggests."""
    return [language for language, _ in seen.candidates[:2]]


def thresholds(
    sets: Mapping[str, Sequence[Text]], alone: float, seconded: float, ahead: float
) -> None:
    """Print what other thresholds would have given."""
    cells: list[str] = []
    with (
        patch.object(judge, "ALONE", alone),
        patch.object(judge, "SECONDED", seconded),
        patch.object(judge, "AHEAD", ahead),
    ):
        for texts in sets.values():
            counts = Counter(outcome(text, detect(text.text).language) for text in texts)
            cells.append(" / ".join(str(counts[key]) for key in OUTCOMES))
    print(f"| {alone} | {seconded} | {ahead} | {' | '.join(cells)} |", flush=True)


def line(counts: Iterable[tuple[str, int]]) -> str:
    """Return counts as words."""
    return ", ".join(f"{label} {count}" for label, count in counts) or "none"


def mixed(texts: Sequence[Text], share: float) -> None:
    """Print what is said of a text that is partly in a second language."""
    draw = random.Random(1)  # noqa: S311  (the same pairs each time)
    counts: Counter[str] = Counter()
    while counts.total() < 250:
        one, other = draw.sample(texts, 2)
        if one.language == other.language:
            continue
        size = min(len(one.text), len(other.text))
        text = f"{one.text[: int(size * (1 - share))]}\n{other.text[: int(size * share)]}"
        language = detect(text).language
        counts["first" if language == one.language else "second" if language else "unsure"] += 1
    print(f"| {share:.0%} | {counts['first']} | {counts['second']} | {counts['unsure']} |")


if __name__ == "__main__":
    sys.exit(main())
