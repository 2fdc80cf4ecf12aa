"""Sheets ↔ XLIFF 1.2, by Translate Toolkit, an optional extra.

A state that XLIFF names ``final`` or ``signed-off`` is reviewed; ``approved="yes"`` counts where
no state is said, or ``translated``. States that begin with ``needs-`` are not reviewed.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from transnews.errors import ArticleError, UsageError
from transnews.exchange.values import Sheet, Unit
from transnews.review import State

if TYPE_CHECKING:
    from lxml.etree import _Element
    from translate.storage.xliff import Xliff1File, Xliff1Unit

MISSING = (
    "exchange needs Translate Toolkit; install it: pip install 'transnews[exchange]'"
    " (or: pip install translate-toolkit)"
)
_NAMES = {
    State.REVIEWED: "final",
    State.DRAFT: "needs-review-translation",
    State.OUTDATED: "needs-adaptation",
    State.MISSING: "new",
}
_REVIEWED = ("final", "signed-off")
_OURS, _PERSONS = "transnews", "translator"
_CONTEXT = "x-po-msgctxt"
_EMPTY = (
    b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    b'<file original="NoName" source-language="" datatype="plaintext"><body/></file></xliff>'
)


def available() -> None:
    """Make sure that the extra is there.

    Raises:
        UsageError: it is not.
    """
    if find_spec("translate") is None or find_spec("lxml") is None:
        raise UsageError(MISSING)


def write(sheets: Sequence[Sheet]) -> str:
    """Return the XLIFF file that holds *sheets*, a ``<file>`` for each.

    Raises:
        UsageError: Translate Toolkit is not installed (`MISSING`).
    """
    available()
    from lxml import etree
    from translate.storage.xliff import Xliff1File

    store = Xliff1File.parsestring(_EMPTY)
    for sheet in sheets:
        node = store.createfilenode(sheet.article, sheet.source, sheet.locale)
        if node.getparent() is None:
            store.document.getroot().append(node)
        for unit in sheet.units:
            _write(store, sheet.article, unit)
    etree.cleanup_namespaces(store.document)
    return bytes(store).decode("utf-8")


def _write(store: "Xliff1File[Xliff1Unit]", article: str, unit: Unit) -> None:
    made = store.addsourceunit(unit.source, article)
    made.setid(unit.id)
    if unit.state and unit.state is not State.MISSING:
        made.target = unit.target
        made.set_state_n(made.statemap[_NAMES[unit.state]])
    if unit.context:
        made.createcontextgroup("po-entry", [(_CONTEXT, unit.context)], "information")
    for note in unit.notes:
        made.addnote(note, origin=_OURS)
    made.addnote(unit.comment, origin=_PERSONS)
    if unit.previous:
        made.addalttrans(unit.target, origin="previous version", sourcetxt=unit.previous)


def read(text: str, name: str, translated: bool = False) -> tuple[Sheet, ...]:
    """Return the sheets of an XLIFF 1 file, notes only where they are not our own.

    Nothing outside the file is read, whatever it names, and one that declares entities is refused.

    Args:
        text: the file.
        name: what messages call it.
        translated: the state ``translated`` is the agency's word that the text is right.

    Raises:
        UsageError: Translate Toolkit is not installed (`MISSING`).
        ArticleError: it is no XLIFF 1 file.
    """
    available()
    from lxml import etree
    from translate.storage.xliff import Xliff1File

    try:
        store = Xliff1File.parsestring(text.encode("utf-8"))
    except (etree.LxmlError, ValueError, StopIteration) as error:
        raise ArticleError(f"{name}: not an XLIFF 1.2 file: {_line(error)}") from error
    if store.document.docinfo.internalDTD is not None:
        raise ArticleError(f"{name}: it begins with <!DOCTYPE; XLIFF has none: take that out")
    found: dict[int, tuple[_Element, list[Unit]]] = {}
    for unit in store.units:
        node = next(unit.xmlelement.iterancestors(unit.namespaced("file")))
        found.setdefault(id(node), (node, []))[1].append(_read(unit, translated))
    return tuple(_sheet(node, units) for node, units in found.values())


def _sheet(node: "_Element", units: Sequence[Unit]) -> Sheet:
    article, source, locale = (
        str(node.get(field) or "") for field in ("original", "source-language", "target-language")
    )
    return Sheet(article, source, locale, tuple(units))


def _read(unit: "Xliff1Unit", translated: bool) -> Unit:
    target = unit.target_dom
    notes = unit.xmlelement.iterchildren(unit.namespaced("note"))
    said = (note for note in notes if note.get("from") not in (_OURS, _PERSONS))
    return Unit(
        str(unit.xmlelement.get("id") or ""),
        _text(unit.source_dom),
        _text(target),
        _state(unit, "" if target is None else str(target.get("state") or ""), translated),
        notes=tuple(text for note in said if (text := _text(note).strip())),
    )


def _state(unit: "Xliff1Unit", name: str, translated: bool) -> State | None:
    approved = unit.isapproved() or (translated and name == "translated")
    if name in _REVIEWED or (name in ("", "translated") and approved):
        return State.REVIEWED
    return State.DRAFT if name.startswith("needs-") else None


def _text(node: "_Element | None") -> str:
    """Return the text of an element and all in it, every space as it is."""
    return "" if node is None else str(node.xpath("string()"))


def _line(error: Exception) -> str:
    # lxml ends with the name of the text, which has none: "… column 1 (<string>, line 1)".
    message = str(error).partition(" (<string>")[0]
    return (message.splitlines() or ["no <file> in it"])[0]
