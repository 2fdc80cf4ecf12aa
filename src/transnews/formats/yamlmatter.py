"""YAML front matter, by the spans of PyYAML's own nodes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from transnews.errors import ArticleError
from transnews.formats.matter import Entry, Fields, FrontMatter
from transnews.model import Span

if TYPE_CHECKING:
    import yaml

_ALIAS = re.compile(r"\s*:\s*(\*[^\s,}]+)")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_STR = "tag:yaml.org,2002:str"


def read(source: str, matter: FrontMatter) -> Fields:
    """Return the values of *matter*.

    Raises:
        ArticleError: it is no YAML, or no mapping; says in which line.
    """
    root = _compose(source[matter.start : matter.stop])
    if root is None:
        return Fields((), matter.stop)
    entries = tuple(_entries(source, matter.start, root))
    if root.flow_style:
        return Fields(entries, matter.start + root.start_mark.index + 1, flow=True)
    return Fields(entries, matter.stop, indent=" " * root.start_mark.column)


def _compose(yaml_source: str) -> "yaml.MappingNode | None":
    """Return the outermost mapping, None where there is nothing but comments."""
    import yaml

    try:
        root = yaml.compose(yaml_source, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise ArticleError(f"front matter is no YAML: {_what(error, yaml_source)}") from error
    if root is None or isinstance(root, yaml.MappingNode):
        return root
    line = root.start_mark.line + 2
    raise ArticleError(f"front matter is no mapping: line {line}: write lines 'key: value'")


def _what(error: Exception, yaml_source: str) -> str:
    """Say in which line of the article, and what PyYAML did not like."""
    import yaml

    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context or "cannot be read"
        return f"line {mark.line + 2}: {why}" if mark else why
    if isinstance(error, yaml.reader.ReaderError):
        line = yaml_source.count("\n", 0, error.position) + 2
        return f"line {line}: the character {error.character!r} is not allowed"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _entries(source: str, offset: int, root: "yaml.MappingNode") -> Iterator[Entry]:
    """Yield all values, without recursion; a node that aliases repeat, where its anchor is."""
    import yaml

    seen: set[int] = set()
    todo: list[tuple[tuple[str, ...], int, yaml.Node]] = [((), 0, root)]
    while todo:
        path, key_end, node = todo.pop()
        outer = len(path) == 1 and key_end > 0
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        if id(node) in seen:
            if outer:
                yield Entry(path, value, False, _alias(source, offset + key_end))
            continue
        seen.add(id(node))
        if outer or isinstance(node, yaml.ScalarNode):
            span = _span(source, offset + node.start_mark.index, offset + node.end_mark.index)
            yield Entry(path, value, node.tag == _STR, span, outer)
        if isinstance(node, yaml.MappingNode):
            todo += [
                ((*path, key.value), key.end_mark.index, inner)
                for key, inner in reversed(node.value)
                if isinstance(key, yaml.ScalarNode)
            ]
        elif isinstance(node, yaml.SequenceNode):
            todo += [(path, 0, item) for item in reversed(node.value)]


def _alias(source: str, at: int) -> Span:
    """Return where the alias after a key that ends at *at* stands."""
    alias = _ALIAS.match(source, at)
    return Span(*alias.span(1)) if alias else Span(at, at)


def _span(source: str, start: int, stop: int) -> Span:
    properties = _PROPERTIES.match(source, start, stop)
    inner = properties.end() if properties else start
    return Span(inner, inner + len(source[inner:stop].rstrip()))
