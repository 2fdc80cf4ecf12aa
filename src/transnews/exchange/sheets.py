"""Entries of a PO file ↔ the units of a sheet."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping

from transnews.exchange.values import Sheet, Taken, Unit
from transnews.model import Key
from transnews.review import Edit, Entry, State

# Characters that XML 1.0 cannot hold, not even escaped.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 60


def identity(key: Key, state: State, msgstr: str) -> str:
    """Return the id of a unit: one hash of the message, one of what stands there.

    >>> identity(Key("", "Hello."), State.DRAFT, "Olá.")
    'bc60dc09360bc12d-a686bb7e1374'
    """
    return f"{_message(key)}-{_standing(state, msgstr)}"


def _message(key: Key) -> str:
    return _hash(f"{key.context}\4{key.text}", 16)


def _standing(state: State, msgstr: str) -> str:
    # Newlines at the edges follow the source, as everywhere in PO files.
    return _hash(f"{state}\4{msgstr.strip(chr(10))}", 12)


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]


def sheet(
    article: str,
    languages: tuple[str, str],
    entries: Iterable[Entry],
    states: Collection[State] = tuple(State),
) -> tuple[Sheet, tuple[str, ...]]:
    """Return the messages that go out, and what is wrong with those that cannot.

    Args:
        article: its path.
        languages: of article and locale, BCP 47.
        entries: of the PO file.
        states: which of them.
    """
    wanted = [entry for entry in entries if not entry.obsolete and entry.state in states]
    left = [e for e in wanted if _IMPOSSIBLE.search(f"{e.key.context}{e.key.text}{e.msgstr}")]
    units = tuple(_unit(entry) for entry in wanted if entry not in left)
    return Sheet(article, *languages, units), tuple(
        f"{_shown(entry.key.text)}: a control character, which XML cannot hold; left out"
        for entry in left
    )


def _unit(entry: Entry) -> Unit:
    return Unit(
        identity(entry.key, entry.state, entry.msgstr),
        entry.key.text,
        entry.msgstr,
        entry.state,
        entry.key.context,
        _IMPOSSIBLE.sub("", entry.previous or "") if entry.state is State.OUTDATED else "",
        tuple(_IMPOSSIBLE.sub("", note) for note in entry.notes),
        _IMPOSSIBLE.sub("", entry.remark),
    )


def taken(sheet: Sheet, entries: Iterable[Entry]) -> Taken:
    """Return what a sheet that came in asks of the PO file it went out from.

    A text that is empty, or stands as it went out, asks for nothing. One that somebody changed
    in the PO file meanwhile, or that is gone from it, is a conflict.
    """
    known = {_message(entry.key): entry for entry in entries if not entry.obsolete}
    edits: list[Edit] = []
    conflicts: list[str] = []
    remarks: list[str] = []
    for unit in sheet.units:
        remarks += (f"{_shown(unit.source)}: {note}" for note in unit.notes)
        try:
            edits += _edits(unit, known)
        except LookupError as error:
            conflicts.append(f"{_shown(unit.source)}: {error.args[0]}")
    return Taken(tuple(edits), tuple(conflicts), tuple(remarks))


def _edits(unit: Unit, known: Mapping[str, Entry]) -> list[Edit]:
    """Return the edit that a unit asks for, if it does.

    Raises:
        LookupError: it cannot be made; says why.
    """
    fuzzy = _fuzzy(unit)
    if fuzzy is None:
        return []
    message, _, was = unit.id.partition("-")
    if (entry := known.get(message)) is None:
        raise LookupError("not in the PO file any more: the article changed")
    if (entry.msgstr.strip("\n"), entry.fuzzy) == (unit.target.strip("\n"), fuzzy):
        return []
    if _standing(entry.state, entry.msgstr) != was:
        raise LookupError(
            f"changed in the PO file (line {entry.line}) since it went out, and left as it is;"
            f" the agency has: {_shown(unit.target)}"
        )
    return [Edit(entry.key, unit.target, fuzzy, entry.msgstr)]


def _fuzzy(unit: Unit) -> bool | None:
    """Return whether what came in needs work still, None if it asks for no change at all."""
    if not unit.target.strip("\n"):
        return None
    was = unit.id.partition("-")[2]
    sent = next((state for state in State if _standing(state, unit.target) == was), None)
    if sent is None:
        return unit.state is not State.REVIEWED
    if unit.state is None or (unit.state is State.REVIEWED) == (sent is State.REVIEWED):
        return None
    return unit.state is not State.REVIEWED


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…")
