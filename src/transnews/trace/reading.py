"""The text of a trace file to values, every brokenness named by its place."""

import json
from dataclasses import dataclass

from transnews.errors import ReviewError
from transnews.model import Finding, Key, Severity, Span
from transnews.trace.values import VERSION, Trace, TracedSentence, TraceEntry, rounded


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
        return rounded(float(node.value))

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
