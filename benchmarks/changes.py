"""How well `transnews.changes` sees what matters: recall by kind, and lines without cause.

    python benchmarks/changes.py [DOCUMENTS]

The news texts of the evaluation data, in the languages with negation words, are edited by script: a
number becomes another, one name becomes that of another text, a negation is taken out or put in
(before a random word, as no editor would: the harder case). It counts if a line of that kind comes.
*Without cause* are lines after edits that touch none of these: a word without capital or figures
dropped, exchanged for another, or the sentences turned around.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from evaluation import data
from transnews import changes, names, segment
from transnews.changes.facts import facts
from transnews.checks import negation
from transnews.model import Span

NOT = dict(
    pair.split(":")
    for pair in [
        "en:not",
        "pt:não",
        "es:no",
        "fr:sans",
        "de:nicht",
        "it:non",
        "nl:niet",
        "pl:nie",
        "ru:не",
        "uk:не",
    ]
)
PER_TEXT = 3


@dataclass(frozen=True, slots=True)
class Text:
    """A passage, with what the edits take from others of its language."""

    passage: str
    language: str
    others: tuple[str, ...]


Edit = Callable[[Text, random.Random], str | None]


def main() -> None:
    """Print a row for each language."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    print(f"{'':4}" + "".join(f"{name:>22}" for name in (*SEEN, *UNSEEN)))
    for language in NOT:
        texts = _texts(language, limit)
        hits: Counter[str] = Counter()
        tried: Counter[str] = Counter()
        for place, text in enumerate(texts):
            rng = random.Random(place)  # noqa: S311
            for name, (edit, kind) in {**SEEN, **UNSEEN}.items():
                for _ in range(PER_TEXT):
                    edited = edit(text, rng)
                    if edited is not None and edited != text.passage:
                        tried[name] += 1
                        lines = changes.changes(text.passage, edited, language)
                        hits[name] += any(
                            line.startswith(tuple(f"changed: {k}" for k in kind)) for line in lines
                        )
        row = (f"{hits[n]}/{tried[n]} {hits[n] / max(tried[n], 1):.3f}" for n in (*SEEN, *UNSEEN))
        print(f"{language:4}" + "".join(f"{cell:>22}" for cell in row), flush=True)


def _texts(language: str, limit: int) -> list[Text]:
    """Return passages of three sentences, about the length of a paragraph."""
    rows = data("langid/documents.tsv").read_text("utf-8").splitlines()
    documents = [r.split("\t")[2] for r in rows if r.split("\t")[0] == language][:limit]
    passages = []
    for document in documents:
        sentences = [one.text for one in segment.split(document, language)]
        passages += [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences) - 2, 3)]
    return [Text(p, language, tuple(passages)) for p in passages]


def _put(text: str, span: Span, word: str) -> str:
    return " ".join(f"{text[: span.start]}{word}{text[span.stop :]}".split())


def _number(text: Text, rng: random.Random) -> str | None:
    found = list(re.finditer(r"(?<![\w.,:/-])\d+(?![\w.,:/-])", text.passage))
    if not found:
        return None
    match = rng.choice(found)
    return _put(text.passage, Span(*match.span()), str(int(match[0]) + rng.randint(1, 9)))


def _name(text: Text, rng: random.Random) -> str | None:
    found = names.find(text.passage, text.language)
    theirs = names.find(other := rng.choice(text.others), text.language)
    if not found or not theirs:
        return None
    new = rng.choice(theirs).of(other)
    return None if new in text.passage else _put(text.passage, rng.choice(found), new)


def _denied(text: Text, rng: random.Random) -> str | None:
    found = [span for span, sure in negation.found(text.passage, text.language) if sure]
    # Of a cue in several words, as `ne … pas`, all that is said between would go too.
    found = [span for span in found if " " not in span.of(text.passage)]
    return _put(text.passage, rng.choice(found), "") if found else None


def _negated(text: Text, rng: random.Random) -> str | None:
    places = [m.start() for m in re.finditer(r"(?<=[a-zа-яё] )[a-zà-ÿа-яіїєґ]+", text.passage)]
    if not places:
        return None
    at = rng.choice(places)
    return _put(text.passage, Span(at, at), f"{NOT[text.language]} ")


def _plain(text: Text) -> list[Span]:
    taken = [fact.span for fact in facts(text.passage, text.language, ())]
    found = [
        Span(*m.span()) for m in re.finditer(r"(?<![\w'’-])[^\W\d_A-Z]+(?![\w'’-])", text.passage)
    ]
    lower = [span for span in found if span.of(text.passage).islower()]
    return [
        s for s in lower if not any(s.start < t.stop + 2 and t.start - 2 < s.stop for t in taken)
    ]


def _dropped(text: Text, rng: random.Random) -> str | None:
    found = _plain(text)
    return _put(text.passage, rng.choice(found), "") if found else None


def _exchanged(text: Text, rng: random.Random) -> str | None:
    other = Text(rng.choice(text.others), text.language, ())
    found, theirs = _plain(text), _plain(other)
    if not found or not theirs:
        return None
    return _put(text.passage, rng.choice(found), rng.choice(theirs).of(other.passage))


def _turned(text: Text, rng: random.Random) -> str | None:
    sentences = [one.text for one in segment.split(text.passage, text.language)]
    at = rng.randint(1, max(1, len(sentences) - 1))
    return " ".join([*sentences[at:], *sentences[:at]])


SEEN: dict[str, tuple[Edit, tuple[str, ...]]] = {
    "number": (_number, ("number", "date")),
    "name": (_name, ("name",)),
    "negation out": (_denied, ("negation",)),
    "negation in": (_negated, ("negation",)),
}
UNSEEN: dict[str, tuple[Edit, tuple[str, ...]]] = {
    "(word dropped)": (_dropped, ("",)),
    "(word exchanged)": (_exchanged, ("",)),
    "(sentences turned)": (_turned, ("",)),
}

if __name__ == "__main__":
    main()
