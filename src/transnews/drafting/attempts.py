"""What the ladder works on: a sentence that failed a check, and one more way to translate it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transnews.drafting.direction import Direction
from transnews.drafting.plan import Piece
from transnews.drafting.said import Said
from transnews.drafting.wording import Wording
from transnews.model import Alignment, Finding, Hypothesis, Severity


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence that failed a check."""

    piece: Piece
    first: Said
    """Its first translation."""
    direction: Direction
    answer: Sequence[Hypothesis] | None = None
    """All hypotheses of the beam, the first one too; None where they were not asked for."""

    def fails(self, *checks: str) -> bool:
        """Tell whether one of *checks* found something; without any, whether a hard one did."""
        findings = self.first.unit.findings
        if checks:
            return any(finding.check in checks for finding in findings)
        return bool(errors(findings))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One more way to translate a sentence."""

    parts: tuple[Piece, ...]
    """The sentence worded anew, or the pieces that it is cut into."""
    start: str = ""
    """What the translation is to begin with, of a sentence in one part."""
    hypotheses: int = 1
    """How many translations to look at."""
    heard: tuple[Hypothesis, ...] = ()
    """Translations of it that need not be asked for."""
    given: str | None = None
    """What the first translation becomes without asking the engine, instead of all this."""
    alignment: Alignment | None = None
    """Of *given*."""


def reworded(piece: Piece, wording: Wording) -> Attempt:
    """Return the attempt that sends *wording* for *piece*."""
    return Attempt((replace(piece, wording=wording),))


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of hard checks."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)
