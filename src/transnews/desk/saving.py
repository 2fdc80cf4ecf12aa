"""A person's text into the PO file: never over what somebody else wrote there meanwhile.

The file is read again for each save, the one entry is compared with what the person saw, and the
new file is put in its place only over the very bytes that were read: as a PO editor saves, but
for the looking. A run that works on the same file merges what it finds there (`saving.meanwhile`),
so a save need not wait for one that has the project locked for an hour.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from transnews import files, review
from transnews.desk.values import Conflict, Gone, Outcome, Saved, There, Undoing, Wish
from transnews.errors import ChangedError, ReviewError
from transnews.galley.diffing import diff
from transnews.layout import Places
from transnews.review import Edit

_TRIES = 20
"""How often a file is read again that others keep saving."""


def save(project: Path, places: Places, wish: Wish, person: str, now: datetime) -> Outcome:
    """Save a text, and say in the header who did.

    Args:
        project: The project folder.
        places: Where the files of the article lie.
        wish: What to save.
        person: Who: ``Ana Dias <ana@example.org>``.
        now: With time zone.

    Raises:
        FileError: the file cannot be read or written; what stood there is whole.
        ReviewError: the file is broken, or cannot hold the text.
    """
    name = str(places.po)
    if not wish.fuzzy and not wish.msgstr.strip():
        raise ReviewError(f"{name}: there is no text to approve")

    def edited(text: str) -> str:
        return review.edit(text, [Edit(wish.key, wish.msgstr, wish.fuzzy)], name)

    return _changed(project, name, wish, edited, person, now)


def undo(project: Path, places: Places, taken: Undoing, person: str, now: datetime) -> Outcome:
    """Put an entry back as it stood before a save, byte for byte.

    Raises:
        FileError: as `save`.
        ReviewError: the file is broken, or ``taken.former`` is no entry of the message.
    """
    name = str(places.po)

    def put_back(text: str) -> str:
        return review.put_back(text, taken.key, taken.former, name)

    return _changed(project, name, taken, put_back, person, now)


def _changed(
    project: Path,
    name: str,
    asked: Wish | Undoing,
    change: Callable[[str], str],
    person: str,
    now: datetime,
) -> Outcome:
    """Change one entry, if it still is what was seen, or already is what it is to be."""
    for _ in range(_TRIES):
        text = files.read_text(project / name, name)
        catalog = review.parse(text, name)
        former, there = review.verbatim(catalog, asked.key), _there(text, asked, name)
        if former is None or there is None:
            return Gone(name)
        new = change(text)
        meant = _there(new, asked, name) or there
        if there == meant:
            return Saved(there, former)
        if not _seen(asked, there):
            return Conflict(there, diff(there.msgstr, meant.msgstr))
        with suppress(ChangedError):
            files.replace_text(project / name, text, review.sign(new, person, now, name), name)
            return Saved(meant, former)
    raise ChangedError(f"{name}: another program saves it again and again; try again")


def _there(text: str, asked: Wish | Undoing, name: str) -> There | None:
    entry = review.texts(review.parse(text, name)).get(asked.key)
    return There(entry.msgstr, entry.fuzzy) if entry else None


def _seen(asked: Wish | Undoing, there: There) -> bool:
    """Tell whether the person saw what stands there; newlines at the edges do not count."""
    same = asked.was.strip("\n") == there.msgstr.strip("\n")
    # Nothing has no state: an empty text that is fuzzy counts as no translation.
    return same and (asked.was_fuzzy in (None, there.fuzzy) or not there.msgstr)
