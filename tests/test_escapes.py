"""Whatever a translation says is text: random hostile texts in every place of an article.

`benchmarks/escapes.py` tries 10,000 of them.
"""

import pytest

import escapes


@pytest.mark.parametrize("kind", sorted(escapes.ARTICLES))
def test_no_text_becomes_markup_and_every_place_says_the_text(kind: str) -> None:
    article = escapes.Article.of(kind)
    wrong = {
        text: problem
        for text in escapes.texts(200, seed=2)
        if (problem := escapes.wrong(article, text))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("markdown", "**</textarea>[^1]/>"),  # a tag that is escaped hides no bracket
        ("markdown", "--"),  # behind "- " it is a thematic break
        ("markdown", "&nbsp;"),  # said by its name it is no space
        ("markdown", "a | b"),  # above "---" it is a table to some
        ("markdown", "the=</[]]]>"),  # no tag that hides its brackets
        ("markdown", "x**\u200b##**"),  # parsers do not agree on half a "**"
        ("html", "12</"),  # with the end tag behind it a comment
        ("text", "#"),  # behind "- " it is a rule
        ("text", "2. x"),
    ],
)
def test_what_once_became_markup(kind: str, text: str) -> None:
    assert escapes.wrong(escapes.Article.of(kind), text) == ""
