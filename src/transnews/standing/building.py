"""Build the variants of a project, and take down those of retracted articles."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from transnews import build, gates, glossary, layout, source, state
from transnews.config import Settings
from transnews.errors import BuildError, TransnewsError
from transnews.model import Variant
from transnews.spool import Paths, Spool
from transnews.standing import going, unchanged
from transnews.standing.takedown import take_down
from transnews.standing.unchanged import Built
from transnews.state import Look, State


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
    with state.opened(project) as known:
        standing = Paths(Spool())
        yield from _retracted(project, settings, paths, known, standing)
        decided = unchanged.decides(project, settings)
        for locale in locales:
            for path in standing:
                places = layout.places(settings, path, locale)
                look = unchanged.look(known, path, locale, places, decided)
                if look.result is None or (look.result == unchanged.UNTRANSLATED and paths):
                    yield from _built(project, settings, path, known, look, bool(paths))
                else:
                    yield from unchanged.again(look)
        if not paths:
            known.prune()


def _retracted(
    project: Path, settings: Settings, paths: Sequence[str], known: State, standing: Paths
) -> Iterator[Built | TransnewsError]:
    """Take down the variants of retracted articles, and add the others to *standing*."""
    for path in layout.articles(project, settings, paths):
        if isinstance(path, TransnewsError):
            yield path
            continue
        try:
            if _stands(project, path, known):
                standing.add(path)
                continue
            for name in take_down(project, settings, path):
                yield Built(name, changed=True, retracted=path.as_posix())
        except TransnewsError as error:
            yield error


def _stands(project: Path, path: PurePath, known: State) -> bool:
    """Tell whether an article is not retracted."""
    look = known.look("mark", path.as_posix(), "", state.program(), (path.as_posix(),))
    if look.result is not None:
        return True
    stands = not source.read_marks(project, path).retracted
    if stands:
        known.learn(look, "", {})
    return stands


def _built(
    project: Path, settings: Settings, path: PurePath, known: State, look: Look, named: bool
) -> Iterator[Built | TransnewsError]:
    """Build the variant of one article; *named*: somebody asked for it by name."""
    for found in going.articles(project, settings, (path,), (look.locale,)):
        if isinstance(found, TransnewsError):
            yield found
            return
        there = (project / found[2].po).exists()
        if not there:
            known.learn(look, unchanged.UNTRANSLATED, {})
        if there or named:
            made = _made(project, settings, found)
            if there and not isinstance(made, TransnewsError):
                name, text = str(made[0].path), made[0].text
                known.learn(look, unchanged.BUILT, {name: text})
            elif there and isinstance(made, BuildError):
                known.learn(look, unchanged.held(made), {})
            yield made if isinstance(made, TransnewsError) else Built(str(made[0].path), made[1])
        return
    known.learn(look, unchanged.OWN, {})


def _made(
    project: Path, settings: Settings, found: going.Found
) -> tuple[Variant, bool] | TransnewsError:
    """Return the variant, and if it is another than stood there, or why there is none."""
    article, locale, places = found
    try:
        catalog = build.read_catalog(project, places, locale)
        aids = gates.read(project, settings, article, locale, places)
        made = build.variant(article, catalog, locale, places, settings, aids)
        return made, build.write(project, made)
    except TransnewsError as error:
        return error
