"""What the machine did, as plain values."""

import math
from dataclasses import dataclass

from transnews.model import Finding, Key

VERSION = 1
"""Of the file format; a newer one is refused, not guessed."""


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """One sentence, as it went to the engine and came back."""

    source: str
    """As sent for this message."""
    target: str
    score: float | None
    """Log probability, four digits in the file; None where no model was asked."""
    origin: str
    """As in `transnews.model.Unit`."""


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """What the machine did for one message."""

    key: Key
    text: str
    """`transnews.review.digest` of the msgstr that it wrote."""
    engine: str
    """Signature: engine, package, version, hash, beam; empty where no model was needed."""
    glossary: str
    """Hash of what the glossary asked of this message."""
    score: float | None
    findings: tuple[Finding, ...]
    sentences: tuple[TracedSentence, ...]
    replaced: str = ""
    """`transnews.review.digest` of the machine's text that this one replaced, if there was one.

    A run that was killed before the PO file was written left that text standing there.
    """
    offer: str = ""
    """The msgstr itself, where a person's outdated translation stands in the PO file: it is
    offered in a comment."""
    matches: tuple[str, ...] = ()
    """What the memory had that was like the source, as the translator reads it."""
    draft: str = ""
    """The msgstr itself, where it is not what the sentences are, joined by spaces (`joined`): so
    a person's changes can be shown. Traces of older versions have none."""

    @property
    def joined(self) -> str:
        """What the model said, sentence by sentence: often the very msgstr."""
        return " ".join(sentence.target for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the machine did for one article in one locale, in the order of the article."""

    article: str
    """Its path in the project, POSIX."""
    article_sha256: str
    source: str
    """BCP 47, as is `locale`."""
    locale: str
    route: str
    """The packages that were used, as a person reads them."""
    entries: tuple[TraceEntry, ...]


def rounded(score: float | None) -> float | None:
    """Return a score as it stands in the file; None if it is no number."""
    if score is None or not math.isfinite(score):
        return None
    # -0.0 is the same score as 0.0 and must be the same text.
    return round(score, 4) + 0.0
