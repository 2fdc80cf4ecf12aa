"""The memory of a project, brought up to date before a command looks into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects

if TYPE_CHECKING:
    from transnews.config import Settings
    from transnews.memory import Memory, Refreshed


@dataclass(frozen=True, slots=True)
class Opened:
    """What the commands need."""

    folder: Path
    settings: "Settings"
    memory: "Memory"
    refreshed: "Refreshed"

    @property
    def exit_status(self) -> int:
        """1 if a file of the memory needs a person."""
        return 1 if self.refreshed.problems else 0


@contextmanager
def opened(ctx: click.Context) -> Iterator[Opened]:
    """Open the memory of the project and bring it up to date; problems are told.

    Raises:
        TransnewsError: the project or its memory cannot be used.
    """
    from transnews import memory

    folder, settings = projects.load(ctx)
    with memory.open_memory(folder) as handle:
        refreshed = memory.refresh(handle, folder, settings)
        if refreshed.remade:
            click.echo(f"transnews: the memory was made anew: {refreshed.remade}", err=True)
        for problem in refreshed.problems:
            click.echo(f"transnews: {problem}", err=True)
        yield Opened(folder, settings, handle, refreshed)
