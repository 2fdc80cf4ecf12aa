"""JSON: what the settings name is text, and everything else stays as it is written."""

import json
from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import build, formats, layout
from transnews.config import Settings
from transnews.errors import ArticleError
from transnews.formats import jsonvalues
from transnews.formats.jsonfile import matches
from transnews.model import Block, Pointer, Reading, Role

FIXTURES = Path(__file__).parent / "fixtures" / "json"
EXPORT = Reading(
    pointers=(
        *(Pointer("/title"), Pointer("/standfirst"), Pointer("/images/*/caption")),
        *(Pointer("/body", "html"), Pointer("/notes/*", "markdown"), Pointer("/sections/*/text")),
    )
)
ANY = Reading(pointers=tuple(Pointer(path) for path in ("", "/*", "/*/*", "/*/*/*")))
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    """A JSON text, written in one of many manners, and its format."""
    value = draw(VALUES)
    ascii_only, indent = draw(st.booleans()), draw(st.sampled_from([None, 2, "\t"]))
    name = draw(st.sampled_from(["json", "jsonl"]))
    text = json.dumps(value, ensure_ascii=ascii_only, indent=None if name == "jsonl" else indent)
    if draw(st.booleans()):
        text = text.replace("/", "\\/")
    end = draw(st.sampled_from(["", "\n", "\r\n"]))
    return name, (text + end) * (2 if name == "jsonl" and end else 1)


def parsed(source: str, name: str, reading: Reading = ANY) -> tuple[Block, ...]:
    """Parse; a text without texts, or with half a character, is its own matter."""
    try:
        return formats.parse(source, name, reading)
    except ArticleError as error:
        if "leads to a text" in str(error) or "half of a character" in str(error):
            return ()
        raise


def render(source: str, reading: Reading, *new: str, name: str = "json") -> str:
    return formats.render(source, formats.parse(source, name, reading), new, name, reading)


# What is text


@pytest.mark.parametrize("name", ["export.json", "wire.jsonl"])
def test_the_texts_of_an_export_are_those_listed_beside_it(name: str) -> None:
    source = (FIXTURES / name).read_bytes().decode()
    blocks = formats.parse(source, name.rpartition(".")[2], EXPORT)
    shown = "".join(
        f"{build.key(block).context or 'paragraph'}: {block.text}".replace("\n", "\n    ") + "\n"
        for block in blocks
    )
    assert shown == (FIXTURES / f"{name}.blocks").read_text("utf-8")


@pytest.mark.parametrize(
    ("pointer", "path", "found"),
    [
        ("/a/*/b", ("a", "0", "b"), True),
        ("/a/*/b", ("a", "x", "y", "b"), False),
        ("/a~1b/~0", ("a/b", "~"), True),
        ("/~01", ("~1",), True),
        ("", (), True),
        ("/", ("",), True),
    ],
)
def test_pointers_lead_as_the_standard_says(
    pointer: str, path: tuple[str, ...], found: bool
) -> None:
    assert matches(pointer, path) is found


def test_the_same_words_in_html_and_in_plain_text_are_two_messages() -> None:
    source = '{"title": "R&amp;D", "body": "R&amp;D"}'
    keys = [build.key(block) for block in formats.parse(source, "json", EXPORT)]
    assert [key.context for key in keys] == ["headline", "html"]


# What is written


def test_a_text_is_escaped_as_the_file_escapes() -> None:
    php = '{"title": "Caf\\u00e9 <\\/b>", "standfirst": "no"}'
    assert render(php, EXPORT, "a/b é", "no") == '{"title": "a\\/b \\u00e9", "standfirst": "no"}'
    go = '{"title": "Caf\\u00C9 \\u003Cb\\u003E", "standfirst": "no"}'
    assert render(go, EXPORT, "<é> &", "no").startswith('{"title": "\\u003C\\u00E9\\u003E &"')
    raw = '{"title": "Café", "standfirst": "\\u0041/"}'
    assert render(raw, EXPORT, 'é "/" \\', "x").startswith('{"title": "é \\"/\\" \\\\"')


