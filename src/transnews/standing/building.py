"""Build the variants of a project, and take down those of retracted articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import build, gates, glossary, layout, source
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.standing import going
from transnews.standing.takedown import take_down


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a variant."""

    name: str
    changed: bool
    retracted: str = ""
    """The article whose retraction took the variant down."""


def build_all(
    project: Path, settings: Settings, paths: Sequence[str], locales: Sequence[str]
) -> Iterator[Built | TransnewsError]:
    """Yield each variant as it is built or taken down, or why it is not.

    A retraction is heeded in every locale. An article that was never translated has no variant;
    only if *paths* name it, that is an error.

    Raises:
        GlossaryError: checks are required, and a glossary is wrong.
    """
    if set(settings.build.require) - {"headline"}:
        glossary.load(
            project / settings.glossaries
        )  # one that is wrong stops all, and is told once
    found, errors = layout.articles(project, settings, paths)
    yield from errors
    standing: list[PurePath] = []
    for path in found:
        try:
            if not source.read_marks(project, path).retracted:
                standing.append(path)
                continue
            for name in take_down(project, settings, path):
                yield Built(name, changed=True, retracted=path.as_posix())
        except TransnewsError as error:
            yield error
    for item in going.articles(project, settings, standing, locales):
        if isinstance(item, TransnewsError):
            yield item
        elif paths or (project / item[2].po).exists():
            yield _built(project, settings, item)


def _built(project: Path, settings: Settings, found: going.Found) -> Built | TransnewsError:
    article, locale, places = found
    try:
        catalog = build.read_catalog(project, places, locale)
        aids = gates.read(project, settings, article, locale, places)
        made = build.variant(article, catalog, locale, places, settings, aids)
        return Built(str(made.path), build.write(project, made))
    except TransnewsError as error:
        return error
