"""What the gate has to know beside the PO file: the trace's offers, and what the checks find."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from transnews.model import Block, Finding, Key
from transnews.review import Entry

Inspect = Callable[[Block, Entry], Iterable[Finding]]
"""What is found in the translation of a block."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What the gate has to know."""

    inspect: Inspect
    offers: Mapping[Key, str]
    """What the machine would say where a person's text is outdated."""
