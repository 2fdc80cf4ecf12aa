"""What was found in a feed or a page, as an article of the project."""

import re
import unicodedata
from dataclasses import dataclass

from transnews import detect, languages, markup
from transnews.errors import LanguageError
from transnews.formats import escape, scalar
from transnews.model import Plain

_LENGTH = 60
"""Characters of a title that a file name has at most: whole words."""
_APOSTROPHES = re.compile("['’ʼ]")
_HEADING = re.compile(r"#[ \t]")


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it was found."""

    title: str
    """Plain text; empty where there is none."""
    text: str
    """Markdown."""
    source: str
    """Its address, or the name of the file it was read from."""
    date: str = ""
    """YYYY-MM-DD, or empty."""
    author: str = ""
    language: str = ""
    """What feed or page say, as they say it."""
    name: str = ""
    """What to call it where it has no title."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file or an address holds."""

    stories: tuple[Story, ...]
    problems: tuple[str, ...] = ()
    """What could not be read beside them."""


def file_name(story: Story) -> str:
    """Return the name of the article's file: date and title.

    >>> file_name(Story("Grain leaves the port: 3 ships", "", "", "2025-08-22"))
    '2025-08-22-grain-leaves-the-port-3-ships.md'
    >>> file_name(Story("", "", "", name="Page 1"))
    'page-1.md'
    """
    return "-".join(filter(None, [story.date, slug(story.title) or slug(story.name)])) + ".md"


def slug(title: str) -> str:
    """Return the words of *title* in small letters, whole ones, in the letters they have.

    >>> slug("Zelenskyy’s “plan”"), slug("Кая Каллас: «Нет»"), slug("?!")
    ('zelenskyys-plan', 'кая-каллас-нет', '')
    """
    folded = unicodedata.normalize("NFC", _APOSTROPHES.sub("", title).lower())
    words = re.findall(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*", folded)
    done = ""
    for word in words:
        longer = f"{done}-{word}" if done else word[:_LENGTH]
        if len(longer) > _LENGTH:
            break
        done = longer
    return done


def markdown(story: Story) -> str:
    """Return the article: front matter, its title as a heading, its text.

    The language is what the text is in, if that is certain; else what was said.
    """
    facts = {
        "lang": language(story),
        "source": story.source,
        "date": story.date,
        "author": story.author,
    }
    lines = [f"{key}: {_value(key, value)}" for key, value in facts.items() if value]
    head = "\n".join(["---", *lines, "---", ""])
    text = story.text.strip()
    # Pages have their title in the text, feeds beside it.
    if story.title and not _HEADING.match(text):
        title = markup.put_back(Plain(" ".join(story.title.split())), "markdown")
        text = f"# {escape.heading(title)}\n\n{text}"
    return f"{head}\n{text}\n"


def language(story: Story) -> str:
    """Return the language of an article, or nothing where neither the text nor anybody says it."""
    try:
        said = languages.canonical(story.language) if story.language else ""
    except LanguageError:
        said = ""
    read = detect.detect(f"{story.title}\n{story.text}").language
    if read and (not said or languages.needs_translation(read, said)):
        return read
    return said


def _value(key: str, value: str) -> str:
    # A date needs no quotation marks: that it is one is what it says.
    return value if key == "date" else scalar.scalar(value)
