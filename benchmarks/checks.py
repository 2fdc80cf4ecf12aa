"""What the checks find in news articles, what they miss of planted faults, and what they cost.

    .venv/bin/python benchmarks/checks.py [--all] [--list]

The sentences are drafted once, as the pipeline first hears them, before any ladder. The articles
(NTREX-128, WMT24++) are read from the folder in TRANSNEWS_EVAL, by default ``../shared/eval``
beside the repository; they are not part of the project. With ``--all`` they are translated from
both Portuguese versions too, with ``--list`` each finding is shown with its sentence, for a
person to judge. Faults are planted into the sentences in which no check finds anything, one of
each kind a sentence that has room for it (`faults`).
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from faults import FAULTS
from transnews import build, checks, config, drafting, glossary, packages, source
from transnews.checks import Subject
from transnews.drafting import Direction, finish
from transnews.engines.argos import ArgosEngine
from transnews.engines.characters import CANDIDATES
from transnews.model import Message, Package

ROOT = Path(__file__).parents[1]
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval")) / "articles"
WAYS = {"en": ("en", "pt"), "pt_BR": ("pt", "en"), "pt_PT": ("pt", "en")}


def subjects(folder: str, starters: Sequence[Package]) -> list[Subject]:
    """Return the sentences of the articles in *folder* that need a model, with their drafts."""
    ours, theirs = WAYS[folder]
    engine = ArgosEngine(packages.route([ours], [theirs], starters), beam=config.Engine().beam)
    words = glossary.load(ROOT / "glossaries")
    forth, back = glossary.matcher(words, ours, theirs), glossary.matcher(words, theirs, ours)
    direction = Direction(ours, theirs, "markdown", forth, engine.unknown(CANDIDATES), back)
    paths = sorted((EVAL / folder).glob("*.md"))
    articles = [source.load(EVAL, path.relative_to(EVAL), ours) for path in paths]
    messages = [Message(build.key(block), block.role) for a in articles for block in a.blocks]
    plans = drafting.plans(messages, direction)
    pieces = [piece for plan in plans for piece in plan.pieces if piece.settled is None]
    answers = engine.translate([piece.wording.sent for piece in pieces], align=True)
    heard = zip(pieces, answers, strict=True)
    drafted = (finish.said(piece, best, direction, "machine") for piece, (best, *_) in heard)
    return [said.subject for said in drafted if said.subject]


def show_findings(drafted: Sequence[Subject], listed: bool) -> list[Subject]:
    """Print what each check finds and costs; return the sentences without findings."""
    sound, costs = set(range(len(drafted))), 0.0
    for check in checks.CHECKS:
        began = time.perf_counter()
        found = [(at, finding) for at, s in enumerate(drafted) for finding in check(s)]
        cost = (time.perf_counter() - began) / len(drafted) * 1e6
        costs += cost
        sound -= {at for at, _ in found}
        hard = sum(finding.severity == "error" for _, finding in found)
        rate = 1000 * len(found) / len(drafted)
        name = check.__module__.rpartition(".")[2]
        print(f"  {name:<16}{len(found):5}{hard:8}{rate:12.1f}{cost:8.0f}")
        for at, finding in found if listed else []:
            place = f" [{finding.span.of(drafted[at].target)}]" if finding.span else ""
            print(f"      {finding.severity}{place}: {finding.message}")
            print(f"        {drafted[at].source}\n        {drafted[at].target}")
    print(f"  all checks together: {costs:.0f} µs a sentence")
    return [drafted[at] for at in sorted(sound)]


def show_recall(sound: Sequence[Subject]) -> None:
    """Plant each kind of fault, and print how many are found and by which checks."""
    for kind, plant in FAULTS.items():
        chance = random.Random(kind)  # noqa: S311  (the same places each time)
        places = (list(plant(subject)) for subject in sound)
        planted = [chance.choice(some) for some in places if some]
        found = [{finding.check for finding in checks.run(s)} for s in planted]
        hits = sum(map(bool, found))
        by = Counter(name for names in found for name in names).most_common(3)
        rate = f"{100 * hits / len(planted):5.0f} %" if planted else f"{'–':>5}  "
        told = ", ".join(f"{name} {count}" for name, count in by)
        print(f"  {kind:<26}{len(planted):5}{rate}  {told}")


def main() -> None:
    """Draft, check, plant, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="from both kinds of Portuguese too")
    parser.add_argument("--list", action="store_true", help="show each finding")
    options = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit(f"{EVAL} is not there; set TRANSNEWS_EVAL to the folder with the evaluation data")
    with tempfile.TemporaryDirectory() as scratch:
        starters, _ = packages.starters(ROOT / "models", Path(scratch))
        for folder in WAYS if options.all else ["en"]:
            drafted = subjects(folder, starters)
            print(f"articles/{folder} → {WAYS[folder][1]}, {len(drafted)} sentences")
            print("  check        findings  errors   per 1,000      µs")
            sound = show_findings(drafted, options.list)
            print(f"\n  planted into {len(sound)} sound sentences: faults, found, by which checks")
            show_recall(sound)
            print()


if __name__ == "__main__":
    main()
