"""PO files whose article is gone: it was removed, or goes by another name now."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from transnews import files, formats, languages, layout, review, stamps
from transnews.config import Settings
from transnews.errors import TransnewsError
from transnews.layout import Places
from transnews.model import Key
from transnews.review.pairing import pair

_HALF = 0.5
"""Of the texts: what an article must share with a PO file to be its article under a new name."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """The files of an article that is gone."""

    places: Places
    """The variant may be in another format than the article was, if it was never written."""
    keys: frozenset[Key]
    """The messages of the PO file, without the obsolete ones."""


def find(project: Path, settings: Settings, locale: str) -> tuple[Places, ...]:
    """Return where the PO files of *locale* lie that have no article, by name."""
    folder = project / settings.output / languages.gettext(locale)
    found = (name for name in stamps.walk(str(folder)) if name.endswith(".po"))
    names = stamps.lister()
    return tuple(
        _places(project, settings, stem, locale)
        for stem in (PurePosixPath(name.removesuffix(".po")) for name in found)
        if not any(
            _named(names(str(project / place / stem.parent)), stem)
            for place in (settings.articles, "")
        )
    )


def read(project: Path, settings: Settings, locale: str) -> list[Orphan]:
    """Return the files without an article, with what they hold; broken PO files are left alone."""
    found = []
    for places in find(project, settings, locale):
        try:
            text = files.read_text(project / places.po, str(places.po))
            catalog = review.parse(text, str(places.po))
        except TransnewsError:
            continue
        found.append(Orphan(places, frozenset(review.texts(catalog))))
    return found


def former(found: Collection[Orphan], keys: Collection[Key]) -> Orphan | None:
    """Return the files that an article of these messages had under its former name.

    They are those with which it has the most messages in common, reworded ones among them, if that
    is half of either's; one at least is the very same.
    """
    wanted = frozenset(keys)
    shared = {orphan: _shared(orphan.keys, wanted) for orphan in found}
    likely = [
        orphan
        for orphan, common in shared.items()
        if common and common >= _HALF * min(len(orphan.keys), len(wanted))
    ]
    return max(likely, key=lambda orphan: shared[orphan], default=None)


def _shared(old: frozenset[Key], new: frozenset[Key]) -> int:
    """Count the messages in common, reworded ones too."""
    if not old & new:
        return 0
    gone, come = (
        sorted(keys, key=lambda key: (key.text, key.context)) for keys in (old - new, new - old)
    )
    return len(old & new) + len(pair(gone, come))


def _named(names: frozenset[str], stem: PurePosixPath) -> bool:
    return any(stem.name + suffix in names for suffix in formats.SUFFIXES)


def _places(project: Path, settings: Settings, stem: PurePosixPath, locale: str) -> Places:
    named = [
        layout.places(settings, PurePosixPath(settings.articles) / f"{stem}{suffix}", locale)
        for suffix in formats.SUFFIXES
    ]
    there = (places for places in named if (project / places.variant).is_file())
    return next(there, named[0])
