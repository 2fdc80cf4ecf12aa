"""What an editor sees of one article in one locale: blocks side by side, as plain values.

All texts are shown without their markup; all spans count code points of the text they stand beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from transnews.model import Key, Severity, Span
from transnews.status import Counts, Stage


class Kind(StrEnum):
    """What is highlighted in a text."""

    NAME = "name"
    TERM = "term"
    """Of the glossary, and no proper name."""
    NUMBER = "number"
    DATE = "date"
    """Also times."""
    QUOTE = "quote"
    """A quotation with its marks."""


class Style(StrEnum):
    """How a stretch of a text is set in the article."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to compare with the other column."""

    span: Span
    kind: Kind
    partner: int
    """The same number in the source and the target of one row are partners; 0 if there is none."""
    label: str = ""
    """What the glossary says of it, for a person who asks."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that is set otherwise."""

    span: Span
    style: Style
    address: str = ""
    """Of a link: shown, never followed by itself."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its translation."""

    source: Span
    target: Span
    score: float | None
    """Mean log probability of a token as the model says; None where no model was asked, or where
    the text is not the model's any more."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of a word diff: what stood there, and what stands there now.

    Equal texts: unchanged. An empty one: put in, or taken out.
    """

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding."""

    check: str
    severity: Severity
    message: str
    span: Span | None
    """In the target; None if it is about the whole text."""


@dataclass(frozen=True, slots=True)
class Text:
    """One column of a row."""

    text: str
    runs: Sequence[Run] = ()
    hits: Sequence[Hit] = ()
    """In order; two of them do not meet, but that a quotation may hold others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message of the article, at its first place."""

    key: Key
    number: int
    """Of its entry in the PO file, from 1, as editors count; 0 if it is not in there."""
    line: int
    """Of its entry in the PO file, from 1; 0 if it is not in there."""
    role: str
    """``paragraph``, ``headline`` …, as in `transnews.model.Role`."""
    level: int
    """Of a heading, from 1; 0 for anything else."""
    stage: Stage
    source: Text
    target: Text
    msgstr: str
    """As it stands in the PO file, with markup; so is ``key.text``."""
    fuzzy: bool
    remarks: Sequence[Remark] = ()
    """Most serious first."""
    sentences: Sequence[Sentence] = ()
    since_draft: Sequence[Change] = ()
    """Word diff from the machine's draft to the target; empty if they are the same."""
    since_source: Sequence[Change] = ()
    """Word diff from the source that was translated to that of now; empty if it is the same."""
    offer: str = ""
    """A fresh draft for an outdated text, as the PO file would have it; empty if there is none."""
    notes: Sequence[str] = ()
    """What the PO file tells the translator beside it."""
    comment: str = ""
    """Of the translator."""
    again: int = 0
    """How often the same text comes again in the article."""

    @property
    def waits(self) -> bool:
        """Whether it needs a person: nobody has let it pass, or something is wrong with it."""
        passed = self.stage in (Stage.REVIEWED, Stage.ACCEPTED)
        return not passed or any(one.severity is Severity.ERROR for one in self.remarks)


@dataclass(frozen=True, slots=True)
class Galley:
    """One article in one locale."""

    article: str
    """Its path in the project, POSIX; so are `po` and `variant`."""
    title: str
    """The headline of the source, or the name of the file."""
    language: str
    """BCP 47, as is `locale`."""
    locale: str
    po: str
    variant: str
    rows: Sequence[Row]
    counts: Counts
    words: int
    """Of the source, each message once."""
    words_left: int
    correction: str = ""
    """What the article says was corrected in it."""
    retracted: str = ""
    remarks: Sequence[Remark] = ()
    """What is wrong with the file as a whole."""
    blocked: str = ""
    """Why the gate keeps the variant from being published; empty if it may be."""
    engine: str = ""
    """What drafted it, as a person reads it."""
    reviewed_by: str = ""
