"""What a memory holds and gives: plain values."""

from dataclasses import dataclass
from enum import StrEnum

from transnews import languages


class Tier(StrEnum):
    """Whose translation it is. A query names one, and gets nothing of the other."""

    REVIEWED = "reviewed"
    """A person let it pass."""
    MACHINE = "machine"
    """A draft, exactly as the machine wrote it, that passed its checks."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A text and its translation, and where they stand."""

    source: str
    target: str
    language: str
    """Of the source, BCP 47; empty where nothing says it, and then only `find` finds it."""
    locale: str
    """Of the target, BCP 47."""
    format: str
    """Of the article, as `transnews.model.Article.format`; empty where it is not known."""
    context: str
    """``msgctxt``: the role, empty for a plain paragraph."""
    before: str
    """``msgid`` of the entry before it among those in use; empty at the edge, and where unknown."""
    after: str
    origin: str
    """The PO or TMX file, relative to the project, POSIX."""
    tier: Tier


@dataclass(frozen=True, slots=True)
class Query:
    """A text whose translation is looked for."""

    text: str
    language: str
    """Of the text; its region does not count."""
    locale: str
    format: str = ""
    """Of the article, as `transnews.model.Article.format`."""
    context: str = ""
    before: str = ""
    """Text of the message before it in its article, as in `Segment`; ``after`` likewise."""
    after: str = ""
    tier: Tier = Tier.REVIEWED


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a `Query`."""

    segment: Segment
    score: int
    """0 to 100; 100 is the very same text."""
    in_context: bool
    """The same role and the same texts before and after, of which one at least is there."""
    reasons: tuple[str, ...] = ()
    """What a veto said against it; the score is the lower for each."""


def scope(language: str, locale: str, tier: Tier) -> str:
    """Return the part of a memory that is looked into; empty where nothing says the language.

    >>> scope("en-GB", "pt-BR", Tier.REVIEWED)
    'en pt-BR reviewed'
    """
    return f"{languages.primary(language)} {locale} {tier}" if language else ""


def labels(language: str, locale: str, tier: str) -> str:
    """Return words by which the index knows where a segment belongs; of those that are said.

    >>> labels("en-GB", "pt-BR", Tier.REVIEWED), labels("", "pt-BR", "")
    ('fromxen toxptxbr reviewed', 'toxptxbr')
    """
    source = f"from-{languages.primary(language)}" if language else ""
    target = f"to-{locale}" if locale else ""
    return " ".join(filter(None, (source, target, tier))).lower().replace("-", "x")
