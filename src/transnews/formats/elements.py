"""The elements of HTML that are open at a place: what role a text has there, and if it has any.

As much of HTML's tree as texts need: end tags may be missing, and none is ever an error.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transnews.formats.tokens import Attribute, Token
from transnews.model import Role


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCK_LEVEL = _words(
    "address area article aside base blockquote body button caption center col colgroup dd"
    " details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3"
    " h4 h5 h6 head header hgroup hr html input label legend li link main map menu meta nav"
    " noscript ol optgroup option p param search section select summary table tbody td tfoot th"
    " thead title tr track ul"
)
_UNTOUCHED = _words(
    "applet audio canvas embed iframe listing math noembed noframes object plaintext pre"
    " script style svg template textarea video xmp"
)
_VOID = _words("area base br col embed frame hr img input link meta param source track wbr")
_FOREIGN = frozenset({"svg", "math"})
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Role.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("caption", "figcaption"), Role.CAPTION),
    "blockquote": Role.QUOTE,
    # What a page is called is its headline; Role.TITLE is what a title attribute says.
    "title": Role.HEADLINE,
}
# Whose end tag may be missing: what each start tag ends.
_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot"})
_ENDS = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": _CELLS | {"p"},
    "th": _CELLS | {"p"},
    "tr": _CELLS | {"tr", "p"},
    "thead": _GROUPS,
    "tbody": _GROUPS,
    "tfoot": _GROUPS,
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "body": frozenset({"head"}),
}
_PARAGRAPH = frozenset({"p"})
# Block-level here, but allowed within a paragraph.
_IN_PARAGRAPH = _words(
    "area base button input label link map meta noscript option optgroup param select track title"
)


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    block: bool
    role: Role
    hidden: bool
    """Not to be translated, by ``translate``, class or kind."""
    forced: bool
    """By kind, so that no ``translate="yes"`` helps."""


class Elements:
    """The open elements, updated by each tag in the order of the source."""

    def __init__(self, source: str) -> None:
        self._source = source
        root = _Element("", block=True, role=Role.PARAGRAPH, hidden=False, forced=False)
        self._stack = [root]
        self._blocks = [0]
        """Indices of the block-level elements in the stack."""
        self._named: dict[str, list[int]] = {}
        """Indices of the elements of a name; so that no search goes down a deep stack."""

    @staticmethod
    def ends_run(tag: Token) -> bool:
        """Tell whether inline content ends at *tag*."""
        return tag.name in _BLOCK_LEVEL or tag.name in _UNTOUCHED

    @property
    def role(self) -> Role:
        """Role of a text here."""
        return self._stack[self._blocks[-1]].role

    @property
    def untouched(self) -> bool:
        """Nothing here is a text."""
        return self._stack[self._blocks[-1]].hidden

    @property
    def kept(self) -> bool:
        """What stands here is kept from being translated by the author's word, not by its kind."""
        element = self._stack[self._blocks[-1]]
        return element.hidden and not element.forced

    def within(self, name: str) -> bool:
        """Tell whether an element *name* is open."""
        return bool(self._named.get(name))

    def open(self, tag: Token, attributes: Sequence[Attribute]) -> bool:
        """Enter the element of a start tag; return whether its attributes are not to be read."""
        block = self.ends_run(tag)
        if block:
            self._imply(tag.name)
        parent = self._stack[-1]
        hidden = parent.hidden
        if not parent.forced:
            hidden = self._hides(attributes, hidden)
        forced = parent.forced or tag.name in _UNTOUCHED
        element = _Element(
            tag.name, block, _ROLES.get(tag.name, parent.role), hidden or forced, forced
        )
        empty = tag.name in _VOID or (tag.closed and tag.name in _FOREIGN)
        if not empty and (block or not self.untouched):
            self._push(element)
        return hidden

    def close(self, tag: Token) -> None:
        """Leave the element of an end tag, if it is open; an inline one within its block only."""
        indices = self._named.get(tag.name)
        if indices and (self.ends_run(tag) or indices[-1] > self._blocks[-1]):
            self._pop(indices[-1])

    def _hides(self, attributes: Sequence[Attribute], hidden: bool) -> bool:
        for attribute in attributes:
            if attribute.name == "translate":
                hidden = attribute.text(self._source).strip().lower() == "no"
            elif (
                attribute.name == "class" and "notranslate" in attribute.text(self._source).split()
            ):
                return True
        return hidden

    def _imply(self, name: str) -> None:
        """Leave the elements whose end tags the start tag *name* makes unnecessary."""
        if self._stack[-1].forced:
            return
        ends = _ENDS.get(name, frozenset() if name in _IN_PARAGRAPH else _PARAGRAPH)
        while self._stack[self._blocks[-1]].name in ends:
            self._pop(self._blocks[-1])

    def _push(self, element: _Element) -> None:
        index = len(self._stack)
        self._named.setdefault(element.name, []).append(index)
        if element.block:
            self._blocks.append(index)
        self._stack.append(element)

    def _pop(self, index: int) -> None:
        """Leave the element at *index* of the stack and all within it."""
        while len(self._stack) > index:
            element = self._stack.pop()
            self._named[element.name].pop()
            if element.block:
                self._blocks.pop()
