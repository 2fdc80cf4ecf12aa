"""Find out how this machine is fastest with the packages of a project."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from transnews import languages, layout, packages, routes, segment, source
from transnews.config import Settings
from transnews.engines.batches import Load
from transnews.engines.device import Place
from transnews.errors import TransnewsError
from transnews.model import Route

# Enough for four batches of the largest size on two cores.
_SENTENCES = 256
_STANDIN = "On Monday the minister met 3 envoys in Berlin, and said that more was to come."

Tell = Callable[[Route, Load, float], object]
"""Told of a route, a way to load the machine, and its tokens a second."""


def tune(
    project: Path, settings: Settings, scratch: Path, locales: Sequence[str], tell: Tell
) -> list[tuple[Route, Load]]:
    """Measure each route that the articles need, and write down what was best.

    Of a route with several packages the first is measured.

    Args:
        project: The project folder.
        settings: Its settings.
        scratch: Where what was found out is kept.
        locales: Into which the articles go.
        tell: Told of each measurement.

    Raises:
        ModelError: there is no package for a locale, or one cannot be run.
        FileError: what was measured cannot be written down.
    """
    from transnews.engines import tuning

    usable, _ = routes.available(project, settings, scratch)
    place = Place(settings.engine.device, settings.engine.compute)
    chosen = []
    for language, texts in _texts(project, settings).items():
        for locale in locales:
            if not languages.needs_translation(language, locale):
                continue
            route = packages.route(languages.argos(language), languages.argos(locale), usable)
            found = []
            for load, speed in tuning.measure(route.hops[0], texts, place, settings.engine.beam):
                found.append((load, speed))
                tell(route, load, speed)
            best = tuning.best(found)
            key = tuning.key(route, place, settings.engine.beam)
            tuning.remember(routes.measured(scratch), key, best)
            chosen.append((route, best))
    return chosen


def _texts(project: Path, settings: Settings) -> dict[str, list[str]]:
    """Return sentences of the articles by language, as many as are needed, over and over."""
    articles = layout.articles(project, settings, ())
    paths = (path for path in articles if not isinstance(path, TransnewsError))
    found: dict[str, list[str]] = {}
    for path in islice(paths, _SENTENCES):
        try:
            article = source.load(project, path, None, reading=settings.formats)
        except TransnewsError:
            continue  # `translate` says what is wrong with it
        mine = found.setdefault(article.language, [])
        for block in article.blocks:
            mine += (sentence.text for sentence in segment.split(block.text, article.language))
    return {
        language: ((texts or [_STANDIN]) * _SENTENCES)[:_SENTENCES]
        for language, texts in found.items()
    }
