"""Each check has a fixture file of its name: source, target, findings, a full stop.

A source may be followed by the strings that are to be kept; ⌘ is an atom of markup.
"""

from pathlib import Path

import pytest

from transnews import glossary
from transnews.checks import CHECKS, Subject, run
from transnews.model import Severity

FIXTURES = Path(__file__).parent / "fixtures" / "checks"
GLOSSARY = glossary.matcher(glossary.load(FIXTURES), "en", "pt")


def cases(check: str) -> list[list[str]]:
    text = (FIXTURES / f"{check}.txt").read_text("utf-8").replace("⌘", "\ue000")
    return [case.split("\n") for case in text.removesuffix("\n.\n").split("\n.\n")]


def subject(source: str, target: str, cut: bool = False) -> Subject:
    source, *kept = source.split(" | ")
    terms = glossary.find(GLOSSARY, source)
    return Subject(source, target, "en", "pt", terms, tuple(kept), cut)


@pytest.mark.parametrize("check", ["names", "kept", "cut"])
def test_each_check_finds_what_its_fixtures_say(check: str) -> None:
    for source, target, *messages in cases(check):
        found = run(subject(source, target, cut=check == "cut"))
        assert [finding.message for finding in found] == messages
        assert all(finding.check == check for finding in found)
        assert all(finding.severity is Severity.ERROR for finding in found)


def test_every_check_has_its_fixtures() -> None:
    names = {check.__module__.rpartition(".")[2] for check in CHECKS}
    assert {path.stem for path in FIXTURES.glob("*.txt")} == names


def test_a_sound_sentence_has_no_findings() -> None:
    assert run(subject("The EU | x.org", "A UE x.org")) == ()


def test_the_checks_find_all_that_is_wrong_at_once() -> None:
    found = run(subject("The EU | x.org", "Nada", cut=True))
    assert [finding.check for finding in found] == ["names", "kept", "cut"]
