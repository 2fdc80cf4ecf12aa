"""What the index page is made of, gathered without a model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from transnews import runs, standing
from transnews.config import Settings
from transnews.errors import MaterialError, TransnewsError
from transnews.runs import Run
from transnews.standing import Held, Overview
from transnews.status import Standing

_UNRESERVED = "/!~*'()"
"""What JavaScript's ``encodeURIComponent`` leaves as it is, and the slash."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that the index page shows."""

    name: str
    """Of the project."""
    output: str
    """The folder of the locales, relative to the project."""
    overview: Overview
    held: Sequence[Held] = ()
    runs: Sequence[Run] = ()
    """The oldest first."""
    pages: frozenset[str] = frozenset()
    """The pages of articles that stand, as `page_of` names them."""

    def address(self, row: Standing) -> str:
        """Return the relative address of the page of *row*, empty where none stands."""
        page = page_of(self.output, row)
        return quote(page, safe=_UNRESERVED) if page in self.pages else ""


def page_of(output: str, row: Standing) -> str:
    """Return where the page of an article in a locale lies in the preview folder.

    It lies there as the PO file does in the folder of the locales, *output*.
    """
    po = PurePosixPath(row.po)
    return po.relative_to(output).with_name(f"{po.name.removesuffix('.po')}.html").as_posix()


def gather(
    project: Path,
    settings: Settings,
    locales: Sequence[str],
    folder: Path,
    tell: Callable[[TransnewsError], None],
) -> Material:
    """Return what stands in a project.

    Args:
        project: The project folder.
        settings: Its settings.
        locales: Those that are shown.
        folder: Of the pages that were written.
        tell: Is given each problem as it comes up.
    """
    overview = standing.look_over(project, settings, (), locales, tell)
    last, wrong = runs.last(project, runs.MOST)
    for error in wrong:
        _add(overview, error, tell)
    rows = overview.standings
    places = (page_of(settings.output, row) for row in rows)
    return Material(
        settings.project.name,
        settings.output,
        overview,
        tuple(standing.held_back(project, settings, rows)),
        last,
        frozenset(place for place in places if (folder / place).is_file()),
    )


def _add(overview: Overview, error: MaterialError, tell: Callable[[TransnewsError], None]) -> None:
    tell(error)
    overview.problems.append((str(error), error.exit_status))
