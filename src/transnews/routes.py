"""Which packages carry a language into a locale, and the engine that runs them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from transnews import languages, packages
from transnews.config import Settings
from transnews.engines import Engine
from transnews.model import Package

if TYPE_CHECKING:
    from transnews.engines.argos import OpenHop
    from transnews.engines.batches import Load
    from transnews.engines.device import Place

OpenEngine = Callable[[str, str], tuple[str, Engine]]
"""Source language and locale to the route's name and its engine; a ModelError if there is none."""


def available(
    project: Path, settings: Settings, scratch: Path
) -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """Return the packages that can be used, installed ones and starters, and what is broken."""
    installed, broken = packages.installed(packages.folder())
    starters, spoiled = packages.starters(project / settings.models, scratch)
    return (*installed, *starters), (*broken, *spoiled)


def opener(
    project: Path,
    settings: Settings,
    scratch: Path,
    warn: Callable[[str], object],
    open_hop: "OpenHop | None" = None,
) -> OpenEngine:
    """Return what finds route and engine; the packages are looked up once.

    Args:
        project: The project folder.
        settings: Its settings.
        scratch: Where starter packages are unpacked, and what is found out about them is kept.
        warn: Told of each broken package: without it another, perhaps a worse one, is taken.
        open_hop: Says who runs a package; None: this process does.
    """
    found: list[tuple[Package, ...]] = []

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        from transnews.engines import tuning
        from transnews.engines.argos import ArgosEngine
        from transnews.engines.device import Place
        from transnews.engines.hop import Hop

        if not found:
            usable, broken = available(project, settings, scratch)
            found.append(usable)
            for problem in broken:
                warn(problem)
        route = packages.route(languages.argos(source), languages.argos(target), found[0])
        place = Place(settings.engine.device, settings.engine.compute)
        load = _load(settings, scratch, tuning.key(route, place, settings.engine.beam), place)
        engine = ArgosEngine(
            route,
            beam=settings.engine.beam,
            jobs=load.jobs,
            threads=load.threads,
            batch_tokens=load.batch_tokens,
            place=place,
            cache=scratch / "marks.json",
            open_hop=open_hop or Hop,
        )
        return route.name, engine

    return open_engine


def measured(scratch: Path) -> Path:
    """Return the file that remembers what `transnews models tune` found out."""
    return scratch / "tuning.json"


def _load(settings: Settings, scratch: Path, key: str, place: "Place") -> "Load":
    """Return what the settings say, else what was measured on this machine, else what is usual."""
    from transnews.engines import tuning
    from transnews.engines.batches import Load

    load = tuning.remembered(measured(scratch), key) or tuning.usual(place)
    jobs, batch_tokens = settings.engine.jobs, settings.engine.batch_tokens
    threads = 1 if jobs else load.threads
    return Load(jobs or load.jobs, threads, batch_tokens or load.batch_tokens)
