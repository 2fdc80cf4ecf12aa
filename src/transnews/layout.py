"""Where the files of an article lie in a project."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from transnews import formats, languages
from transnews.config import Settings
from transnews.errors import ArticleError, TransnewsError, UsageError


@dataclass(frozen=True, slots=True)
class Places:
    """The three files of one article in one locale, relative to the project."""

    po: PurePosixPath
    trace: PurePosixPath
    variant: PurePosixPath


def places(settings: Settings, article: PurePath, locale: str) -> Places:
    """Return where the files of *article* in *locale* lie."""
    shown = PurePosixPath(article.as_posix())
    try:
        stem = shown.relative_to(settings.articles)
    except ValueError:
        stem = PurePosixPath(shown.name)
    base = PurePosixPath(settings.output) / languages.gettext(locale) / stem.with_suffix("")
    return Places(
        base.with_name(base.name + ".po"),
        base.with_name(base.name + ".trace.json"),
        base.with_name(base.name + shown.suffix),
    )


def articles(
    project: Path, settings: Settings, paths: Sequence[str]
) -> tuple[tuple[PurePath, ...], tuple[TransnewsError, ...]]:
    """Return the articles that *paths* name, relative to *project*, each once, and what is wrong.

    Args:
        project: The project folder.
        settings: Its settings.
        paths: Files and folders, as the user wrote them; none means the articles folder.

    Returns:
        The articles, folders sorted by name; and an error for each path that does not
        exist, folder without articles, file of an unknown kind, and for each article
        whose PO file would be another's too.
    """
    found: dict[PurePath, None] = {}
    errors: list[TransnewsError] = []
    for path in [Path(path) for path in paths] or [project / settings.articles]:
        try:
            for article in _named(path):
                relative = _relative(project, article)
                _refuse_twins(project, relative)
                found[relative] = None
        except TransnewsError as error:
            errors.append(error)
    return tuple(found), tuple(errors)


def _named(path: Path) -> list[Path]:
    if path.is_dir():
        return _inside(path)
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    formats.format_of(path)
    return [path]


def _inside(folder: Path) -> list[Path]:
    def is_visible(path: Path) -> bool:
        return not any(part.startswith(".") for part in path.relative_to(folder).parts)

    inside = sorted(p for p in folder.rglob("*") if formats.is_article(p) and p.is_file())
    if visible := [path for path in inside if is_visible(path)]:
        return visible
    known = ", ".join(formats.SUFFIXES)
    raise UsageError(f"{folder}: no article in this folder (files ending in {known})")


def _relative(project: Path, path: Path) -> PurePath:
    absolute, root = path.resolve(), project.resolve()
    return absolute.relative_to(root) if absolute.is_relative_to(root) else absolute


def _refuse_twins(project: Path, article: PurePath) -> None:
    for suffix in formats.SUFFIXES:
        twin = article.with_suffix(suffix)
        if twin != article and (project / twin).is_file():
            raise ArticleError(
                f"{article}: {twin.name} beside it would have the same PO file; rename one of them"
            )
