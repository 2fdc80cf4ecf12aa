"""The bar of a run on a terminal: words done, words a second, time left, what was found."""

import sys
from typing import TYPE_CHECKING

from transnews.cli import terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Task


class Bar:
    """A bar that goes when it is closed."""

    def __init__(self, words: int, console: "Console | None" = None) -> None:
        """Show a bar.

        Args:
            words: How many there are to do.
            console: Where, if not on standard error.
        """
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            ProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.text import Text

        class Rate(ProgressColumn):
            """Words a second."""

            def render(self, task: "Task") -> Text:
                """See `ProgressColumn.render`."""
                speed = task.finished_speed or task.speed
                return Text(f"{speed:,.0f} words/s" if speed else "– words/s")

        self._progress = Progress(
            BarColumn(),
            TextColumn("{task.completed:,.0f} of {task.total:,.0f} words"),
            Rate(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[found]}"),
            console=console or Console(file=terminal.unguarded(sys.stderr)),
            transient=True,
            redirect_stdout=False,  # what was sent to a file goes to that file
        )
        self._task = self._progress.add_task("words", total=words, found="")
        self._progress.start()

    def advance(self, words: int) -> None:
        """Move on by so many words."""
        self._progress.advance(self._task, words)

    def tell(self, findings: int, problems: int) -> None:
        """Show what was found so far."""
        parts = [f"{findings:,} to look at"] if findings else []
        parts += [f"{problems:,} problem{'s' if problems > 1 else ''}"] if problems else []
        self._progress.update(self._task, found=", ".join(parts))

    def print(self, text: str) -> None:
        """Print a line above the bar."""
        said = terminal.shown(text)
        self._progress.console.print(said, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
