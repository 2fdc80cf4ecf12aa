"""Formats: blocks and back, byte for byte; a new text never changes what surrounds it."""

import html
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from transnews import formats
from transnews.errors import ArticleError
from transnews.formats.place import blank
from transnews.formats.tokens import tokens
from transnews.model import Block, Reading, Role, Span

FIXTURES = Path(__file__).parent / "fixtures" / "formats"
GOLDEN = Path(__file__).parent / "golden" / "formats"
ARTICLES = sorted(path for path in FIXTURES.iterdir() if path.suffix != ".blocks")
NAMES = ["markdown", "html", "text"]  # the others have their own tests

# Pieces that mean something to a format, to be put together without sense.
PIECES = {
    "markdown": [
        *("# ", "## ", "> ", "- ", "1. ", "10) ", "* ", "- [ ] ", "\n", "\n\n", "\r\n", "\r"),
        *("\r\n\r\n", "  \n", "\\\n", "  ", "\t", "    ", "`", "```", "~~~", "*", "**", "~~"),
        *("[", "](", "](x 't')", "![", "![a](b)", "![a](b 'c')", ")", "[^1]", "[^1]: ", "[r]"),
        *("[r]: /x", "<b>", "</b>", "<!-- c -->", "<div>", "a | b\n-|-\nc | d\n", "|", "---"),
        *("===", "\\", "\\*", "&amp;", "&nbsp;", "\u00a0", "\u200b", "é", "日本", "😀", "word"),
        *("Two words", "\u0000", "\ufeff", "\f", "\u2028", "\x85", "<http://a.b>", " #"),
        *("---\ntitle: x\n---\n", "title: a\n", "+++\ntitle = 'x'\n[a]\n+++\n", "+++\n"),
        *(
            "  - ",
            "   1. ",
            "\t- ",
            "[^1]:\n    ",
            "[r][r]",
            "[r]: <x> 'y'\n",
            "<br>",
            "&lt;",
            "&copy",
        ),
        *("| a | b |\n|---|:-:|\n", "<img alt='q' title=z>", "<a href=x title='y'>", "</a>", ">>"),
        *("<picture><source srcset=a><img alt='q' src=x></picture>", "&#35;", "<p", "\n===\n"),
        *(":::note A\n", "\n:::\n", "{% x %}\n", "{{ x }}", "\n: ", '!!! a "b"\n    ', "[TOC]"),
    ],
    "html": [
        *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x title='y'>", "</a>"),
        *("<img alt=q>", "<img alt='q' title=z>", "<br>", "<br/>", "<!-- c -->", "<!--", "-->"),
        *("<ul>", "<li>", "</ul>", "<h1>", "</h1>", "<table>", "<td>", "</table>"),
        *("<blockquote>", "<pre>", "</pre>", "<script>", "</script>", "<style>", "<svg>"),
        *("</svg>", "<svg/>", "<textarea>", "</textarea>", "<title>", "</title>", "<head>"),
        *("</head>", "<html lang=en>", "<body>", "</html>"),
        *("<meta name=description content=foo>", "<p translate=no>", "<i translate=no>", "</i>"),
        *("&amp;", "&nbsp;", "&", "<", ">", "</>", "</", "<?x?>", "<![CDATA[x]]>"),
        *("<!doctype html>", "'", "=", "\n", "\r\n", "\r", " ", "\t", "\u0000", "word"),
        *(
            "Two words",
            "é",
            "😀",
            "\u00a0",
            "\ufeff",
            "<p",
            "<x-y>",
            "\f",
            "&copy",
            "&#x41;",
            "<wbr>",
        ),
        *(
            "<picture>",
            "<source srcset=x>",
            "</picture>",
            "<hr>",
            "<p><b></p></b>",
            "<html dir=rtl>",
        ),
        *("<script type='application/ld+json'>", '{"headline": "A b"}', "<button>", "<figcaption>"),
        *("<meta property=og:title content='x &lt; y'>", "<link rel=alternate hreflang=en href=x>"),
    ],
    "text": [
        *("word", "Two words", ".", "\n", "\n\n", "\r\n", "\r", "- ", "* ", "• ", "1. ", "  "),
        *("\t", "\u00a0", "#N", "> ", "é", "\ufeff", "\f", "\u2028", "\u0000"),
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do",
    ],
}


def nasty(name: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES[name]), max_size=20).map("".join) | st.text()


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    """A format and any text, or a text that the format has much to say about."""
    name = draw(st.sampled_from(NAMES))
    return name, draw(nasty(name))


