"""Text → language: two opinions, one verdict, and *unsure* rather than wrong."""

from transnews.detect.judge import Detection, describe, detect
from transnews.detect.opinions import Opinion

__all__ = ["Detection", "Opinion", "describe", "detect"]
