"""Inline content of Markdown, gathered per element that holds it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transnews.formats.events import Event
from transnews.model import Role

_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}
_VERBATIM = {"CodeBlock", "HtmlBlock"}
_CONTAINERS = {
    "Item": Role.LIST_ITEM,
    "BlockQuote": Role.QUOTE,
    "FootnoteDefinition": Role.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Run:
    """What stands in one heading, paragraph, cell, or tight list item; or a block of HTML."""

    path: tuple[Event, ...]
    """The elements around, outermost first."""
    inlines: Sequence[Event]
    """Starts of inline elements, and what just is there."""
    inner: Sequence[bool]
    """Whether each of them is the content of an image."""
    after: str = ""
    """What stands in the line before, if that is no text but of the same paragraph."""
    title: bool = False
    """It is the title in a mark of a dialect, which ends with its line."""

    @property
    def quotes(self) -> int:
        """Number of block quotes around."""
        return sum(around.name == "BlockQuote" for around in self.path)

    @property
    def role(self) -> Role:
        """Role of the text, as far as its place decides it."""
        element = self.path[-1]
        if element.name == "Heading":
            return Role.HEADING
        if element.name == "TableCell":
            return Role.CELL
        for around in reversed(self.path):
            if around.name in _CONTAINERS:
                return _CONTAINERS[around.name]
        return Role.PARAGRAPH


def runs(found: Iterable[Event]) -> Iterator[Run]:
    """Yield the inline content of each element that has any, in source order.

    A block of HTML comes without content.
    """
    path: list[Event] = []
    inlines: list[Event] = []
    inner: list[bool] = []
    images = 0
    for event in found:
        if event.name in _INLINE or not (event.phase or event.name == "Rule"):
            if event.phase == "End":
                images -= event.name == "Image"
            elif event.name != "TaskListMarker" and path and path[-1].name not in _VERBATIM:
                inlines.append(event)
                inner.append(images > 0)
                images += event.name == "Image"
            continue
        if inlines:
            yield Run(tuple(path), inlines, inner)
            inlines, inner = [], []
        if event.phase == "Start":
            path.append(event)
            if event.name == "HtmlBlock":
                yield Run(tuple(path), (), ())
        elif event.phase == "End":
            path.pop()
