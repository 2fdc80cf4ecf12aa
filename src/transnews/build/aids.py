"""What the gate has to know beside the PO file: the trace's offers, and what the checks find."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from transnews.model import Block, Finding, Key

Inspect = Callable[[Block, str, str], Iterable[Finding]]
"""What is found in a text for a block; the third is what a translator wrote beside it."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What the gate has to know."""

    inspect: Inspect
    offers: Mapping[Key, str]
    """What the machine would say where a person's text is outdated."""
