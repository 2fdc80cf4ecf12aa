"""Findings as JSON, for programs. ``version`` grows when a field changes its meaning or goes."""

import json

from transnews.cli.findings.found import Found
from transnews.inspection import Problem
from transnews.model import Severity

VERSION = 1


def render(found: Found) -> str:
    """Return the findings as a JSON object, described in docs/checks.md."""
    value = {
        "version": VERSION,
        "exit_status": found.exit_status,
        "files": len(found.inspected),
        "texts": sum(each.texts for each in found.inspected),
        "errors": found.count(Severity.ERROR),
        "warnings": found.count(Severity.WARNING),
        "problems": [_problem(problem) for problem in found.problems],
        "failures": [str(failure) for failure in found.failures],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _problem(problem: Problem) -> dict[str, object]:
    key, span = problem.key, problem.span
    return {
        "file": problem.path,
        "line": problem.line,
        "article": problem.article or None,
        "locale": problem.locale,
        "check": problem.check,
        "severity": problem.severity.value,
        "message": problem.message,
        "context": key.context if key else None,
        "msgid": key.text if key else None,
        "span": [span.start, span.stop] if span else None,
    }
