"""A PO file and its trace → segments. Pure: the files are read elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from transnews import formats, languages, review, trace
from transnews.errors import LanguageError, ReviewError
from transnews.memory.values import Segment, Tier
from transnews.model import Key
from transnews.review import Catalog, Entry, State
from transnews.trace import Trace


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file gives to the memory."""

    segments: tuple[Segment, ...] = ()
    translator: str = ""
    """Who saved it last, as its header says (``Last-Translator``)."""
    revised: str = ""
    """When, likewise (``PO-Revision-Date``)."""
    problem: str = ""
    """Why nothing of it could be used."""


def read_po(text: str, traced: str | None, locale: str, origin: str) -> Contents:
    """Return what a PO file gives.

    Args:
        text: Its text.
        traced: The text of its trace; without it no draft is known for the machine's.
        locale: BCP 47.
        origin: Its path, for the segments and for messages.
    """
    try:
        catalog = review.parse(text, origin)
    except ReviewError as error:
        return Contents(problem=str(error))
    found = tuple(_segments(catalog, _trace(traced, origin), locale, origin))
    translator, revised = catalog.field("Last-Translator"), catalog.field("PO-Revision-Date")
    return Contents(found, translator, revised)


def _trace(text: str | None, origin: str) -> Trace | None:
    """Return the trace; a broken one is none, and told by whoever works with it."""
    if text is None:
        return None
    try:
        return trace.read_trace(text, origin)
    except ReviewError:
        return None


def _segments(
    catalog: Catalog, traced: Trace | None, locale: str, origin: str
) -> Iterator[Segment]:
    written = _written(traced)
    language, form = _language(catalog, traced), _format(catalog, traced)
    live = [entry for entry in catalog.entries if not entry.obsolete]
    texts = ["", *(entry.key.text for entry in live), ""]
    # What is obsolete was reviewed once, and stands nowhere now.
    gone = ((entry, "", "") for entry in catalog.entries if entry.obsolete)
    for entry, before, after in (*zip(live, texts, texts[2:], strict=False), *gone):
        if tier := _tier(entry, written):
            key = entry.key
            yield Segment(
                *(key.text, entry.msgstr, language, locale, form, key.context),
                *(before, after, origin, tier),
            )


def _written(traced: Trace | None) -> dict[Key, str]:
    """Return the hash of what the machine wrote, of each text that passed its checks."""
    entries = traced.entries if traced else ()
    return {entry.key: entry.text for entry in entries if not entry.findings}


def _tier(entry: Entry, written: dict[Key, str]) -> Tier | None:
    """Return whose the translation is; None where it is nobody's, a half-edited one for example."""
    if entry.state is State.REVIEWED:
        return Tier.REVIEWED
    is_draft = entry.state is State.DRAFT and not entry.obsolete
    return Tier.MACHINE if is_draft and not review.is_human(entry, written.get(entry.key)) else None


def _language(catalog: Catalog, traced: Trace | None) -> str:
    """Return the language of the source: as the trace says, else as Poedit and Weblate write it."""
    said = traced.source if traced else catalog.field("X-Source-Language")
    try:
        return languages.canonical(said) if said else ""
    except LanguageError:
        return ""


def _format(catalog: Catalog, traced: Trace | None) -> str:
    named = [traced.article] if traced else []
    named += _references(catalog.entries)
    for name in named:
        if formats.is_article(PurePath(name)):
            return formats.format_of(PurePath(name))
    return ""


def _references(entries: Sequence[Entry]) -> Iterator[str]:
    return (name for entry in entries for name in entry.references)
