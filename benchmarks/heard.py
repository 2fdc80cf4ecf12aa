"""A report that holds all events, for small runs: what tests and benchmarks look at."""

from transnews.report import Done, Event, Problem, Report


class Heard(Report):
    """Keeps what was done and what was wrong."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.events: list[Done] = []
        self.wrong: list[Problem] = []

    def add(self, event: Event) -> None:
        """See `Report.add`."""
        super().add(event)
        if isinstance(event, Done):
            self.events.append(event)
        elif isinstance(event, Problem):
            self.wrong.append(event)
