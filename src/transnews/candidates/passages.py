"""The texts of the articles, each with what stands for it in the locales."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import build, files, languages, layout, markup, review, source, trace
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.model import Article, Key, Role
from transnews.review import State

_NOT_PROSE = (Role.DATE, Role.TAG)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article as plain text."""

    article: str
    language: str
    text: str
    drafts: Mapping[str, str]
    """Its translation by locale, a machine's or a person's, as plain text."""


def read(
    project: Path,
    settings: Settings,
    paths: Sequence[str],
    locales: Sequence[str],
    language: str | None = None,
) -> Iterator[Passage | TransnewsError]:
    """Yield the passages of all articles, dates and tags left out, or why one cannot be read.

    Args:
        project: The project folder.
        settings: Its settings.
        paths: Articles and folders; none means the articles folder.
        locales: Whose PO files to read.
        language: Of all articles, if somebody said it.
    """
    for path in layout.articles(project, settings, paths):
        if isinstance(path, TransnewsError):
            yield path
            continue
        try:
            remembered = _remembered(project, settings, path, locales)
            article = source.load(project, path, language, remembered, settings.formats)
        except TransnewsError as error:
            yield error
            continue
        drafts: dict[str, Mapping[Key, str]] = {}
        for locale in locales:
            if languages.needs_translation(article.language, locale):
                try:
                    drafts[locale] = _drafts(project, settings, path, locale)
                except TransnewsError as error:
                    yield error
        yield from _passages(article, drafts)


def _passages(article: Article, drafts: Mapping[str, Mapping[Key, str]]) -> Iterator[Passage]:
    for block in article.blocks:
        if block.role in _NOT_PROSE:
            continue
        key, kind = build.key(block), block.markup or article.format
        said = {locale: texts[key] for locale, texts in drafts.items() if key in texts}
        yield Passage(
            article.path.as_posix(),
            article.language,
            markup.take_out(block.text, kind).text,
            {locale: markup.take_out(text, kind).text for locale, text in said.items()},
        )


def _drafts(project: Path, settings: Settings, path: PurePath, locale: str) -> Mapping[Key, str]:
    """Return the translations that stand in a PO file and are not outdated."""
    places = layout.places(settings, path, locale)
    if not (project / places.po).exists():
        return {}
    catalog = review.parse(files.read_text(project / places.po, str(places.po)), str(places.po))
    return {
        entry.key: entry.msgstr
        for entry in catalog.entries
        if not entry.obsolete and entry.state in (State.DRAFT, State.REVIEWED)
    }


def _remembered(
    project: Path, settings: Settings, path: PurePath, locales: Sequence[str]
) -> str | None:
    """Return the language that the last translation took the article for, if there was one."""
    for locale in locales:
        name = str(layout.places(settings, path, locale).trace)
        try:
            if (project / name).exists():
                text = files.read_text(project / name, name)
                return trace.read_trace(text, name).source
        except TransnewsError:
            continue
    return None
