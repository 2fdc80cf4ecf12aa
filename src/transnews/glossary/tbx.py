"""TBX, the exchange format for terms: Basic v2 out, as Weblate reads it; v2 and v3 in."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from transnews import languages
from transnews.errors import GlossaryError, LanguageError
from transnews.model import Concept

if TYPE_CHECKING:
    from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>transnews</p></sourceDesc></fileDesc></martifHeader>
<text><body>
"""
_TAIL = "\n</body></text>\n</martif>\n"
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_REFUSED = ("deprecated", "superseded")
_KEEP = "Translation needed"
"""As Weblate says that a term stays as it is: ``no``."""


def write(concepts: Sequence[Concept], locales: Sequence[str] = ()) -> str:
    """Return *concepts* as TBX; only their forms in *locales*, if some are named.

    Raises:
        GlossaryError: a control character that XML cannot hold; names the row.
    """
    from lxml import etree

    entries = []
    for concept in concepts:
        try:
            entry = _entry(concept, locales)
        except ValueError:
            raise GlossaryError(
                f"row {concept.id!r}: a control character that XML cannot hold; take it out"
            ) from None
        if len(entry.findall("langSet")):
            entries.append(etree.tostring(entry, encoding="unicode"))
    return _HEAD + "\n".join(entries) + _TAIL


def _entry(concept: Concept, locales: Sequence[str]) -> "etree._Element":
    from lxml import etree

    entry = etree.Element("termEntry", id=concept.id)
    facts = (
        ("descrip", "subjectField", concept.type),
        ("descrip", _KEEP, "no" if concept.keep else ""),
        ("admin", "x-match", "any-case" if concept.any_case else ""),
    )
    for tag, kind, value in facts:
        if value:
            etree.SubElement(entry, tag, type=kind).text = value
    if concept.note:
        etree.SubElement(entry, "note").text = concept.note
    for language, forms in concept.forms.items():
        if locales and language not in locales:
            continue
        section = etree.SubElement(entry, "langSet")
        section.set(_LANG, language)
        for at, form in enumerate(forms):
            term = etree.SubElement(section, "tig")
            etree.SubElement(term, "term").text = form
            if len(forms) > 1:
                status = etree.SubElement(term, "termNote", type="administrativeStatus")
                status.text = _ADMITTED if at else _PREFERRED
    return entry


def read(data: bytes, name: str) -> tuple[Concept, ...]:
    """Return the concepts of a TBX file; those without an id have an empty one.

    Terms that it calls deprecated or superseded are left out, and so are languages nobody knows.

    Raises:
        GlossaryError: not well-formed, no TBX, or with entities of its own; says where and what.
    """
    from lxml import etree

    if not data.strip():
        raise GlossaryError(f"{name}: the file is empty")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(f"{name}:{error.lineno}: not XML from here on: {error.msg}") from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(dtd.iterentities()):  # type: ignore[union-attr]
        raise GlossaryError(f"{name}: it declares entities of its own; save it without them")
    if _local(root) not in ("martif", "tbx"):
        raise GlossaryError(f"{name}: not a TBX file: its first element is <{_local(root)}>")
    return tuple(filter(None, (_concept(one) for one in _all(root, "termEntry", "conceptEntry"))))


def _local(element: "etree._Element") -> str:
    """Return the name without its namespace; v3 has one, v2 none."""
    return str(element.tag).rpartition("}")[2]


def _all(element: "etree._Element", *names: str) -> Iterator["etree._Element"]:
    return (one for one in element.iter() if isinstance(one.tag, str) and _local(one) in names)


def _concept(entry: "etree._Element") -> Concept | None:
    forms: dict[str, tuple[str, ...]] = {}
    for section in _all(entry, "langSet", "langSec"):
        try:
            language = languages.canonical(section.get(_LANG) or "")
        except LanguageError:
            continue
        if terms := tuple(_terms(section)):
            forms[language] = tuple(dict.fromkeys((*forms.get(language, ()), *terms)))
    facts = {one.get("type"): _text(one) for one in _all(entry, "descrip", "admin")}
    notes = [_text(one) for one in entry if _local(one) == "note"]
    return (
        forms
        and Concept(
            entry.get("id") or "",
            facts.get("subjectField", ""),
            forms,
            facts.get("x-match") == "any-case",
            facts.get(_KEEP, "").lower() == "no",
            " ".join(notes) or facts.get("definition", ""),
        )
    ) or None


def _terms(section: "etree._Element") -> Iterator[str]:
    """Yield the terms of a language, the preferred ones first."""
    found: list[tuple[bool, str]] = []
    for group in _all(section, "tig", "ntig", "termSec"):
        kinds = ("termNote", "descrip")
        status = " ".join(
            _text(one) for one in _all(group, *kinds) if one.get("type") == "administrativeStatus"
        )
        term = next((_text(one) for one in _all(group, "term")), "")
        if term and not status.startswith(_REFUSED):
            found.append((not status.startswith("preferred"), term))
    return (term for _, term in sorted(found, key=lambda one: one[0]))


def _text(element: "etree._Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())
