"""The gate: a variant that is not fit to be published is held back, and is told why."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from transnews.build.shown import Shown, reviewed_words
from transnews.config import Build
from transnews.errors import BuildError
from transnews.layout import Places
from transnews.model import Role
from transnews.review import State

_ENTRY = 40
"""Characters of a message by which a person finds it."""


def hold_back(shown: tuple[Shown, ...], places: Places, wanted: Build) -> None:
    """Do nothing if what is *shown* may be published.

    Raises:
        BuildError: it may not; says what is missing, and how much.
    """
    if held := [*_texts(shown, places), *_whole(shown, wanted), *_findings(shown)]:
        raise BuildError(f"{places.variant}: held back: {'; '.join(held)}")


def _texts(shown: Sequence[Shown], places: Places) -> Iterator[str]:
    """Yield what is wrong with texts for which nothing else can be shown."""
    states = [item.state for item in shown if item.text is None]
    if missing := states.count(State.MISSING):
        yield f"{missing} without a translation (run transnews translate)"
    outdated = sum(i.text is None and i.state is State.OUTDATED and not i.wrong for i in shown)
    if outdated:
        yield f"{outdated} outdated (the article changed; review them in {places.po})"
    if all(item.is_source for item in shown):
        yield "nothing of it could be shown in translation"


def _whole(shown: tuple[Shown, ...], wanted: Build) -> Iterator[str]:
    """Yield what the article as a whole lacks; no text can stand in for that."""
    # One of which nothing can be shown was told already.
    waiting = [i for i in shown if not i.is_reviewed and (i.text is not None or i.wrong)]
    if wanted.require_review and waiting:
        yield f"{len(waiting)} not reviewed (build.require_review is set)"
    words, reviewed = sum(item.words for item in shown), reviewed_words(shown)
    if 100 * reviewed < wanted.min_reviewed * words:
        share = 100 * reviewed // words
        yield f"{share} % of its words are reviewed, {wanted.min_reviewed} % are required"
    headlines = [item for item in shown if item.role is Role.HEADLINE]
    if "headline" in wanted.require and not all(item.is_reviewed for item in headlines):
        yield "headline not reviewed"


def _findings(shown: Sequence[Shown]) -> Iterator[str]:
    """Yield by check the first error in texts that would be shown, and how many there are."""
    found = [(f, item) for item in shown if item.text is None for f in item.wrong]
    found.sort(key=lambda pair: pair[0].check)
    for check, group in groupby(found, key=lambda pair: pair[0].check):
        (finding, item), *more = group
        text = " ".join(item.key.text.split())
        entry = text if len(text) <= _ENTRY else f"{text[:_ENTRY].rstrip()}…"
        others = f", and {len(more)} more" if more else ""
        yield f'{check}: {finding.message} (entry "{entry}"){others}'
