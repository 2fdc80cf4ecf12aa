"""Findings for a person at a terminal, and for editors that jump to ``file:line:``."""

from collections import Counter
from collections.abc import Iterator

from transnews.cli.findings.found import Found, sentence
from transnews.model import Severity


def render(found: Found) -> str:
    """Return a line for each problem, files apart, and the sums."""
    parts = []
    for each in found.inspected:
        lines = [
            f"{p.path}:{p.line}: {p.severity}: {p.check}: {sentence(p)}" for p in each.problems
        ]
        if lines:
            parts.append("\n".join(lines))
    parts.append("\n".join(_sums(found)))
    return "\n\n".join(parts) + "\n"


def summary(found: Found) -> str:
    """Return the line that says how many.

    >>> summary(Found((), ()))
    '0 errors, 0 warnings; 0 texts in 0 files'
    """
    errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
    texts, files = sum(each.texts for each in found.inspected), len(found.inspected)
    counts = (_many(errors, "error"), _many(warnings, "warning"))
    return f"{', '.join(counts)}; {_many(texts, 'text')} in {_many(files, 'file')}"


def _sums(found: Found) -> Iterator[str]:
    yield summary(found)
    kinds = Counter(problem.check for problem in found.problems)
    if kinds:
        yield ", ".join(f"{kind} {many}" for kind, many in kinds.most_common())


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
