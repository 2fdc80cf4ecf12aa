"""How far an article is in a locale, in messages and words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from transnews import build, markup, review, source
from transnews.layout import Places
from transnews.model import Article, Key
from transnews.review import Catalog, Entry
from transnews.status.stages import Stage, stages
from transnews.trace import Trace

_LOOK = re.compile(r"look \(([\w-]+)\)")
_PASSED = (Stage.REVIEWED, Stage.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Counts:
    """Messages by stage; or their words."""

    missing: int = 0
    draft: int = 0
    edited: int = 0
    outdated: int = 0
    reviewed: int = 0
    """All that a person let pass."""
    accepted: int = 0
    """Those of them that are exactly as the machine wrote them."""

    @property
    def messages(self) -> int:
        """All messages."""
        return self.waiting + self.reviewed

    @property
    def waiting(self) -> int:
        """Those that nobody has let pass as they are now."""
        return self.missing + self.draft + self.edited + self.outdated


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one article is in one locale."""

    article: str
    locale: str
    language: str
    """Of the article."""
    po: str
    counts: Counts
    words: int
    """Of the source, each message once."""
    words_reviewed: int
    findings: tuple[tuple[str, int], ...] = ()
    """What the PO file asks to look at in texts that are not reviewed: check and how often."""
    correction: str = ""
    """What the article says was corrected in it."""
    changed: str = ""
    """The day on which the source changed, where texts are outdated."""
    reviewed_by: str = ""
    stage_words: Counts = Counts()
    """Words of the source by the stage of their message."""
    title: str = ""
    """The headline of the article, as plain words; empty if it has none."""

    @property
    def words_left(self) -> int:
        """Words that wait for a review."""
        return self.words - self.words_reviewed

    @property
    def urgent(self) -> str:
        """Why it must be seen to first: ``correction``, ``outdated``, or empty."""
        if self.correction and self.counts.waiting:
            return "correction"
        return "outdated" if self.counts.outdated else ""


@dataclass(frozen=True, slots=True)
class Retraction:
    """An article that says that it is withdrawn."""

    article: str
    mark: str
    """What it says of it."""
    published: tuple[str, ...]
    """Variants that still stand; the next build takes them down."""


def standing(
    article: Article, catalog: Catalog | None, trace: Trace | None, locale: str, places: Places
) -> Standing:
    """Return how far *article* is.

    Args:
        article: The article.
        catalog: Its PO file, None if there is none yet.
        trace: What the machine did, if that is known.
        locale: Of the PO file.
        places: Where its files lie.

    Raises:
        ArticleError: its front matter cannot be read.
    """
    entries = review.texts(catalog) if catalog else {}
    words = {build.key(block): len(block.text.split()) for block in article.blocks}
    found = stages(words, entries, trace)
    counts = _counts(Counter(found.values()))
    stage_words: Counter[Stage] = Counter()
    for key, stage in found.items():
        stage_words[stage] += words[key]
    said = _counts(stage_words)
    return Standing(
        article.path.as_posix(),
        locale,
        article.language,
        str(places.po),
        counts,
        said.messages,
        said.reviewed,
        _findings(found, entries),
        source.marks(article).correction,
        build.changed(catalog) if catalog and counts.outdated else "",
        build.person(catalog.field("Last-Translator")) if catalog and counts.reviewed else "",
        said,
        _title(article),
    )


def _title(article: Article) -> str:
    """Return the headline as plain words, without what stands for an image or code."""
    block = source.headline(article)
    if block is None:
        return ""
    plain = markup.take_out(block.text, block.markup or article.format)
    atoms = {mark.span.start for mark in plain.marks if mark.atom}
    kept = (char for at, char in enumerate(plain.text) if at not in atoms)
    return " ".join("".join(kept).split())


def total(standings: Iterable[Standing]) -> tuple[Counts, dict[str, int]]:
    """Return the sums of messages, and of what is to be looked at by check."""
    rows = list(standings)
    findings: Counter[str] = Counter()
    for row in rows:
        findings.update(dict(row.findings))
    return summed(row.counts for row in rows), dict(sorted(findings.items()))


def summed(counts: Iterable[Counts]) -> Counts:
    """Return the sum of *counts*, stage by stage.

    >>> summed([Counts(1, 2), Counts(missing=3)])
    Counts(missing=4, draft=2, edited=0, outdated=0, reviewed=0, accepted=0)
    """
    rows = list(counts)
    return Counts(*(sum(getattr(row, field.name) for row in rows) for field in fields(Counts)))


def _counts(count: Mapping[Stage, int]) -> Counts:
    return Counts(
        count[Stage.MISSING],
        count[Stage.DRAFT],
        count[Stage.EDITED],
        count[Stage.OUTDATED],
        count[Stage.REVIEWED] + count[Stage.ACCEPTED],
        count[Stage.ACCEPTED],
    )


def _findings(
    found: Mapping[Key, Stage], entries: Mapping[Key, Entry]
) -> tuple[tuple[str, int], ...]:
    asked = Counter(
        look[1]
        for key, stage in found.items()
        if stage not in _PASSED and key in entries
        for note in entries[key].notes
        if (look := _LOOK.match(note))
    )
    return tuple(sorted(asked.items()))
