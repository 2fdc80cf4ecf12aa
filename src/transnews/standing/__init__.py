"""Go over a project without a model: build variants, take them down, see what stands where."""

from transnews.standing import unchanged
from transnews.standing.building import build_all
from transnews.standing.going import named, read_trace
from transnews.standing.overview import Orphan, status_all, without_article
from transnews.standing.takedown import take_down
from transnews.standing.unchanged import Built

__all__ = [
    "Built",
    "Orphan",
    "build_all",
    "named",
    "read_trace",
    "status_all",
    "take_down",
    "unchanged",
    "without_article",
]
