"""One translation, looked over without a model: every check, its markup, its characters.

What a person wrote is judged as a person's: `persons` has what is let pass there.
"""

from transnews.qa.entries import Work, findings, lost_names, work

__all__ = ["Work", "findings", "lost_names", "work"]
