"""One article in one locale: what stands there, and which messages need a draft."""

from transnews.tasks.opening import open_task
from transnews.tasks.values import Task

__all__ = ["Task", "open_task"]
