"""Inline markup: do the tags stand on the right words, and what does it cost the sentence.

    .venv/bin/python benchmarks/markup.py [--list]

200 English sentences of FLORES (dev), in each of which one phrase is marked whose rendering is
known: a name with its accepted Portuguese forms, or a number. The marks take turns (``**bold**``,
``*italics*``, ``[link](address)``, HTML's ``<a>``, ``<em>``, ``<span>``). A tag stands *right* when
it holds the rendering and at most an article or a preposition more; *once* counts the
sentences that have every tag of the source just once.

pipeline        the sentence whole, its tags put back by the alignment
node by node    each piece of text between tags translated alone, as most tools do

chrF is against the reference, tags taken out of both sides.
The sentences and the names are read from the folder in TRANSNEWS_EVAL, by default
``../shared/eval`` beside the repository; they are not part of the project.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sacrebleu import CHRF

from evaluation import argos, data, pipeline, starters, way
from transnews import alignment, markup
from transnews.engines import Engine
from transnews.glossary import Glossary

SENTENCES = 200
WRAPS = (
    ("markdown", "**", "**"),
    ("html", '<a href="https://example.org/?a=1&amp;b=2">', "</a>"),
    ("markdown", "[", "](https://example.org)"),
    ("html", "<em>", "</em>"),
    ("markdown", "*", "*"),
    ("html", '<span class="x">', "</span>"),
)
SMALL = alignment.function_words("pt")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with a marked phrase."""

    before: str
    phrase: str
    after: str
    forms: tuple[str, ...]
    """What the phrase may become."""
    reference: str
    format: str
    open: str
    close: str

    @property
    def marked(self) -> str:
        """The sentence with its markup."""
        return f"{self.before}{self.open}{self.phrase}{self.close}{self.after}"


def cases() -> list[Case]:
    """Return the sentences: as many with names as with numbers, those of FLORES in turn."""
    english = data("flores-dev/en.txt").read_text("utf-8").splitlines()
    references = dict(
        zip(english, data("flores-dev/pt.txt").read_text("utf-8").splitlines(), strict=True)
    )
    named, numbered = _names(references), _numbers(references)
    found: list[Case] = []
    used: set[str] = set()
    for case in (case for pair in zip_longest(named, numbered) for case in pair if case):
        sentence = case.before + case.phrase + case.after
        if sentence not in used and len(found) < SENTENCES:
            used.add(sentence)
            form, opening, closing = WRAPS[len(found) % len(WRAPS)]
            found.append(replace(case, format=form, open=opening, close=closing))
    return found


def _names(references: dict[str, str]) -> Iterator[Case]:
    with data("names/names.en-pt.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            parts = re.split(rf"(?<!\w){re.escape(row['name'])}(?!\w)", row["source"])
            if row["source"] in references and len(parts) == 2:
                forms = tuple(row["accepted_loose"].split("|"))
                reference = references[row["source"]]
                yield Case(parts[0], row["name"], parts[1], forms, reference, "", "", "")


def _numbers(references: dict[str, str]) -> Iterator[Case]:
    for sentence, reference in references.items():
        found = re.findall(r"(?<![\w.,/:$£€-])\d[\d.,]*\d(?![\w%])", sentence)
        if len(found) == 1:
            before, after = sentence.split(found[0])
            forms = (found[0], found[0].translate(str.maketrans(",.", ".,")))
            yield Case(before, found[0], after, forms, reference, "", "", "")


def node_by_node(case: Case, engine: Engine) -> str:
    """Return the translation of each text between tags, put together."""
    nodes = [case.before, case.phrase, case.after]
    said = [best.text for best, *_ in engine.translate([node.strip() for node in nodes])]
    spaced = [
        node[: len(node) - len(node.lstrip())] + text + node[len(node.rstrip()) :]
        for node, text in zip(nodes, said, strict=True)
    ]
    return f"{spaced[0]}{case.open}{spaced[1]}{case.close}{spaced[2]}"


def once(case: Case, text: str) -> bool:
    """Tell whether every tag of the source stands in *text* just once."""
    return text.count(case.open) == text.count(case.close) == (2 if case.open == case.close else 1)


def right(case: Case, text: str) -> bool:
    """Tell whether the tag holds the rendering, and at most small words more."""
    found = re.search(f"{re.escape(case.open)}(.*?){re.escape(case.close)}", text)
    inside = found[1].strip() if found else ""
    for form in sorted(case.forms, key=len, reverse=True):
        parts = re.split(rf"(?<!\w){re.escape(form)}(?!\w)", inside, flags=re.IGNORECASE)
        if len(parts) == 2:
            return all(word.lower() in SMALL for part in parts for word in re.findall(r"\w+", part))
    return False


def known(case: Case, text: str) -> bool:
    """Tell whether the rendering stands in *text* at all: else there is no right place."""
    plain = markup.take_out(text, case.format).text
    return any(re.search(rf"(?<!\w){re.escape(f)}(?!\w)", plain, re.IGNORECASE) for f in case.forms)


def score(wanted: Sequence[Case], texts: Sequence[str]) -> float:
    """Return chrF of the texts without their markup."""
    plain = [markup.take_out(t, c.format).text for c, t in zip(wanted, texts, strict=True)]
    ours = [re.sub("[“”«»]", '"', text) for text in plain]
    theirs = [re.sub("[“”«»]", '"', case.reference) for case in wanted]
    return float(CHRF().corpus_score(ours, [theirs]).score)


def main() -> None:
    """Translate, count, print."""
    parser = argparse.ArgumentParser(description="Do the tags stand on the right words?")
    parser.add_argument("--list", action="store_true", help="print the sentences that are wrong")
    options = parser.parse_args()
    wanted = cases()
    with starters() as packages:
        engine = argos(packages, "en", "pt")
        ours: dict[Case, str] = {}
        for form in ("markdown", "html"):
            mine = [case for case in wanted if case.format == form]
            plain = way(engine, "en", "pt", Glossary())
            formed = replace(plain, direction=replace(plain.direction, format=form))
            drafts = pipeline([case.marked for case in mine], formed)
            ours |= {case: draft.text for case, draft in zip(mine, drafts, strict=True)}
        systems = {
            "pipeline": [ours[case] for case in wanted],
            "node by node": [node_by_node(case, engine) for case in wanted],
        }
    print(f"{len(wanted)} sentences; {engine.signature}\n")
    print("| | rendering there | tag right | of these % | every tag once | chrF |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, texts in systems.items():
        pairs = [(c, t) for c, t in zip(wanted, texts, strict=True) if known(c, t)]
        good = [right(c, t) for c, t in pairs]
        whole = sum(once(c, t) for c, t in zip(wanted, texts, strict=True))
        share = 100 * sum(good) / max(1, len(pairs))
        counts = f"| {name} | {len(pairs)} | {sum(good)} | {share:.1f}"
        print(f"{counts} | {whole} of {len(wanted)} | {score(wanted, texts):.2f} |")
        for (case, text), fine in zip(pairs, good, strict=True):
            if options.list and name == "pipeline" and not fine:
                print(f"    {case.marked}\n    {text}")


if __name__ == "__main__":
    main()
