"""Segments → TMX 1.4, as OmegaT, Weblate and Poedit read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from transnews.memory.matching import COLUMNS, as_segment
from transnews.memory.store import Memory
from transnews.memory.tmx import LANG, PROPS, TIER
from transnews.memory.values import Segment, Tier

if TYPE_CHECKING:
    from lxml import etree

_DATE = "%Y-%m-%d %H:%M%z"
_NOBODY = ("", "Automatically generated", "FULL NAME <EMAIL@ADDRESS>")
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Exported:
    """A TMX file, to be written."""

    text: str
    units: int
    left_out: tuple[str, ...]
    """Files with texts that TMX cannot hold (control characters), or whose language nobody
    knows, one line for each."""


def export(memory: Memory, locales: tuple[str, ...] = (), drafts: bool = False) -> Exported:
    """Return the reviewed segments of *memory* as a TMX file.

    Args:
        memory: What is written.
        locales: Only targets in these; none means all.
        drafts: The machine's drafts too, each marked as one.
    """
    tiers = (Tier.REVIEWED, Tier.MACHINE) if drafts else (Tier.REVIEWED,)
    sql = f"""SELECT {COLUMNS}, f.translator, f.revised FROM segments s
        JOIN files f ON f.id = s.file ORDER BY f.path, s.id"""  # noqa: S608
    units: list[str] = []
    languages: dict[str, None] = {}
    left_out: dict[str, int] = {}
    for *row, translator, revised in memory.rows(sql):
        one = as_segment(tuple(row))
        if one.tier not in tiers or (locales and one.locale not in locales):
            continue
        if not _can_be_held(one):
            left_out[one.origin] = left_out.get(one.origin, 0) + 1
            continue
        languages[one.language] = None
        units.append(_unit(one, str(translator), str(revised)))
    why = "no language of the source, an empty text or a control character"
    told = (f"{path}: {many} left out ({why})" for path, many in left_out.items())
    return Exported(_file(units, list(languages)), len(units), tuple(told))


def _can_be_held(one: Segment) -> bool:
    texts = (one.source, one.target, one.context, one.before, one.after)
    blank = not one.source.strip() or not one.target.strip()
    return bool(one.language) and not blank and not any(map(_ILLEGAL.search, texts))


def _file(units: list[str], languages: list[str]) -> str:
    from transnews import __version__

    source = languages[0] if len(languages) == 1 else "*all*"
    header = (
        f'<header creationtool="transnews" creationtoolversion="{__version__}" segtype="paragraph"'
        f' o-tmf="PO" adminlang="en" srclang="{source}" datatype="plaintext"/>'
    )
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', header, "<body>"]
    return "\n".join([*head, *units, "</body>", "</tmx>", ""])


def _unit(one: Segment, translator: str, revised: str) -> str:
    from lxml import etree

    unit = etree.Element("tu", srclang=one.language)
    for name, value in _props(one):
        prop = etree.SubElement(unit, "prop", type=name)
        prop.text = value
    _variant(unit, one.language, one.source)
    variant = _variant(unit, one.locale, one.target)
    if one.tier is Tier.REVIEWED and translator not in _NOBODY and not _ILLEGAL.search(translator):
        variant.set("changeid", translator)
    if date := _date(revised):
        variant.set("changedate", date)
    return etree.tostring(unit, encoding="unicode")


def _props(one: Segment) -> Iterator[tuple[str, str]]:
    """Yield what TMX has no place for, as far as there is something to say."""
    facts = {
        "context": one.context,
        "format": one.format,
        "before": one.before,
        "after": one.after,
    }
    yield from ((PROPS[fact], value) for fact, value in facts.items() if value)
    if one.tier is Tier.MACHINE:
        yield TIER, one.tier


def _variant(unit: "etree._Element", language: str, text: str) -> "etree._Element":
    from lxml import etree

    variant = etree.SubElement(unit, "tuv")
    variant.set(LANG, language)
    etree.SubElement(variant, "seg").text = text
    return variant


def _date(revised: str) -> str:
    """Return a date of a PO header as TMX writes it; empty if it is none.

    >>> _date("2026-11-23 12:51+0100")
    '20261123T115100Z'
    """
    try:
        moment = datetime.strptime(revised, _DATE).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y%m%dT%H%M%SZ")
