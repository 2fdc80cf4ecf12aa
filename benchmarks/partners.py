"""How much of what the review page highlights has a partner in texts that people translated.

    .venv/bin/python benchmarks/partners.py [--list]

The texts are those of `benchmarks/people.py` and the sample glossary; each text is looked at
as one sentence. With ``--list`` what has no partner is shown with its texts, for a person to judge.
"""

import argparse
import time
from collections import Counter, defaultdict

from people import corpora, direction
from transnews import names
from transnews.galley.hits import hits
from transnews.galley.pairing import Sides
from transnews.galley.values import Hit, Sentence
from transnews.model import Span

Alone = list[tuple[Hit, str, str]]


def main() -> None:
    """Print for each corpus and kind the share that has a partner, source and target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", dest="listed")
    listed = parser.parse_args().listed
    for name, ours, theirs, documents in corpora():
        pairs = [pair for document in documents for pair in document]
        show(f"{name} {ours}→{theirs}", (ours, theirs), pairs, listed)


def show(title: str, way: tuple[str, str], pairs: list[tuple[str, str]], listed: bool) -> None:
    """Print the figures of one corpus."""
    glossary = direction(*way)
    seen = names.known([a for a, _ in pairs], way[0]), names.known([b for _, b in pairs], way[1])
    every: Counter[tuple[str, int]] = Counter()
    alone: defaultdict[tuple[str, int], Alone] = defaultdict(list)
    began = time.process_time()
    for source, target in pairs:
        whole = Sentence(Span(0, len(source)), Span(0, len(target)), None)
        found = hits(Sides(source, target, way, (whole,)), glossary, seen)
        for side, shown in enumerate(found):
            for hit in shown:
                every[hit.kind, side] += 1
                if not hit.partner:
                    alone[hit.kind, side].append((hit, source, target))
    cost = 1000 * (time.process_time() - began) / len(pairs)
    print(f"{title}: {len(pairs)} texts, {cost:.1f} ms each")
    for kind in dict.fromkeys(kind for kind, _ in sorted(every)):
        shares = [100 - 100 * len(alone[kind, s]) / max(1, every[kind, s]) for s in (0, 1)]
        print(
            f"  {kind:<8}{every[kind, 0]:6}{shares[0]:8.1f} %{every[kind, 1]:8}{shares[1]:8.1f} %"
        )
    for (_, side), rows in sorted(alone.items()) if listed else ():
        for hit, *texts in rows:
            print(
                f"    {hit.kind} “{hit.span.of(texts[side])}”\n      {texts[0]}\n      {texts[1]}"
            )


if __name__ == "__main__":
    main()
