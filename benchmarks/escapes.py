"""Escape fuzzing: whatever a translation says, it is text, and no text becomes markup.

    python benchmarks/escapes.py [--texts 10000] [--seed 1]

Random texts, made of what means something to a format (``*``, ``[``, ``&lt;b&gt;``, ``|``, ``1.``,
``---`` …) and of words, are put as translations into every place of an article in each format: in
Markdown paragraph, headings, list, task, quote, footnote, cells, link, emphasis, alternative text
and title of an image, title of a definition, block of HTML, front matter; in HTML paragraph, link,
cell, heading, attributes in all quotings, title; in plain text headline, paragraph, item. The
article is rendered and read again.

It must have the same blocks, and each must say the text. A second opinion on what a reader then
sees: markdown-it for Markdown, Python's own HTML parser for HTML.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from transnews import formats, markup
from transnews.formats.matter import find
from transnews.model import Block, Mark, Plain, Span

# Of every kind that some place reads as something else than text.
PIECES = (
    *("*", "**", "_", "__", "`", "``", "~~", "~", "[", "]", "](", ")", "(/x)", "![", "[^1]", "[r]"),
    *("[]", "<", ">", "</", "<b>", "</b>", "<br>", "<!--", "-->", "<!", "<?", "<a href=x>", "</p>"),
    *("&", "&lt;b&gt;", "&amp;", "&nbsp;", "&#42;", "&copy", "&;", ";", "|", "\\", "\\*", "\\|"),
    *("#", "##", "# ", "1. ", "2)", "1986.", "- ", "+ ", "-", "+", "---", "===", "***", "___"),
    *("> ", ">", "```", "~~~", "[r]: /x", "[^1]: ", ": ", "!", '"', "'", '">', "'>", "{", "}"),
    *("[ ] ", "[x] ", "http://a.b", "<http://a.b>", "a@b.cd", "%", "@", "$", "=", "/>", "]]>"),
    *("</title>", "</textarea>", "<script>", "null", "true", "12", "\u00a0", "\u200b", "«a»"),
)
WORDS = ("Ports", "reopen", "été", "мир", "日本", "a", "x", "I", "the", "😀")

MARKDOWN = """---
title: W
summary: 'W'
description: "W"
---

# W

W
---

W

W
wrapped

a *W* b [W](/x 'y') **c** [d](/e)

- W
- [ ] W
  1. W

     W

> W
> W
>
> - W

| W | W |
|---|---|
| W | **W** |

![W](/x "W")

![W](/x 'W')

![W](/x (W))

See [this][the one] and [that][the other].

[the one]: /r "W"
[the other]: </s>
  'W'

<div title="W">
<p>W</p>
W
<img alt='W' src=x>
</div>

Note.[^1]

[^1]: W
"""
HTML = """<!doctype html><html lang=en><head><title>W</title>
<meta name="description" content="W"><meta property='og:title' content='W'></head>
<body title=W><h1>W</h1><p>W<p>a <b>W</b> <a href="/x" title="y">W</a> c</p>
<ul><li>W<li>W</ul><blockquote>W</blockquote><table><tr><td>W<td>W</table>
<p><img src=x alt="W" title='W'></p><p><img alt=W src=x></p><input placeholder="W">
<div>W<p>W</p>W</div><figure><figcaption>W</figcaption></figure></body></html>
"""
TEXT = "W\n\nW\n\nW\nand more.\n\nW,\nW,\nW!\n\n- W\n- W\n\nW\n=====\n\nThe end.\n"
ARTICLES = {"markdown": MARKDOWN, "html": HTML, "text": TEXT}


def texts(number: int, seed: int) -> Iterator[str]:
    """Yield *number* random texts of one line, trimmed, none of them blank."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    while number:
        size = chance.randrange(1, 7)
        parts = [chance.choice(PIECES if chance.random() < 0.7 else WORDS) for _ in range(size)]
        made = chance.choice(("", " ")).join(parts).strip("\u00a0\u200b ")
        if made:
            number -= 1
            yield re.sub(" +", " ", made)


