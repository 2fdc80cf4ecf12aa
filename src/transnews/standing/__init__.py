"""Go over a project without a model: build variants, take them down, see what stands where."""

from transnews.standing import unchanged
from transnews.standing.building import build_all
from transnews.standing.going import named, read_trace
from transnews.standing.holding import Held, held_back
from transnews.standing.overview import Orphan, status_all, without_article
from transnews.standing.takedown import take_down
from transnews.standing.unchanged import Built
from transnews.standing.whole import Overview, look_over

__all__ = [
    "Built",
    "Held",
    "Orphan",
    "Overview",
    "build_all",
    "held_back",
    "look_over",
    "named",
    "read_trace",
    "status_all",
    "take_down",
    "unchanged",
    "without_article",
]
