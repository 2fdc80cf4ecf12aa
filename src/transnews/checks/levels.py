"""Which findings count, and how much: what a project says of a check, and a person of a text."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from transnews.model import Finding, Severity

Levels = Mapping[str, Severity | None]
"""What the findings of a check count as, by its name; None for nothing. A check that is not
named keeps its own."""

ALL = "all"
_OURS = re.compile(r"^\s*transnews\s*:(.*)$", re.IGNORECASE | re.MULTILINE)
_IGNORE = re.compile(r"\s*ignore\b([^(]*)", re.IGNORECASE)


def exempt(comment: str) -> frozenset[str]:
    r"""Return the names of the checks that a translator's comment sets aside for its entry.

    They are given as written, in small letters, whether such checks exist or not. What stands in
    brackets is the translator's reason.

    >>> sorted(exempt("Asked the desk.\ntransnews: ignore numbers, names (as in the report)"))
    ['names', 'numbers']
    >>> exempt("We can ignore numbers here.")
    frozenset()
    """
    lines = (_IGNORE.match(line) for line in _OURS.findall(comment))
    return frozenset(name for line in lines if line for name in _names(line[1]))


def malformed(comment: str, known: Collection[str]) -> tuple[str, ...]:
    """Return what a translator's comment asks of the tool that it cannot do: names, or lines.

    >>> malformed("transnews: ignore number, names", ["numbers", "names"])
    ('number',)
    >>> malformed("transnews: ignor numbers", ["numbers"])
    ('ignor numbers',)
    """
    wrong = []
    for line in _OURS.findall(comment):
        names = _names(found[1]) if (found := _IGNORE.match(line)) else []
        wrong += [name for name in names if name not in (*known, ALL)]
        if not names:
            wrong.append(line.strip())
    return tuple(wrong)


def _names(text: str) -> list[str]:
    return [name for name in re.split(r"[\s,;]+", text.lower().rstrip(" .")) if name]


def weighed(
    findings: Iterable[Finding], levels: Levels, exempted: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield the findings that count, with the severity that they count with.

    >>> found = [Finding("numbers", Severity.ERROR, "7 is missing")]
    >>> [f.severity.value for f in weighed(found, {"numbers": Severity.WARNING})]
    ['warning']
    >>> list(weighed(found, {}, exempt("transnews: ignore all")))
    []
    """
    for finding in findings:
        severity = levels.get(finding.check, finding.severity)
        if severity and finding.check not in exempted and ALL not in exempted:
            yield replace(finding, severity=severity)
