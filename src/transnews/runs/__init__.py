"""What is kept of each run: one JSON file in ``.transnews/runs``, and what can be seen in them.

`record` writes a report down, `keeping` holds the last ones, `drawing` plots them.
The format is in docs/runs.md.
"""

from transnews.runs.keeping import FOLDER, MOST, Run, keep, last, place
from transnews.runs.record import VERSION, texts

__all__ = ["FOLDER", "MOST", "VERSION", "Run", "keep", "last", "place", "texts"]
