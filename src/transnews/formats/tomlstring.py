"""TOML strings: how a text is written as a value, so that TOML reads it back."""

import re

# What a string may not hold as it is, or nobody would see.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SHORT = {"\b": "\\b", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_OPENING = re.compile(r"(\"{3}|'{3})(\r?\n)?")


def literal(source: str) -> bool:
    """Tell whether a value is written so that its line ends are those of the source."""
    return source.startswith(('"""', "'''"))


def value(text: str, source: str, eol: str) -> str:
    r"""Return *text*, paragraphs as lines, as a TOML string in the style of *source*.

    >>> print(value('"It\'s on"', "'a'", "\n"), value("on", "'''a'''", "\n"))
    "\"It's on\"" '''on'''

    Args:
        text: its lines trimmed, and none empty.
        source: a string as TOML writes it.
        eol: the line end to write.
    """
    paragraphs = text.split("\n")
    opening = _OPENING.match(source)
    if opening is None:
        return basic(text.replace("\n", "\n\n"), source[:1])
    quote = opening[1]
    # A quotation mark at the very end, or three in a row, would be the end.
    if quote == "'''" and (_CONTROL.search("".join(paragraphs)) or "'''" in text + "''"):
        quote = '"""'
    if quote == '"""':
        paragraphs = [_multiline(line) for line in paragraphs]
    last = source[: -len(quote)]
    tail = eol if last.endswith("\n") and len(last) > opening.end() else ""
    return quote + (eol if opening[2] else "") + (eol * 2).join(paragraphs) + tail + quote


def basic(text: str, quote: str = '"') -> str:
    r"""Return *text* as a TOML string of one line, between *quote* if it can be.

    >>> basic("It's"), basic("it", "'"), basic("It's", "'"), basic("one\ntwo")
    ('"It\'s"', "'it'", '"It\'s"', '"one\\ntwo"')
    """
    if quote == "'" and "'" not in text and not _CONTROL.search(text):
        return f"'{text}'"
    return f'"{_escaped(text)}"'


def fact(text: str) -> str:
    """Return *text* as a TOML value that may be a number.

    >>> fact("12"), fact("2025-08-22")
    ('12', '"2025-08-22"')
    """
    return text if re.fullmatch(r"0|[1-9][0-9]{0,17}", text) else basic(text)


def _multiline(line: str) -> str:
    plain = line.replace("\\", "\\\\")
    return _printable(re.sub(r'"(?=""|"?\Z)', '\\"', plain))


def _escaped(text: str) -> str:
    return _printable(text.replace("\\", "\\\\").replace('"', '\\"'))


def _printable(text: str) -> str:
    return _CONTROL.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