@dataclass(frozen=True, slots=True)
class Article:
    """An article, and what stands in its places."""

    kind: str
    source: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, kind: str) -> "Article":
        """Return the article of a format."""
        return cls(kind, ARTICLES[kind], formats.parse(ARTICLES[kind], kind))


def put(text: str, block: str, kind: str) -> tuple[str, str]:
    """Return the text *block* with each ``W`` made *text*: as source, and as a reader sees it."""
    plain = markup.take_out(block, kind)
    marks, shown, at = list(plain.marks), "", 0
    while (found := plain.text.find("W", at)) >= 0:
        shown += plain.text[at:found]
        marks = [_moved(mark, len(shown), len(text) - 1) for mark in marks]
        shown += text
        at = found + 1
    shown += plain.text[at:]
    return markup.put_back(Plain(shown, tuple(marks)), kind), shown


def _moved(mark: Mark, at: int, more: int) -> Mark:
    """Return *mark* where the character at *at* has become longer by *more*."""
    start, stop = (place + more * (place > at) for place in (mark.span.start, mark.span.stop))
    return Mark(Span(start, stop), mark.open, mark.close, mark.atom)


def wrong(article: Article, text: str) -> str:
    """Return what is wrong when *text* is put into all places of *article*, or nothing."""
    kind = article.kind
    new = [put(text, block.text, block.markup or kind) for block in article.blocks]
    rendered = formats.render(article.source, article.blocks, [source for source, _ in new], kind)
    after = formats.parse(rendered, kind)
    before, now = ([block.role for block in blocks] for blocks in (article.blocks, after))
    # In plain text the roles hang on the wording.
    same = len(before) == len(now) if kind == "text" else before == now
    if not same:
        return f"other blocks: {rendered}"
    for block, (source, shown) in zip(after, new, strict=True):
        read = markup.take_out(block.text, block.markup or kind).text
        if _even(read, kind) != _even(shown, kind):
            return f"{block.role}: {shown!r} was written {source!r} and is read {block.text!r}"
    return _second_opinion(article, rendered, text)


def _even(text: str, kind: str) -> str:
    """Return *text* without what no place keeps: repeated spaces, a list's own marker."""
    even = " ".join(re.sub("[\u200b\u2060]", "", text).split())
    return re.sub(r"^(?:(?:[-*•]|\d{1,2}[.)]) +)+", "", even) if kind == "text" else even


def _second_opinion(article: Article, rendered: str, text: str) -> str:
    if article.kind == "text":
        return ""
    reader = _markdown if article.kind == "markdown" else _html
    before, after = reader(article.source), reader(rendered)
    expected = [_even(piece.replace("W", text), "") for piece in before]
    found = [_even(piece, "") for piece in after]
    if found != expected:
        pair = next((p for p in zip(expected, found, strict=False) if p[0] != p[1]), None)
        return f"a second reader sees {pair or (len(expected), len(found))}: {rendered}"
    return ""


_ORACLE = MarkdownIt("commonmark").enable("table")


def _markdown(source: str) -> list[str]:
    """Return the elements and texts of a page, but for what markdown-it does not read."""
    body = source[find(source).body :].partition("\nNote.[^1]\n")[0]
    return _html(_ORACLE.render(body))


class _Reader(HTMLParser):
    """Gathers the tags, their attributes and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag, *(f"{name}={value or ''}" for name, value in attrs), ""]

    def handle_endtag(self, tag: str) -> None:
        self.found += ["/" + tag, ""]

    def handle_data(self, data: str) -> None:
        self.found[-1] += data

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the shape of the base class
        self.found += ["comment", ""]


def _html(source: str) -> list[str]:
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.found


def main() -> int:
    """Try the texts and print what was tried and what failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failed = 0
    for kind in ARTICLES:
        article, begin, bad = Article.of(kind), time.perf_counter(), 0
        for text in texts(asked.texts, asked.seed):
            if problem := wrong(article, text):
                bad += 1
                if bad <= 20:
                    print(f"{kind}: {text!r}: {problem}\n")
        seconds = time.perf_counter() - begin
        places = sum(block.text.count("W") for block in article.blocks)
        print(f"{kind}: {asked.texts} texts in {places} places: {bad} failed ({seconds:.0f} s)")
        failed += bad
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
