"""The names of all checks: what `[checks]` of the settings and an exemption may name."""

from transnews import checks
from transnews.qa import hygiene

OF_FILES = (
    "markup",
    "missing",
    "unused",
    "fuzzy",
    "ignore",
    "po",
    "header",
    "variant",
    "orphan",
)
"""Besides the checks of sentences and characters."""
NAMES: tuple[str, ...] = (*checks.NAMES, *hygiene.CHECKS, *OF_FILES)
