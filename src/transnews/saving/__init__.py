"""Save what was drafted for an article: trace, PO file, variant, in this order.

The order makes a kill harmless: the trace says what is about to stand in the PO file and
what stood there (docs/design.md, *Killed at any time*).
"""

from pathlib import Path

from transnews import build, gates
from transnews.config import Settings
from transnews.saving.done import done
from transnews.saving.drafts import save_drafts
from transnews.saving.saved import Saved, texts
from transnews.tasks import Task

__all__ = ["Saved", "done", "save_drafts", "save_variant", "texts"]


def save_variant(project: Path, settings: Settings, task: Task) -> Saved:
    """Write the variant that the PO file makes; return what stands there now.

    Raises:
        FileError: the file cannot be written.
        BuildError: the variant is held back.
    """
    catalog = build.read_catalog(project, task.places, task.locale)
    aids = gates.read(project, settings, task.article, task.locale, task.places)
    made = build.variant(task.article, catalog, task.locale, task.places, settings, aids)
    return Saved(str(made.path), made.text, build.write(project, made))
