"""What a run says of an article, and of all at its end."""

import click

from transnews.report import FOREMOST, Done, Report


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
    lines = [
        ("articles", f"{report.articles}, {report.variants} with their locales"),
        ("words", _words(report)),
    ]
    if dry_run:
        lines.append(("messages to translate", str(report.sums["pending"])))
    else:
        lines += _sums(report)
    if report.kinds:
        lines.append(("problems", _kinds(report)))
    width = max(len(label) for label, _ in lines) + 2
    for label, value in lines:
        click.echo(f"{label:<{width}}{value}", err=to_stderr)
    for line in problem_lines(report):
        click.echo(f"  {line}", err=to_stderr)


def problem_lines(report: Report) -> list[str]:
    """Return the problems once more, those of a kind together, so that none is lost in a long log.

    >>> from transnews.report import Problem
    >>> report = Report()
    >>> for problem in (Problem("b: x", 1, "text"), Problem("c", 2), Problem("a: y", 1, "text")):
    ...     report.add(problem)
    >>> problem_lines(report)
    ['b: x', 'a: y', 'c']
    """
    lines = [line for said in report.foremost.values() for line in said][: FOREMOST + 1]
    if (more := report.kinds.total() - FOREMOST) > 1:
        return [*lines[:FOREMOST], f"… and {more} more: transnews translate --json FILE lists all"]
    return lines


def _kinds(report: Report) -> str:
    if len(report.kinds) == 1:
        return str(report.kinds.total())
    said = (f"{kind or 'other'} {n}" for kind, n in report.kinds.items())
    return f"{report.kinds.total()}: {', '.join(said)}"


def _words(report: Report) -> str:
    words, drafted = report.sums["words"], report.sums["words_drafted"]
    return (
        f"{words:,}, {drafted:,} drafted, {report.rate:,.0f} a second" if drafted else f"{words:,}"
    )


def _sums(report: Report) -> list[tuple[str, str]]:
    sums = report.sums
    mended = f" ({sums['repaired']} mended)" if sums["repaired"] else ""
    translated = f"{sums['translated']} translated{mended}"
    reused, settled, names = (sums[name] for name in ("reused", "settled", "names"))
    right = names - sums["names_missing"]
    found = ", ".join(f"{kind} {n}" for kind, n in sorted(report.checks.items()))
    return [
        ("sentences", f"{translated}, {reused} reused, {settled} without a model"),
        ("names right", f"{right} of {names}" if names else "none asked for"),
        ("to look at", found or "nothing"),
        ("files written", str(sums["files_written"])),
        ("time", f"{report.seconds:.1f} s"),
    ]
