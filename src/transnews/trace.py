"""What the machine did, beside the PO file: ``<article>.trace.json``.

The PO file is the truth about text and state, the trace about provenance. It holds no time
and no path of a machine, so that the same work gives the same bytes. Where it is lost or
broken, nothing is lost but this: every draft then counts as a person's.
"""

import json
import math
from dataclasses import asdict, dataclass, replace

from transnews.errors import ReviewError
from transnews.model import Finding, Key, Severity, Span

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


def write(trace: Trace) -> str:
    """Return the text of a trace file; scores have four digits there.

    Reading it gives *trace* again, if its scores have no more.
    """
    entries = tuple(map(_rounded_entry, trace.entries))
    value = {"version": VERSION, **asdict(replace(trace, entries=entries))}
    for entry in value["entries"]:
        if not entry["draft"]:  # most have none
            del entry["draft"]
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def read_trace(text: str, name: str) -> Trace:
    """Read a trace file; *name* is its path, for messages.

    Raises:
        ReviewError: it is broken, or of a newer format; says where and what.
    """
    try:
        loaded: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReviewError(f"{name}:{error.lineno}: not JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise ReviewError(f"{name}: not JSON that a trace can hold: {error}") from None
    try:
        return _trace(_Node(loaded, ""))
    except ReviewError as error:
        raise ReviewError(f"{name}: {error}") from None


def _rounded_entry(entry: TraceEntry) -> TraceEntry:
    sentences = (replace(one, score=_rounded(one.score)) for one in entry.sentences)
    return replace(entry, score=_rounded(entry.score), sentences=tuple(sentences))


def _rounded(score: float | None) -> float | None:
    if score is None or not math.isfinite(score):
        return None
    # -0.0 is the same score as 0.0 and must be the same text.
    return round(score, 4) + 0.0


@dataclass(frozen=True, slots=True)
class _Node:
    """A value of the file, and where it stands, for messages."""

    value: object
    path: str

    def get(self, name: str) -> "_Node":
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        if name not in self.value:
            raise ReviewError(f"{self.path or 'the file'} has no {name!r}")
        return _Node(self.value[name], f"{self.path}.{name}".lstrip("."))

    def has(self, name: str) -> bool:
        return isinstance(self.value, dict) and name in self.value

    def strings(self) -> list[str]:
        for item in self.items():
            if not isinstance(item.value, str):
                raise item.wrong("a string")
        return [str(item.value) for item in self.items()]

    def items(self) -> list["_Node"]:
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return [_Node(item, f"{self.path}[{place}]") for place, item in enumerate(self.value)]

    def key(self) -> Key:
        node = self.get("key")
        return Key(node.text("context"), node.text("text"))

    def text(self, name: str) -> str:
        node = self.get(name)
        if not isinstance(node.value, str):
            raise node.wrong("a string")
        return node.value

    def whole(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.wrong("a whole number")
        return self.value

    def score(self) -> float | None:
        node = self.get("score")
        if node.value is None:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise node.wrong("a number or null")
        return _rounded(float(node.value))

    def wrong(self, right: str) -> ReviewError:
        return ReviewError(f"{self.path or 'the file'} is {self.value!r:.60}, not {right}")


def _trace(node: _Node) -> Trace:
    version = node.get("version").whole()
    if version != VERSION:
        raise ReviewError(f"trace format {version}, this transnews reads {VERSION}; update it")
    return Trace(
        article=node.text("article"),
        article_sha256=node.text("article_sha256"),
        source=node.text("source"),
        locale=node.text("locale"),
        route=node.text("route"),
        entries=tuple(_entry(item) for item in node.get("entries").items()),
    )


def _entry(node: _Node) -> TraceEntry:
    return TraceEntry(
        key=node.key(),
        text=node.text("text"),
        engine=node.text("engine"),
        glossary=node.text("glossary"),
        score=node.score(),
        findings=tuple(_finding(item) for item in node.get("findings").items()),
        sentences=tuple(
            TracedSentence(
                item.text("source"), item.text("target"), item.score(), item.text("origin")
            )
            for item in node.get("sentences").items()
        ),
        replaced=node.text("replaced"),
        offer=node.text("offer") if node.has("offer") else "",
        matches=tuple(node.get("matches").strings()) if node.has("matches") else (),
        draft=node.text("draft") if node.has("draft") else "",
    )


def _finding(node: _Node) -> Finding:
    severity = node.text("severity")
    if severity not in {known.value for known in Severity}:
        raise node.get("severity").wrong(" or ".join(repr(known.value) for known in Severity))
    return Finding(node.text("check"), Severity(severity), node.text("message"), _span(node))


def _span(node: _Node) -> Span | None:
    span = node.get("span")
    if span.value is None:
        return None
    return Span(span.get("start").whole(), span.get("stop").whole())
