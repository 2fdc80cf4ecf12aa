"""Which variants the gate held back, as it is remembered: nothing is built to find out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from transnews import layout, state
from transnews.config import Settings
from transnews.standing import unchanged
from transnews.status import Standing


@dataclass(frozen=True, slots=True)
class Held:
    """A variant that the last build held back."""

    article: str
    locale: str
    reason: str


def held_back(project: Path, settings: Settings, standings: Iterable[Standing]) -> Iterator[Held]:
    """Yield what the last build or run held back, where nothing changed since.

    What a build would find of files that changed meanwhile is not known here.
    """
    decided = unchanged.decides(project, settings)
    with state.opened(project, writable=False) as known:
        for row in standings:
            path = PurePath(row.article)
            places = layout.places(settings, path, row.locale)
            look = unchanged.look(known, path, row.locale, places, decided)
            for built in unchanged.again(look):
                if not isinstance(built, unchanged.Built):
                    reason = str(built).removeprefix(f"{places.variant}: held back: ")
                    yield Held(row.article, row.locale, reason)
