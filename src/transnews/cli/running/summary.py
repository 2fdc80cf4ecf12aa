"""What a run says of an article, and of all at its end."""

from collections import Counter

import click

from transnews.report import Done, Problem, Report

_SHOWN = 20
"""Problems that are said again at the end."""


def done_line(event: Done, dry_run: bool = False) -> str:
    """Return the line that says what became of an article in a locale."""
    if dry_run:
        what = f"{event.pending} of {event.messages} messages to translate"
    elif not event.drafted:
        what = "rebuilt from its PO file" if event.written else "nothing to do"
    else:
        parts = [
            f"{event.drafted} of {event.messages} messages",
            f"{event.translated} sentences translated",
        ]
        if event.repaired:
            parts.append(f"{event.repaired} mended")
        if event.reused:
            parts.append(f"{event.reused} reused")
        if event.names:
            parts.append(f"names {event.names - event.names_missing} of {event.names}")
        if event.findings:
            parts.append(f"{len(event.findings)} to look at")
        what = ", ".join(parts)
    return f"  {event.article} → {event.locale}: {what}"


def show(report: Report, dry_run: bool, to_stderr: bool) -> None:
    """Print the sums of a run, and its problems once more.

    Args:
        report: What was done.
        dry_run: Nothing was.
        to_stderr: Standard output is taken by the JSON report.
    """
    done = report.done
    lines = [
        ("articles", f"{len(report.articles)}, {len(done)} with their locales"),
        ("words", _words(report)),
    ]
    if dry_run:
        lines.append(("messages to translate", str(sum(d.pending for d in done))))
    else:
        lines += _sums(report)
    if report.problems:
        lines.append(("problems", _kinds(report.problems)))
    width = max(len(label) for label, _ in lines) + 2
    for label, value in lines:
        click.echo(f"{label:<{width}}{value}", err=to_stderr)
    for line in problem_lines(report.problems):
        click.echo(f"  {line}", err=to_stderr)


def problem_lines(problems: list[Problem]) -> list[str]:
    """Return the problems once more, those of a kind together, so that none is lost in a long log.

    >>> found = [Problem("b: x", 1, "text"), Problem("c", 2), Problem("a: y", 1, "text")]
    >>> problem_lines(found)
    ['b: x', 'a: y', 'c']
    """
    order = list(dict.fromkeys(problem.kind for problem in problems))
    grouped = sorted(problems, key=lambda problem: order.index(problem.kind))
    lines = [problem.message for problem in grouped]
    if (more := len(lines) - _SHOWN) > 1:
        return [*lines[:_SHOWN], f"… and {more} more: transnews translate --json FILE lists all"]
    return lines


def _kinds(problems: list[Problem]) -> str:
    kinds = Counter(problem.kind or "other" for problem in problems)
    if len(kinds) == 1:
        return str(len(problems))
    return f"{len(problems)}: " + ", ".join(f"{kind} {n}" for kind, n in kinds.items())


def _words(report: Report) -> str:
    words = f"{sum(d.words for d in report.done):,}"
    if not report.words_drafted:
        return words
    return f"{words}, {report.words_drafted:,} drafted, {report.rate:,.0f} a second"


def _sums(report: Report) -> list[tuple[str, str]]:
    done = report.done
    translated = f"{sum(d.translated for d in done)} translated"
    if mended := sum(d.repaired for d in done):
        translated += f" ({mended} mended)"
    reused = sum(d.reused for d in done)
    settled = sum(d.settled for d in done)
    names = sum(d.names for d in done)
    right = names - sum(d.names_missing for d in done)
    kinds = Counter(finding.check for d in done for finding in d.findings)
    return [
        ("sentences", f"{translated}, {reused} reused, {settled} without a model"),
        ("names right", f"{right} of {names}" if names else "none asked for"),
        ("to look at", ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())) or "nothing"),
        ("files written", str(sum(len(d.written) for d in done))),
        ("time", f"{report.seconds:.1f} s"),
    ]
