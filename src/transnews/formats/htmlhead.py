"""What an HTML page says of itself: its language, and the facts of a variant."""

import re
from collections.abc import Iterator, Mapping

from transnews.formats.place import newline, replace
from transnews.formats.tokens import Attribute, Kind, Token, attributes, quoted, tokens
from transnews.model import Span

# Languages and scripts that are written from right to left. Source: CLDR, script metadata.
_RTL = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_PREFIX = "transnews:"
_NAME = re.compile(r"<[^\s/>]*")

_Edit = tuple[Span, str]


def language(source: str) -> str | None:
    """Return ``lang``, or else ``xml:lang``, of ``<html>``."""
    for token in tokens(source):
        if token.kind is Kind.START and token.name == "html":
            named = {a.name: a.text(source).strip() for a in attributes(source, token.span)}
            return named.get("lang") or named.get("xml:lang") or None
    return None


def stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:
    """Return *source* with the language on ``<html>`` and *facts* as ``<meta>`` in ``<head>``.

    The direction of the text is set where it is, or was, from right to left. A page without
    ``<html>`` is a fragment of another and stays as it is; one without ``<head>`` gets no facts.

    >>> stamp("<html><p>x", "ar", {})
    '<html lang="ar" dir="rtl"><p>x'
    """
    tags = [t for t in tokens(source) if t.kind in (Kind.START, Kind.END)]
    html = next((t for t in tags if t.kind is Kind.START and t.name == "html"), None)
    if html is None:
        return source
    edits = [*_root(source, html, lang), *_facts(source, tags, facts)]
    return replace(source, sorted(edits, key=lambda edit: edit[0].start))


def _set(source: str, tag: Token, attribute: Attribute | None, name: str, value: str) -> _Edit:
    """Return the edit that gives *tag* an attribute *name*; *attribute* is what it has so far."""
    if attribute and attribute.text(source) == value:
        return attribute.value, attribute.value.of(source)
    if attribute and attribute.value.start > attribute.span.start + len(name):
        return attribute.value, quoted(value, attribute.quote)
    written = f"{name}={quoted(value, '')}"
    if attribute:
        return attribute.span, written
    opening = _NAME.match(source, tag.span.start, tag.span.stop)
    at = opening.end() if opening else tag.span.stop - 1
    return Span(at, at), " " + written


def _root(source: str, html: Token, lang: str) -> Iterator[_Edit]:
    named = {attribute.name: attribute for attribute in attributes(source, html.span)}
    yield _set(source, html, named.get("lang"), "lang", lang)
    if "xml:lang" in named:
        yield _set(source, html, named["xml:lang"], "xml:lang", lang)
    direction = "rtl" if _is_rtl(lang) else "ltr"
    if direction == "rtl" or "dir" in named:
        yield _set(source, html, named.get("dir"), "dir", direction)


def _is_rtl(lang: str) -> bool:
    subtags = lang.lower().split("-")
    scripts = [part for part in subtags[1:] if len(part) == 4 and part.isalpha()]
    return scripts[0] in _RTL_SCRIPTS if scripts else subtags[0] in _RTL


def _facts(source: str, tags: list[Token], facts: Mapping[str, str]) -> Iterator[_Edit]:
    missing = dict(facts)
    for tag in tags:
        if tag.kind is Kind.START and tag.name == "meta":
            named = {a.name: a for a in attributes(source, tag.span)}
            name = named["name"].text(source) if "name" in named else ""
            key = name.removeprefix(_PREFIX)
            if key != name and key in missing:
                yield _set(source, tag, named.get("content"), "content", missing.pop(key))
    head = next((t for t in tags if t.name == "head"), None)
    if not (missing and head and head.kind is Kind.START):
        return
    end = next((t for t in tags if t.name == "head" and t.kind is Kind.END), None)
    metas = [
        f"<meta name={quoted(_PREFIX + key, '')} content={quoted(value, '')}>"
        for key, value in missing.items()
    ]
    yield _insert(source, end.span.start if end else head.span.stop, metas, newline(source))


def _insert(source: str, at: int, pieces: list[str], eol: str) -> _Edit:
    """Return the edit that puts *pieces* before *at*, on lines of their own if that is one."""
    begin = at
    while begin and source[begin - 1] in " \t":
        begin -= 1
    own_line = bool(begin) and source[begin - 1] in "\r\n"
    joint = eol + source[begin:at] if own_line else ""
    return Span(at, at), "".join(piece + joint for piece in pieces)
