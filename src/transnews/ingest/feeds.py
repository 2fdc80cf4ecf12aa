"""A feed (RSS, Atom) to its entries, by feedparser."""

import io
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from transnews.errors import ArticleError
from transnews.ingest import pages
from transnews.ingest.article import Found, Story

if TYPE_CHECKING:
    from feedparser import FeedParserDict

_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")
"""What feedparser calls broken, and is not: another encoding than was said."""


def stories(data: bytes, place: str, stem: str) -> Found:
    """Return the entries of a feed that have a text.

    Args:
        data: The feed.
        place: Where it was read.
        stem: What to call entries without a title.

    Raises:
        ArticleError: no entry can be read.
    """
    import feedparser

    # From a stream: a string might be taken for an address and fetched.
    parsed = feedparser.parse(io.BytesIO(data))
    # Feedparser puts a line before a feed that does not begin as XML does.
    broken = _broken(parsed, 0 if data.lstrip().startswith(b"<?xml") else 1)
    if not parsed.entries:
        raise ArticleError(f"a broken feed: {broken}" if broken else "a feed without entries")
    language = str(parsed.feed.get("language") or "")
    found: list[Story] = []
    # The entry in which it breaks may be cut, anywhere.
    whole = parsed.entries[:-1] if broken else parsed.entries
    problems = []
    if broken:
        problems.append(f"{place}: broken at its entry {len(parsed.entries)}: {broken}")
    for number, entry in enumerate(whole, 1):
        story = _story(entry, place, f"{stem}-{number}", language)
        if story.text:
            found.append(story)
        else:
            problems.append(
                f"{place}: entry {number} ({story.title or 'no title'}): it has no text"
            )
    return Found(tuple(found), tuple(problems))


def _broken(parsed: "FeedParserDict", before: int) -> str:
    """Say what is broken in a feed, if something is."""
    error = parsed.get("bozo_exception")
    if not parsed.bozo or type(error).__name__ in _HARMLESS:
        return ""
    line = getattr(error, "getLineNumber", lambda: None)()
    message = getattr(error, "getMessage", lambda: str(error))()
    return f"line {line - before}: {message}" if line else message


def _story(entry: Mapping[str, object], place: str, name: str, language: str) -> Story:
    title = _detail(entry, "title_detail")
    texts = [_markdown(text, str(entry.get("link") or "")) for text in _texts(entry)]
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    author = entry.get("author_detail")
    named = author.get("name") if isinstance(author, Mapping) else None
    inner = next((str(text["language"]) for text in _texts(entry) if text.get("language")), "")
    return Story(
        title=_shown(title) if title else "",
        text=max(texts, key=len, default=""),
        source=str(entry.get("link") or entry.get("id") or place),
        date=time.strftime("%Y-%m-%d", when) if isinstance(when, time.struct_time) else "",
        author=" ".join(str(named or entry.get("author") or "").split()),
        language=inner or language,
        name=name,
    )


def _texts(entry: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Yield the contents and the summary of an entry."""
    contents = entry.get("content")
    for text in [*(contents if isinstance(contents, list) else ()), entry.get("summary_detail")]:
        if isinstance(text, Mapping):
            yield text


def _detail(entry: Mapping[str, object], name: str) -> Mapping[str, object] | None:
    found = entry.get(name)
    return found if isinstance(found, Mapping) else None


def _shown(text: Mapping[str, object]) -> str:
    value = str(text.get("value") or "")
    return " ".join(value.split()) if text.get("type") == "text/plain" else pages.plain(value)


def _markdown(text: Mapping[str, object], address: str) -> str:
    value = str(text.get("value") or "")
    if text.get("type") == "text/plain":
        value = value.replace("&", "&amp;").replace("<", "&lt;")
        value = "".join(f"<p>{part}</p>" for part in value.split("\n\n"))
    return pages.to_markdown(value, address) if value.strip() else ""
