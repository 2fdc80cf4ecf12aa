"""Where the files of an article lie in a project."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import quote

from transnews import files, formats, languages, links, stamps
from transnews.config import Settings
from transnews.errors import ArticleError, FileError, LanguageError, TransnewsError, UsageError

_TRACE = ".trace.json"


@dataclass(frozen=True, slots=True)
class Places:
    """The three files of one article in one locale, relative to the project."""

    po: PurePosixPath
    trace: PurePosixPath
    variant: PurePosixPath


def places(settings: Settings, article: PurePath, locale: str) -> Places:
    """Return where the files of *article* in *locale* lie."""
    shown = PurePosixPath(article.as_posix())
    base = PurePosixPath(settings.output) / languages.gettext(locale) / _stem(settings, shown)
    return Places(
        base.with_name(base.name + ".po"),
        base.with_name(base.name + _TRACE),
        base.with_name(base.name + shown.suffix),
    )


def locales(project: Path, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield each locale that has a folder, asked for or not, and the folder, by name."""
    output = project / settings.output
    for folder in sorted(output.iterdir()) if output.is_dir() else ():
        try:
            locale = languages.canonical(folder.name)
        except LanguageError:
            continue
        if folder.is_dir() and folder.name == languages.gettext(locale):
            yield locale, folder


def addresses(
    settings: Settings, article: PurePath, language: str, locale: str
) -> Mapping[str, str]:
    """Return the addresses of *article* in all its languages, by their codes in HTML.

    Those are its own, the locales of the settings, and *locale*, which is being built; whether
    a variant stands there already does not matter, or the last to be built would change the first.

    Args:
        settings: They hold the patterns; without any there are no addresses.
        article: Relative to the project.
        language: Its own.
        locale: Another.
    """
    pattern = settings.build.hreflang
    if not pattern:
        return {}
    path = quote(_stem(settings, PurePosixPath(article.as_posix())).as_posix())
    ways = {language: settings.build.hreflang_source or pattern}
    for other in (*settings.locales, locale):
        if languages.needs_translation(language, other):
            ways[other] = pattern
    return {
        languages.html(code): way.replace("{locale}", languages.html(code)).replace("{path}", path)
        for code, way in ways.items()
    }


def _stem(settings: Settings, article: PurePath) -> PurePath:
    """Return the path that the files of an article have in each locale, without a suffix."""
    inside = article.is_relative_to(settings.articles)
    return (article.relative_to(settings.articles) if inside else article).with_suffix("")


def articles(
    project: Path, settings: Settings, paths: Sequence[str]
) -> Iterator[PurePath | TransnewsError]:
    """Yield the articles that *paths* name, relative to *project*, each once; and what is wrong.

    That is a path that does not exist, or lies outside the project or leads there, a folder
    without articles, a file of an unknown kind, and an article whose PO file would be another's
    too. Folders are gone through by name, and no more is held than the names in one of them.

    Args:
        project: The project folder.
        settings: Its settings.
        paths: Files and folders, as the user wrote them; none means the articles folder.
    """
    inside, names = links.Inside(project), stamps.lister()
    told: set[PurePath] = set()
    for path in dict.fromkeys(Path(path) for path in paths) or [project / settings.articles]:
        try:
            for article in _named(project, settings, path):
                # One folder has nothing twice.
                if len(paths) > 1 and article in told:
                    continue
                told |= {article} if len(paths) > 1 else set()
                wrong = _unusable(article) or inside.wrong(article)
                yield wrong or _twin(project, settings, article, names) or article
        except TransnewsError as error:
            yield error
        except OSError as error:
            yield FileError(f"{path}: cannot be read: {files.reason(error)}")


def _named(project: Path, settings: Settings, path: Path) -> Iterable[PurePath]:
    """Return the articles that *path* names, relative to the project."""
    if not path.exists():
        is_default = path == project / settings.articles
        hint = "; name articles, or the project by --project DIR" if is_default else ""
        raise UsageError(f"{path}: no such file or folder{hint}")
    if path.is_dir():
        return _inside(project, settings, path)
    try:
        formats.format_of(path)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error
    article = _relative(project, path)
    if result := _result(settings, article):
        raise UsageError(f"{path}: a result, and no article: it lies in {result}")
    return [article]


def _inside(project: Path, settings: Settings, folder: Path) -> Iterator[PurePath]:
    """Yield the articles in a folder; hidden files and our own results are none."""
    start, found = _relative(project, folder), False
    for name in stamps.walk(str(folder)):
        path = start / name
        if _readable(path, settings) and not _result(settings, path):
            found = True
            yield path
    if not found:
        known = ", ".join(formats.SUFFIXES)
        raise UsageError(f"{folder}: no article in this folder (files ending in {known})")


def _result(settings: Settings, path: PurePath) -> str:
    """Return the folder of results in which *path* lies, or nothing."""
    folders = (settings.output, settings.preview.output)
    return next((folder for folder in folders if path.is_relative_to(folder)), "")


def _readable(path: PurePath, settings: Settings) -> bool:
    """Tell whether *path* is an article; JSON is only where the settings say what of it is text."""
    json = path.suffix.lower() in formats.JSON_SUFFIXES
    return formats.is_article(path) and (bool(settings.formats.pointers) or not json)


def _relative(project: Path, path: Path) -> PurePath:
    """Return *path* as seen from the project; a link keeps its name."""

    def as_named(path: Path) -> Path:
        return Path(os.path.normpath(path.absolute()))

    for seen in (as_named, Path.resolve):
        absolute, root = seen(path), seen(project)
        if absolute.is_relative_to(root):
            return absolute.relative_to(root)
    raise UsageError(
        f"{path}: outside the project {project.resolve()}; move it there, or say --project"
    )


def _unusable(article: PurePath) -> ArticleError | None:
    """Refuse a name that no PO file can hold (a line break, no UTF-8), or that a trace has."""
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in article.as_posix()):
        return ArticleError(
            f"{article.as_posix()!a}: a line break or no UTF-8 in its name; rename it"
        )
    if article.name.lower().endswith(_TRACE):
        return ArticleError(f"{article}: its variant would have the name of a trace; rename it")
    return None


def _twin(
    project: Path, settings: Settings, article: PurePath, names: Callable[[str], frozenset[str]]
) -> ArticleError | None:
    """Refuse an article whose PO file would be another's too; *names* lists a folder."""
    stem = _stem(settings, article)
    for place in (settings.articles / stem.parent, stem.parent):
        there = names(f"{project}/{place}")
        for name in (f"{stem.name}{suffix}" for suffix in formats.SUFFIXES):
            if name not in there:
                continue
            twin = place / name
            if twin != article and _readable(twin, settings):
                return ArticleError(
                    f"{article}: {twin} would have the same PO file; rename one of them"
                )
    return None
