"""What stands where: per locale and article, what is reviewed and what waits."""

from transnews.status.stages import Stage, stages
from transnews.status.values import Counts, Retraction, Standing, standing, summed, total

__all__ = ["Counts", "Retraction", "Stage", "Standing", "stages", "standing", "summed", "total"]