def parsed(source: str, name: str) -> tuple[Block, ...]:
    """Parse; broken front matter is its own matter."""
    try:
        return formats.parse(source, name)
    except ArticleError:
        return ()


def shown(block: Block) -> str:
    return f"{block.role.value}: {block.text}".replace("\n", "\n    ") + "\n"


def hollow(text: str) -> str:
    """Return *text* without the values of attributes in its tags, which are texts of their own."""
    text = re.sub(r"""\b(title|alt)=("[^"]*"|'[^']*'|[^\s>]+)""", r"\1=…", text)
    return re.sub(r"(\]\(\S+ )'[^']*'", r"\1…", text)


def literal(text: str) -> str:
    """Return *text* as Markdown shows it, as far as backslashes go."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).replace("&#124;", "|").replace("&#8203;", "")


def everywhere(source: str, name: str, change: Callable[[str], str]) -> str:
    blocks = formats.parse(source, name)
    return formats.render(source, blocks, [change(block.text) for block in blocks], name)


# What is a block


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_the_blocks_of_an_article_are_those_listed_beside_it(path: Path) -> None:
    source = path.read_bytes().decode()
    blocks = formats.parse(source, formats.format_of(path))
    expected = path.with_name(path.name + ".blocks").read_text(encoding="utf-8")
    assert "".join(map(shown, blocks)) == expected


def test_every_listing_belongs_to_an_article() -> None:
    listings = {path.name.removesuffix(".blocks") for path in FIXTURES.glob("*.blocks")}
    assert listings == {path.name for path in ARTICLES}


def test_an_article_without_any_markup_is_paragraphs() -> None:
    source = "#News\n\nKallas: «No»\n\n2025.08.22\n\n\u00a0\n\na"
    blocks = formats.parse(source, "markdown")
    assert [block.text for block in blocks] == ["#News", "Kallas: «No»", "2025.08.22", "a"]
    assert {block.role for block in blocks} == {Role.PARAGRAPH}
    assert blocks[-1].span == Span(len(source) - 1, len(source))


def test_the_format_is_told_by_the_suffix() -> None:
    assert formats.format_of(PurePath("a/b.Markdown")) == "markdown"
    assert [formats.is_article(PurePath(name)) for name in ("a.txt", "a.po", "txt")] == [
        True,
        False,
        False,
    ]
    with pytest.raises(ArticleError, match=r"unknown suffix '\.doc': .* \.md, \.markdown, \.html"):
        formats.format_of(PurePath("a.doc"))


# Laws


@given(sources())
@settings(max_examples=600, deadline=None)
def test_own_texts_render_the_source(case: tuple[str, str]) -> None:
    name, source = case
    blocks = parsed(source, name)
    assert formats.render(source, blocks, [b.text for b in blocks], name) == source if blocks else 1


@given(sources())
@settings(max_examples=600, deadline=None)
def test_spans_are_ordered_disjoint_and_trimmed(case: tuple[str, str]) -> None:
    name, source = case
    done = outer = 0
    for block in parsed(source, name):
        assert done <= block.span.start < block.span.stop <= len(source)
        if block.span.start < outer:  # an attribute of a tag inside the block before
            assert block.span.stop < outer
            assert block.role in (Role.ALT, Role.TITLE)
            done = block.span.stop
            continue
        done, outer = block.span.start + 1, block.span.stop
        assert block.text == block.text.strip() != ""
        assert "\r" not in block.text


@given(sources())
@settings(max_examples=400, deadline=None)
def test_stamping_twice_is_once_and_keeps_the_blocks(case: tuple[str, str]) -> None:
    name, source = case
    facts = {"source": "a: b.md", "translation": "machine", "words": "12"}
    try:
        once = formats.stamp(source, name, "no", facts)
    except ArticleError:
        return
    assert formats.stamp(once, name, "no", facts) == once
    pairs = [
        [(block.role, block.text) for block in formats.parse(text, name)] for text in (source, once)
    ]
    assert pairs[0] == pairs[1]
    if name == "markdown":
        assert formats.language(once, name) == "no"


@given(nasty("html"))
@settings(max_examples=400, deadline=None)
def test_tokens_of_html_follow_each_other_without_a_gap(source: str) -> None:
    at = int(source.startswith("\ufeff"))
    for token in tokens(source):
        assert token.span.start == at
        at = token.span.stop
        if token.name:
            assert token.span.of(source).startswith("<")
            assert token.name in token.span.of(source).lower().replace("\0", "\ufffd")
    assert at == len(source) or source[at] == "<", "only a tag that the end cuts off may be left"


# A sensible article: what a text is replaced by must not change anything else.

WORDS = st.lists(st.sampled_from(["Ports", "reopen", "été", "мир", "12", "«a»"]), min_size=1)
LINE = WORDS.map(" ".join)
INLINE = st.one_of(LINE, LINE.map("*{}*".format), LINE.map("[{}](/x 'y')".format), st.just("`a b`"))


@st.composite
def prose(draw: st.DrawFn, indent: str) -> str:
    parts = draw(st.lists(INLINE, min_size=1, max_size=4))
    joints = st.sampled_from([" ", f"\n{indent}", f"\\\n{indent}", f"  \n{indent}"])
    return parts[0] + "".join(draw(joints) + part for part in parts[1:])


LEAVES = [
    "## {line} ##",
    "{line}\n{indent}---",
    "| {line} | b |\n{indent}|---|---|\n{indent}| c \\| d | {line} |",
    "{line} | b\n{indent}--|--\n{indent}{line} | d",
    "```\n{indent}{line}\n{indent}```",
    "![été](/a 'b')",
    "<div>\n{indent}{line}\n{indent}</div>",
    "***",
    "- {line}\n{indent}- {line}",
]


@st.composite
def articles(draw: st.DrawFn, indent: str = "", depth: int = 2) -> str:
    """A Markdown article of all kinds of blocks, each with a blank line after it."""
    pieces = []
    for kind in draw(st.lists(st.sampled_from("lp" + "qi" * (depth > 0)), min_size=1, max_size=4)):
        if kind == "l":
            leaf = draw(st.sampled_from(LEAVES))
            pieces.append(leaf.format(line=draw(INLINE), indent=indent))
        elif kind == "p":
            pieces.append(draw(prose(indent)))
        else:
            mark, inner = ("> ", "> ") if kind == "q" else ("1. ", "   ")
            pieces.append(mark + draw(articles(indent + inner, depth - 1)))
    return f"\n{indent}\n{indent}".join(pieces)


ENDS = st.sampled_from(["\n", "\r\n", "\r"])
SANE = st.sampled_from(["{} x", "x {}", "Été {}", "(«{}»)"])


@given(articles(), ENDS, SANE)
@settings(max_examples=250, deadline=None)
def test_a_new_text_is_read_back_and_the_structure_stays(
    source: str, eol: str, template: str
) -> None:
    source = source.replace("\n", eol)
    before = formats.parse(source, "markdown")
    rendered = everywhere(source, "markdown", template.format)
    after = formats.parse(rendered, "markdown")
    assert [block.role for block in after] == [block.role for block in before]
    expected = [hollow(template.format(block.text)) for block in before]
    assert [hollow(block.text) for block in after] == expected
    oracle = MarkdownIt("commonmark").enable(["table"])
    kinds = [[(t.type, t.tag, t.level) for t in oracle.parse(s)] for s in (source, rendered)]
    assert kinds[0] == kinds[1]


HOSTILE = [
    *("# x", "#", "- x", "-", "+ x", "* x", "1. x", "2025. x", "7) x", "> x", ">", "---", "***"),
    *("```", "``` x", "~~~ x", "_ _ _", "===", "<div>", "<!-- x", "[a]: /x", "[^1]: x", "[ ] x"),
    *("[x] x", "a | b", "| x |", "|", "x #", "x ##", "x\\", "x \\| y", "x]", "[x", '"x"', "'x'"),
    *("(x)", ": x", "x: y", "{x}", "@x", "%x", "!x", "&x", "x\n---", "x\n===", "x\n# y", "x\n- y"),
    *("x\n\n> y", "a | b\n--|--", "x\n\n\ny", "x\n1. y\n2. z", "x\\\ny", "---\nx", "Été"),
    *("x <a", "<!--", "`x", "x [", "] ` [", "**x", "~~x", "x\\\\| y"),
]
PLACES = [
    "A text\n",
    "First.\n\nA text",
    "> A text\n> wrapped\n",
    "- one\n- A text\n  1. A text\n\n     A text\n",
    "- [x] A text\n",
    "> - A text\n>\n>   A text\n",
    "Note.[^1]\n\n[^1]: A text\n",
    "# A text\n",
    "# A text #\n",
    "A text\n===\n",
    "A text\n---\n",
    "| A text | A text |\n|---|---|\n|A text|A text|\n",
    "A text | b\n--|--\nA text | b\n",
    "![A text](/x \"A text\")\n\n![A text](/x 'A text') [![A text](/x (A text))](/y)\n",
    "---\ntitle: A text\nsummary: 'A text'\ndescription: \"A text\"\n---\nA text\n",
    "---\nexcerpt: |\n  A text\n  wrapped\n\n# note\nsubtitle: A text\n---\n",
    "---\n{title: A text, subtitle: 'A text'}\n---\n",
    '+++\ntitle = \'A text\'\n[image]\ncaption = """A text""" # c\n+++\nA text\n',
    "\ufeffA text\n",
    "A text\\\nand more\n",
    ":::note\nA text\n:::\n\n!!! tip\n    A text\n",
    "> {% if a %}\n> A text\n> {% endif %}\n\n- A text\n{: .b}\n\n{{ a | b }}\nA text\n",
    "{: .b}\n: A text\n  wrapped\n\n: A text\n",
]


@pytest.mark.parametrize("source", PLACES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_text_never_becomes_a_block_of_its_own(source: str, eol: str) -> None:
    source = source.replace("\n", eol)
    before = formats.parse(source, "markdown")
    for text in HOSTILE:
        rendered = formats.render(source, before, [text] * len(before), "markdown")
        after = formats.parse(rendered, "markdown")
        assert [block.role for block in after] == [block.role for block in before], rendered
        for block in after:
            # What a reader sees is the text: only backslashes were added.
            assert literal(block.text).split() == literal(text).split(), rendered


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("> a\n> b\n", "x\ny", "> x\\\n> y\n"),
        ("- a  \n  b\r\n", "x\ny", "- x  \n  y\r\n"),
        ("a\r\nb\r\n", "x\ny", "x\\\r\ny\r\n"),
        ("# a\n", "x\ny", "# x y\n"),
        ("a <!-- b -->\n", "<!-- b --> x", "&#8203;<!-- b --> x\n"),
        ("2024\n", "2025. So", "2025\\. So\n"),
        (
            "| a |\n|---|\n| b \\| c |\n",
            "x | y \\| z",
            "| x \\| y \\| z |\n|---|\n| x \\| y \\| z |\n",
        ),
        ("![a](/b 'c')", "it's", "![it's](/b 'it\\'s')"),
        ("![a](/b)", "x ] [", "![x \\] \\[](/b)"),
        ("---\ntitle: a # b\n---\n", "x # y", '---\ntitle: "x # y" # b\n---\n'),
        ("---\ntitle: 'a'\n---\n", "it's", "---\ntitle: 'it''s'\n---\n"),
    ],
)
def test_a_text_is_written_as_its_place_requires(source: str, text: str, expected: str) -> None:
    assert everywhere(source, "markdown", lambda _: text) == expected


def test_a_mark_far_to_the_right_is_a_part_of_the_text() -> None:
    assert [b.text for b in formats.parse("> one\n>     > two\n", "markdown")] == ["one > two"]


def test_what_stays_is_not_touched_by_what_changes() -> None:
    source = "> a\n>b\n\n* c  \n\n\td\n"
    blocks = formats.parse(source, "markdown")
    texts = ["x", *(block.text for block in blocks[1:])]
    assert formats.render(source, blocks, texts, "markdown") == source.replace("a\n>b", "x")
    assert formats.render(source, blocks[1:2], ["y"], "markdown") == source.replace("c", "y", 1)


def test_blocks_of_another_source_are_refused() -> None:
    with pytest.raises(ValueError, match="no blocks of this source"):
        formats.render("a", [Block(Role.PARAGRAPH, "a", Span(0, 2))], ["x"], "markdown")
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        formats.render("a", formats.parse("a", "markdown"), [], "markdown")


# Front matter


YAML_VALUES = ["A", "'A'", '"A"', ">\n  A\n  b", "!!str A", "|-\n  A", "|+\n\n    A\n", "&a A"]


@given(st.text(min_size=1), st.sampled_from(YAML_VALUES))
@settings(max_examples=300, deadline=None)
def test_front_matter_stays_yaml_whatever_the_text(text: str, value: str) -> None:
    source = f"---\nlang: en\ntitle: {value}\nlast: [1, 2]\n---\nbody\n"
    blocks = formats.parse(source, "markdown")
    rendered = formats.render(source, blocks[:1], [text], "markdown")
    read = yaml.safe_load(rendered.split("---\n")[1].rpartition("\nlast")[0])
    assert {**read, "title": read["title"].strip("\n")} == {"lang": "en", "title": said(text)}
    assert rendered.endswith("\nlast: [1, 2]\n---\nbody\n")


TOML_VALUES = ['"A"', "'A'", '"""A"""', "'''A'''", '"""\nA\nb"""', "'''\nA\n'''"]


@given(st.text(min_size=1) | st.text("\"'\\ab\n", min_size=1), st.sampled_from(TOML_VALUES))
@settings(max_examples=300, deadline=None)
def test_front_matter_stays_toml_whatever_the_text(text: str, value: str) -> None:
    source = f"+++\n[[image]]\nalt = [{value}] # x\nsize = {{a = 1}}\n+++\nbody\n"
    blocks = formats.parse(source, "markdown", Reading(("image.alt",)))
    rendered = formats.render(source, blocks[:1], [text], "markdown", Reading(("image.alt",)))
    read = tomllib.loads(rendered.split("+++\n")[1])
    read["image"][0]["alt"][0] = read["image"][0]["alt"][0].rstrip("\n")
    assert read == {"image": [{"alt": [said(text)], "size": {"a": 1}}]}
    assert rendered.endswith("] # x\nsize = {a = 1}\n+++\nbody\n")


def said(text: str) -> str:
    """Return *text* as a value of front matter: lines are paragraphs."""
    kept = [line.strip(" \t\f\v") for line in re.split(r"\r\n|\n|\r", text)]
    return "\n\n".join(filter(None, kept))


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("|2\n  a", "one", "one"),
        (">- # why\n   a\n   b", "one\ntwo", ">- # why\n   one\n\n\n   two"),
        ("|\n\n a\n", "\x85", '"\\x85"'),
    ],
)
def test_a_block_of_yaml_stays_one_if_it_can(value: str, text: str, expected: str) -> None:
    source = f"---\ntitle: {value}\nx: 1\n---\n"
    assert everywhere(source, "markdown", lambda _: text).startswith(f"---\ntitle: {expected}\n")


def test_the_settings_say_which_keys_of_front_matter_are_texts() -> None:
    reading = Reading(("kicker", "a.*.b"))
    for source in (
        "---\ntitle: no\nkicker: One\na: {x: {b: Two, c: no}, b: no}\n---\n",
        "+++\ntitle = 'no'\nkicker = 'One'\na.x.b = 'Two'\n[a.y]\nc = 'no'\n+++\n",
    ):
        blocks = formats.parse(source, "markdown", reading)
        assert [block.text for block in blocks] == ["One", "Two"]
        assert formats.render(source, blocks, ["One", "Two"], "markdown", reading) == source


def test_a_title_that_is_no_string_or_stands_elsewhere_stays() -> None:
    source = "---\nx: &a Shared\ntitle: *a\nsummary: 2025\ndescription: {a: b}\nexcerpt:\n---\n"
    assert formats.parse(source, "markdown") == ()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("---\ntitle: a\nb: [\n---\n", "front matter is no YAML: line 4: "),
        ("---\na: b: c\n---\n", "front matter is no YAML: line 2: mapping values"),
        ("---\na: \x07\n---\n", "front matter is no YAML: line 2: the character 7 is not allowed"),
        ("---\n- a\n- b\n---\n", "front matter is no mapping: line 2: "),
        ("---\r\ntitle: a\r\n\r\nText\r\n", "line 1: front matter is never closed"),
        ("+++\ntitle = 'a'\nb = [\n+++\n", "front matter is no TOML: line 4: "),
        ("+++\na = 1\na = 2\n+++\n", "front matter is no TOML: line 3: cannot overwrite"),
        ("+++\na = 1\n\nText\n", "line 1: front matter is never closed: .* line \\+\\+\\+"),
        ("+++\na = " + "[" * 5000 + "\n+++\n", "front matter is no TOML"),
        ("---\n" + "[" * 5000 + "\n---\n", "front matter is no YAML: "),
    ],
)
def test_broken_front_matter_is_told_with_its_line(source: str, message: str) -> None:
    for use in (formats.parse, formats.language):
        with pytest.raises(ArticleError, match=f"^{message}"):
            use(source, "markdown")


@pytest.mark.parametrize("source", ["---\n\na: b\n", "---\nText\n", "---", "----\na: b\n---\n", ""])
def test_a_thematic_break_is_no_front_matter(source: str) -> None:
    assert formats.language(source, "markdown") is None


# Attributes inside a sentence

LINK, IMAGE = '<a href="/x" title="One">b</a>', "<img alt='Two' src=y>"
MD_LINK, MD_IMAGE = '[b](/x "One")', "![Two](y 'Three')"


@given(st.text(min_size=1), st.booleans())
@settings(max_examples=150, deadline=None)
def test_an_attribute_moves_with_its_tag_and_says_what_was_put_in(text: str, turn: bool) -> None:
    source = f"<p>A {LINK} and {IMAGE}.</p><p>end</p>"
    new = f"E {IMAGE} ou {LINK}!" if turn else f"{LINK} x {IMAGE}."
    blocks = formats.parse(source, "html")
    rendered = formats.render(source, blocks, [new, text, "Zwei", "end"], "html")
    after = formats.parse(rendered, "html")
    shown = html.unescape(re.sub(r"[ \t\n\f\r]+", " ", text).strip(" "))
    said = sorted(html.unescape(block.text) for block in after[1:-1])
    assert said == sorted([*([] if blank(shown) else [shown]), "Zwei"])
    assert hollow(after[0].text) == hollow(new)
    assert after[-1].text == "end"


@pytest.mark.parametrize("turn", [False, True])
def test_a_title_in_markdown_never_ends_its_link(turn: bool) -> None:
    source = f"A {MD_LINK} and {MD_IMAGE} <i title=Four>c</i>.\n\nend\n"
    new = f"E {MD_IMAGE} ou <i title=Four>{MD_LINK}</i>!" if turn else f"{MD_LINK} {MD_IMAGE}"
    blocks = formats.parse(source, "markdown")
    assert [block.text for block in blocks[1:5]] == ["One", "Two", "Three", "Four"]
    for text in HOSTILE:
        rendered = formats.render(source, blocks, [new, text, text, text, "4", "end"], "markdown")
        after = formats.parse(rendered, "markdown")
        inside = [literal(block.text).split() for block in after[1:-1] if block.text != "4"]
        assert inside == [literal(text).split()] * 3, rendered
        assert after[-1].text == "end"


def test_what_a_person_wrote_into_a_tag_stays() -> None:
    source = f"<p>A {LINK} and {LINK}</p>"
    blocks = formats.parse(source, "html")
    new = f"{LINK.replace('One', 'Hand')} e {LINK} e {LINK} e {LINK}"
    rendered = formats.render(source, blocks, [new, "Um", "Dois"], "html")
    assert re.findall('title="(.*?)"', rendered) == ["Hand", "Um", "Dois", "Dois"]
    first, _, last = source.rpartition("One")
    assert formats.render(source, blocks[2:], ["Dois"], "html") == f"{first}Dois{last}"


# Results that a person reads: each text between « and », for Arabic, linked to its sisters


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_the_result_is_the_one_that_was_read(path: Path) -> None:
    source = (FIXTURES / path.name).read_bytes().decode()
    name = formats.format_of(path)
    made = formats.stamp(
        everywhere(source, name, "«{}»".format), name, "ar", {"reviewed": "1 of 2"}
    )
    addresses = {"en-GB": "https://example.org/en/a?b&c", "ar": "https://example.org/ar/a"}
    assert formats.link(made, name, addresses | {"uk": "there already"}) == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"headline": "A"}', ["A"]),
        (
            '[{"@type": "Person", "name": "A"}, {"name": "B", "@type": "http://schema.org/WebPage"}]',
            ["B"],
        ),
        (
            '{"description": ["A", {"name": "no"}, " B\n "], "headline": 5, "caption": ""}',
            ["A", "B"],
        ),
        ('{"headline": ["A\nB"], "list": [["x"], [{"caption": "C"}]]}', ["A B", "C"]),
        (r'{"headline": "half of a character: \ud83d"}', []),
        ('["A"]', []),
        ('{"headline": "A"', []),
        ("[" * 100_000, []),
        ("", []),
    ],
)
def test_texts_of_json_ld_are_found_by_their_keys(data: str, expected: list[str]) -> None:
    source = f"<script type='APPLICATION/ld+json '>{data}</script>"
    assert [block.text for block in formats.parse(source, "html")] == expected
    hidden = f"<div translate=no>{source}</div>"
    assert formats.parse(hidden, "html") == ()


@given(st.text(min_size=1))
@settings(max_examples=200, deadline=None)
def test_json_ld_stays_json_and_its_script_whatever_the_text(text: str) -> None:
    source = '<script type="application/ld+json">{"headline": "A", "b": [1]}</script><p>end</p>'
    rendered = formats.render(source, formats.parse(source, "html"), [text, "end"], "html")
    data = rendered.removeprefix('<script type="application/ld+json">').partition("</script>")[0]
    assert json.loads(data) == {"headline": html.unescape(text.replace("\n", " ")), "b": [1]}
    assert rendered.endswith("]}</script><p>end</p>")


# Language and facts


@pytest.mark.parametrize(
    ("source", "name", "code"),
    [
        ("---\nlang: no\n---\n", "markdown", "no"),
        ("---\nlanguage: 'pt_BR'\n---\n", "markdown", "pt_BR"),
        ("---\nlang:\n---\n", "markdown", None),
        ("<!doctype html><!-- <html lang=de> --><HTML class=x LANG='uk'>", "html", "uk"),
        ("<html xml:lang=be>", "html", "be"),
        ("<p lang=en>", "html", None),
        ("lang: en", "text", None),
    ],
)
def test_an_article_may_name_its_language(source: str, name: str, code: str | None) -> None:
    assert formats.language(source, name) == code


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("\ufeff# A\r\n", "markdown", "\ufeff---\r\nlang: ar\r\nn: 1\r\n---\r\n\r\n# A\r\n"),
        ("---\nn:\nlang:  en # x\n---\n", "markdown", "---\nn: 1\nlang:  ar # x\n---\n"),
        ("---\nlanguage: en\n---\n", "markdown", "---\nlanguage: ar\nn: 1\n---\n"),
        ("---\n# empty\n---\n", "markdown", "---\n# empty\nlang: ar\nn: 1\n---\n"),
        ("---\n{n: 2}\n---\n", "markdown", "---\n{lang: ar, n: 1}\n---\n"),
        ("---\n  a: b\n...\n", "markdown", "---\n  a: b\n  lang: ar\n  n: 1\n...\n"),
        ("+++\nn = '0'\n[a]\n+++\n", "markdown", '+++\nn = 1\nlang = "ar"\n[a]\n+++\n'),
        ("+++\r\n[a]\r\n+++\r\n", "markdown", '+++\r\nlang = "ar"\r\nn = 1\r\n[a]\r\n+++\r\n'),
        ("+++\nlang='en' # x\nn=1\n+++", "markdown", '+++\nlang="ar" # x\nn=1\n+++'),
        ("<html><p>", "html", '<html lang="ar" dir="rtl"><p>'),
        ("<html dir=ltr lang='en'><p>", "html", "<html dir=\"rtl\" lang='ar'><p>"),
        ("<p>a", "html", "<p>a"),
        (
            "<html lang=ar dir=rtl>\n<head>\n  <meta name='transnews:n' content=0>\n</head>",
            "html",
            "<html lang=ar dir=rtl>\n<head>\n  <meta name='transnews:n' content=\"1\">\n</head>",
        ),
        (
            "<html lang=ar dir=rtl>\n <head>\n </head>",
            "html",
            '<html lang=ar dir=rtl>\n <head>\n <meta name="transnews:n" content="1">\n </head>',
        ),
        ("a\n", "text", "a\n"),
    ],
)
def test_a_stamp_changes_only_its_own_keys(source: str, name: str, expected: str) -> None:
    assert formats.stamp(source, name, "ar", {"n": "1"}) == expected


def test_a_page_that_was_from_right_to_left_is_turned() -> None:
    assert formats.stamp("<html dir=rtl>", "html", "en", {}) == '<html lang="en" dir="ltr">'
    for code in ("ar", "fa", "he", "ur", "az-Arab"):
        assert 'dir="rtl"' in formats.stamp("<html>", "html", code, {})
    assert "dir" not in formats.stamp("<html>", "html", "he-Latn", {})


# HTML


@st.composite
def pages(draw: st.DrawFn) -> str:
    text = st.sampled_from(
        ["Ports", "a &amp; b", "<b>été</b>", "x<br>y", "<!-- c -->", " \r\n ", "мир"]
    )
    runs = st.lists(text, max_size=4).map(" ".join)
    kinds = [
        "<p>{}</p>",
        "<p>{}",
        "<li>{}",
        "<ul><li>{}</ul>",
        "<h1>{}</h1>",
        "<td>{}",
        "{}",
        "<hr>",
    ]
    kinds += ["<blockquote><p>{}</blockquote>", "<div>{}<p>{}</p>{}</div>", "<pre>{}</pre>"]
    kinds += [
        "<img alt='{}'>",
        '<a title="q">{}</a>',
        "<script>{}</script>",
        "<b><div>{}</div></b>",
    ]
    return "\n".join(k.replace("{}", draw(runs)) for k in draw(st.lists(st.sampled_from(kinds))))


@given(pages(), st.sampled_from(["{} x", "x {}"]))
@settings(max_examples=250, deadline=None)
def test_a_new_text_in_html_is_read_back(source: str, template: str) -> None:
    before = formats.parse(source, "html")
    after = formats.parse(everywhere(source, "html", template.format), "html")
    assert [block.role for block in after] == [block.role for block in before]
    expected = [hollow(template.format(block.text)) for block in before]
    assert [hollow(block.text) for block in after] == expected


@given(st.text(min_size=1), st.sampled_from(["alt='a'", 'alt="a"', "alt=a", "ALT = a"]))
@settings(max_examples=200, deadline=None)
def test_an_attribute_says_what_was_put_in(text: str, attribute: str) -> None:
    source = f"<p><img src=x {attribute} class=y></p><p>end</p>"
    blocks = formats.parse(source, "html")
    rendered = formats.render(source, blocks[:1], [text], "html")
    after = formats.parse(rendered, "html")
    collapsed = re.sub(r"[ \t\n\f\r]+", " ", text).strip(" ")
    expected = [end.text for end in blocks[1:]]
    shown = html.unescape(collapsed)
    assert [html.unescape(b.text) for b in after] == ([] if blank(shown) else [shown]) + expected
    assert rendered.endswith(" class=y></p><p>end</p>")


def test_nothing_to_translate_means_no_block_within() -> None:
    source = "<div translate=no title=t><p>a<svg>b</svg></div><p class='x notranslate'>c<p>d"
    assert [block.text for block in formats.parse(source, "html")] == ["d"]


# Plain text


def test_a_new_text_in_plain_text_has_no_blank_line() -> None:
    source = "Head\r\n\r\nOne.\r\n  Two.\r\n\r\n- item\r\n"
    rendered = everywhere(source, "text", lambda text: text + "\n \n\nmore")
    assert rendered == "Head\r\nmore\r\n\r\nOne.\r\nTwo.\r\nmore\r\n\r\n- item more\r\n"
    assert len(formats.parse(rendered, "text")) == 3


@pytest.mark.parametrize(
    ("first", "role"),
    [
        ("Ports reopen", Role.HEADLINE),
        ("Will they?", Role.HEADLINE),
        ("They reopen.", Role.PARAGRAPH),
        ("Ports:", Role.PARAGRAPH),
        ("#News", Role.PARAGRAPH),
        ("two\nLines", Role.PARAGRAPH),
        ("one that\nis wrapped", Role.HEADLINE),
        ("Underlined\n==========", Role.HEADLINE),
        ("- item", Role.LIST_ITEM),
        ("long " * 31, Role.PARAGRAPH),
    ],
)
def test_the_headline_of_a_plain_text_is_its_first_short_line(first: str, role: Role) -> None:
    assert formats.parse(f"{first}\n\nText.", "text")[0].role is role
    assert formats.parse("Alone", "text")[0].role is Role.PARAGRAPH


# Size


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("markdown", "![a](b 'c') "),
        ("markdown", "w [a](b 'c') <i title=d>"),
        ("markdown", "> a\\\n> b\n>\n"),
        ("markdown", "| a "),
        ("markdown", "`a"),
        ("markdown", " "),
        ("html", "w <img alt=a title=b>"),
        ("html", '<script type="application/ld+json">[{"name": "a"}]</script>'),
        ("html", "<b><p>x"),
        ("html", "<div>x</span>"),
        ("html", "<i><b>x</i>"),
        ("html", "<p a='"),
        ("text", "- a\n"),
        ("text", "\u00a0"),
    ],
)
def test_long_articles_take_no_more_than_their_length(name: str, piece: str) -> None:
    # At 100,000 characters anything quadratic would take minutes.
    source = piece * (100_000 // len(piece))
    rendered = everywhere(source, name, lambda text: text + " x")
    assert len(formats.parse(rendered, name)) == len(formats.parse(source, name))


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        ("---\nretracted: true\n---\n", "markdown", "true"),
        ("+++\nretracted = 2026-01-31\n+++\n", "markdown", "2026-01-31"),
        ("---\nretracted:\n  - by:\n     the desk\n---\n", "markdown", "- by: the desk"),
        ('---\nretracted: ""\n---\n', "markdown", ""),
        ("---\nother:\n  retracted: true\n---\n", "markdown", ""),
        ("retracted: true\n", "text", ""),
        ('<META CONTENT="It &amp; more" NAME=Retracted>', "html", "It & more"),
        ("<p>retracted</p><meta name=retracted>", "html", ""),
    ],
)
def test_what_an_article_declares_is_read_from_its_head(source: str, kind: str, said: str) -> None:
    assert formats.declared(source, kind, "retracted") == said


def test_a_correction_is_a_text_where_it_is_a_sentence() -> None:
    for content, texts in (("It was 40, not 4.", ["It was 40, not 4."]), ("2026-01-31", [])):
        page = f'<html><head><meta name="correction" content="{content}"></head></html>'
        assert [block.text for block in formats.parse(page, "html")] == texts
    front = "---\ncorrection: It was 40, not 4.\n---\n"
    (block,) = formats.parse(front, "markdown")
    assert (block.role, block.text) == (Role.SUMMARY, "It was 40, not 4.")
    assert formats.parse("---\ncorrection: true\n---\n", "markdown") == ()
