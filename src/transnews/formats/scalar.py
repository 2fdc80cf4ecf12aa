"""YAML scalars: how a text is written as a value, so that YAML reads it back."""

import re
from functools import lru_cache

# What YAML does not allow, or reads as a line end, or nobody would see.
_UNPRINTABLE = re.compile(
    "[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_BLOCK = re.compile(r"([|>][+-]?[ \t]*(?:#[^\r\n]*)?)(?:\r\n|\n|\r)(?:[ \t]*[\r\n]+)*( +)")
_STR = "tag:yaml.org,2002:str"
_INT = "tag:yaml.org,2002:int"


def scalar(text: str, quote: str = "") -> str:
    r"""Return *text* as a YAML string: plain, or between *quote*, or else between double quotes.

    >>> scalar("Peace talks"), scalar("no"), scalar("It's so: yes", "'")
    ('Peace talks', '"no"', "'It''s so: yes'")
    >>> print(scalar("one\ntwo"))
    "one\ntwo"
    """
    if quote == "'" and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    if not quote and reads_as(text, text, _STR):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNPRINTABLE.sub(_escape, escaped) + '"'


def literal(source: str) -> bool:
    """Tell whether a value is written so that its line ends are those of the source (``|``)."""
    return source.startswith("|")


def value(text: str, source: str, eol: str) -> str:
    r"""Return *text*, paragraphs as lines, as a YAML string in the style of *source*.

    >>> print(value("Talks: on\nTalks: off", "|\n  Some\n  text", "\n"))
    |
      Talks: on
    <BLANKLINE>
      Talks: off
    >>> value("no", "'yes'", "\n"), value("one\ntwo", "yes", "\n")
    ("'no'", '"one\\n\\ntwo"')

    Args:
        text: its lines trimmed, and none empty.
        source: a value as YAML writes it, without anchor and tag.
        eol: the line end to write.
    """
    whole = text.replace("\n", "\n\n")
    block = _BLOCK.match(source)
    if block is None or not text or _UNPRINTABLE.search(text.replace("\n", "")):
        return scalar(whole, source[:1] if source[:1] in ("'", '"') else "")
    gap = eol * (2 if literal(source) else 3)
    return block[1] + eol + gap.join(block[2] + line for line in text.split("\n"))


def fact(text: str) -> str:
    """Return *text* as a YAML value that may be a number.

    >>> fact("12"), fact("partly reviewed"), fact("2025-08-22")
    ('12', 'partly reviewed', '"2025-08-22"')
    """
    return text if reads_as(text, text, _INT) else scalar(text)


@lru_cache(maxsize=1024)  # most facts are those of other articles too
def reads_as(source: str, text: str, *tags: str) -> bool:
    """Tell whether *source*, after a key, is a value with *text* and one of *tags*."""
    import yaml

    if _UNPRINTABLE.search(source):
        return False
    try:
        # Within braces too, so that the value may stand in a mapping of either style.
        roots = [
            yaml.compose(form, yaml.SafeLoader) for form in (f"k: {source}", f"{{k: {source}}}")
        ]
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    for root in roots:
        if not isinstance(root, yaml.MappingNode) or len(root.value) != 1:
            return False
        node = root.value[0][1]
        if not (isinstance(node, yaml.ScalarNode) and node.value == text and node.tag in tags):
            return False
    return True


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
