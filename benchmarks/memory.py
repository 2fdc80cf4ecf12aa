"""How fast a memory of 100,000 texts is made, brought up to date and asked.

The texts are made by rule of the sample articles: their sentences shuffled, one word in twenty
replaced by a made-up one. Prints absolute figures, and ratios to reading the PO files alone and to
comparing with each text in turn.

    python benchmarks/memory.py [segments] [files]
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from transnews import formats, markup, review, segment
from transnews.config import Settings
from transnews.memory import Query, exact, find, near, open_memory, refresh
from transnews.memory.folding import fold
from transnews.memory.matching import scored

ROOT = Path(__file__).parents[1]
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: pt\\n"\n"X-Source-Language: en\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
SYLLABLES = re.findall(r"\w+", "ba de ki lo mu ra se ti vo zu nal por ster wick gham")


def sentences() -> list[str]:
    """Return the sentences of the sample articles, without markup."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "articles").rglob("*.*")):
        if formats.is_article(path):
            form = formats.format_of(path)
            for block in formats.parse(path.read_text(encoding="utf-8"), form):
                text = markup.take_out(block.text, form).text
                found |= dict.fromkeys(one.text for one in segment.split(text, "en") if one.text)
    return list(found)


def texts(many: int, seed: int = 1) -> Iterator[str]:
    """Yield paragraphs of one to four sentences with made-up words among theirs."""
    dice = random.Random(seed)  # noqa: S311
    pool = [one.split() for one in sentences()]
    # As in any language: few words are frequent, most are rare.
    made = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(made))]
    spare = iter(dice.choices(made, weights, k=many * 30))
    for _ in range(many):
        words = [word for one in dice.choices(pool, k=dice.randint(1, 4)) for word in one]
        dice.shuffle(words)
        yield " ".join(next(spare) if dice.random() < 0.3 else word for word in words)


def write(folder: Path, sources: Sequence[str], many: int) -> None:
    """Write *many* PO files with the texts, all reviewed."""
    for number in range(many):
        lines = [HEAD]
        for source in sources[number::many]:
            target = " ".join(reversed(source.split()))
            lines.append(f'\nmsgid "{escaped(source)}"\nmsgstr "{escaped(target)}"\n')
        path = folder / "locales" / "pt" / f"{number % 100:02}" / f"{number}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")


def escaped(text: str) -> str:
    """Return *text* as it stands in a string of a PO file."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def timed(label: str, times: int, work: Callable[[int], object]) -> float:
    """Print how long *work* takes, the median and the worst of *times*, in milliseconds of CPU."""
    spent = []
    for number in range(times):
        start = time.process_time()
        work(number)
        spent.append((time.process_time() - start) * 1000)
    spent.sort()
    middle, worst = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    print(f"{label:<52} {middle:9.2f} ms median {worst:9.2f} ms at 95 %")
    return middle


def changed(text: str, dice: random.Random) -> str:
    """Return *text* with one word in ten replaced, one at least."""
    words = text.split()
    for _ in range(max(1, len(words) // 10)):
        words[dice.randrange(len(words))] = "another"
    return " ".join(words)


def main(segments: int = 100_000, files: int = 10_000) -> None:
    """Make, refresh and ask a memory."""
    dice = random.Random(2)  # noqa: S311
    sources = list(dict.fromkeys(texts(segments)))
    print(
        f"{len(sources):,} texts, {sum(map(len, sources)) / len(sources):.0f} characters on average"
    )
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        write(project, sources, files)
        reading = timed("reading the PO files alone", 1, lambda _: read_all(project))
        with open_memory(project) as memory:
            built = timed("refresh from nothing", 1, lambda _: refresh(memory, project, Settings()))
            print(f"{'':52} {built / reading:9.2f} times reading them")
            timed("refresh, nothing changed", 5, lambda _: refresh(memory, project, Settings()))
            size = memory.path.stat().st_size / 1e6
            print(f"{'size':<52} {size:9.0f} MB")
        ask(project, sources, dice)


def read_all(project: Path) -> None:
    """Read the PO files as the memory does."""
    for path in project.rglob("*.po"):
        review.parse(path.read_text(encoding="utf-8"), path.name)


def ask(project: Path, sources: Sequence[str], dice: random.Random) -> None:
    """Time the lookups, and count what they find."""
    some = dice.sample(sources, 300)
    queries = [Query(text, "en", "pt") for text in some]
    altered = [Query(changed(text, dice), "en", "pt") for text in some]
    with open_memory(project) as memory:
        timed("exact", 300, lambda at: exact(memory, queries[at]))
        fast = timed("near, one word in ten changed", 300, lambda at: near(memory, altered[at]))
        fresh = [Query(text, "en", "pt") for text in texts(100, seed=3)]
        timed("near, texts like no other", 100, lambda at: near(memory, fresh[at]))
        folded = [fold(text) for text in sources]
        slow = timed("rapidfuzz, all texts in turn", 5, lambda at: through(altered[at], folded))
        print(f"{'':52} {slow / fast:9.1f} times as long")
        best = [through(query, folded) for query in altered[:100]]
        found = [max((m.score for m in near(memory, q)), default=0) for q in altered[:100]]
        same = sum(score == other for score, other in zip(found, best, strict=True) if other)
        print(f"{'near found the best that there is':<52} {same} of {sum(map(bool, best))}")
        words = [" ".join(dice.sample(text.split(), 2)) for text in some]
        timed("find, two words of a text", 300, lambda at: find(memory, words[at]))
        timed("find, the most frequent word", 5, lambda _: find(memory, "the"))
        timed("find, two of the most frequent words", 5, lambda _: find(memory, "the of"))


def through(query: Query, folded: Sequence[str]) -> int:
    """Return the best score that any text has, as `near` scores; 0 below 75."""
    return max(
        (score for score, _ in scored(fold(query.text), list(enumerate(folded)), 75)), default=0
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
