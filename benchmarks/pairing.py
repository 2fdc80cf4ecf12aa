"""How well a reworded text is recognised: precision and recall of `review.pairing`.

    python benchmarks/pairing.py

The articles (the sample project's, and those of the evaluation data) are edited by script as a desk
edits: words changed, added and dropped, sentences added, dropped and exchanged, paragraphs split,
merged, moved, removed and written anew. Of each new text it is known which old text it was made of, so
a pairing is right, wrong, or missed. Printed: precision and recall by measure and threshold, then
by kind of edit for the measure and threshold in use.

*Precision* counts a pair as right if the new text was made of the old one; *recall* is the share of
the new texts made of old ones that got one of theirs (each old text can be given once, so both halves
of a split cannot have it: one is enough).
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import EVAL, ROOT
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from transnews import segment
from transnews.model import Key
from transnews.review import pairing

SEEDS = 40
Measure = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class New:
    """A text of the edited article, how it was made, and of which texts of the old one."""

    text: str
    edit: str
    made_of: frozenset[int]


@dataclass(frozen=True, slots=True)
class Case:
    """An article before, without what stayed, and after."""

    old: tuple[str, ...]
    new: tuple[New, ...]


def articles() -> list[list[str]]:
    """Return the paragraphs of each article."""
    files = [*sorted((ROOT / "articles").glob("2025*[md,txt]")), *sorted((EVAL / "articles" / "en").glob("*"))]
    return [found for file in files if len(found := _paragraphs(file)) > 5]


def _paragraphs(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    parts = text.split("\n\n") if "\n\n" in text else text.split("\n")
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if len(part.split()) > 3))


def cases(seeds: int) -> Iterator[Case]:
    """Yield edited articles."""
    known = articles()
    words = [word for paragraphs in known for text in paragraphs for word in text.split()]
    for seed in range(seeds):
        for place, paragraphs in enumerate(known):
            rng = random.Random(seed * 1000 + place)
            others = known[:place] + known[place + 1 :]
            yield _edited(paragraphs, others, words, rng)


def _edited(
    paragraphs: Sequence[str], others: Sequence[Sequence[str]], words: Sequence[str], rng: random.Random
) -> Case:
    new: list[New] = []
    at = 0
    while at < len(paragraphs):
        text = paragraphs[at]
        edit = rng.choice(("same", *EDITS, "split", "merged", "removed", "anew"))
        mine = frozenset([at])
        sentences = [one.text for one in segment.split(text, "en")]
        if edit == "split" and len(sentences) > 1:
            half = rng.randint(1, len(sentences) - 1)
            new += [New(" ".join(s), edit, mine) for s in (sentences[:half], sentences[half:])]
        elif edit == "merged" and at + 1 < len(paragraphs):
            new.append(New(f"{text} {paragraphs[at + 1]}", edit, frozenset([at, at + 1])))
            at += 1
        elif edit == "anew":
            new.append(New(rng.choice(rng.choice(others)), edit, frozenset()))
        elif edit in EDITS:
            new.append(New(EDITS[edit](text, sentences, words, rng), edit, mine))
        elif edit != "removed":
            new.append(New(text, "same", mine))
        at += 1
    kept = {item.text for item in new}
    gone = [at for at, text in enumerate(paragraphs) if text not in kept]
    fresh = [item for item in new if item.text not in paragraphs]
    rng.shuffle(fresh)
    places = {at: place for place, at in enumerate(gone)}
    return Case(
        tuple(paragraphs[at] for at in gone),
        tuple(
            New(n.text, n.edit, frozenset(places[at] for at in n.made_of if at in places))
            for n in fresh
        ),
    )


def _reworded(share: float) -> Callable[[str, Sequence[str], Sequence[str], random.Random], str]:
    def edit(text: str, _: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
        out: list[str] = []
        for word in text.split():
            if rng.random() >= share:
                out.append(word)
                continue
            match rng.choice(("other", "added", "dropped")):
                case "other":
                    out.append(rng.choice(words))
                case "added":
                    out += [rng.choice(words), word]
        return " ".join(out) or text

    return edit


def _fact(text: str, _: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    places = [m for m in re.finditer(r"\b(?:\d+|[A-Z]\w+|is|was|will|has)\b", text)]
    if not places:
        return text + " No."
    place = rng.choice(places)
    names = [word for word in words if word[:1].isupper()]
    put = str(rng.randint(2, 99)) if place[0].isdigit() else f"{place[0]} not"
    if place[0][0].isupper():
        put = rng.choice(names)
    return text[: place.start()] + put + text[place.end() :]


def _longer(text: str, _: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    at = rng.randrange(len(words) - 25)
    return f"{text} {' '.join(words[at : at + rng.randint(8, 20)])}."


def _shorter(text: str, sentences: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    if len(sentences) < 2:
        return " ".join(text.split()[: max(3, len(text.split()) * 2 // 3)])
    drop = rng.randrange(len(sentences))
    return " ".join(s for at, s in enumerate(sentences) if at != drop)


def _turned(text: str, sentences: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    if len(sentences) < 2:
        half = len(text.split()) // 2
        return " ".join([*text.split()[half:], *text.split()[:half]])
    return " ".join([*sentences[1:], sentences[0]])


EDITS = {
    "fact": _fact,
    "reworded 10 %": _reworded(0.1),
    "reworded 25 %": _reworded(0.25),
    "reworded 40 %": _reworded(0.4),
    "longer": _longer,
    "shorter": _shorter,
    "turned": _turned,
}
_TOKEN = re.compile(r"[^\W\u2e80-\U0003ffff]+|\S")


def by_letter(one: str, two: str) -> float:
    return Indel.normalized_similarity(one, two)


def by_word(one: str, two: str) -> float:
    return Indel.normalized_similarity(_TOKEN.findall(one), _TOKEN.findall(two))


def bag(one: str, two: str) -> float:
    a, b = Counter(_TOKEN.findall(one)), Counter(_TOKEN.findall(two))
    return 2 * (a & b).total() / (a.total() + b.total())


def token_sort(one: str, two: str) -> float:
    return fuzz.token_sort_ratio(one, two) / 100


def partial(one: str, two: str) -> float:
    return fuzz.partial_ratio(one, two) / 100


def token_set(one: str, two: str) -> float:
    return fuzz.token_set_ratio(one, two) / 100


MEASURES: dict[str, Measure] = {
    f.__name__: f for f in (by_letter, by_word, bag, token_sort, partial, token_set)
}


def greedy(scores: list[list[float]], least: float) -> dict[int, int]:
    found = sorted(((-s, i, j) for i, row in enumerate(scores) for j, s in enumerate(row) if s >= least))
    pairs: dict[int, int] = {}
    for _, i, j in found:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def best(scores: list[list[float]], least: float) -> dict[int, int]:
    if not scores or not scores[0]:
        return {}
    from scipy.optimize import linear_sum_assignment
    import numpy as np
    m = np.array([[s if s >= least else 0 for s in row] for row in scores])
    return {int(i): int(j) for i, j in zip(*linear_sum_assignment(m, maximize=True)) if m[i, j] > 0}


def main() -> None:
    known = list(cases(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
    print(len(known), "cases", sum(len(c.new) for c in known), "new texts")
    for name, measure in MEASURES.items():
        tables = [[[measure(n.text, o) for o in case.old] for n in case.new] for case in known]
        for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
            for how in (greedy, best):
                right = wrong = missed = 0
                kinds: Counter[str] = Counter()
                for case, scores in zip(known, tables):
                    pairs = how(scores, least)
                    got = set()
                    for i, j in pairs.items():
                        if j in case.new[i].made_of:
                            right += 1
                            got.add(j)
                        else:
                            wrong += 1
                    for i, n in enumerate(case.new):
                        if n.made_of and i not in pairs and not n.made_of & set(pairs.values()):
                            missed += 1
                            kinds[n.edit] += 1
                print(f"{name:10} {least:.2f} {how.__name__:6} P {right/(right+wrong):.4f} R {right/(right+missed):.4f} wrong {wrong} missed {missed}", dict(kinds) if how is greedy else "")


if __name__ == "__main__":
    main()
