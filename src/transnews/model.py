"""The values that travel between the stages: frozen, and knowing nothing of the stages.

Spans are half-open and count code points. Languages are BCP 47 tags (``pt-BR``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, half-open, in code points."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """Return what the span covers in *text*."""
        return text[self.start : self.stop]


class Role(StrEnum):
    """What a block is in its article."""

    PARAGRAPH = "paragraph"
    HEADLINE = "headline"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    CELL = "cell"
    ALT = "alt"
    TITLE = "title"
    SUMMARY = "summary"
    DATE = "date"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which strings of a JSON file are texts."""

    pointer: str
    """JSON pointer (RFC 6901); ``*`` is any key or index."""
    format: str = "text"
    """What they hold: ``text``, ``html`` or ``markdown``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a file is text, where a project may say so: ``[formats]`` of the settings."""

    front_matter: tuple[str, ...] = (
        *("title", "headline", "subtitle", "description", "summary", "excerpt"),
        *("caption", "image_caption", "image_alt", "*.caption", "*.alt", "correction"),
    )
    """Keys of front matter whose strings are texts. A dot leads into a table (``image.caption``),
    ``*`` is any key; the items of a list count as the list itself."""
    pointers: tuple[Pointer, ...] = ()
    """Of JSON and JSON lines; the first that leads to a string counts."""


@dataclass(frozen=True, slots=True)
class Block:
    """One translatable text of an article, as its translator sees it."""

    role: Role
    text: str
    """Without line wraps, with inline markup as the source writes it."""
    span: Span
    """Where the text stands in the source of the article."""
    markup: str = ""
    """``html`` or ``markdown``, where the inline markup is not that of the article's format."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source article, parsed."""

    path: PurePath
    """Relative to the project, in POSIX form where it is shown."""
    format: str
    """``markdown``, ``html``, ``text``, ``srt``, ``webvtt``, ``json`` or ``jsonl``."""
    source: str
    language: str
    blocks: tuple[Block, ...]
    reading: Reading = Reading()
    """How it was read, and is read again to prove a variant."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element on a plain text: ``**bold**``, ``<a href=…>link</a>``, or an atom."""

    span: Span
    """On the plain text. An atom covers the one private-use character that stands for it."""
    open: str
    """Source text before the content; of an atom, its whole source text."""
    close: str = ""
    atom: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its inline markup, and the markup taken out."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, with the white space that follows it."""

    text: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the glossary: one person, place, body or term in several languages."""

    id: str
    type: str
    forms: Mapping[str, tuple[str, ...]]
    """Language tag to accepted forms, the preferred one first."""
    any_case: bool = False
    keep: bool = False
    """Never translated: every language takes the form of the source."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept found in a source text, and what its translation owes."""

    concept: Concept
    spans: tuple[Span, ...]
    """Where it stands in the source text, in order; at least one."""
    forms: tuple[str, ...]
    """Accepted in the target language, the preferred one first; never empty."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which source piece each target piece attends to."""

    source: tuple[Span, ...]
    """Pieces on the source text."""
    target: tuple[Span, ...]
    """Pieces on the target text."""
    weights: tuple[tuple[float, ...], ...]
    """One row a target piece, one column a source piece."""

    def __hash__(self) -> int:
        """Return a hash of the sizes: one of all weights takes longer than most uses of it."""
        return hash((len(self.source), len(self.target)))


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation as the engine gave it."""

    text: str
    score: float
    """Log probability by the engine's own length-normalised measure; nearer to 0 is better."""
    alignment: Alignment | None = None
    cut: bool = False
    """The decoder reached its length limit before the end."""


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """Must not be published as it is."""
    WARNING = "warning"
    """A person should look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one translation."""

    check: str
    severity: Severity
    message: str
    span: Span | None = None
    """In the translation, or None where something is missing."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with its draft."""

    source: str
    target: str
    origin: str
    """``machine``, ``reused``, ``repaired: <rung of the ladder>``, ``localized`` (no model
    involved), ``copied`` or ``approved`` (by a person, elsewhere)."""
    score: float | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What identifies a message in a PO file: msgctxt and msgid."""

    context: str
    """Empty for a plain paragraph, else the role."""
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """One text of an article that a PO file holds, however often it occurs."""

    key: Key
    role: Role
    terms: tuple[Term, ...] = ()
    """Glossary concepts that stand in the text, spans on ``key.text``."""
    markup: str = ""
    """As `Block.markup`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine makes of one message."""

    key: Key
    text: str
    """msgstr, markup put back."""
    units: tuple[Unit, ...]
    signature: str
    """Engine, package, version, hash, beam: how it was made. Empty where no model was needed."""
    glossary: str
    """Hash of what the glossary asked of this message."""
    findings: tuple[Finding, ...] = ()
    """On the whole text."""

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Findings on the sentences and on the whole, each once."""
        found = [finding for unit in self.units for finding in unit.findings]
        return tuple(dict.fromkeys([*found, *self.findings]))


@dataclass(frozen=True, slots=True)
class Variant:
    """An article in a locale, ready to be written."""

    path: PurePath
    locale: str
    text: str


@dataclass(frozen=True, slots=True)
class Package:
    """An Argos translation package on the disk, read and found whole."""

    path: Path
    source: str
    """Argos code of the language it translates from."""
    target: str
    name: str
    """Of its folder: ``en_pt``, ``translate-en_pt-1_9``."""
    version: str
    sha256: str
    """Of what decides a translation: metadata, model and tokenizer (`packages.digest`)."""
    size: int
    """Of all its files, in bytes."""
    tokenizer: str
    """``sentencepiece`` or ``bpe``."""
    target_prefix: str
    """A token that every translation starts with, or empty."""
    starter: bool
    """It came with the project, and an installed one is taken before it."""


@dataclass(frozen=True, slots=True)
class Route:
    """The packages that a text passes, one after the other."""

    hops: tuple[Package, ...]

    @property
    def name(self) -> str:
        """The languages passed: ``en→pt``, ``pt→en→fr``."""
        return "→".join([self.hops[0].source, *(hop.target for hop in self.hops)])
