"""Findings as JUnit XML: a test suite a locale, a test case an article, errors are failures."""

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from transnews.cli.findings.found import Found, sentence
from transnews.inspection import Inspected, Problem
from transnews.model import Severity

_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold."""


def render(found: Found) -> str:
    """Return the document. What could not be looked at is a suite of its own, ``project``."""
    root = ET.Element("testsuites", name="transnews check")
    ordered = sorted(found.inspected, key=lambda each: (each.locale, each.path))
    for locale, group in groupby(ordered, key=lambda each: each.locale):
        root.append(_suite(locale, list(group)))
    if found.failures:
        suite = _counted("project", len(found.failures), 0, len(found.failures))
        for failure in found.failures:
            case = ET.SubElement(suite, "testcase", classname="project", name="failure")
            _outcome(case, "error", "could not be looked at", str(failure))
        root.append(suite)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(locale: str, group: Sequence[Inspected]) -> ET.Element:
    failed = sum(any(_is_error(p) for p in each.problems) for each in group)
    suite = _counted(locale, len(group), failed, 0)
    for each in group:
        name = _clean(each.article or each.path)
        case = ET.SubElement(suite, "testcase", classname=locale, name=name, file=_clean(each.path))
        errors = [problem for problem in each.problems if _is_error(problem)]
        others = [problem for problem in each.problems if not _is_error(problem)]
        if errors:
            many = f"{len(errors)} error{'s' if len(errors) > 1 else ''}"
            _outcome(case, "failure", many, _lines(errors))
        if others:
            ET.SubElement(case, "system-out").text = _clean(_lines(others))
    return suite


def _counted(name: str, tests: int, failures: int, errors: int) -> ET.Element:
    counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": 0}
    return ET.Element("testsuite", {"name": name} | {key: str(n) for key, n in counts.items()})


def _outcome(case: ET.Element, kind: str, message: str, text: str) -> None:
    ET.SubElement(case, kind, message=message, type=kind).text = _clean(text)


def _lines(problems: Sequence[Problem]) -> str:
    return "\n".join(f"{p.path}:{p.line}: {p.severity}: {p.check}: {sentence(p)}" for p in problems)


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _clean(text: str) -> str:
    r"""Replace what XML cannot hold.

    >>> _clean("a\x07b")
    'a\ufffdb'
    """
    return _NO_XML.sub("\ufffd", text)
