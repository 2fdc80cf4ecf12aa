"""The pages of a project as files: those whose matter changed are written, stale ones removed.

Each page says in its head what it was made from, so that nothing else has to be remembered, and
who deletes the folder loses nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath

from transnews import build, files, galley, languages, layout, source, stamps, standing, state
from transnews.config import Settings
from transnews.errors import FileError, TransnewsError
from transnews.layout import Places
from transnews.preview.index import index
from transnews.preview.material import gather
from transnews.preview.page import MADE_FROM, page

_INDEX = "index.html"
_HEAD = 1024
"""Bytes of a page that hold what it was made from."""
_MADE_FROM = re.compile(rf'<meta name="{MADE_FROM}" content="([^"]*)">'.encode())


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, relative to the project, and what became of it."""

    name: str
    changed: bool
    """It was written or removed."""
    removed: bool = False


def write_all(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Kept | TransnewsError]:
    """Yield the page of each article in each locale, written if need be, or why there is none.

    An article that was never translated has none; only if *paths* name it, that is an error.
    Without *paths*, pages of articles that are gone are removed; a file that we did not write is
    never touched.

    Raises:
        GlossaryError: a glossary is wrong.
        FileError: a glossary cannot be read.
    """
    every = tuple(layout.articles(project, settings, paths))
    found = [path for path in every if not isinstance(path, TransnewsError)]
    errors = [error for error in every if isinstance(error, TransnewsError)]
    yield from errors
    decided = state.what(_program(), state.settled(settings), state.glossaries(project, settings))
    for locale in locales:
        kept = set()
        for path in found:
            places = layout.places(settings, path, locale)
            kept.add(place(settings, places))
            if paths or (project / places.po).exists():
                yield from _written(project, settings, path, locale, places, decided)
        if not paths and not errors:
            yield from _removed(project, settings, locale, kept)


def write_index(
    project: Path,
    settings: Settings,
    locales: Sequence[str],
    tell: Callable[[TransnewsError], None],
) -> Kept:
    """Write the page over all articles in *locales*, if it says something else than before.

    Args:
        project: The project folder.
        settings: Its settings.
        locales: Those that it shows.
        tell: Is given each problem as it comes up; the page names it too.

    Raises:
        FileError: another's file stands there, or it cannot be written.
        GlossaryError: a glossary is wrong.
    """
    folder = PurePosixPath(settings.preview.output)
    name = folder / _INDEX
    if made_from(project / name) is None:
        raise _foreign(name)
    text = index(gather(project, settings, locales, project / folder, tell))
    return Kept(str(name), changed=files.write_text(project / name, text, str(name)))


def has_index(project: Path, settings: Settings) -> bool:
    """Tell whether something stands where the page over all articles belongs."""
    return (project / settings.preview.output / _INDEX).exists()


def place(settings: Settings, places: Places) -> PurePosixPath:
    """Return where the page of an article lies, relative to the project."""
    inside = places.po.relative_to(settings.output)
    return PurePosixPath(settings.preview.output) / inside.with_suffix(".html")


def made_from(path: Path) -> str | None:
    """Return what a page says it was made from, empty if no page is there; None if it is not ours.

    Raises:
        FileError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {files.reason(error)}") from error
    said = _MADE_FROM.search(head)
    return said[1].decode(errors="replace") if said else None


def _written(
    project: Path, settings: Settings, path: PurePath, locale: str, places: Places, decided: str
) -> Iterator[Kept | TransnewsError]:
    name = place(settings, places)
    try:
        parts = standing.unchanged.names(path, places)
        digests = (stamps.digest_of(str(project / part)) for part in parts)
        now = "sha256:" + sha256("\n".join([decided, locale, *digests]).encode()).hexdigest()
        was = made_from(project / name)
        if was == now:
            yield Kept(str(name), changed=False)
            return
        if was is None:
            raise _foreign(name)
        text = _text(project, settings, path, locale, places, now)
        if text is not None:
            yield Kept(str(name), changed=files.write_text(project / name, text, str(name)))
    except TransnewsError as error:
        yield error


def _foreign(name: PurePosixPath) -> FileError:
    return FileError(
        f"{name}: stands there and is no review page; move it away, or say another folder in"
        " [preview] output"
    )


def _text(
    project: Path, settings: Settings, path: PurePath, locale: str, places: Places, now: str
) -> str | None:
    """Return the page, or None if there is none: the article is in the language of the locale."""
    known = standing.read_trace(project, places)
    remembered = known.source if known else None
    article = source.load(project, path, remembered=remembered, reading=settings.formats)
    if not languages.needs_translation(article.language, locale):
        return None
    if not (project / places.po).exists():
        build.read_catalog(project, places, locale)  # says what to do
    shown = galley.galley(project, settings, article, locale)
    depth = len(place(settings, places).relative_to(settings.preview.output).parts) - 1
    return page(shown, index="../" * depth + _INDEX, made_from=now)


def _removed(
    project: Path, settings: Settings, locale: str, kept: set[PurePosixPath]
) -> Iterator[Kept | TransnewsError]:
    """Remove the pages of a locale that no article has any more."""
    folder = PurePosixPath(settings.preview.output) / languages.gettext(locale)
    for path in sorted((project / folder).rglob("*.html")):
        name = PurePosixPath(path.relative_to(project).as_posix())
        try:
            if name not in kept and made_from(path):
                files.remove(path, str(name))
                yield Kept(str(name), changed=True, removed=True)
        except TransnewsError as error:
            yield error


@cache
def _program() -> str:
    """Return a digest of this program, the same wherever it is installed."""
    here = Path(__file__).parents[1]
    own = [p for p in sorted(here.rglob("*")) if p.is_file() and p.suffix != ".pyc"]
    return state.what(*(f"{p.relative_to(here)} {stamps.digest_of(str(p))}" for p in own))
