r"""Markdown: what the lines of dialects look like that `mddialects` keeps."""

import re

DEFINITION = re.compile(r":[ \t]+(?=\S)")
"""Begins a definition of a term."""

FORBIDDEN = "[]{}<>"
"""What a title may hold only escaped."""

_PLAIN = r"(?:\\.|[^\\\[\]{}<>])*"
_TITLE = rf"((?!:+$)(?:\\.|[^\\\[\]{{}}<>\s]){_PLAIN})"
_TAG = r"\{\{(?:(?!\}\}).)*\}\}|\{%(?:(?!%\}).)*%\}|\{\#(?:(?!\#\}).)*\#\}"
_MARKER = re.compile(
    rf"""
      :{{3,}}[ \t]*[\w-]+ (?: [ \t]+{_TITLE} | \[{_TITLE}\] )
    | :{{3,}}.*
    | (?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+[\w-]+)* (?: [ \t]+"{_TITLE}" )?
    | ===[+!]?[ \t]+"{_TITLE}"
    | (?:(?:{_TAG})[ \t]*)+
    | \{{[ \t]*[:.\#][^{{}}]*\}}
    | \[\[_?[Tt][Oo][Cc]_?\]\]
    | \[[Tt][Oo][Cc]\]
    """,
    re.VERBOSE,
)


def marker(line: str) -> re.Match[str] | None:
    """Tell whether all of *line* is a mark of a dialect; its group that is set is a title.

    >>> marker(":::note A title")[1], bool(marker("{{< ref >}}")), bool(marker("{{ x }} is"))
    ('A title', True, False)
    """
    return _MARKER.fullmatch(line) if line[:1] in tuple(":!?={[") else None


def special(line: str) -> bool:
    """Tell whether *line*, as one of a text, would be read as one of a dialect."""
    return bool(marker(line) or DEFINITION.match(line))
