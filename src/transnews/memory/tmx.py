"""TMX 1.4 and older, as OmegaT, Weblate and others write it: bytes → segments.

A file may come from anywhere: no entity is followed, nothing is fetched, one unit at a time is
held in memory.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from transnews import formats, languages
from transnews.errors import LanguageError, TmxError
from transnews.memory.reading import Contents
from transnews.memory.values import Segment, Tier

if TYPE_CHECKING:
    from lxml import etree

LONGEST = 100_000
"""Characters that a text may have."""
PROPS = {"context": "x-context", "format": "x-format", "before": "prev", "after": "next"}
"""Where a segment's facts stand: ``prev`` and ``next`` as OmegaT writes them."""
_LANGUAGES = 100
"""Languages of one unit that are looked at."""
TIER = "x-tier"
"""Of a draft: ``machine``; a text without it is reviewed."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = ("bpt", "ept", "it", "ph", "ut", "sub")


def read(data: bytes, name: str, locales: Sequence[str]) -> Contents:
    """Return the segments of a TMX file.

    Args:
        data: The file.
        name: Its path, for the segments and for messages.
        locales: Those of the project: a text in ``de-DE`` serves ``de`` where that is one.

    Raises:
        TmxError: not well-formed, no TMX, or with entities of its own; says where and what.
    """
    return Contents(tuple(dict.fromkeys(_read(data, name, locales))))


def _read(data: bytes, name: str, locales: Sequence[str]) -> Iterator[Segment]:
    from lxml import etree

    if not data.strip():
        raise TmxError(f"{name}: the file is empty")
    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        _, root = next(events)
        _check_root(root, name)
        source = ""
        for event, element in events:
            if event == "end" and element.tag == "header":
                source = element.get("srclang") or ""
            elif event == "end" and element.tag == "tu":
                yield from _unit(element, source, name, locales)
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise TmxError(f"{name}:{error.lineno}: not XML from here on: {error.msg}") from None


def _check_root(root: "etree._Element", name: str) -> None:
    if root.tag != "tmx":
        raise TmxError(f"{name}: not a TMX file: its first element is <{root.tag}>, not <tmx>")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(dtd.iterentities()):  # type: ignore[attr-defined]
        raise TmxError(f"{name}: it declares entities of its own; save it without them")


def _forget(unit: "etree._Element") -> None:
    """Let a unit go, and those before it."""
    unit.clear()
    parent = unit.getparent()
    while parent is not None and unit.getprevious() is not None:
        del parent[0]


def _unit(
    unit: "etree._Element", srclang: str, name: str, locales: Sequence[str]
) -> Iterator[Segment]:
    texts = [(code, text) for code, text in _texts(unit) if code and text.strip()]
    said = unit.get("srclang") or srclang
    source = _canonical(said)
    facts = _facts(unit)
    for (language, text), (target, translated) in permutations(texts[:_LANGUAGES], 2):
        # "*all*": each language may be the source.
        if said.lower() != "*all*" and language != source:
            continue
        if language != target and max(len(text), len(translated)) <= LONGEST:
            yield Segment(
                *(text, translated, language, languages.best(target, locales) or target),
                *(facts["format"], facts["context"], facts["before"], facts["after"]),
                *(name, Tier.MACHINE if facts["tier"] == Tier.MACHINE else Tier.REVIEWED),
            )


def _texts(unit: "etree._Element") -> Iterator[tuple[str, str]]:
    for variant in unit.iterchildren("tuv"):
        segment = variant.find("seg")
        if segment is not None:
            code = variant.get(LANG) or variant.get("lang") or ""
            yield _canonical(code), "".join(_plain(segment))


def _plain(element: "etree._Element") -> Iterator[str]:
    """Yield the text of a segment, without the codes of another program."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _CODES:
            yield from _plain(child)
        yield child.tail or ""


def _facts(unit: "etree._Element") -> dict[str, str]:
    props = {prop.get("type") or "": prop.text or "" for prop in unit.iterchildren("prop")}
    facts = {fact: props.get(name, "") for fact, name in (*PROPS.items(), ("tier", TIER))}
    known = {one.name for one in formats.FORMATS}
    return facts | {"format": facts["format"] if facts["format"] in known else ""}


def _canonical(code: str) -> str:
    """Return the tag of a language; empty if nobody knows it."""
    try:
        return languages.canonical(code) if code else ""
    except LanguageError:
        return ""
