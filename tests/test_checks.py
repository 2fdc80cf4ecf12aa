"""Each check has a fixture file of its name, which says what it finds and what it lets pass.

A case is a source, a target, then one line a finding, then a full stop:

    error: Kyiv must be Kiev | Kyiv
    warning [Zelenski]: written otherwise than before

The severity, the stretch of the target it stands on if there is one, the message. A source
may be followed by ` | ` and the strings that are to be kept; ⌘ is an atom of markup. A line
`# en → pt-BR` sets the languages for what follows; other lines with `#` are remarks. A line
`= 0-0 1-2` after the target aligns the words of source and target (Pharaoh's format).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import alignment, glossary
from transnews.checks import CHECKS, Subject, run
from transnews.model import Alignment, Finding

FIXTURES = Path(__file__).parent / "fixtures" / "checks"
WORDS = glossary.load(FIXTURES)
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))


@dataclass(frozen=True)
class Case:
    place: str
    subject: Subject
    findings: tuple[str, ...]


def aligned(source: str, target: str, links: str) -> Alignment:
    ours, theirs = alignment.words(source), alignment.words(target)
    pairs = {tuple(map(int, link.split("-"))) for link in links.split()}
    rows = [[float((i, j) in pairs) for i in range(len(ours))] for j in range(len(theirs))]
    shared = [tuple(w / (sum(row) or 1) for w in row) for row in rows]
    return Alignment(ours, theirs, tuple(shared))


def subject(
    source: str, target: str, languages: tuple[str, str] = ("en", "pt"), links: str | None = None
) -> Subject:
    source, *kept = source.replace("⌘", "\ue000").split(" | ")
    target = target.replace("⌘", "\ue000")
    forth, back = glossary.matcher(WORDS, *languages), glossary.matcher(WORDS, *languages[::-1])
    return Subject(
        source,
        target,
        *languages,
        terms=glossary.find(forth, source),
        shown=glossary.find(back, target),
        kept=tuple(kept),
        sent=source,
        raw=target,
        alignment=None if links is None else aligned(source, target, links),
    )


def cases(check: str) -> Iterator[Case]:
    path = FIXTURES / f"{check}.txt"
    lines: list[str] = []
    languages, begin = ("en", "pt"), 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if match := re.fullmatch(r"# ([\w-]+) → ([\w-]+)", line):
            languages = match[1], match[2]
        elif line == ".":
            source, target, *rest = lines
            links = rest.pop(0)[2:] if rest and rest[0].startswith("= ") else None
            found = subject(source, target, languages, links)
            yield Case(f"{path.name}:{begin}", found, tuple(rest))
            lines = []
        elif not line.startswith("#") and (line or lines):
            begin = begin if lines else number
            lines.append(line)
    assert not lines, f"{path.name}: the last case has no full stop"


def shown(finding: Finding, target: str) -> str:
    place = f" [{finding.span.of(target)}]" if finding.span else ""
    return f"{finding.severity}{place}: {finding.message}"


@pytest.mark.parametrize("name", NAMES)
def test_each_check_finds_what_its_fixtures_say(name: str) -> None:
    check = import_module(f"transnews.checks.{name}").check
    wrong = []
    for case in cases(name):
        found = list(check(case.subject))
        said = tuple(shown(finding, case.subject.target) for finding in found)
        if said != case.findings:
            wrong.append(
                f"{case.place}: {case.subject.target}\n  said {said}\n  not  {case.findings}"
            )
        assert all(finding.check == name for finding in found)
    assert not wrong, "\n".join(wrong)


def test_every_check_has_its_fixtures_and_finds_something_and_nothing() -> None:
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == set(NAMES)
    for name in set(NAMES) - {"cut"}:
        findings = [case.findings for case in cases(name)]
        assert any(findings), name
        assert not all(findings), name


def test_what_was_cut_is_said() -> None:
    whole = subject("A long sentence.", "Uma frase")
    assert [f.message for f in run(replace(whole, cut=True)) if f.check == "cut"] == [
        "the translation was cut at the decoder's limit"
    ]


def test_a_sound_sentence_has_no_findings() -> None:
    assert run(subject("The EU | x.org", "A UE x.org")) == ()


def test_the_checks_find_all_that_is_wrong_at_once() -> None:
    found = run(subject("The EU | x.org", "Nada"))
    assert {"names", "kept"} <= {finding.check for finding in found}


SCRAPS = (
    *(
        "The",
        "EU",
        "Kyiv",
        "Roger Stone",
        "never",
        "not",
        "1,234.5",
        "€24.50",
        "6:40 p.m.",
        "May 5",
    ),
    *(
        "“yes”",
        '"',
        "'s",
        "(",
        ")",
        "?",
        "...",
        "#News",
        "x.org",
        "не",
        "é",
        "№",
        "\ue000",
        "A" * 40,
    ),
    *("o", "a" * 40, "de", "de de", "Quieve", "5 %", "1.234,5", "Ł", "«", "—", "\u0301", "的"),
)


@given(
    st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=12).map(" ".join),
    st.lists(st.sampled_from(SCRAPS), max_size=12).map(" ".join),
    st.sampled_from([("en", "pt-BR"), ("ru", "de"), ("ja", "uk"), ("pl", "fr"), ("eo", "sq")]),
)
@settings(max_examples=300, deadline=None)
def test_whatever_is_said_every_finding_stands_in_the_translation(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    ours, theirs = alignment.words(source), alignment.words(target)
    size = min(len(ours), len(theirs))
    links = " ".join(f"{n}-{n}" for n in range(size))
    found = run(subject(source, target, languages, links))
    assert run(subject(source, target, languages, links)) == found, "the same again"
    for finding in found:
        assert finding.message == finding.message.strip() != ""
        if finding.span is not None:
            assert 0 <= finding.span.start < finding.span.stop <= len(target)
