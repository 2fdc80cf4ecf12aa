"""What a reworded source says otherwise than before: numbers, dates, names, negations.

Beside two long texts and an outdated translation a person overlooks a word: msgmerge offers the
translation of `Talks will continue.` for `Talks will not continue.` `benchmarks/changes.py` counts
what is found here, and what is said without cause.
"""

from transnews.changes.comparing import changes

__all__ = ["changes"]
