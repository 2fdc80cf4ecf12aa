"""The table of ``transnews status``: urgent things, a table a locale, what has no article."""

import shutil
from collections.abc import Iterator, Sequence

import click

from transnews import languages
from transnews.standing import Overview
from transnews.status import Counts, Standing, total

_HEAD = ("missing", "draft", "edited", "outdated", "reviewed", "words", "left")
_NONE = "·"
_NARROWEST, _WIDEST = 80, 120
_LEAST_NAME = 16
_QUOTED = 50
"""Characters of a correction that are shown."""


def show(overview: Overview, *, everything: bool) -> None:
    """Print *overview*; wholly reviewed articles one by one only if *everything* is asked for."""
    columns = shutil.get_terminal_size((_NARROWEST, 24)).columns
    width = min(max(columns, _NARROWEST), _WIDEST)
    parts = [
        list(_urgent(overview)),
        *(
            list(_locale(locale, rows, overview.articles, width, everything=everything))
            for locale, rows in overview.by_locale.items()
        ),
        list(_retracted(overview)) if everything else [],
        list(_orphans(overview)),
    ]
    if text := "\n\n".join("\n".join(part) for part in parts if part):
        click.echo(text)


def _urgent(overview: Overview) -> Iterator[str]:
    lines = [
        f"  {name}: {retraction.article} is retracted; run transnews build"
        for retraction in overview.published
        for name in retraction.published
    ]
    for row in overview.urgent:
        counts = row.counts
        old = f"{counts.outdated} of {counts.messages} texts outdated"
        if row.urgent == "outdated":
            since = f" since {row.changed}" if row.changed else ""
            lines.append(f"  {row.locale}  {row.article}: {old}{since}")
            continue
        left = f"{counts.waiting} of {counts.messages} texts to review"
        more = f", {counts.outdated} of them outdated" if counts.outdated else ""
        lines.append(f"  {row.locale}  {row.article}: correction: {left}{more}")
        lines.append(f"      {_shortened(row.correction)}")
    if lines:
        yield "Urgent"
        yield from lines


def _locale(
    locale: str, rows: Sequence[Standing], folder: str, width: int, *, everything: bool
) -> Iterator[str]:
    """Yield the table of a locale: its articles, and their sum."""
    shown = [row for row in rows if everything or row.counts.waiting]
    counts, findings = total(rows)
    words, left = sum(row.words for row in rows), sum(row.words_left for row in rows)
    table = [_cells(row.counts, row.words, row.words_left) for row in shown]
    end = _cells(counts, words, left)
    sizes = [max(map(len, column)) for column in zip(_HEAD, *table, end, strict=True)]
    room = max(_LEAST_NAME, width - sum(size + 1 for size in sizes))
    yield _line(f"{locale}  {languages.name(locale)}", _HEAD, sizes, room)
    for row, cells in zip(shown, table, strict=True):
        mark = "! " if row.urgent else "  "
        yield from _named(mark + row.article.removeprefix(f"{folder}/"), cells, sizes, room)
        if row.findings:
            yield f"      look: {_listed(dict(row.findings))}"
    if hidden := len(rows) - len(shown):
        yield f"  ({hidden} wholly reviewed; --all shows {'it' if hidden == 1 else 'them'})"
    share = 100 * (words - left) // words if words else 100
    yield _line(f"  sum: {share} % reviewed", end, sizes, room)
    if findings and len(shown) > 1:
        yield f"      look: {_listed(findings)}"


def _cells(counts: Counts, words: int, left: int) -> tuple[str, ...]:
    accepted = f" ({counts.accepted})" if counts.accepted else ""
    return (
        *(f"{n:,}" if n else _NONE for n in _waiting(counts)),
        f"{counts.reviewed:,}{accepted}" if counts.reviewed else _NONE,
        f"{words:,}",
        f"{left:,}" if left else _NONE,
    )


def _waiting(counts: Counts) -> tuple[int, ...]:
    return counts.missing, counts.draft, counts.edited, counts.outdated


def _named(name: str, cells: Sequence[str], sizes: Sequence[int], room: int) -> Iterator[str]:
    """Yield the line of an article; a long name has a line of its own."""
    if len(name) > room:
        yield name
        name = ""
    yield _line(name, cells, sizes, room)


def _line(name: str, cells: Sequence[str], sizes: Sequence[int], room: int) -> str:
    numbers = (cell.rjust(size) for cell, size in zip(cells, sizes, strict=True))
    return " ".join([name.ljust(room), *numbers])


def _retracted(overview: Overview) -> Iterator[str]:
    if overview.retractions:
        yield "Retracted"
        for item in overview.retractions:
            yield f"  {item.article}: {_shortened(item.mark)}"


def _orphans(overview: Overview) -> Iterator[str]:
    if overview.orphans:
        yield "Without an article (renamed, or gone)"
        for item in overview.orphans:
            yield f"  {item.po}: {item.reviewed} reviewed"


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"


def _listed(findings: dict[str, int]) -> str:
    return ", ".join(f"{check} {count}" for check, count in findings.items())
