"""How well a reworded text is recognised: precision and recall of `review.pairing`.

    python benchmarks/pairing.py

The articles (the sample project's, and those of the evaluation data) are edited by script as a
desk edits: words changed, added and dropped, sentences added, dropped and turned around, paragraphs
split, merged, removed and written anew. Of each new text it is known of which old one it was made:
a pair is right if the new text was made of the old one; recall is the share of the texts made of
old ones that got one of theirs. Printed for the letters in common, as it once was, and for
`review.pairing`, with the edits that were missed.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from rapidfuzz.distance import Indel

from evaluation import EVAL, ROOT
from transnews import segment
from transnews.model import Key
from transnews.review import pairing

SEEDS = 20
Edit = Callable[[str, Sequence[str], Sequence[str], random.Random], str]


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
    folders = (ROOT / "articles", EVAL / "articles" / "en")
    files = chain.from_iterable(sorted(folder.glob("*.[mt]*")) for folder in folders)
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
            rng = random.Random(seed * 1000 + place)  # noqa: S311
            others = known[:place] + known[place + 1 :]
            yield _edited(paragraphs, others, words, rng)


def _edited(
    paragraphs: Sequence[str],
    others: Sequence[Sequence[str]],
    words: Sequence[str],
    rng: random.Random,
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


def _reworded(share: float) -> Edit:
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
    places = list(re.finditer(r"\b(?:\d+|[A-Z]\w+|is|was|will|has)\b", text))
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


def _shorter(text: str, sentences: Sequence[str], _: Sequence[str], rng: random.Random) -> str:
    if len(sentences) < 2:
        return " ".join(text.split()[: max(3, len(text.split()) * 2 // 3)])
    drop = rng.randrange(len(sentences))
    return " ".join(s for at, s in enumerate(sentences) if at != drop)


def _turned(text: str, sentences: Sequence[str], _: Sequence[str], __: random.Random) -> str:
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
# How texts were compared before: by letters, three fifths in common.
_LETTERS = 0.6


def by_letters(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Pair by the letters in common, best pairs first."""
    scored = [(Indel.normalized_similarity(n, o), n, o) for n in new for o in old]
    pairs: dict[str, str] = {}
    for score, text, former in sorted(scored, key=lambda found: -found[0]):
        if score >= _LETTERS and text not in pairs and former not in pairs.values():
            pairs[text] = former
    return pairs


def by_words(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Pair as the product does."""
    found = pairing.pair([Key("", text) for text in old], [Key("", text) for text in new])
    return {text.text: former.text for text, former in found.items()}


def main() -> None:
    """Print precision and recall of both."""
    known = list(cases(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
    print(f"{len(known)} edited articles, {sum(len(case.new) for case in known):,} new texts")
    for how in (by_letters, by_words):
        right, wrong = 0, 0
        missed: Counter[str] = Counter()
        for case in known:
            pairs = how(case.old, [new.text for new in case.new])
            origins = {new.text: {case.old[at] for at in new.made_of} for new in case.new}
            right += sum(former in origins[text] for text, former in pairs.items())
            wrong += sum(former not in origins[text] for text, former in pairs.items())
            given = set(pairs.values())
            for new in case.new:
                # An old text is given once: one half of a split is enough.
                if origins[new.text] and new.text not in pairs and not origins[new.text] & given:
                    missed[new.edit] += 1
        recall = right / (right + missed.total())
        print(f"{how.__name__:11} precision {right / (right + wrong):.3f}  recall {recall:.3f}")
        print(f"{'':11} missed: {dict(missed.most_common())}")


if __name__ == "__main__":
    main()
