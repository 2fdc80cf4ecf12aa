"""The entries of a PO file, looked over one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from transnews import build, qa, review
from transnews.checks import Levels, levels
from transnews.drafting import Direction
from transnews.errors import ArticleError
from transnews.inspection.known import NAMES
from transnews.model import Article, Block, Finding, Key, Severity
from transnews.qa import Work
from transnews.review import Entry, State
from transnews.trace import TraceEntry


@dataclass(frozen=True, slots=True)
class Works:
    """The translations of an article, ready to be looked at."""

    blocks: Mapping[Key, Block]
    """The first of the article with each text."""
    works: Mapping[Key, Work]
    refused: Mapping[Key, tuple[Finding, ...]]
    """What is wrong with those that cannot be looked at."""


def works(article: Article, entries: Iterable[Entry], traced: Mapping[Key, TraceEntry]) -> Works:
    """Return the translations in *entries* of messages that *article* has."""
    blocks = {build.key(block): block for block in reversed(article.blocks)}
    made: dict[Key, Work] = {}
    refused: dict[Key, tuple[Finding, ...]] = {}
    for entry in entries:
        block, known = blocks.get(entry.key), traced.get(entry.key)
        if not entry.msgstr or block is None:
            continue
        own = known if known and not review.is_human(entry, known.text) else None
        try:
            made[entry.key] = qa.work(entry, block, own, block.markup or article.format)
        except ArticleError as error:
            refused[entry.key] = (Finding("markup", Severity.ERROR, str(error)),)
    return Works(blocks, made, refused)


def findings(
    entry: Entry, ready: Works, direction: Direction, lost: Iterable[Finding], weights: Levels
) -> Iterator[Finding]:
    """Yield what is found in an entry, with the severities that it has.

    Args:
        entry: In use.
        ready: This translation, or all of the article.
        direction: Languages and glossary.
        lost: Names that it lost, as `qa.lost_names` tells for it.
        weights: What the checks count as.
    """
    found = [*_state(entry, ready.blocks), *_asked(entry), *ready.refused.get(entry.key, ())]
    if item := ready.works.get(entry.key):
        found += [*qa.findings(item, direction), *lost]
    yield from levels.weighed(found, weights, levels.exempt(entry.comment))


def _state(entry: Entry, blocks: Mapping[Key, Block]) -> Iterator[Finding]:
    """Yield what the state of an entry has against it."""
    if entry.key not in blocks:
        message = "the article has no such text any more; run transnews translate"
        yield Finding("unused", Severity.WARNING, message)
    elif entry.state is State.MISSING or not entry.msgstr.strip():
        yield Finding("missing", Severity.WARNING, "no translation")
    if entry.fuzzy and not entry.msgstr:
        yield Finding("fuzzy", Severity.WARNING, "marked as a draft, and empty")


def _asked(entry: Entry) -> Iterator[Finding]:
    """Yield what a translator's comment asks of the tool that it does not know."""
    for name in levels.malformed(entry.comment, NAMES):
        near = get_close_matches(name, NAMES, 1)
        hint = f"did you mean {near[0]}?" if near else "it is: transnews: ignore numbers, names"
        yield Finding("ignore", Severity.WARNING, f"no such check: {name}; {hint}")
