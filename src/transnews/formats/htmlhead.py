"""What an HTML page says of itself: its language, the facts of a variant, the other variants."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from transnews import languages
from transnews.formats import jsonld
from transnews.formats.place import newline, replace
from transnews.formats.tokens import Attribute, Kind, Token, attributes, quoted, tokens
from transnews.model import Span

# Languages and scripts that are written from right to left. Source: CLDR, script metadata.
_RTL = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_PREFIX = "transnews:"
# What programs other than ours may want to know.
_OWN_NAMES = {"notice": "translation-notice"}
_NAME = re.compile(r"<[^\s/>]*")
# Elements of <meta> that hold the language of the page, by name, property or http-equiv.
_LANGUAGES = frozenset(
    {"content-language", "language", "dc.language", "dcterms.language", "inlanguage"}
)

_Edit = tuple[Span, str]
_Tag = tuple[Token, Mapping[str, Attribute]]
"""A tag, and the attributes of a start tag by name."""


def language(source: str) -> str | None:
    """Return ``lang``, or else ``xml:lang``, of ``<html>``."""
    for token in tokens(source):
        if token.kind is Kind.START and token.name == "html":
            named = {a.name: a.text(source).strip() for a in attributes(source, token.span)}
            return named.get("lang") or named.get("xml:lang") or None
    return None


def declared(source: str, name: str) -> str:
    """Return the content of ``<meta name=…>`` in one line, empty if there is none."""
    for token, named in _tags(source):
        if _what(source, token, named) == name and "content" in named:
            return " ".join(named["content"].text(source).split())
    return ""


def stamp(source: str, lang: str, facts: Mapping[str, str]) -> str:
    """Return *source* with the language on ``<html>`` and *facts* as ``<meta>`` in ``<head>``.

    The direction of the text is set where it is, or was, from right to left. What else names the
    language of the page is set where it stands: ``<body lang>``, ``og:locale``,
    ``content-language``, ``inLanguage`` of JSON-LD. A page without ``<html>`` is a fragment of
    another and stays as it is; one without ``<head>`` gets no facts.

    >>> stamp("<html><p>x", "ar", {})
    '<html lang="ar" dir="rtl"><p>x'
    """
    tags = list(_tags(source))
    root = next((tag for tag in tags if _starts(tag, "html")), None)
    if root is None:
        return source
    before = (language(source) or "").lower()
    body = next((tag for tag in tags if _starts(tag, "body")), None)
    edits = [
        *_root(source, root, lang, required=True),
        *(_root(source, body, lang, required=False) if body else ()),
        *_named(source, tags, lang),
        *_data(source, tags, before, lang),
        *_facts(source, tags, facts),
    ]
    return replace(source, sorted(edits, key=lambda edit: edit[0].start))


def link(source: str, addresses: Mapping[str, str]) -> str:
    """Return *source* with links in ``<head>`` to the page in other languages.

    A language that has its link is left as it is.

    Args:
        source: A page; one without ``<head>`` stays as it is.
        addresses: By language.
    """
    tags = list(_tags(source))
    there = {
        named["hreflang"].text(source).strip().lower()
        for token, named in tags
        if token.name == "link" and "hreflang" in named
    }
    links = [
        f'<link rel="alternate" hreflang={quoted(lang, "")} href={quoted(address, "")}>'
        for lang, address in addresses.items()
        if lang.lower() not in there
    ]
    return replace(source, _in_head(source, tags, links))


def _tags(source: str) -> Iterator[_Tag]:
    for token in tokens(source):
        if token.kind is Kind.START:
            yield token, {a.name: a for a in attributes(source, token.span)}
        elif token.kind is Kind.END:
            yield token, {}


def _starts(tag: _Tag, name: str) -> bool:
    return tag[0].kind is Kind.START and tag[0].name == name


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


def _root(source: str, tag: _Tag, lang: str, *, required: bool) -> Iterator[_Edit]:
    token, named = tag
    if required or "lang" in named:
        yield _set(source, token, named.get("lang"), "lang", lang)
    if "xml:lang" in named:
        yield _set(source, token, named["xml:lang"], "xml:lang", lang)
    direction = "rtl" if is_rtl(lang) else "ltr"
    if (required and direction == "rtl") or "dir" in named:
        yield _set(source, token, named.get("dir"), "dir", direction)


def is_rtl(lang: str) -> bool:
    """Tell whether a language is written from right to left."""
    subtags = lang.lower().split("-")
    scripts = [part for part in subtags[1:] if len(part) == 4 and part.isalpha()]
    return scripts[0] in _RTL_SCRIPTS if scripts else subtags[0] in _RTL


def _named(source: str, tags: Sequence[_Tag], lang: str) -> Iterator[_Edit]:
    """Set the language where ``<meta>`` says it."""
    old, new = "", None
    for token, named in tags:
        what = _what(source, token, named)
        content = named.get("content")
        if content is None:
            continue
        if what in _LANGUAGES:
            yield _set(source, token, content, "content", lang)
        elif what == "og:locale":
            old, new = content.text(source).strip(), languages.open_graph(lang)
            yield _set(source, token, content, "content", new)
        elif what == "og:locale:alternate" and content.text(source).strip() == new:
            # The other side of the pair: what the page was is now what it is not.
            yield _set(source, token, content, "content", old)


def _what(source: str, token: Token, named: Mapping[str, Attribute]) -> str:
    """Return what a ``<meta>`` is about, in lower case; empty of any other tag."""
    keys = [named[key] for key in ("name", "property", "http-equiv", "itemprop") if key in named]
    return keys[0].text(source).strip().lower() if keys and token.name == "meta" else ""


def _data(source: str, tags: Sequence[_Tag], before: str, lang: str) -> Iterator[_Edit]:
    """Set the language in JSON-LD, where it is that of the page *before*."""
    for (token, named), (end, _) in pairwise(tags):
        if token.name != "script" or not jsonld.holds(source, tuple(named.values())):
            continue
        for place, said in jsonld.languages(source, Span(token.span.stop, end.span.start)):
            if before and said.lower().split("-")[0] == before.split("-")[0]:
                yield place, lang


def _facts(source: str, tags: Sequence[_Tag], facts: Mapping[str, str]) -> Iterator[_Edit]:
    missing = {_OWN_NAMES.get(key, _PREFIX + key): value for key, value in facts.items()}
    for token, named in tags:
        name = named["name"].text(source) if token.name == "meta" and "name" in named else ""
        if name in missing:
            yield _set(source, token, named.get("content"), "content", missing.pop(name))
    metas = [
        f"<meta name={quoted(name, '')} content={quoted(value, '')}>"
        for name, value in missing.items()
    ]
    yield from _in_head(source, tags, metas)


def _in_head(source: str, tags: Sequence[_Tag], pieces: list[str]) -> Iterator[_Edit]:
    """Put *pieces* at the end of ``<head>``, if the page has one."""
    head = next((token for token, _ in tags if token.name == "head"), None)
    if not (pieces and head and head.kind is Kind.START):
        return
    ends = (token for token, _ in tags if token.name == "head" and token.kind is Kind.END)
    end = next(ends, None)
    yield insert(source, end.span.start if end else head.span.stop, pieces, newline(source))


def insert(source: str, at: int, pieces: list[str], eol: str) -> tuple[Span, str]:
    """Return the edit that puts *pieces* before *at*, on lines of their own if that is one."""
    begin = at
    while begin and source[begin - 1] in " \t":
        begin -= 1
    own_line = bool(begin) and source[begin - 1] in "\r\n"
    joint = eol + source[begin:at] if own_line else ""
    return Span(at, at), "".join(piece + joint for piece in pieces)
