"""The events of a run for log collectors: one JSON object a line (docs/runs.md)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from transnews.model import Severity
from transnews.report import Begun, Done, Event, Found, Planned, Problem, Report, TakenDown

_LEVELS = ("info", "warning", "error")
"""By exit status: 0 is told and costs nothing, 1 needs a person, 2 could not work."""

_Value = str | int | float


def lines(event: Event, now: datetime) -> Iterator[str]:
    """Yield what there is to say of an event."""
    match event:
        case Problem():
            level = _LEVELS[2 if event.kind == "internal" else min(event.exit_status, 2)]
            yield _line(
                now,
                level,
                "problem",
                message=event.message,
                kind=event.kind,
                exit_status=event.exit_status,
                article=event.article,
                locale=event.locale,
                traceback=event.traceback,
            )
        case Planned():
            yield _line(now, "info", "planned", words=event.words)
        case Begun():
            yield _line(
                now,
                "info",
                "begun",
                source=event.source,
                locale=event.locale,
                route=event.route,
                articles=event.articles,
                signature=event.signature,
            )
        case TakenDown():
            yield _line(now, "info", "taken-down", article=event.article, file=event.name)
        case Done():
            yield _done(event, now)
            for finding in event.findings:
                yield _finding(event, finding, now)


def end(report: Report, now: datetime) -> str:
    """Return the last line of a run."""
    return _line(
        now,
        _LEVELS[min(report.exit_status, 2)],
        "ended",
        exit_status=report.exit_status,
        seconds=round(report.seconds, 3),
        articles=report.articles,
        words=report.sums["words"],
        words_drafted=report.sums["words_drafted"],
        words_per_second=round(report.rate, 1),
        findings=report.checks.total(),
        problems=report.kinds.total(),
    )


def said(message: str, now: datetime) -> str:
    """Return the line of what is said beside the events."""
    return _line(now, "info", "said", message=message)


def _done(done: Done, now: datetime) -> str:
    return _line(
        now,
        "info",
        "done",
        article=done.article,
        locale=done.locale,
        words=done.words,
        words_drafted=done.words_drafted,
        messages=done.messages,
        pending=done.pending,
        drafted=done.drafted,
        findings=len(done.findings),
        errors=done.errors,
        files_written=len(done.written),
    )


def _finding(done: Done, found: Found, now: datetime) -> str:
    return _line(
        now,
        "error" if found.severity is Severity.ERROR else "warning",
        "finding",
        article=done.article,
        locale=done.locale,
        check=found.check,
        message=found.message,
        text=found.key.text,
    )


def _line(now: datetime, level: str, event: str, **values: _Value) -> str:
    """Return a line; what is empty is left out."""
    time = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    stated = {name: value for name, value in values.items() if value != ""}
    data = {"time": time, "level": level, "event": event, **stated}
    return json.dumps(data, ensure_ascii=False)
