"""What a run did: events while it goes on, a report at its end."""

from transnews.report.events import (
    Begun,
    Done,
    Event,
    Found,
    Planned,
    Problem,
    Progress,
    Spent,
    TakenDown,
    timed,
)
from transnews.report.summing import FOREMOST, SUMS, Report

__all__ = [
    "FOREMOST",
    "SUMS",
    "Begun",
    "Done",
    "Event",
    "Found",
    "Planned",
    "Problem",
    "Progress",
    "Report",
    "Spent",
    "TakenDown",
    "timed",
]