def test_of_html_in_a_string_only_the_changed_text_is_written() -> None:
    source = '{"body": "<p>One\\u0020text.<\\/p>\\n<p>Caf\\u00e9.<\\/p>"}'
    made = render(source, EXPORT, "One text.", "É <b>assim</b>.")
    assert made == ('{"body": "<p>One\\u0020text.<\\/p>\\n<p>\\u00c9 <b>assim<\\/b>.<\\/p>"}')


def test_attributes_inside_a_text_of_a_string_are_texts() -> None:
    source = '{"body": "<p>See <img alt=\\"the port\\"> now.</p>"}'
    blocks = formats.parse(source, "json", EXPORT)
    assert [(block.role, block.text) for block in blocks][1] == (Role.ALT, "the port")
    made = render(source, EXPORT, blocks[0].text, 'o "porto"')
    assert json.loads(made)["body"] == '<p>See <img alt="o &quot;porto&quot;"> now.</p>'


# What is wrong


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        ('{"title": 1,\n"a" 2}', "json", "line 2: no JSON: expecting ':' delimiter"),
        ('{"title": "a"}\n{"title": }\n', "jsonl", "line 2: no JSON: expecting value"),
        ("[" * 100_000 + "]" * 100_000, "json", "line 1: JSON that is nested too deeply"),
        ('{"headline": "a"}', "json", "none of /title, .* leads to a text: say which values are"),
        ('\n{"title": "\\ud83d"}', "json", r"line 2: \\ud83d is half of a character"),
        ('{"notes": ["---\\na: [\\n---\\n"]}', "json", "line 1: /notes/0: front matter is no YAML"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(source: str, name: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        formats.parse(source, name, EXPORT)


def test_without_pointers_nothing_is_text() -> None:
    with pytest.raises(ArticleError, match=r"\[formats\.json\] pointers"):
        formats.parse("{}", "json")


def test_json_in_a_folder_is_an_article_only_with_pointers(tmp_path: Path) -> None:
    for name in ("a.json", "a.md", "b.jsonl", "c.trace.json"):
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / name).write_text("x", "utf-8")
    (found,) = layout.articles(tmp_path, Settings(), ())
    assert str(found) == "articles/a.md"
    named = list(layout.articles(tmp_path, Settings(formats=EXPORT), ()))
    errors = [one for one in named if isinstance(one, ArticleError)]
    assert [path.name for path in named if isinstance(path, PurePath)] == ["b.jsonl"]
    assert [str(error).partition(": ")[2][:20] for error in errors] == [
        "articles/a.md would ",
        "articles/a.json woul",
        "its variant would ha",
    ]


# Laws


@given(sources())
@settings(max_examples=200)
def test_own_texts_give_the_source_back(made: tuple[str, str]) -> None:
    name, source = made
    blocks = parsed(source, name)
    if blocks:
        own = [block.text for block in blocks]
        assert formats.render(source, blocks, own, name, ANY) == source


@given(sources(), st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=200)
def test_any_text_leaves_the_rest_as_it_was(made: tuple[str, str], text: str) -> None:
    name, source = made
    blocks = parsed(source, name)
    if blocks:
        new = [text] * len(blocks)
        written = formats.render(source, blocks, new, name, ANY)
        cut = source[blocks[-1].span.stop :]
        assert written.startswith(source[: blocks[0].span.start])
        assert written.endswith(cut)
        count = len(list(filter(str.strip, source.split("\n") if name == "jsonl" else [source])))
        lines = written.split("\n") if name == "jsonl" else [written]
        assert [json.loads(line) is None for line in lines if line.strip()] == [False] * count


@given(st.text(), st.booleans(), st.booleans())
def test_a_string_says_what_was_encoded(text: str, ascii_only: bool, upper: bool) -> None:
    style = jsonvalues.Style(ascii_only, (("/", "\\/"), ("<", "\\u003c")), upper)
    assert json.loads(f'"{jsonvalues.encode(text, style)}"') == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.booleans())
def test_each_character_of_a_string_has_its_place(text: str, ascii_only: bool) -> None:
    source = json.dumps(text, ensure_ascii=ascii_only)
    (found,) = jsonvalues.strings(source, 0, len(source))
    decoded = jsonvalues.decode(source, found.span)
    assert decoded.text == text
    pieces = zip(decoded.places, decoded.places[1:], strict=False)
    assert "".join(json.loads(f'"{source[a:b]}"') for a, b in pieces) == text
