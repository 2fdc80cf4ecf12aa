"""chrF and BLEU of the whole pipeline on 15 news articles, beside the bare model's.

    .venv/bin/python benchmarks/quality.py

The bare model translates the same sentences, as they stand in the source, with the same
package and beam. Both are scored by paragraph against two human translations. The pipeline
sets the quotation marks of its locale and the references hold straight ones, so the scores
are given twice: as written, and with the quotation marks of all sides made straight.

The articles (NTREX-128, WMT24++) are read from the folder in TRANSNEWS_EVAL, by default
``../shared/eval`` beside the repository; they are not part of the project.
"""

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sacrebleu import BLEU, CHRF

from transnews import build, config, drafting, glossary, packages, segment, source
from transnews.drafting import Direction
from transnews.engines.argos import ArgosEngine
from transnews.engines.characters import CANDIDATES
from transnews.glossary import Glossary
from transnews.model import Article, Message

ROOT = Path(__file__).parents[1]
EVAL = Path(os.environ.get("TRANSNEWS_EVAL", ROOT.parent / "shared" / "eval")) / "articles"
REFERENCES = {"pt-BR": "pt_BR", "pt-PT": "pt_PT"}


def straight(text: str) -> str:
    """Return *text* with straight quotation marks."""
    return re.sub("[’‘]", "'", re.sub("[“”«»„]", '"', text))


def paragraphs(folder: str) -> list[list[str]]:
    """Return the paragraphs of each article in *folder*, title first."""
    return [
        [line.removeprefix("# ") for line in path.read_text("utf-8").split("\n") if line.strip()]
        for path in sorted((EVAL / folder).glob("*.md"))
    ]


def pipeline(articles: Sequence[Article], engine: ArgosEngine, words: Glossary) -> list[str]:
    """Return the paragraphs as transnews translates them."""
    direction = Direction(
        "en", "pt", "markdown", glossary.matcher(words, "en", "pt"), engine.unknown(CANDIDATES)
    )
    messages = [Message(build.key(block), block.role) for a in articles for block in a.blocks]
    work = [(plan, direction) for plan in drafting.plans(messages, direction)]
    return [item.draft.text for item in drafting.draft(work, engine, {})]


def bare(articles: Sequence[Article], engine: ArgosEngine) -> list[str]:
    """Return the paragraphs as the model alone translates their sentences."""
    split = [segment.split(block.text, "en") for a in articles for block in a.blocks]
    texts = [sentence.text for sentences in split for sentence in sentences]
    answers = iter(engine.translate(texts))
    return [
        "".join(next(answers)[0].text + sentence.gap for sentence in sentences)
        for sentences in split
    ]


def score(ours: Sequence[str], reference: Sequence[str]) -> tuple[float, float]:
    """Return chrF and BLEU of *ours*."""
    return (
        CHRF().corpus_score(list(ours), [list(reference)]).score,
        BLEU().corpus_score(list(ours), [list(reference)]).score,
    )


def main() -> None:
    """Translate, score, print."""
    if not EVAL.is_dir():
        sys.exit(f"{EVAL} is not there; set TRANSNEWS_EVAL to the folder with the evaluation data")
    with tempfile.TemporaryDirectory() as scratch:
        starters, _ = packages.starters(ROOT / "models", Path(scratch))
        route = packages.route(["en"], ["pt"], starters)
        engine = ArgosEngine(route, beam=config.Engine().beam)
        paths = sorted((EVAL / "en").glob("*.md"))
        articles = [source.load(EVAL, path.relative_to(EVAL), "en") for path in paths]
        words = glossary.load(ROOT / "glossaries")
        systems = {
            "bare model": bare(articles, engine),
            "pipeline": pipeline(articles, engine, Glossary()),
            "pipeline, our glossary": pipeline(articles, engine, words),
        }
    print(f"{len(articles)} articles, {len(systems['pipeline'])} paragraphs; {engine.signature}\n")
    print(
        f"{'':<24}{'reference':<11}{'chrF':>7}{'BLEU':>7}{'straight quotes: chrF':>26}{'BLEU':>7}"
    )
    for locale, folder in REFERENCES.items():
        reference = [text for article in paragraphs(folder) for text in article]
        for name, ours in systems.items():
            chrf, bleu = score(ours, reference)
            plain = score([*map(straight, ours)], [*map(straight, reference)])
            scores = f"{chrf:7.2f}{bleu:7.2f}{plain[0]:26.2f}{plain[1]:7.2f}"
            print(f"{name:<24}{locale:<11}{scores}")


if __name__ == "__main__":
    main()
